"""A source is added by its address, at a terminal and in a pipe, and mended when its site looks different."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.folder import create_archive
from scraper.sources import load_definition
from tests.end_to_end.commands import BIN, Run, cuttings
from tests.end_to_end.terminal import at_a_terminal
from tests.layout_cases import ARTICLE, ENTRIES, LOGIN, articles, cards, renamed
from tests.site_cases import Site, served

TITLES = [one.title for one in ENTRIES]
INDEX = (
    '<html lang="en"><body><main><h1>Harbours</h1><p>Welcome.</p><a href="/news/">All our news</a></main></body></html>'
)


class Desk:
    """An archive, and a site whose pages can be changed."""

    def __init__(self, archive: Path, pages: dict[str, str], site: Site) -> None:
        self.archive, self.pages, self.site = archive, pages, site
        self.url = f"http://{site.host}/news/"
        self.definition = archive / "sources" / "quay.toml"

    def run(self, *arguments: object, status: int = 0) -> Run:
        return cuttings("--archive", self.archive, *arguments, status=status)

    def add(self, *arguments: object, status: int = 0) -> Run:
        return self.run("sources", "add", self.url, "--slug", "quay", *arguments, status=status)

    def crawl(self, status: int = 0) -> None:
        """Without the pauses that a site of somebody else would need."""
        text = self.definition.read_text(encoding="utf-8")
        if "delay" not in text:
            self.definition.write_text(text.replace("[site]\n", "[site]\ndelay = 0.0\n"), encoding="utf-8")
        self.run("crawl", "quay", status=status)

    def check(self, *arguments: object, status: int = 0) -> list[dict[str, Any]]:
        found = json.loads(self.run("sources", "check", *arguments, "--json", status=status).stdout)
        assert isinstance(found, list)
        return found

    def listed(self) -> list[str]:
        shown = json.loads(self.run("listing", "quay/news", "--json").stdout)
        return [one["title"] for one in shown["entries"]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    create_archive(tmp_path / "archive").close()
    pages = {"/news/": articles(ENTRIES[:6]), "/news/page/2/": _last(articles(ENTRIES[6:]))}
    pages |= {"/": INDEX, "/sign-in": LOGIN, "/article": ARTICLE, "/old": "->/news/"}
    with served(pages) as site:
        yield Desk(tmp_path / "archive", pages, site)


def _last(html: str) -> str:
    """A page without a link to the next."""
    return html.replace('<a rel="next" href="/news/page/2/">Next page</a>', "")


@pytest.mark.parametrize("options", [(), ("--freeze",)])
def test_a_source_that_was_added_is_crawled_to_its_end(desk: Desk, options: tuple[str, ...]) -> None:
    desk.add("--yes", *options)
    desk.crawl()
    assert desk.listed() == TITLES


def test_what_is_shown_is_what_is_written(desk: Desk) -> None:
    shown = desk.add("--yes").stdout
    written = desk.definition.read_text(encoding="utf-8")
    assert "".join(f"    {line}".rstrip() + "\n" for line in written.splitlines()) in shown
    assert all(title in shown for title in TITLES[:6])
    assert "confidence 0.9" in shown


def test_a_pipe_is_not_asked_and_nothing_is_written(desk: Desk) -> None:
    run = desk.add(status=2)
    assert "--yes" in run.stderr
    assert TITLES[0] in run.stdout
    assert not desk.definition.exists()


def test_at_a_terminal_it_is_asked(desk: Desk) -> None:
    command = [BIN / "cuttings", "--archive", desk.archive, "sources", "add", desk.url, "--slug", "quay"]
    _, output = at_a_terminal(command, b"events\ny\n", "dumb")
    assert "Which of these topics too?" in output
    assert load_definition(desk.definition).topics.known == {"news": "News", "events": "Events"}


def test_who_says_no_gets_nothing(desk: Desk) -> None:
    command = [BIN / "cuttings", "--archive", desk.archive, "sources", "add", desk.url, "--slug", "quay"]
    at_a_terminal(command, b"\nn\n", "dumb")
    assert not desk.definition.exists()


def test_json_has_the_records_the_definition_and_the_reasons(desk: Desk) -> None:
    told = json.loads(desk.add("--yes", "--json").stdout)
    assert [one["title"] for one in told["entries"]] == TITLES[:6]
    assert told["definition"] == desk.definition.read_text(encoding="utf-8")
    assert (told["method"], told["next"], told["remarks"]) == ("auto", f"{desk.url}page/2/", [])
    assert told["offered"] == [{"topic": "events", "name": "Events", "address": "/events/"}]


def test_a_topic_that_is_offered_can_be_named(desk: Desk) -> None:
    desk.add("--yes", "--also", "events")
    assert load_definition(desk.definition).topics.addresses == {"news": "/news/", "events": "/events/"}


def test_a_topic_that_is_not_offered_is_refused(desk: Desk) -> None:
    assert "events" in desk.add("--yes", "--also", "boats", status=2).stderr


def test_a_definition_is_replaced_only_by_force(desk: Desk) -> None:
    desk.add("--yes")
    assert "--force" in desk.add("--yes", "--freeze", status=5).stderr
    desk.add("--yes", "--freeze", "--force")
    assert load_definition(desk.definition).method == "selectors"


@pytest.mark.parametrize("path", ["/sign-in", "/"])
def test_a_page_without_a_list_is_told_by_the_status(desk: Desk, path: str) -> None:
    desk.url = f"http://{desk.site.host}{path}"
    assert "is no listing" in desk.add("--yes", status=6).stderr
    assert list((desk.archive / "sources").iterdir()) == []


def test_where_lists_may_be_is_told(desk: Desk) -> None:
    desk.url = f"http://{desk.site.host}/"
    assert "/news/ (All our news)" in desk.add("--yes", status=6).stderr


def test_an_address_that_does_not_answer_is_named(desk: Desk) -> None:
    desk.url = f"http://{desk.site.host}/nothing"
    run = desk.add("--yes", status=1)
    assert f"HTTP 404 for {desk.url}" in run.stderr
    assert "\n" not in run.stderr.strip()


def test_what_robots_txt_forbids_is_not_fetched(desk: Desk) -> None:
    desk.pages["/robots.txt"] = "User-agent: *\nDisallow: /news/"
    assert "robots.txt" in desk.add("--yes", status=1).stderr
    assert desk.site.paths == []


def test_a_foreign_host_needs_a_contact(desk: Desk) -> None:
    desk.url = "https://harbours.example/news/"
    assert "contact" in desk.add("--yes", status=7).stderr


def test_a_redirect_is_told(desk: Desk) -> None:
    desk.url = f"http://{desk.site.host}/old"
    assert f"led to http://{desk.site.host}/news/" in desk.add("--yes").stderr
    assert load_definition(desk.definition).topics.addresses == {"news": "/news/"}


def test_a_saved_page_needs_no_server(desk: Desk, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_text(articles(), encoding="utf-8")
    desk.url = "https://harbours.example/news/"
    desk.add(saved, "--captured-at", "2026-03-01", "--yes")
    assert load_definition(desk.definition).site.host == "harbours.example"
    assert desk.site.paths == []


def test_a_new_source_is_as_it_should_be(desk: Desk) -> None:
    desk.add("--yes", "--freeze")
    desk.crawl()
    assert [(one["fine"], one["read"]) for one in desk.check("quay")] == [(True, 6), (True, 6)]


def test_a_wrong_definition_is_told_and_the_others_are_checked(desk: Desk) -> None:
    desk.add("--yes")
    (desk.archive / "sources" / "broken.toml").write_text("slug = 3", encoding="utf-8")
    run = desk.run("sources", "check", status=5)
    assert "broken.toml" in run.stderr
    assert "as expected" in run.stdout


@pytest.mark.parametrize("layout", [cards, renamed])
def test_a_site_that_was_redesigned_is_mended(desk: Desk, layout: Any) -> None:
    desk.add("--yes", "--freeze")
    desk.crawl()
    desk.pages |= {"/news/": layout(ENTRIES[:6]), "/news/page/2/": _last(layout(ENTRIES[6:]))}
    desk.crawl(status=3)
    (_, capture) = desk.check("quay", status=6)
    assert (capture["mended"]["known"], capture["mended"]["by_address"]) == (6, 6)
    desk.run("sources", "check", "quay", "--write", "--yes")
    desk.crawl()
    assert desk.listed() == TITLES
    assert all(one["fine"] for one in desk.check("quay"))


def test_nothing_is_mended_unasked(desk: Desk) -> None:
    desk.add("--yes", "--freeze")
    before = desk.definition.read_text(encoding="utf-8")
    (desk.archive / "new.html").write_text(cards(ENTRIES[:6]), encoding="utf-8")
    run = desk.run("sources", "check", "quay", desk.archive / "new.html", status=6)
    assert "a new layout reads 6 of 6 known entries again" in run.stdout
    assert "--yes" in desk.run("sources", "check", "quay", desk.archive / "new.html", "--write", status=2).stderr
    assert desk.definition.read_text(encoding="utf-8") == before


def test_a_page_that_is_another_is_told_and_not_mended(desk: Desk) -> None:
    desk.add("--yes", "--freeze")
    (desk.archive / "new.html").write_text(LOGIN, encoding="utf-8")
    (found,) = desk.check("quay", desk.archive / "new.html", status=6)
    assert (found["mended"], found["read"]) == (None, 0)
    assert found["problem"]
