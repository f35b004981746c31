"""What once went wrong, each with what it looked like then."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.demo import Site
from scraper.demo.faults import Refuse
from scraper.errors import InvalidDefinition
from scraper.page import Page
from scraper.pages import parse
from scraper.parsing.dates import read_date
from scraper.parsing.plain import text_document
from scraper.patience import retry_after
from scraper.sources.addresses import canonical_url, owns
from tests.crawl_cases import crawled
from tests.definition_cases import changed, written
from tests.scraper_cases.markups import MARKUPS
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE, read
from tests.scraper_cases.records import LISTING, address, page_address

NOW = datetime(2019, 5, 20, 12, tzinfo=UTC)
LISTING_TEXT = """\
smart cities
A town is called smart when its wires and people know of each other.
Harbour towns meet again
Mayors and port engineers come together in Gdynia: seats are few.
publication date: 08-05-2019
Night buses in 24 towns
Between one and four a town is another town, and nobody has seen it.
publication date: 07-05-2019
"""
"""Nothing here was wrapped by hand; every line is a paragraph, and none is long."""


@pytest.mark.parametrize("text", ["Mon 05-13-2019", "Monday 05/13/2019", "05-13-2019 10:00 am", "05-13-2019T10:00"])
def test_a_weekday_or_an_hour_does_not_swap_day_and_month(text: str) -> None:
    """dateparser reads 13 May, though DATE_ORDER is DMY; its answer agrees with the numbers in the text."""
    assert read_date(text, SOURCE.dates, NOW).value is None


@pytest.mark.parametrize("query", ["q=a%20b", "flag", "q=a+b&x=%7E", "path=a/b"])
def test_tracking_changes_nothing_else_in_a_query(query: str) -> None:
    """The address with a tracking parameter and the one without it are one entry's."""
    url = f"http://www.eurocities.eu/eurocities/news/x?{query}"
    assert canonical_url(SOURCE, f"{url}&utm_source=letter") == canonical_url(SOURCE, url)


def test_an_empty_port_is_the_default_one() -> None:
    """RFC 3986, section 6.2.3."""
    assert owns(SOURCE, "http://www.eurocities.eu:/eurocities/home")


def test_a_year_beyond_all_numbers_is_no_time_to_wait() -> None:
    """An OverflowError; the crawl's request ends with it instead of being retried."""
    assert retry_after(b"Wed, 08 May 99999999999999999999 10:00:00 GMT", NOW) is None


def test_short_lines_are_not_joined_to_the_next() -> None:
    """The longest line leaves no room for any word, so the line below it is taken for its rest."""
    assert [block.text for block in text_document(LISTING_TEXT).blocks] == LISTING_TEXT.splitlines()


def test_records_of_short_lines_are_all_read() -> None:
    body = LISTING_TEXT.encode()
    page = Page(body=body, url=HOST + page_address(1), captured_at=CAPTURED, media_type="text/plain")
    assert [(entry.title, entry.published and entry.published.value) for entry in parse(page, SOURCE).entries] == [
        ("Harbour towns meet again", "2019-05-08"),
        ("Night buses in 24 towns", "2019-05-07"),
    ]


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    """It made `parse` raise a ValueError."""
    with pytest.raises(InvalidDefinition) as caught:
        written(tmp_path, changed('languages = ["en"]', 'languages = ["xx"]'))
    assert [named for named, _ in caught.value.problems] == ["dates.languages"]


def test_kinds_and_tags_are_compared_in_lower_case(tmp_path: Path) -> None:
    """In capitals they never matched."""
    assert written(tmp_path, changed('kinds = ["news"]', 'kinds = ["News"]')).kinds == ("news",)


@pytest.mark.parametrize("form", ["%d-%m", "%Q"])
def test_a_wrong_format_is_one_mistake(tmp_path: Path, form: str) -> None:
    """Told beside it: "Tuple should have at least 1 item after validation, not 0", which is not so."""
    with pytest.raises(InvalidDefinition) as caught:
        written(tmp_path, changed('["%d-%m-%Y"]', f'["{form}"]'))
    assert [named for named, _ in caught.value.problems] == ["dates.formats.0"]


def test_a_host_that_is_busy_is_left_alone_as_a_whole(tmp_path: Path) -> None:
    """Requests that wait in the downloader's slot have passed the middleware already, and are sent all the same."""
    fault = Refuse(path="social-innovation-issue$", times=1, status=503, retry_after=1)
    crawl = crawled(tmp_path / "archive", Site(7, topics=3, entries_per_topic=5), faults=[fault])
    refused = next(index for index, request in enumerate(crawl.requests) if request.status == 503)
    assert crawl.gaps[refused] >= 0.9


@pytest.mark.parametrize("name", ["divisions", "articles", "rows"])
@pytest.mark.parametrize("bare", [{1}, {9}, {1, 2, 9}])
def test_records_at_the_ends_of_a_list_that_lost_their_labels_stay_records(name: str, bare: set[int]) -> None:
    """Where each record has an element of its own, those before the first date and after the last were dropped."""
    markup = next(markup for markup in MARKUPS if markup.name == name)
    shown = LISTING.records[1:]
    records = tuple(
        replace(record, published=None) if index in bare else record for index, record in enumerate(shown, start=1)
    )
    listing = read(markup, replace(LISTING, records=records))
    assert [entry.title for entry in listing.entries] == [record.title for record in records]
    assert listing.introduction == read(markup, LISTING).introduction


def test_an_element_left_open_in_the_first_record_costs_it_nothing() -> None:
    """All that follows lies inside that element, so the first title seemed to stand outside of the list."""
    records = [record for record in LISTING.records if record.title]
    shown = "".join(
        f"<P><A HREF='{address(record)}'>{record.title}</A><P>{record.paragraphs[0]}"
        f"<P><FONT SIZE=1>publication date: 0{number}-05-2019"
        for number, record in enumerate(records, start=1)
    )
    body = f"<HTML><BODY><H1>smart cities<P>{LISTING.introduction[0]}{shown}".encode()
    page = Page(body=body, url=HOST + page_address(1), captured_at=CAPTURED, media_type="text/html")
    listing = parse(page, SOURCE)
    assert [entry.title for entry in listing.entries] == [record.title for record in records]
    assert listing.introduction == LISTING.introduction[:1]
