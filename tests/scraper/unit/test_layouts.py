"""Layouts: a capture is read as the site looked when it was captured."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import InvalidDefinition
from scraper.page import Page
from scraper.pages import parse, parser_of
from scraper.sources import Source
from scraper.sources.addresses import Place, is_of_topic, place_of
from scraper.sources.layouts import layout_at, source_at
from scraper.sources.model import Layout, Topics
from tests.definition_cases import DEFINITION, written
from tests.site_cases import SELECTORS, TOP, cards

LAYOUTS = """
[[layouts]]
until = 2018-01-01
labels = { published = ["posted on"] }
entries = { path = '/old/' }
dates = { order = "MDY", formats = ["%m/%d/%Y"] }

[[layouts]]
until = 2019-01-01T12:00:00+01:00
selectors = { record = "li", title = "b" }
topics = { path = "/then/{topic}", addresses = { open-calls = "/calls.php" } }
pagination = { path = "/then/{topic}-{page}" }
"""
SWITCH = datetime(2019, 1, 1, 11, tzinfo=UTC)


@pytest.fixture
def source(tmp_path: Path) -> Source:
    return written(tmp_path, TOP.format(method="selectors", host="quay.example") + SELECTORS + LAYOUTS, "quay.toml")


@pytest.mark.parametrize(
    ("captured_at", "method"),
    [
        (datetime(2017, 12, 31, 23, 59, tzinfo=UTC), "labels"),
        (datetime(2018, 1, 1, tzinfo=UTC), "selectors"),
        (SWITCH - timedelta(seconds=1), "selectors"),
        (SWITCH, None),
    ],
)
def test_the_layout_of_a_time(source: Source, captured_at: datetime, method: str | None) -> None:
    layout = layout_at(source, captured_at)
    found = source_at(source, captured_at).method if layout else None
    assert found == method


@given(moments=st.lists(st.datetimes(timezones=st.just(UTC)), unique=True))
def test_it_is_the_first_to_end_after_the_capture(moments: list[datetime]) -> None:
    source = Source.model_construct(layouts=tuple(Layout(until=moment, method="auto") for moment in moments))
    for moment in moments:
        found = layout_at(source, moment)
        later = sorted(other for other in moments if other > moment)
        assert (found.until if found else None) == (later[0] if later else None)


def test_a_page_is_read_by_the_layout_of_its_time(source: Source) -> None:
    html = f"<p>Posted on: 05/04/2017</p>{cards(3)}<ul><li><b>Then</b></li></ul>"
    times = [datetime(2018, 6, 1, tzinfo=UTC), datetime(2019, 6, 1, tzinfo=UTC)]
    pages = [Page(body=html.encode(), url="http://quay.example/news/", captured_at=at) for at in times]
    titles = [[entry.title for entry in parse(page, source).entries] for page in pages]
    assert titles == [["Then"], ["Item\N{NO-BREAK SPACE}3 of many"]]


def test_labels_are_one_of_the_ways(source: Source) -> None:
    html = "<h1>news</h1><h3><a href=/old/1>Old</a></h3><p>Its long teaser is here.</p><p>Posted on: 05/04/2017</p>"
    page = Page(body=html.encode(), url="http://quay.example/news/", captured_at=datetime(2017, 6, 1, tzinfo=UTC))
    (entry,) = parse(page, source).entries
    assert (entry.title, entry.published and entry.published.value) == ("Old", "2017-05-04")


def test_the_parser_is_that_of_the_time(source: Source) -> None:
    parsers = [parser_of(source, datetime(year, 6, 1, tzinfo=UTC)) for year in (2017, 2019)]
    assert parsers == ["labels/1", "selectors/1"]


def test_what_a_layout_leaves_out_is_that_of_the_present(source: Source) -> None:
    then = source_at(source, datetime(2018, 6, 1, tzinfo=UTC))
    assert then.dates == source.dates
    assert then.topics.known == source.topics.known
    assert then.entries == source.entries


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/news/", Place("news", 1)),
        ("/then/news", Place("news", 1)),
        ("/then/news-3", Place("news", 3)),
        ("/calls.php", Place("open-calls", 1)),
        ("/then", None),
    ],
)
def test_addresses_of_all_layouts_are_the_source_s(source: Source, path: str, place: Place | None) -> None:
    assert place_of(source, f"http://quay.example{path}") == place


def test_a_page_of_an_old_address_is_of_its_topic_alone(source: Source) -> None:
    topics = [is_of_topic(source, "http://quay.example/then/news-3", topic) for topic in ("news", "open-calls")]
    assert topics == [True, False]


def test_topics_keep_what_is_not_about_addresses(source: Source) -> None:
    then = source_at(source, datetime(2018, 6, 1, tzinfo=UTC))
    assert isinstance(then.topics, Topics)
    assert then.topics.most == source.topics.most


@pytest.mark.parametrize(
    ("layout", "key", "expected"),
    [
        ('until = "someday"', "layouts.0.until", "2020-07-01"),
        ("until = 2019", "layouts.0.until", "2020-07-01"),
        ('until = 2019-01-01\nmethod = "selectors"', "layouts.0.selectors", "missing"),
        ("until = 2019-01-01\nlabels = { ends = ['until'] }", "layouts.0.labels", "published or starts"),
        ("until = 2019-01-01\ntopics = { known = { a = 'a' } }", "layouts.0.topics.known", "path, addresses"),
        (
            "until = 2019-01-01\n[[layouts]]\nuntil = 2019-01-01T01:00:00+01:00",
            "layouts",
            "2 end at 2019-01-01T00:00:00Z",
        ),
        ("method = 'auto'", "layouts.0.until", "missing"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, layout: str, key: str, expected: str) -> None:
    with pytest.raises(InvalidDefinition) as caught:
        written(tmp_path, f"{DEFINITION}\n[[layouts]]\n{layout}\n")
    ((named, expectation),) = caught.value.problems
    assert named == key
    assert expected in expectation
