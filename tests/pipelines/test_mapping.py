"""The translation of what was read into what is kept: nothing lost, nothing made up."""

from archive.records import DateRecord, EntryRecord, ListingRecord, QuarantineRecord
from pipelines.mapping import keys_of, listing_record
from scraper.page import Encoding, Entry, ListedDate, ListingPage, Unreadable
from tests.scraper_cases.pages import SOURCE

URL = "http://www.eurocities.eu/eurocities/news/A-WSPO-AB12CD"
DAY = ListedDate(text="8 May 2019", value="2019-05-08", order="DMY", zone="Europe/Brussels")
SOON = ListedDate(text="soon", problem="date unreadable", order="DMY")


def test_a_page() -> None:
    page = ListingPage(
        title="smart\u00a0cities",
        introduction=("One.", "Two."),
        entries=(
            Entry(
                position=2,
                title="‘A’",
                url=URL,
                teaser="T\nU",
                kinds=("news",),
                tags=("culture",),
                starts=DAY,
                ends=SOON,
                updated=DAY,
                problems=("date unreadable",),
            ),
        ),
        next_url="http://www.eurocities.eu/next",
        parser="labels/1",
        encoding=Encoding(name="cp1252", basis="meta"),
        topic_urls=("http://www.eurocities.eu/other",),
        unreadable=(Unreadable(position=1, reason="why", text="what"),),
    )
    assert listing_record(page, SOURCE, "smart-cities") == ListingRecord(
        parser="labels/1",
        encoding="cp1252 (meta)",
        title="smart\u00a0cities",
        introduction=("One.", "Two."),
        next_url="http://www.eurocities.eu/next",
        entries=(
            EntryRecord(
                position=2,
                keys=("wspo:AB12CD", f"url:{URL}", "title:'a'|2019-05-08"),
                url=URL,
                title="‘A’",
                teaser="T\nU",
                kinds=("news",),
                tags=("culture",),
                dates=(
                    DateRecord(role="starts", text=DAY.text, value=DAY.value, order="DMY", zone="Europe/Brussels"),
                    DateRecord(role="ends", text="soon", order="DMY", problem="date unreadable"),
                    DateRecord(role="updated", text=DAY.text, value=DAY.value, order="DMY", zone="Europe/Brussels"),
                ),
                problems=("date unreadable",),
            ),
        ),
        quarantined=(QuarantineRecord(position=1, reason="why", text="what"),),
    )


def keys(*entries: Entry, topic: str = "smart-cities") -> list[str]:
    """The strongest key of each."""
    return [own[0] for own in keys_of(entries, SOURCE, topic)]


def test_untitled_entries_are_told_apart_by_day_and_order() -> None:
    untitled = Entry(position=1, published=DAY)
    other = Entry(position=3, published=ListedDate(text="07-05-2019", value="2019-05-07"))
    assert keys(untitled, Entry(position=2, title="A"), other, untitled) == [
        "untitled:smart-cities|2019-05-08|1",
        "title:a|",
        "untitled:smart-cities|2019-05-07|1",
        "untitled:smart-cities|2019-05-08|2",
    ]


def test_the_text_of_a_date_stands_in_for_its_value() -> None:
    assert keys(Entry(position=1, title="A", published=SOON)) == ["title:a|soon"]


def test_a_start_stands_in_for_a_publication_date() -> None:
    assert keys(Entry(position=1, title="A", starts=DAY)) == ["title:a|2019-05-08"]


def test_only_untitled_entries_know_their_topic() -> None:
    linked, untitled = Entry(position=1, url=URL), Entry(position=1, published=DAY)
    assert keys(linked, topic="a") == keys(linked, topic="b")
    assert keys(untitled, topic="a") != keys(untitled, topic="b")
