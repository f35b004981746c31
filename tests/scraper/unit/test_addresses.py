"""Addresses: which page of which topic, which entry, and one spelling for all mirrors."""

from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.sources import Source, find_source
from scraper.sources.addresses import (
    Place,
    absolute_url,
    canonical_url,
    entry_keys,
    is_entry,
    is_of_topic,
    owns,
    page_step,
    page_url,
    place_of,
    topic_url,
)
from scraper.sources.model import Dates, Entries, Key, Labels, Pagination, Site, Topics

RECORDS = find_source("eurocities")
"""Counts records, in the path."""
PAGES = Source(
    slug="harbours",
    title="Harbours",
    site=Site(scheme="https", host="harbours.example", mirrors=("old.harbours.example:8080",)),
    topics=Topics(path="/latest_categories/{topic}/"),
    pagination=Pagination(path="/latest_categories/{topic}/page/{page}/", size=12),
    entries=Entries(
        path="/latest/[^/]+", keys=(Key(name="post", pattern=r"-(\d+)/?$"), Key(name="doc", pattern="/d(.)"))
    ),
    labels=Labels(published=("posted on",)),
    dates=Dates(order="DMY", formats=("%d-%m-%Y",)),
)
"""Counts pages, in the path, as WordPress does."""
QUERY = PAGES.model_copy(
    update={
        "topics": Topics(path="/latest/?_focus_area={topic}"),
        "pagination": Pagination(path="/latest/?_focus_area={topic}&_paged={page}", size=12),
    }
)
"""Counts pages, in the query."""
PAGE = "http://www.eurocities.eu/eurocities/issues/smart-cities-issue"
SECOND = f"{PAGE}&newsstart=11&newscount=10&contentURL=smart-cities-issue"
ANY_URL = (
    st.text(max_size=40)
    | st.text(alphabet="htps:/@[]%?#&.0123456789-abcWSPO\n ", max_size=60)
    | st.tuples(
        st.sampled_from(["http://", "https://", "//", "ftp://", "HTTP://"]),
        st.sampled_from(["www.eurocities.eu", "eurocities.eu:80", "u:p@eurocities.eu", "[::1]", "[", "h:x", ""]),
        st.text(max_size=20),
    ).map("".join)
)

slugs = st.from_regex(r"[a-z0-9][a-z0-9-]{0,30}", fullmatch=True)
numbers = st.integers(1, 9999)


@given(topic=slugs, start=numbers)
@example(topic="x-issue", start=11)
@example(topic="issue", start=1)
def test_places_and_addresses_are_inverse_where_records_count(topic: str, start: int) -> None:
    place = Place(topic, start)
    assert place_of(RECORDS, page_url(RECORDS, place) or "") == place


@pytest.mark.parametrize("source", [pytest.param(PAGES, id="path"), pytest.param(QUERY, id="query")])
@given(topic=slugs, page=numbers)
@example(topic="page", page=2)
@example(topic="page-2", page=3)
def test_places_and_addresses_are_inverse_where_pages_count(source: Source, topic: str, page: int) -> None:
    place = Place(topic, (page - 1) * page_step(source) + 1)
    assert place_of(source, page_url(source, place) or "") == place


@pytest.mark.parametrize(
    ("source", "place", "url"),
    [
        (RECORDS, Place("smart-cities", 1), PAGE),
        (RECORDS, Place("smart-cities", 11), SECOND),
        (PAGES, Place("news", 1), "https://harbours.example/latest_categories/news/"),
        (PAGES, Place("news", 13), "https://harbours.example/latest_categories/news/page/2/"),
        (QUERY, Place("food", 25), "https://harbours.example/latest/?_focus_area=food&_paged=3"),
    ],
)
def test_addresses_of_pages(source: Source, place: Place, url: str) -> None:
    assert page_url(source, place) == url


@pytest.mark.parametrize(
    ("url", "place"),
    [
        (f"{PAGE}/", Place("smart-cities", 1)),
        (f"{PAGE}&newsstart=11", Place("smart-cities", 11)),
        (f"{PAGE}&newsstart=0&newscount=10", Place("smart-cities", 1)),
        (PAGE.replace("smart-cities", "Smart-Cities"), Place("smart-cities", 1)),
        (PAGE.replace("www.eurocities.eu/eurocities", "staging.eurocities.eu/v2"), Place("smart-cities", 1)),
        (SECOND.replace("http://www.", "https://"), Place("smart-cities", 11)),
        (f"{PAGE}?utm_source=letter#top", Place("smart-cities", 1)),
        (f"{PAGE}&tpl=home", None),
        (f"{PAGE}?print=1", None),
        ("http://www.eurocities.eu/eurocities/working_groups/Data&tpl=home", None),
        ("http://elsewhere.example/eurocities/issues/smart-cities-issue", None),
        ("ftp://www.eurocities.eu/eurocities/issues/smart-cities-issue", None),
    ],
)
def test_places_of_addresses(url: str, place: Place | None) -> None:
    assert place_of(RECORDS, url) == place


def test_a_page_is_of_its_topic_alone() -> None:
    assert is_of_topic(RECORDS, SECOND, "smart-cities")
    assert not is_of_topic(RECORDS, SECOND, "smart")
    assert not is_of_topic(RECORDS, "http://www.eurocities.eu/", "smart-cities")


@pytest.mark.parametrize("scheme", ["http", "https", "HTTPS"])
@pytest.mark.parametrize("host", [RECORDS.site.host, *RECORDS.site.mirrors, "EuroCities.EU"])
@pytest.mark.parametrize("root", ["/eurocities/", "/v2/"])
def test_all_mirrors_have_one_spelling(scheme: str, host: str, root: str) -> None:
    path = "news/A-title-WSPO-AB12CD"
    url = canonical_url(RECORDS, f"{scheme}://{host}{root}{path}#part")
    assert url == f"http://www.eurocities.eu/eurocities/{path}"


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://www.eurocities.eu:80/", True),
        ("https://www.eurocities.eu:443/", True),
        ("http://user:word@www.eurocities.eu/", True),
        ("http://www.eurocities.eu:443/", False),
        ("https://www.eurocities.eu:80/", False),
        ("http://www.eurocities.eu:8080/", False),
        ("http://www.eurocities.eu.example/", False),
        ("http://example/www.eurocities.eu", False),
        ("http://eu:www.eurocities.eu@example/", False),
        ("file://www.eurocities.eu/etc/passwd", False),
        ("data:text/html,x", False),
        ("", False),
    ],
)
def test_what_the_source_serves(url: str, own: bool) -> None:
    assert owns(RECORDS, url) is own


def test_a_mirror_with_a_port_is_that_port_alone() -> None:
    served = [f"https://old.harbours.example{port}/" for port in (":8080", ":8081", "")]
    assert [owns(PAGES, url) for url in served] == [True, False, False]


@given(url=st.sampled_from([PAGE, SECOND, "https://eurocities.eu/v2/news/x-WSPO-AB12CD?a=1&b=", "http://example/?q=1"]))
@example(url="HTTPS://EuroCities.EU:443/v2/")
def test_canonical_is_a_fixed_point(url: str) -> None:
    once = canonical_url(RECORDS, url)
    assert canonical_url(RECORDS, once) == once


@pytest.mark.parametrize("name", ["utm_source", "utm_campaign", "fbclid", "gclid", "mc_cid", "mc_eid", "_hsenc"])
def test_tracking_parameters_go(name: str) -> None:
    url = canonical_url(RECORDS, f"http://eurocities.eu/eurocities/news/x?{name}=abc&id=7&page=2")
    assert url == "http://www.eurocities.eu/eurocities/news/x?id=7&page=2"


@pytest.mark.parametrize("query", ["id=7", "source=utm_source", "my_fbclid=1", "a=%E2%82%AC&b", "x=a+b"])
def test_other_parameters_stay_as_they_are(query: str) -> None:
    assert urlsplit(canonical_url(RECORDS, f"http://www.eurocities.eu/a?{query}")).query == query


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("../news/x", "http://www.eurocities.eu/eurocities/news/x"),
        (" /a b ", "http://www.eurocities.eu/a%20b"),
        ("//eurocities.eu/a", "http://eurocities.eu/a"),
        ("mailto:desk@example.org", None),
        ("javascript:void(0)", None),
        ("http://[", None),
    ],
)
def test_links(href: str, url: str | None) -> None:
    assert absolute_url(PAGE, href) == url


@given(base=ANY_URL, url=ANY_URL)
@example(base="http://[", url="http://h:99999999/")
def test_nothing_malformed_raises(base: str, url: str) -> None:
    absolute_url(base, url)
    canonical = canonical_url(RECORDS, url)
    for source in (RECORDS, PAGES, QUERY):
        place = place_of(source, url)
        assert place is None or place.start >= 1
        assert is_entry(source, canonical) <= owns(source, canonical)
    assert all(value for _, value in entry_keys(RECORDS, url))


@pytest.mark.parametrize("slug", ["Old-title", "New-title-2", "WSPO-guide"])
@pytest.mark.parametrize("ident", ["AB12CD", "ab12cd"])
def test_the_sites_own_id_outlives_the_words(slug: str, ident: str) -> None:
    assert entry_keys(RECORDS, f"http://www.eurocities.eu/eurocities/news/{slug}-WSPO-{ident}") == (("wspo", "AB12CD"),)


def test_several_ids_come_in_the_order_of_the_definition() -> None:
    assert entry_keys(PAGES, "https://harbours.example/d9/a-title-42/") == (("post", "42"), ("doc", "9"))


def test_no_id() -> None:
    assert entry_keys(RECORDS, "http://www.eurocities.eu/eurocities/news/A-title?-WSPO-AB12CD") == ()


@pytest.mark.parametrize(
    ("url", "entry"),
    [
        ("http://www.eurocities.eu/eurocities/news/A-title-WSPO-AB12CD", True),
        ("http://www.eurocities.eu/eurocities/documents/A-title-WSPO-AB12CD", True),
        ("http://www.eurocities.eu/eurocities/news/", False),
        ("http://www.eurocities.eu/x/eurocities/news/A-title-WSPO-AB12CD", False),
        ("http://elsewhere.example/eurocities/news/A-title-WSPO-AB12CD", False),
    ],
)
def test_entries(url: str, entry: bool) -> None:
    assert is_entry(RECORDS, url) is entry


def test_the_first_page_is_the_topics_address() -> None:
    assert topic_url(RECORDS, "smart-cities") == page_url(RECORDS, Place("smart-cities", 1)) == PAGE


ADDRESSED = Source(
    slug="quay",
    title="Quay",
    method="auto",
    site=Site(host="quay.example:8000", mirrors=("www.quay.example",)),
    topics=Topics(
        addresses={"home": "/", "news": "/news/", "calls": "/list.php?cat=12&lang=en", "caf": "/café"},
        known={"news": "The news"},
    ),
)
"""Has topics at addresses of their own, and no rule."""


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("/", "home"),
        ("/?page=2", "home"),
        ("/news", "news"),
        ("/news/", "news"),
        ("/news/?utm_source=letter#top", "news"),
        ("/news/page/3/", "news"),
        ("/news/?paged=3", "news"),
        ("/list.php?cat=12&lang=en", "calls"),
        ("/list.php?cat=12&lang=en&offset=20", "calls"),
        ("/caf%C3%A9", "caf"),
        ("/list.php?cat=13&lang=en", None),
        ("/list.php", None),
        ("/news/a-title", None),
        ("/login?next=/news/", None),
        ("/news/?after=eyJpZCI6MTd9", "news"),
        ("/news/?author=17", None),
    ],
)
def test_topics_at_addresses_of_their_own(path: str, topic: str | None) -> None:
    place = place_of(ADDRESSED, f"https://www.quay.example{path}")
    assert (place.topic if place else None) == topic


@pytest.mark.parametrize("topic", ADDRESSED.topics.addresses)
def test_the_address_of_a_topic_is_its_first_page(topic: str) -> None:
    assert place_of(ADDRESSED, topic_url(ADDRESSED, topic) or "") == Place(topic, 1)


def test_a_topic_is_called_by_the_words_of_its_slug_unless_it_is_named() -> None:
    assert ADDRESSED.topics.known == {"news": "The news", "home": "home", "calls": "calls", "caf": "caf"}


def test_a_topic_without_address_has_none() -> None:
    assert (topic_url(ADDRESSED, "other"), page_url(ADDRESSED, Place("news", 2))) == (None, None)


@pytest.mark.parametrize("page", ["/news/page/{}/", "/news/?page={}", "/list.php?page={}&cat=12&lang=en"])
def test_further_pages_stand_in_their_order(page: str) -> None:
    places = [place_of(ADDRESSED, f"http://quay.example:8000{page.format(number)}") for number in (1, 2, 3, 12)]
    starts = [place.start for place in places if place]
    assert starts == sorted(set(starts))
    assert len(starts) == 4


def linked(pattern: str, *topics: str) -> Source:
    update = {
        "pagination": Pagination(links=pattern),
        "topics": Topics(addresses={topic: f"/{topic}/" for topic in topics}),
    }
    return ADDRESSED.model_copy(update=update)


@pytest.mark.parametrize(
    ("pattern", "path", "topic"),
    [
        (r"/archive/(?P<topic>\w+)/\d+", "/archive/news/2019", "news"),
        (r"/news/\d{4}", "/news/2019/05", "news"),
        (r"/news/\d{4}", "/news/about", None),
        (r"/more\?id=", "/more?id=9", None),
    ],
)
def test_links_lead_to_further_pages(pattern: str, path: str, topic: str | None) -> None:
    place = place_of(linked(pattern, "news", "calls"), f"http://quay.example:8000{path}")
    assert (place.topic if place else None) == topic


def test_a_further_page_of_no_certain_topic_is_of_any() -> None:
    source = linked(r"/more\?id=", "news", "calls")
    url = "http://quay.example:8000/more?id=9"
    assert [is_of_topic(source, url, topic) for topic in ("news", "calls")] == [True, True]


def test_a_further_page_of_the_only_topic() -> None:
    place = place_of(linked(r"/more\?id=", "news"), "http://quay.example:8000/more?id=9")
    assert place == Place("news", 10)


@pytest.mark.parametrize(
    "url", ["https://www.quay.example/login", "http://quay.example:8000/calls/", "http://x.example/"]
)
def test_a_redirect_out_of_the_topic_is_seen(url: str) -> None:
    assert not is_of_topic(linked(r"/news/\d{4}", "news", "calls"), url, "news")


@given(url=ANY_URL)
def test_no_address_is_too_odd_for_topics_with_addresses(url: str) -> None:
    place = place_of(ADDRESSED, url)
    assert place is None or place.start >= 1
