"""What a run says of itself: counts, and whether it was as it should be."""

import json
from datetime import UTC, datetime

import pytest

from archive.records import EntryState, StoreResult
from pipelines.report import RunReport
from scraper.items import KnownPage, ListingItem, StopReason, VisitItem
from scraper.page import Encoding, Entry, ListingPage, Unreadable
from tests.scraper_cases.pages import SOURCE

AT = datetime(2019, 5, 20, tzinfo=UTC)
PAGE = ListingPage(
    title=None,
    introduction=(),
    entries=(Entry(position=1), Entry(position=2, problems=("title missing", "date missing"))),
    next_url=None,
    parser="labels/1",
    encoding=Encoding(name="utf-8", basis="header"),
    unreadable=(Unreadable(position=3, reason="why", text=""), Unreadable(position=4, reason="why", text="")),
)
RESULT = StoreResult(states=(EntryState.NEW, EntryState.NEW, EntryState.CHANGED, EntryState.UNCHANGED))


def report() -> RunReport:
    return RunReport(crawl="c", source="eurocities", started_at=AT)


def ended(*reasons: StopReason, page_limit_wanted: bool = False) -> RunReport:
    """A run over as many topics as there are reasons."""
    made = RunReport(crawl="c", source="eurocities", started_at=AT, page_limit_wanted=page_limit_wanted)
    for number, reason in enumerate(reasons):
        made.end_visit(VisitItem(visit="v", topic=f"topic-{number}", stop_reason=reason, detail="why", pages=2))
    return made


def page(**parts: object) -> ListingItem:
    return ListingItem(source=SOURCE, url="http://x.example", topic="a", captured_at=AT, **parts)  # type: ignore[arg-type]


HEALTHY = {StopReason.LAST_PAGE, StopReason.PAST_THE_END, StopReason.SAME_PAGE_AGAIN, StopReason.IMPORTED}


@pytest.mark.parametrize("reason", StopReason)
def test_which_ends_are_healthy(reason: StopReason) -> None:
    assert ended(reason).healthy is (reason in HEALTHY)


def test_a_limit_that_was_asked_for_is_healthy() -> None:
    assert ended(StopReason.PAGE_LIMIT, page_limit_wanted=True).healthy
    assert not ended(StopReason.LOOP, page_limit_wanted=True).healthy


def test_one_sick_topic_is_enough() -> None:
    assert not ended(StopReason.LAST_PAGE, StopReason.TIMEOUT).healthy


def test_a_run_of_nothing_is_not_healthy() -> None:
    assert not report().healthy


def test_a_visit_that_has_not_ended_is_not_healthy() -> None:
    made = ended(StopReason.LAST_PAGE)
    made.topic("another")
    assert not made.healthy


def test_counts() -> None:
    made = report()
    made.add_page(page(page=PAGE), RESULT)
    made.add_page(
        page(known=KnownPage(next_url=None, next_by_rule=False, identities=())),
        StoreResult(states=(EntryState.UNCHANGED,)),
    )
    topic = made.topic("a")
    assert (topic.pages, topic.repeated) == (2, 1)
    assert (topic.new, topic.changed, topic.unchanged) == (2, 1, 2)
    assert (topic.incomplete, topic.quarantined, made.drops) == (1, 2, {"why": 2})


def test_json() -> None:
    made = ended(StopReason.TIMEOUT)
    made.add_page(page(page=PAGE), RESULT)
    made.ended_at, made.outcome, made.captures, made.bytes = AT, "finished", 3, 4000
    made.notes.append("a note")
    values = json.loads(json.dumps(made.as_json()))
    assert values["topics"]["topic-0"] == {
        "pages": 0,
        "repeated": 0,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "incomplete": 0,
        "quarantined": 0,
        "stop_reason": "timeout",
        "complete": False,
        "detail": "why",
    }
    assert (
        values
        | {
            "crawl": "c",
            "source": "eurocities",
            "started_at": "2019-05-20T00:00:00+00:00",
            "ended_at": "2019-05-20T00:00:00+00:00",
            "outcome": "finished",
            "healthy": False,
            "captures": 3,
            "bytes": 4000,
            "drops": {"why": 2},
            "notes": ["a note"],
        }
        == values
    )


def test_json_of_a_run_that_lasts() -> None:
    values = json.loads(json.dumps(report().as_json()))
    assert (values["ended_at"], values["outcome"], values["topics"]) == (None, None, {})
