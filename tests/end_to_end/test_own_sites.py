"""Sites that are read by selectors, by a page module, or by what they looked like once: crawled, read again, asked."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.folder import create_archive
from tests.end_to_end.commands import cuttings, scrapy
from tests.end_to_end.own import PAGES, Own, items, owned
from tests.site_cases import MODULE, SELECTORS

LINKS = "[pagination]\nlinks = '/archive/\\d+'\n"
THEN = """
[[layouts]]
until = 2030-01-01
selectors = { record = "article", title = "h2", link = "a" }
"""
CORRECTION = """
[[corrections]]
field = "published"
found = "2019-05-06T22:30:00Z"
correct = "2018-05"
reason = "the year was mistyped"
"""


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    with owned(tmp_path / "archive") as made:
        made.define(rules=LINKS + SELECTORS)
        yield made


def test_topics_at_addresses_are_walked_to_their_ends(own: Own) -> None:
    assert own.crawl() == {"news": "last page", "open-calls": "last page"}
    assert (own.titles("news"), own.titles("open-calls")) == (items(1, 2, 3, 4, 5), items(6, 7, 8))
    assert sorted(own.site.paths) == sorted(PAGES)


def test_a_link_that_no_rule_knows_ends_the_visit_as_moved(own: Own) -> None:
    own.define()
    assert own.crawl("--max-pages", "9", target="quay/news", status=3) == {"news": "moved"}


def test_a_redirect_out_of_the_topic_is_seen(tmp_path: Path) -> None:
    pages = PAGES | {"/news/page/2/": "->/list?kind=calls"}
    with owned(tmp_path / "archive", pages) as own:
        own.define()
        assert own.crawl(target="quay/news", status=3) == {"news": "moved"}
        assert own.titles("news") == items(1, 2)


def test_rows_lost_in_a_kill_are_read_again_from_the_files(own: Own) -> None:
    own.crawl()
    before = own.ask("export", "--format", "jsonl")
    (own.archive / "archive.db").unlink()
    create_archive(own.archive.with_name("new")).close()
    shutil.copy(own.archive.with_name("new") / "archive.db", own.archive / "archive.db")
    own.define(rules=LINKS + SELECTORS)
    own.crawl(target="quay/open-calls")
    assert {row["title"] for row in own.ask("export", "--format", "jsonl")} == {row["title"] for row in before}


def test_captures_before_its_end_are_read_by_the_old_layout(own: Own) -> None:
    own.define(rules=LINKS + SELECTORS + THEN)
    own.crawl("--max-pages", "1", target="quay/news")
    (first, _) = own.ask("listing", "quay/news", "--json")["entries"]
    assert (first["title"], first["published"]) == (items(1)[0], None)


def test_a_correction_is_what_the_archive_keeps(own: Own) -> None:
    own.define(rules=LINKS + SELECTORS + CORRECTION)
    own.crawl(target="quay/open-calls")
    dates = {entry["title"]: entry["published"] for entry in own.ask("listing", "quay/open-calls", "--json")["entries"]}
    assert dates == dict(zip(items(6, 7, 8), ["2018-05", "2019-05-07", "2019-05-08"], strict=True))


def test_a_page_module_reads_what_no_definition_can(tmp_path: Path) -> None:
    with owned(tmp_path / "archive", {"/news/": "One|/1\nTwo|/2", "/list?kind=calls": "none"}) as own:
        own.define("module", "")
        (own.archive / "sources" / "quay.py").write_text(MODULE, encoding="utf-8")
        assert own.crawl(status=3) == {"news": "last page", "open-calls": "not a listing"}
        assert own.titles("news") == ["One", "Two"]


def test_a_saved_page_is_imported_by_its_address(own: Own, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGES["/news/page/2/"], encoding="utf-8")
    url = f"http://{own.site.host}/news/page/2/"
    cuttings("--archive", own.archive, "import", page, "--source", "quay", "--url", url)
    assert own.titles("news") == items(3, 4)


def extracted(own: Own, tmp_path: Path, *arguments: str, status: int = 0) -> Any:
    page = tmp_path / "page.html"
    page.write_text(PAGES["/news/"], encoding="utf-8")
    run = cuttings("--archive", own.archive, "extract", page, "--json", *arguments, status=status)
    return json.loads(run.stdout) if not status else run.stderr


def test_extract_reads_by_the_source_s_method(own: Own, tmp_path: Path) -> None:
    shown = extracted(own, tmp_path, "--url", f"http://{own.site.host}/news/")
    assert (shown["source"], shown["method"]) == ("quay", "selectors")
    assert [entry["published"] for entry in shown["entries"]] == ["2019-05-01", "2019-05-02"]
    assert {"updated", "confidence", "evidence"} < shown["entries"][0].keys()


@pytest.mark.parametrize(("method", "lack"), [("labels", "labels is missing"), ("module", "no quay.py was loaded")])
def test_extract_refuses_a_method_without_rules(own: Own, tmp_path: Path, method: str, lack: str) -> None:
    assert lack in extracted(own, tmp_path, "--source", "quay", "--method", method, status=2)


def test_extract_needs_a_source_for_rules(own: Own, tmp_path: Path) -> None:
    said = extracted(own, tmp_path, "--url", "http://nobody.example/", "--method", "selectors", status=2)
    assert "--method selectors needs one" in said


def test_the_definition_is_shown_in_full(own: Own) -> None:
    shown = own.ask("sources", "show", "quay", "--json")
    assert (shown["method"], shown["topics"]["known"]) == ("selectors", {"news": "news", "open-calls": "open calls"})


def test_scrapy_check_asks_for_a_verdict(own: Own) -> None:
    said = scrapy("check", "quay", "-s", f"CUTTINGS_SOURCES={own.archive / 'sources'}")
    assert "OK" in said.stderr
