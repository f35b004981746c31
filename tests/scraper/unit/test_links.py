"""Which page comes next, and which topics a page names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.pages.links import PageLinks, elsewhere, is_read_more, next_page, topic_links
from scraper.parsing.html import html_document
from scraper.sources import Source, find_source
from scraper.sources.addresses import Place, absolute_url, canonical_url, page_url
from scraper.sources.model import Pagination, Topics
from tests.scraper_cases.pages import SOURCE

PAGED = SOURCE.model_copy(
    update={
        "topics": Topics(path="/latest_categories/{topic}/"),
        "pagination": Pagination(path="/latest_categories/{topic}/page/{page}/", size=10),
    }
)


def at(start: int, topic: str = "smart-cities") -> str:
    return page_url(SOURCE, Place(topic, start)) or ""


def following(html: str, url: str, records: int = 10, source: Source = SOURCE) -> str | None:
    document = html_document(html)
    return next_page(document.links, PageLinks.of(source, url, document), url, records).url


def link(start: int, text: str = "x", topic: str = "smart-cities") -> str:
    return f'<a href="{at(start, topic).replace("&", "&amp;")}">{text}</a>'


@pytest.mark.parametrize(
    ("html", "start"),
    [
        (link(11, "next"), 11),
        (link(1, "1") + link(11, "2") + link(21, "3"), 11),
        (link(21, "3") + link(11, "2"), 11),
        (link(11).replace(">x<", "><img src=arrow.png><"), 11),
        (f'<head><link rel="next" href="{at(11).replace("&", "&amp;")}"></head><p>x</p>', 11),
        (link(11).replace("www.eurocities.eu/eurocities", "staging.eurocities.eu/v2"), 11),
        ("<a href='/eurocities/issues/smart-cities-issue&newsstart=11&newscount=10'>2</a>", 11),
        ("<base href='http://eurocities.eu/v2/issues/'><a href='smart-cities-issue&newsstart=11'>2</a>", 11),
    ],
)
def test_an_explicit_link_leads_on(html: str, start: int) -> None:
    found = following(html, at(1), records=3)
    assert found is not None
    assert found.startswith(at(start).partition("&newscount")[0])


def test_the_link_is_followed_as_the_site_writes_it() -> None:
    odd = "http://www.eurocities.eu/eurocities/issues/smart-cities-issue&newsstart=11&newscount=10&lang=en"
    assert following(f"<a href='{odd}'>2</a>", at(1)) == odd


@pytest.mark.parametrize(
    "html",
    [
        link(1, "1") + link(11, "2"),
        link(1, "previous"),
        link(1, "«"),
        "<link rel=prev href='/eurocities/issues/smart-cities-issue'>",
        link(11, "2"),
    ],
    ids=["numbers", "previous", "arrow", "rel", "itself"],
)
def test_a_full_last_page_that_links_the_others_has_no_next(html: str) -> None:
    assert following(html, at(11)) is None


@pytest.mark.parametrize(
    "html",
    ["", link(11, "2", topic="innovation"), link(1, "Smart cities"), link(1, "next", topic="innovation")],
    ids=["no-links", "other-topics-page", "menu", "other-topic"],
)
def test_a_full_page_that_links_no_pages_is_followed_by_the_address_rule(html: str) -> None:
    assert following(html, at(1)) == at(11)


def test_a_page_that_is_not_full_is_the_last() -> None:
    assert following("", at(1), records=9) is None


def test_the_address_rule_where_pages_are_counted() -> None:
    second = page_url(PAGED, Place("news", 11)) or ""
    assert following("", second, source=PAGED) == page_url(PAGED, Place("news", 21))


def test_a_page_of_no_topic_has_no_next() -> None:
    assert following(link(11, "2"), "http://www.eurocities.eu/eurocities/news/") is None


def test_topics_are_named_once_each_and_in_order() -> None:
    html = link(1, topic="b") + link(11, topic="a") + link(1, topic="b") + link(1) + "<a href=/eurocities/home>x</a>"
    document = html_document(html)
    links = PageLinks.of(SOURCE, at(1), document)
    assert topic_links((link.href for link in document.links), links) == (at(1, "b"), at(1, "a"), at(1))


@pytest.mark.parametrize(
    ("html", "more"),
    [
        ("<a href=x>Read more »</a>", True),
        ("<a href=x>READ&nbsp;MORE…</a>", True),
        ("<a href=x>Read more about cranes</a>", False),
        ("<p>Read more</p>", False),
    ],
)
def test_links_that_name_nothing(html: str, more: bool) -> None:
    assert [is_read_more(block) for block in html_document(html).blocks] == [more]


BASES = st.sampled_from(
    [
        "http://www.eurocities.eu/v2/issues",
        "https://WWW.eurocities.eu:443/eurocities/news",
        "http://user@other.example:8080/a/b?c#d",
        "http://[broken",
        "mailto:someone@example.org",
    ]
)
PIECES = st.text("/ab.-~%_&=,:@!$'()*+;?#Z0é ", max_size=12)


@settings(max_examples=400)
@given(BASES, st.one_of(PIECES, PIECES.map("/eurocities/".__add__), PIECES.map("/v2/".__add__)))
def test_links_mean_the_same_by_the_short_way(base: str, href: str) -> None:
    source = find_source("eurocities")
    url = absolute_url(base, href)
    assert PageLinks(source, base).resolve(href) == (canonical_url(source, url) if url else None)


STARTS = st.sampled_from(["/eurocities/issues/", "/v2/issues/", "/eurocities/", "/latest_categories/", "/", ""])
ENDS = st.sampled_from(["", "smart-cities-issue", "smart-cities-issue&newsstart=11", "news/page/2/", "news?page=2"])
LINKED = SOURCE.model_copy(update={"pagination": Pagination(links=r"/latest_categories/(?P<topic>[a-z]+)/page/\d+")})


@settings(max_examples=400)
@given(BASES, st.sampled_from([SOURCE, PAGED, LINKED]), st.tuples(STARTS, PIECES, ENDS).map("".join))
def test_what_is_passed_over_is_no_page_of_a_topic(base: str, source: Source, href: str) -> None:
    links = PageLinks(source, base)
    url = links.resolve(href)
    assert not (elsewhere(source)(href) and url and links.place(url))


def test_most_of_a_menu_is_passed_over() -> None:
    passed_over = elsewhere(SOURCE)
    topic = "/eurocities/issues/smart-cities-issue"
    hrefs = ["/eurocities/about", topic, topic.replace("eurocities", "v2", 1), "about", "?a"]
    assert [href for href in hrefs if passed_over(href)] == ["/eurocities/about"]
