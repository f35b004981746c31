"""Sites without any rule: the whole way from a definition of six lines to an archive."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.end_to_end.commands import cuttings, scrapy
from tests.end_to_end.own import Own, owned
from tests.site_cases import cards

NEXT = '<nav><a rel="next" href="{}">Next page</a></nav>'
PAGES = {
    "/news/": cards(1, 2, 3, 4, below=NEXT.format("/news/page/2/")),
    "/news/page/2/": cards(5, 6, 7, 8, below=NEXT.format("/news/page/3/")),
    "/news/page/3/": cards(9, 10, 11),
    "/list?kind=calls": cards(12, 13, 14),
}
THEN = "[[layouts]]\nuntil = 2030-01-01\nselectors = { record = 'article', title = 'h2 a' }\n"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    with owned(tmp_path / "archive", PAGES) as made:
        made.define("auto", "")
        yield made


def numbered(numbers: Iterable[int]) -> list[str]:
    return [f"Item {number} of many" for number in numbers]


def plain(own: Own, topic: str) -> list[str]:
    """The titles of a list; which kind of space stands in them is for other tests."""
    return [" ".join(title.split()) for title in own.titles(topic)]


def test_topics_are_walked_to_their_ends(own: Own) -> None:
    assert own.crawl() == {"news": "last page", "open-calls": "last page"}
    assert (plain(own, "news"), plain(own, "open-calls")) == (numbered(range(1, 12)), numbered((12, 13, 14)))


def test_dates_are_what_the_page_says(own: Own) -> None:
    own.crawl(target="quay/open-calls")
    rows = own.ask("export", "--format", "jsonl")
    assert sorted(row["published"] for row in rows) == ["2019-05-12", "2019-05-13", "2019-05-14"]


def test_a_redirect_out_of_the_topic_is_seen(tmp_path: Path) -> None:
    pages = PAGES | {"/news/page/2/": "->/list?kind=calls"}
    with owned(tmp_path / "archive", pages) as own:
        own.define("auto", "")
        assert own.crawl(target="quay/news", status=3) == {"news": "moved"}


def test_a_page_that_is_no_listing_is_said_to_be_none(tmp_path: Path) -> None:
    pages = PAGES | {"/list?kind=calls": "<html><body><h1>Sign in</h1><form><input name=word></form></body></html>"}
    with owned(tmp_path / "archive", pages) as own:
        own.define("auto", "")
        assert own.crawl(status=3) == {"news": "last page", "open-calls": "not a listing"}


def test_an_unlinked_page_is_followed_by_the_rule(tmp_path: Path) -> None:
    pages = {"/news/": cards(1, 2, 3), "/news/more/2": cards(4, 5), "/list?kind=calls": cards(6, 7, 8)}
    with owned(tmp_path / "archive", pages) as own:
        own.define("auto", "[pagination]\npath = '/{topic}/more/{page}'\nsize = 3\n")
        assert own.crawl(target="quay/news") == {"news": "last page"}
        assert plain(own, "news") == numbered(range(1, 6))


def test_old_captures_can_have_another_method(own: Own) -> None:
    own.define("auto", THEN)
    own.crawl("--max-pages", "1", target="quay/news")
    assert plain(own, "news") == numbered(range(1, 5))
    assert all(row["teaser"] is None for row in own.ask("export", "--format", "jsonl"))


def test_scrapy_check_asks_for_a_verdict(own: Own) -> None:
    assert "OK" in scrapy("check", "quay", "-s", f"CUTTINGS_SOURCES={own.archive / 'sources'}").stderr


@pytest.mark.parametrize("arguments", [(), ("--method", "auto")])
def test_extract_reads_a_page_of_no_source(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    page = tmp_path / "page.html"
    page.write_text(PAGES["/news/"], encoding="utf-8")
    run = cuttings("extract", page, "--url", "https://nobody.example/news/", "--json", *arguments, cwd=tmp_path)
    shown = json.loads(run.stdout)
    assert (shown["source"], shown["method"]) == (None, "auto")
    paths = [urlsplit(entry["url"]).path for entry in shown["entries"]]
    assert paths == [f"/news/item-{number}" for number in range(1, 5)]
    assert shown["next"] == "https://nobody.example/news/page/2/"
    assert all(0 < entry["confidence"] <= 1 and entry["evidence"]["title"] for entry in shown["entries"])
