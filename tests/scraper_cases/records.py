"""The records the test pages list, in the grammar of the source, and what parsing must read from them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

__all__ = [
    "BOX",
    "LISTING",
    "SHOWN",
    "Labels",
    "Listing",
    "Record",
    "address",
    "canonical",
    "iso",
    "page_address",
    "without_dates",
]

TOPIC_PATH = "/eurocities/issues/smart-cities-issue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words before dates; an empty string shows the bare date."""

    published: str = "publication date"
    starts: str = "start date"
    ends: str = "end date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record as an editor entered it; dates are kept as they are shown."""

    words: str = ""
    """The part of the address that names the record; empty where nothing links to it."""
    title: str | None = None
    paragraphs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kind: str | None = None
    published: str | None = None
    starts: str | None = None
    ends: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One page of a topic; `start` counts records from 1, `total` is the number of records of the topic."""

    title: str | None
    introduction: tuple[str, ...]
    records: tuple[Record, ...]
    box: tuple[Record, ...] = ()
    """Records of a "latest news" box beside the list: no entries of the topic."""
    start: int = 1
    total: int = 30
    labels: Labels = field(default_factory=Labels)


def address(record: Record) -> str:
    """The path of the record's own page."""
    return f"/eurocities/news/{record.words}"


def canonical(record: Record) -> str | None:
    """The address an entry of this record must have."""
    return f"http://www.eurocities.eu{address(record)}" if record.words else None


def page_address(start: int) -> str:
    """The path of the topic's page that begins with record number `start`."""
    tail = f"&newsstart={start}&newscount=10&contentURL=smart-cities-issue"
    return TOPIC_PATH + tail if start > 1 else TOPIC_PATH


def iso(listed: str | None) -> str | None:
    """ISO 8601 of a day-first date."""
    return "-".join(reversed(listed.split("-"))) if listed else None


def without_dates(record: Record) -> Record:
    return replace(record, published=None, starts=None, ends=None)


SHOWN: dict[str, Callable[[Record], object]] = {
    "title": lambda record: record.title,
    "teaser": lambda record: "\n".join(record.paragraphs) or None,
    "tags": lambda record: record.tags,
    "kinds": lambda record: (record.kind,) if record.kind else (),
    "published": lambda record: iso(record.published),
    "starts": lambda record: iso(record.starts),
    "ends": lambda record: iso(record.ends),
}
"""Per field of an entry, the value a record stands for: every markup must give it back."""

RECORDS = (
    Record(
        words="Harbour-towns-meet-again-WSPO-B7QK2M",
        title="Harbour towns meet again: book your berth now!",
        paragraphs=(
            "Mayors and port engineers come together in Gdynia on 22-24 October. Seats are few, ferries fewer.",
        ),
        tags=("mobility",),
        kind="event",
        starts="22-10-2019",
        ends="24-10-2019",
    ),
    Record(
        words="Can-a-lamp-post-count-bicycles-WSPO-C3XX9A",
        title="Can a lamp post count bicycles?",
        paragraphs=(
            "Eleven towns tried it last winter. Send your own figures to the working table by 08-05-2019 at noon.",
        ),
        kind="news",
        published="09-05-2019",
    ),
    Record(
        words="Night-buses-in-24-towns-WSPO-4TT0PZ",
        title="‘Night buses’ in 24\u00a0towns – what the sensors heard",
        paragraphs=(
            "Between one and four a town is another town. Our new atlas draws it from the noise of 24\u00a0depots.",
            "“We had no idea,” said one of the planners, “how many people were waiting for a bus that never came.”",
        ),
        tags=("cooperation", "culture", "economy", "environment", "knowledge society", "mobility"),
        kind="publication",
        published="08-05-2019",
    ),
    Record(published="08-05-2019"),
    Record(tags=("cooperation", "knowledge society"), published="06-05-2019"),
    Record(
        words="An-open-map-of-every-drain-WSPO-90KDL3",
        title="An open map of every drain",
        paragraphs=(
            "Rain falls on the just and the unjust, but it leaves by the same 41,000 grates, and all may look them up",
        ),
        tags=("knowledge society",),
        published="02-05-2019",
    ),
    Record(
        words="Six-minutes-in-a-control-room-WSPO-AB12CD",
        title="Six minutes in a control room",
        paragraphs=("A film without narration.",),
        kind="news",
        published="30-04-2019",
    ),
    Record(
        words="How-Tampere-heats-its-schools-WSPO-ZZ9Y8X",
        title="How Tampere heats its schools with server racks",
        paragraphs=(
            "A basement of computers saves the town €\u00a01.2 million a year. The contract and the pipes are here.",
        ),
        kind="case study",
        published="16-04-2019",
    ),
    Record(
        words="Theatres-lend-their-light-WSPO-K00K1E",
        title="Theatres lend their light to dark squares",
        paragraphs=("Old spotlights find a second life. Neighbours choose the colour, the ushers keep the switch.",),
        tags=("culture", "economy"),
        published="05-04-2019",
    ),
    Record(
        words="Call-for-parking-data-WSPO-77PARK",
        title="Call for parking data",
        paragraphs=(
            "Towns that count their empty spaces may apply until 15 May 2019; those that do not may ask the others.",
        ),
        published="28-03-2019",
    ),
)

BOX = (
    Record(words="Box-news-one-WSPO-0B0X01", title="Lighthouse keepers elect a speaker", published="01-01-2019"),
    Record(words="Box-news-two-WSPO-0B0X02", title="New telephone numbers for all desks", published="02-01-2019"),
)

LISTING = Listing(
    title="smart cities",
    introduction=(
        "A town is called smart when its wires and its people know of each other. We look at both.",
        "Sensors are cheap; judgement is not. Members of our data table meet four times a year to share what failed.",
        "Since 2014 sixty towns have taken part in exchanges about heating and water. It was as dull as plumbing.",
        "Whoever wants to join writes to the table’s desk; membership costs nothing but an honest report in December.",
    ),
    records=RECORDS,
    box=BOX,
)
