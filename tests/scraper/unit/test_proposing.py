"""What is proposed for a source follows from the page, and reads the page."""

import re
from dataclasses import replace
from typing import Any

import pytest

from scraper.page import ListingPage
from scraper.pages.auto import read_auto
from scraper.pages.proposing import Proposal, propose, with_offers
from scraper.pages.proposing.identity import learn_key, learn_path
from scraper.pages.proposing.naming import slug_of, slug_of_host, slug_of_target
from scraper.pages.proposing.paging import first_page, learn_pagination
from scraper.sources.addresses import Place, entry_keys, is_of_topic, page_url, place_of
from scraper.sources.model import Pagination
from tests.layout_cases import ENTRIES, HOST, LAYOUTS, articles, page_of

NEXT = f"{HOST}/news/page/2/"


def proposed(html: str | None = None, path: str = "/news/", following: str | None = NEXT, **options: Any) -> Proposal:
    page = page_of(html or articles(), path)
    return propose(page, replace(read_auto(page), next_url=following), **options)


def titles(listing: ListingPage) -> list[str | None]:
    return [one.title for one in listing.entries]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("frozen", [False, True])
def test_the_definition_reads_the_page_it_was_made_of(layout: str, frozen: bool) -> None:
    proposal = proposed(LAYOUTS[layout](), frozen=frozen)
    assert titles(proposal.listing) == [one.title for one in ENTRIES]
    assert proposal.source.method == ("selectors" if frozen else "auto")


def test_source_and_topic_are_named_after_host_path_and_page() -> None:
    proposal = proposed()
    source = proposal.source
    assert (source.slug, source.title, source.topics.known) == ("harbours", "Harbours of the North", {"news": "News"})
    assert source.topics.addresses == {"news": "/news/"}


def test_names_can_be_given() -> None:
    proposal = proposed(slug="north", topic="latest")
    assert (proposal.source.slug, proposal.topic) == ("north", "latest")
    assert is_of_topic(proposal.source, NEXT, "latest")


def test_the_host_has_its_mirror_and_the_one_that_led_to_it() -> None:
    site = proposed(asked="http://old-harbours.example/news").source.site
    assert (site.scheme, site.host, site.mirrors) == (
        "https",
        "harbours.example",
        ("old-harbours.example", "www.harbours.example"),
    )


def test_only_the_topics_that_are_named_are_walked() -> None:
    assert not proposed().source.topics.discover


def test_the_following_pages_are_of_the_topic() -> None:
    source = proposed().source
    assert place_of(source, NEXT) == Place("news", 2)
    assert page_url(source, Place("news", 3)) == f"{HOST}/news/page/3/"


def test_a_list_without_further_pages_says_so() -> None:
    html = re.sub(r'<nav class="pagination">.*?</nav>', "", articles())
    assert "no next page" in proposed(html, following=None).reasons


def test_a_later_page_leads_to_the_first() -> None:
    proposal = proposed(path="/news/page/2/", following=f"{HOST}/news/page/3/")
    assert proposal.source.topics.addresses == {"news": "/news/"}
    assert any("later page" in one for one in proposal.remarks)


def test_ids_in_the_addresses_identify_entries() -> None:
    source = proposed().source
    assert entry_keys(source, HOST + ENTRIES[3].path) == (("id", "4103"),)


def test_the_order_of_dates_is_that_of_the_page() -> None:
    assert proposed(LAYOUTS["rows"]()).source.dates.order == "DMY"


def test_lists_in_the_menu_are_offered_and_nothing_else() -> None:
    (offer,) = proposed().offers
    assert (offer.topic, offer.name, offer.address) == ("events", "Events", "/events/")


def test_what_is_offered_can_be_taken() -> None:
    proposal = proposed()
    source = with_offers(proposal.source, proposal.offers)
    assert source.topics.known == {"news": "News", "events": "Events"}
    assert place_of(source, f"{HOST}/events/") == Place("events", 1)


def test_the_confidence_falls_with_what_is_missing() -> None:
    bare = "".join(f'<article><h2><a href="{one.path}">{one.title}</a></h2></article>' for one in ENTRIES)
    whole, poor = proposed(), proposed(f"<!doctype html><main>{bare}</main>", following=None)
    assert poor.confidence < whole.confidence


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Über uns & Aktuelles", "uber-uns-aktuelles"), ("Łódź ß", "lodz-ss"), ("新闻", ""), ("a" * 99, "a" * 64)],
)
def test_a_slug_has_only_its_letters(text: str, slug: str) -> None:
    assert slug_of(text) == slug


@pytest.mark.parametrize(
    ("host", "slug"),
    [
        ("www.example.org", "example"),
        ("news.example.co.uk", "news-example"),
        ("127.0.0.1:8080", "127-0-0-1-8080"),
        ("localhost", "localhost"),
        ("www.gov.uk", "gov"),
    ],
)
def test_a_source_is_called_as_its_host_is(host: str, slug: str) -> None:
    assert slug_of_host(host) == slug


@pytest.mark.parametrize(
    ("target", "slug"),
    [
        ("/news/", "news"),
        ("/press/index.html", "press"),
        ("/list.php?cat=7", "list-7"),
        ("/aktuelles/2024/", "aktuelles"),
        ("/%E6%96%B0%E9%97%BB/", "the-title"),
        ("/", "the-title"),
    ],
)
def test_a_topic_is_called_as_its_address_is(target: str, slug: str) -> None:
    assert slug_of_target(target, "The title") == slug


@pytest.mark.parametrize(
    ("target", "following", "expected"),
    [
        ("/news/", "/news/page/2/", Pagination(path="/{topic}/page/{page}/")),
        ("/a/news", "/a/news?page=2", Pagination(path="/a/{topic}?page={page}")),
        ("/news", "/news?start=11", Pagination(path="/{topic}?start={start}", size=10)),
        ("/news", "/news?page=1", Pagination(links=r"/news\?page=[0-9]+(?![0-9])")),
        ("/news", "/news?start=10", Pagination(links=r"/news\?start=[0-9]+(?![0-9])")),
        ("/", "/page/2/", Pagination(links="/page/[0-9]+/$")),
        ("/news/", "/news/index_2.html", Pagination(path="/{topic}/index_{page}.html")),
        ("/news", "/news?after=abcdef", Pagination(links=r"/news\?after=.")),
        ("/news/", None, Pagination()),
    ],
)
def test_the_rule_of_pages_is_learned(target: str, following: str | None, expected: Pagination) -> None:
    assert learn_pagination("news", target, following, 10) == expected


@pytest.mark.parametrize(
    ("target", "following", "first"),
    [
        ("/news/page/3/", "/news/page/4/", "/news/"),
        ("/news?page=2", "/news?page=3", "/news"),
        ("/news?a=1&page=2", "/news?a=1&page=3", "/news?a=1"),
        ("/year/page/3/", "/other/page/4/", "/year/page/3/"),
        ("/news/", "/news/page/2/", "/news/"),
    ],
)
def test_a_list_begins_where_its_numbers_do(target: str, following: str, first: str) -> None:
    assert first_page(target, following) == first


@pytest.mark.parametrize(
    ("paths", "ident"),
    [
        (["/n/123-a", "/n/124-b", "/n/1250-c"], "123"),
        (["/n/a-WSPO-A8KCQ5", "/n/b-WSPO-B8KCQ5", "/n/c-WSPO-C8KCQ5"], "WSPO-A8KCQ5"),
        (["/a-12345.html", "/b-12346.html", "/c-12347.html"], "12345"),
        (["/news/2024/05/12/a", "/news/2024/05/13/b", "/news/2024/06/01/c"], None),
        (["/n/20240512-a", "/n/20240513-b", "/n/20240601-c"], None),
        (["/n/123-a", "/n/123-b", "/n/124-c"], None),
        (["/n/123-a", "/n/124-b"], None),
        (["/n/a", "/n/b", "/n/c-12345"], None),
    ],
)
def test_an_id_is_one_that_every_entry_has_for_itself(paths: list[str], ident: str | None) -> None:
    key = learn_key(paths)
    source = proposed().source
    made = source.model_copy(update={"entries": source.entries.model_copy(update={"keys": (key,) if key else ()})})
    assert entry_keys(made, HOST + paths[0]) == ((("id", ident),) if ident else ())


@pytest.mark.parametrize(
    ("paths", "pattern"),
    [
        (["/news/a", "/news/b", "/news/c/"], "/news/."),
        (["/news/2024/a", "/news/2024/b", "/news/2024/c"], "/news/."),
        (["/a", "/b", "/c"], ""),
        (["/x.y/a", "/x.y/b", "/x.y/c"], r"/x\.y/."),
        ([], ""),
    ],
)
def test_the_directory_of_entries_is_theirs_alone(paths: list[str], pattern: str) -> None:
    assert learn_path(paths) == pattern
