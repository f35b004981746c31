"""What goes from one process to another, and which sources stay together."""

import pickle
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archive.errors import ArchiveError, NewerArchive, NotAnArchive, StorageFailed
from archive.warc import TornRecord, WarcError, WarcLocked, WarcMissing, WarcShortened
from pipelines.crawl import Plan
from pipelines.jobs import by_host
from pipelines.outcomes import Outcome
from pipelines.report import RunReport
from scraper.items import StopReason
from tests.scraper_cases.pages import SOURCE

FILE = Path("/archive/warc/one.warc.gz")
ERRORS: list[ArchiveError | WarcError] = [
    StorageFailed(FILE, "disk full", "Free some space."),
    StorageFailed(FILE, "disk full"),
    NotAnArchive(FILE, "there is no such file"),
    NewerArchive("archive.db", "0999", "0003"),
    WarcLocked(FILE, None),
    WarcLocked(FILE, 7),
    WarcMissing(FILE),
    WarcShortened(FILE, 3, 9),
    TornRecord(FILE, 9, "cut off"),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_error_is_what_it_was(error: ArchiveError | WarcError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_an_outcome_is_what_it_was() -> None:
    report = RunReport(crawl="c", source="ports", started_at=datetime(2019, 5, 20, tzinfo=UTC))
    report.topic("harbours").stop_reason = StopReason.LAST_PAGE
    report.drops["twice"] += 2
    outcome = Outcome(report=report, failure=OSError(28, "No space left on device", str(FILE)), interrupted=True)
    again: Outcome = pickle.loads(pickle.dumps(outcome))
    assert again.report == report
    assert str(again.failure) == str(outcome.failure)


def test_a_plan_is_what_it_was() -> None:
    plan = Plan(source=SOURCE, topics=("harbours",), max_pages=3)
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_one_host_is_never_asked_by_two() -> None:
    hosts = {"a": "one.org", "b": "other.org", "c": "one.org", "d": "other.org:8080"}
    plans = [
        Plan(source=SOURCE.model_copy(update={"slug": slug, "site": SOURCE.site.model_copy(update={"host": host})}))
        for slug, host in hosts.items()
    ]
    assert [[plan.source.slug for plan in unit] for unit in by_host(plans)] == [["a", "c"], ["b"], ["d"]]
    assert by_host([replace(plans[0], whole=True)]) == [[replace(plans[0], whole=True)]]


def test_a_crawl_whose_process_is_gone_has_an_end() -> None:
    outcome = Outcome(report=RunReport(crawl="c", source="s", started_at=datetime(2019, 5, 20, tzinfo=UTC)))
    outcome.report.topic("harbours")
    outcome.report.topic("rivers").stop_reason = StopReason.LAST_PAGE
    outcome.give_up(datetime(2019, 5, 21, tzinfo=UTC))
    assert outcome.report.outcome == "killed"
    assert [topic.stop_reason for topic in outcome.report.topics.values()] == ["interrupted", "last page"]
