"""Pages of the new site, in both of its appearances, read by the built-in definition."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive.normal import normal_form
from scraper.demo import Look, Move, Site, TitlePlace, TrueEntry, TrueTopic, latest_on
from scraper.demo.answers import answer_to
from scraper.errors import NotAListing
from scraper.page import Entry, ListingPage, Page
from scraper.pages import parse, parse_page_of
from scraper.sources import find_source
from scraper.sources.addresses import place_of, topic_url

SOURCE = find_source("eurocities-latest")
ROOT = "https://eurocities.eu"
FIRST, SECOND = 5, 9
SITE = Site(7, topics=2, entries_per_topic=22, move=Move(day=FIRST, newer=SECOND))
TOPICS = ("latest", "news", "opinion", "press-release", "publications", "spotlight")
# The focus areas of the replica are not those of the real site.
AREAS = {topic.slug: f"/latest/?_focus_area={topic.slug}" for topic in SITE.topics}
WITH_AREAS = SOURCE.model_copy(update={"topics": SOURCE.topics.model_copy(update={"addresses": AREAS})})
Read = list[tuple[ListingPage, tuple[TrueEntry, ...]]]


def page_of(site: Site, day: int, path: str) -> Page:
    body = answer_to(site, day, path, Look()).body
    at = datetime(2019, 6, 1, tzinfo=UTC)
    return Page(body=body, url=ROOT + path, captured_at=at, media_type="text/html", declared_encoding="utf-8")


def topic_of(site: Site, day: int, slug: str) -> TrueTopic:
    return latest_on(site.on(day)).truth().topic(slug)


def read(day: int, slug: str, site: Site = SITE) -> Read:
    source = WITH_AREAS if slug in AREAS else SOURCE
    pages = topic_of(site, day, slug).pages
    return [(parse_page_of(slug, page_of(site, day, page.path), source), page.entries) for page in pages]


def seen(entry: Entry) -> tuple[object, ...]:
    """What was read of an entry; a no-break space is a space here."""
    published = entry.published.value if entry.published else None
    return normal_form(entry.title), normal_form(entry.teaser), entry.kinds, entry.tags, published, entry.url


def true(entry: TrueEntry) -> tuple[object, ...]:
    url = f"{ROOT}{entry.path}"
    return normal_form(entry.title), normal_form(entry.teaser), entry.kinds, entry.tags, entry.published, url


@pytest.mark.parametrize("day", [FIRST, SECOND])
@pytest.mark.parametrize("slug", [*TOPICS, *AREAS])
def test_every_card_is_read_as_it_is(day: int, slug: str) -> None:
    for listing, entries in read(day, slug):
        assert [seen(entry) for entry in listing.entries] == [true(entry) for entry in entries]


@pytest.mark.parametrize("place", TitlePlace)
def test_titles_are_read_wherever_they_hide(place: TitlePlace) -> None:
    site = Site(7, topics=1, move=Move(day=FIRST, newer=SECOND, title_place=place))
    for listing, entries in read(SECOND, "latest", site):
        assert [entry.title for entry in listing.entries] == [entry.title for entry in entries]


@pytest.mark.parametrize("day", [FIRST, SECOND])
@pytest.mark.parametrize("slug", [*TOPICS, *AREAS])
def test_the_next_page_is_the_next_of_the_same_listing(day: int, slug: str) -> None:
    pages = topic_of(SITE, day, slug).pages
    found = [listing.next_url and listing.next_url.removeprefix(ROOT) for listing, _ in read(day, slug)]
    assert found == [page.next_path for page in pages]


def test_dates_keep_their_words_and_zone() -> None:
    dates = [entry.published for listing, _ in read(FIRST, "latest") for entry in listing.entries]
    assert {date and (date.zone, date.precision) for date in dates} == {("Europe/Brussels", "day")}
    assert dates[0]
    assert dates[0].text.endswith(" 2019")


def test_links_name_further_topics() -> None:
    (listing, _), *_ = read(FIRST, "latest")
    assert f"{ROOT}/latest_categories/spotlight/" in listing.topic_urls
    assert "spotlight" not in SOURCE.topics.known


@pytest.mark.parametrize("topic", SOURCE.topics.known)
def test_the_address_of_every_known_topic_is_read_back(topic: str) -> None:
    place = place_of(SOURCE, topic_url(SOURCE, topic) or "")
    assert place is not None
    assert (place.topic, place.start) == (topic, 1)


@pytest.mark.parametrize(
    ("path", "topic"),
    [
        ("/latest/page/3/", "latest"),
        ("/latest_categories/news/page/3/", "news"),
        ("/latest/page/3/?_focus_area=digital-and-automated-mobility", "digital-and-automated-mobility"),
    ],
)
def test_further_pages_are_told_apart(path: str, topic: str) -> None:
    place = place_of(SOURCE, ROOT + path)
    assert place is not None
    assert place.topic == topic
    assert place.start > 1


def test_a_focus_area_that_the_definition_does_not_know_is_no_topic() -> None:
    assert place_of(SOURCE, f"{ROOT}/latest/?_focus_area=unheard-of") is None


@pytest.mark.parametrize("day", [FIRST, SECOND])
def test_an_article_is_no_listing(day: int) -> None:
    path = topic_of(SITE, day, "latest").entries[0].path or ""
    with pytest.raises(NotAListing):
        parse(page_of(SITE, day, path), SOURCE)


def test_a_category_without_cards_is_not_filled_from_its_sidebar() -> None:
    bare = Site(7, topics=1, move=replace(Move(day=FIRST, newer=SECOND), carried=-10))
    with pytest.raises(NotAListing):
        parse(page_of(bare, FIRST, "/latest_categories/news/"), SOURCE)
