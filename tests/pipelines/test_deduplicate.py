"""One of each entry per page; what comes again on a later page is kept and counted."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from scrapy.crawler import Crawler
from scrapy.utils.test import get_crawler

from pipelines.deduplicate import DeduplicatePipeline, deduplicated
from scraper.items import ListingItem, StopReason, VisitItem
from scraper.page import Encoding, Entry, ListedDate, ListingPage
from tests.scraper_cases.pages import SOURCE

AT = datetime(2019, 5, 20, tzinfo=UTC)
NEWS = "http://www.eurocities.eu/eurocities/news/"
DAY = ListedDate(text="08-05-2019", value="2019-05-08")
OTHER_DAY = replace(DAY, text="07-05-2019", value="2019-05-07")


def page(*entries: Entry) -> ListingPage:
    placed = tuple(replace(entry, position=number) for number, entry in enumerate(entries, 1))
    return ListingPage(
        title=None,
        introduction=(),
        entries=placed,
        next_url=None,
        parser="labels/1",
        encoding=Encoding(name="utf-8", basis="header"),
    )


def entry(title: str | None = None, words: str | None = None, date: ListedDate | None = DAY) -> Entry:
    return Entry(position=0, title=title, url=words and NEWS + words, published=date)


def positions(*entries: Entry) -> list[int]:
    return [kept.position for kept in deduplicated(page(*entries), SOURCE, "smart-cities").page.entries]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry("A", "A-WSPO-AB12CD"), entry("A", "A-WSPO-AB12CD")),
        (entry("A", "A-WSPO-AB12CD"), entry("A new name", "A-new-name-WSPO-AB12CD")),
        (entry("A", "A-WSPO-AB12CD"), entry("A", "A-WSPO-ab12cd")),
        (entry("A", "a"), entry("B", "a")),
        (entry("A"), entry("a ")),
        (entry("‘A’"), entry("'A'")),
    ],
    ids=["same", "edited-slug", "id-in-other-case", "same-address", "other-case", "other-quotes"],
)
def test_the_same_entry_is_kept_once_where_it_stands_first(first: Entry, second: Entry) -> None:
    between = entry("Between", "B-WSPO-000000")
    assert positions(first, between, second) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (entry("A", "A-WSPO-AB12CD"), entry("A", "A-WSPO-AB12CE")),
        (entry("A"), entry("A", date=OTHER_DAY)),
        (entry(), entry()),
        (entry(), entry(date=OTHER_DAY)),
        (entry("A"), entry()),
    ],
    ids=["other-id", "other-day", "untitled-twice", "untitled-other-day", "untitled-beside-titled"],
)
def test_different_entries_are_both_kept(first: Entry, second: Entry) -> None:
    assert positions(first, second) == [1, 2]


@pytest.fixture
def crawler() -> Crawler:
    return get_crawler()


def passed(pipeline: DeduplicatePipeline, listing: ListingPage, topic: str = "smart-cities") -> list[str | None]:
    item = ListingItem(source=SOURCE, url=NEWS, topic=topic, captured_at=AT, page=listing)
    result = pipeline.process_item(item)
    return [kept.title for kept in result.page.entries]


def counts(crawler: Crawler) -> dict[str, int]:
    stats = crawler.stats.get_stats() if crawler.stats else {}
    return {name.partition("/")[2]: value for name, value in stats.items() if name.startswith("cuttings/")}


A, B, C = (entry(name, f"{name}-WSPO-00000{name}") for name in "ABC")


def test_repeats_on_a_page_go_and_are_counted(crawler: Crawler) -> None:
    assert passed(DeduplicatePipeline(crawler), page(A, B, A)) == ["A", "B"]
    assert counts(crawler) == {"repeated_on_page": 1}


def test_repeats_on_a_later_page_stay_and_are_counted(crawler: Crawler) -> None:
    pipeline = DeduplicatePipeline(crawler)
    assert passed(pipeline, page(A, B)) + passed(pipeline, page(B, C)) == ["A", "B", "B", "C"]
    assert counts(crawler) == {"repeated_in_visit": 1}


def test_the_same_entry_under_two_topics_repeats_nothing(crawler: Crawler) -> None:
    pipeline = DeduplicatePipeline(crawler)
    assert passed(pipeline, page(A)) == passed(pipeline, page(A), topic="innovation") == ["A"]
    assert counts(crawler) == {}


def test_the_next_visit_begins_anew(crawler: Crawler) -> None:
    pipeline = DeduplicatePipeline(crawler)
    passed(pipeline, page(A))
    end = VisitItem(visit="v", topic="smart-cities", stop_reason=StopReason.LAST_PAGE, detail="", pages=1)
    assert pipeline.process_item(end) is end
    passed(pipeline, page(A))
    assert counts(crawler) == {}
