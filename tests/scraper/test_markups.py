"""The same records come out of every markup, field by field."""

from dataclasses import replace

import pytest

from scraper.sources.addresses import place_of
from tests.scraper_cases.markups import HTML, MARKUPS, Markup
from tests.scraper_cases.pages import HOST, SOURCE, read, seen
from tests.scraper_cases.records import LISTING, SHOWN, Listing, Record, canonical, page_address

LINKED = [markup for markup in HTML if markup.linked]
TITLED = tuple(record for record in LISTING.records if record.title)
TAGGED = tuple(record for record in LISTING.records if record.tags)
UNTITLED = tuple(record for record in LISTING.records if not record.title)
FIRST_UNTITLED = (*UNTITLED[:1], *TITLED)
FIRST_ONLY_TAGS = (*UNTITLED[1:], *TITLED)


def names(markups: list[Markup] | tuple[Markup, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("markup", [pytest.param(markup, id=markup.name) for markup in markups])


def listing_of(records: tuple[Record, ...], *, box: bool = True) -> Listing:
    """A single page of these records."""
    return replace(LISTING, records=records, total=len(records), box=LISTING.box if box else ())


def expected(records: tuple[Record, ...]) -> list[dict[str, object]]:
    return [{field: shown(record) for field, shown in SHOWN.items()} for record in records]


def found(markup: Markup, listing: Listing) -> list[dict[str, object]]:
    return [{field: seen(entry, field) for field in SHOWN} for entry in read(markup, listing).entries]


@names(MARKUPS)
@pytest.mark.parametrize("field", SHOWN)
def test_field_of_every_record(markup: Markup, field: str) -> None:
    values = [seen(entry, field) for entry in read(markup, LISTING).entries]
    assert values == [SHOWN[field](record) for record in LISTING.records]


@names(MARKUPS)
def test_positions_count_from_one(markup: Markup) -> None:
    assert [entry.position for entry in read(markup, LISTING).entries] == list(range(1, 11))


@names(LINKED)
def test_addresses_of_records(markup: Markup) -> None:
    assert [entry.url for entry in read(markup, LISTING).entries] == [canonical(record) for record in LISTING.records]


@names([markup for markup in MARKUPS if not markup.linked])
def test_no_address_where_no_record_is_linked(markup: Markup) -> None:
    assert {entry.url for entry in read(markup, LISTING).entries} == {None}


@names([markup for markup in MARKUPS if markup.named])
def test_topic_title(markup: Markup) -> None:
    assert read(markup, LISTING).title == LISTING.title


@names(MARKUPS)
def test_introduction(markup: Markup) -> None:
    assert read(markup, LISTING).introduction == LISTING.introduction


@names(MARKUPS)
def test_dates_keep_their_text(markup: Markup) -> None:
    dates = [entry.published for entry in read(markup, LISTING).entries]
    assert [date and date.text for date in dates] == [record.published for record in LISTING.records]


@names(MARKUPS)
def test_next_page_of_the_first(markup: Markup) -> None:
    assert read(markup, LISTING).next_url == HOST + page_address(11)


@names(MARKUPS)
def test_next_page_of_the_second(markup: Markup) -> None:
    assert read(markup, replace(LISTING, start=11)).next_url == HOST + page_address(21)


@names(MARKUPS)
def test_second_page_lists_the_same(markup: Markup) -> None:
    assert found(markup, replace(LISTING, start=11)) == expected(LISTING.records)


@names(HTML)
def test_a_full_last_page_with_links_to_the_others_has_no_next(markup: Markup) -> None:
    assert read(markup, replace(LISTING, start=21)).next_url is None


@names(MARKUPS)
def test_a_last_page_with_fewer_records(markup: Markup) -> None:
    page = read(markup, replace(LISTING, start=21, total=24, records=LISTING.records[:4]))
    assert (len(page.entries), page.next_url) == (4, None)


@names([markup for markup in HTML if markup.name not in {"siblings-headings-bare", "breaks-xhtml"}])
def test_topics_are_discovered(markup: Markup) -> None:
    """Left out: the two that show no navigation."""
    others = {f"{HOST}/eurocities/issues/{slug}-issue" for slug in ("innovation", "migration-integration")}
    assert others <= set(read(markup, LISTING).topic_urls)


@names(MARKUPS)
def test_one_record(markup: Markup) -> None:
    listing = listing_of(LISTING.records[:1], box=False)
    assert (found(markup, listing), read(markup, listing).next_url) == (expected(listing.records), None)


@names(MARKUPS)
def test_two_records(markup: Markup) -> None:
    listing = listing_of((LISTING.records[2], LISTING.records[7]), box=False)
    assert found(markup, listing) == expected(listing.records)


@names(MARKUPS)
def test_introduction_above_one_record(markup: Markup) -> None:
    assert read(markup, listing_of(LISTING.records[:1], box=False)).introduction == LISTING.introduction


@names([markup for markup in MARKUPS if markup.marked])
def test_first_record_untitled(markup: Markup) -> None:
    assert found(markup, listing_of(FIRST_UNTITLED)) == expected(FIRST_UNTITLED)


@names([markup for markup in MARKUPS if markup.marked])
def test_introduction_above_an_untitled_record(markup: Markup) -> None:
    assert read(markup, listing_of(FIRST_UNTITLED)).introduction == LISTING.introduction


@names(MARKUPS)
def test_first_record_untitled_with_tags(markup: Markup) -> None:
    assert found(markup, listing_of(FIRST_ONLY_TAGS)) == expected(FIRST_ONLY_TAGS)


@names(MARKUPS)
def test_last_record_untitled(markup: Markup) -> None:
    records = TITLED + UNTITLED
    assert found(markup, listing_of(records)) == expected(records)


@names([markup for markup in MARKUPS if markup.enclosed])
def test_all_records_untitled(markup: Markup) -> None:
    records = UNTITLED * 3
    assert found(markup, listing_of(records)) == expected(records)


@names([markup for markup in MARKUPS if markup.enclosed])
def test_introduction_above_untitled_records(markup: Markup) -> None:
    assert read(markup, listing_of(UNTITLED * 3)).introduction == LISTING.introduction


@names(MARKUPS)
def test_all_records_tagged(markup: Markup) -> None:
    assert found(markup, listing_of(TAGGED)) == expected(TAGGED)


@names([markup for markup in HTML if markup.lists_tags])
def test_tags_never_seen_before(markup: Markup) -> None:
    records = tuple(replace(record, tags=("beekeeping", "winter sports")) for record in TITLED)
    assert found(markup, listing_of(records)) == expected(records)


@names(LINKED)
@pytest.mark.parametrize(
    "root",
    [
        "http://staging.eurocities.eu/v2",
        "https://eurocities.eu/eurocities",
        "http://www.create-mobility.eu/v2",
        "https://www.cultureforcitiesandregions.eu/eurocities",
    ],
)
def test_mirrors_give_canonical_addresses(markup: Markup, root: str) -> None:
    mirror = replace(markup, render=lambda listing: markup.render(listing).replace('"/eurocities/', f'"{root}/'))
    page = read(mirror, LISTING, f"{root}/issues/smart-cities-issue")
    following = place_of(SOURCE, page.next_url or "")
    assert [entry.url for entry in page.entries] == [canonical(record) for record in LISTING.records]
    assert following is not None
    assert following.start == 11


@names([markup for markup in LINKED if markup.name != "cards"])
def test_three_labels_vanished(markup: Markup) -> None:
    """A record without label and date stays a record, as long as something links to it."""
    bare = {1, 6, 8}
    records = tuple(
        replace(record, published=None) if index in bare else record for index, record in enumerate(LISTING.records)
    )
    assert found(markup, replace(LISTING, records=records)) == expected(records)


@names(HTML)
def test_an_empty_date_takes_nothing_from_the_next_record(markup: Markup) -> None:
    records = tuple(replace(record, published="") if record.kind == "news" else record for record in LISTING.records)
    assert found(markup, replace(LISTING, records=records)) == expected(records)
