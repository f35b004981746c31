"""How a crawl stands, as values that one process can send to another."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from pipelines.report import KILLED, RunReport

__all__ = ["Crawled", "Outcome", "outcome_of"]


class Crawled(Protocol):
    """A crawl, while it runs and after it, in whatever process."""

    @property
    def report(self) -> RunReport: ...

    @property
    def failure(self) -> Exception | None: ...

    @property
    def interrupted(self) -> bool: ...


@dataclass(slots=True, kw_only=True)
class Outcome:
    """How a crawl stood when it was last heard of."""

    report: RunReport
    failure: Exception | None = None
    """What went wrong with the archive, if anything did."""
    interrupted: bool = False

    def give_up(self, at: datetime) -> None:
        """Says that its process is gone."""
        if self.report.ended_at is None:
            self.report.ended_at, self.report.outcome = at, KILLED
        self.report.interrupt_open()


def outcome_of(run: Crawled) -> Outcome:
    return Outcome(report=run.report, failure=run.failure, interrupted=run.interrupted)
