"""What is counted while the tables of a release are written."""

from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from archive.export.tables import Portion, Table

__all__ = ["Tally", "TopicCoverage"]

Values = dict[str, Sequence[Any]]


@dataclass(slots=True)
class TopicCoverage:
    """The visits to one topic. A gap is a time between two of them that read at least a page."""

    visits: int = 0
    complete: int = 0
    first: str | None = None
    last: str | None = None
    longest_gap: timedelta = timedelta()


@dataclass(slots=True)
class Tally:
    """Counts of entries by what they say, of other rows by table, and the coverage of each topic."""

    rows: Counter[str] = field(default_factory=Counter)
    by_source: Counter[str] = field(default_factory=Counter)
    by_topic: Counter[str] = field(default_factory=Counter)
    by_kind: Counter[str] = field(default_factory=Counter)
    by_precision: Counter[str] = field(default_factory=Counter)
    by_problem: Counter[str] = field(default_factory=Counter)
    by_state: Counter[str] = field(default_factory=Counter)
    incomplete: int = 0
    revised: int = 0
    dates: tuple[str, str] | None = None
    """The first and the last date of publication."""
    topics: dict[str, TopicCoverage] = field(default_factory=dict)

    def counting(self, name: str, table: Table) -> Table:
        """The same table, counted as it is read."""
        return replace(table, portions=self._read(name, table))

    def _read(self, name: str, table: Table) -> Generator[Portion]:
        count = {"entries": self._entries, "memberships": self._memberships, "coverage": self._visits}.get(name)
        self.rows[name] = 0
        with closing(table.portions) as portions:
            for portion in portions:
                self.rows[name] += len(portion[0])
                if count is not None:
                    count(dict(zip((column.name for column in table.columns), portion, strict=True)))
                yield portion

    def _entries(self, values: Values) -> None:
        self.by_source.update(values["source"])
        for source, topics in zip(values["source"], values["topics"], strict=True):
            self.by_topic.update(f"{source}/{topic}" for topic in topics)
        self.by_kind.update(kind for kinds in values["kinds"] for kind in dict.fromkeys(kinds))
        self.by_problem.update(problem for problems in values["problems"] for problem in problems)
        self.by_precision.update(precision or "missing" for precision in values["published_precision"])
        self.incomplete += sum(map(bool, values["incomplete"]))
        self.revised += sum(number > 1 for number in values["revisions"])
        dates = [*filter(None, values["published"]), *(self.dates or ())]
        self.dates = (min(dates), max(dates)) if dates else None

    def _memberships(self, values: Values) -> None:
        self.by_state.update(values["state"])

    def _visits(self, values: Values) -> None:
        names = ("source", "topic", "complete", "first_captured_at", "last_captured_at")
        for source, topic, complete, first, last in zip(*(values[name] for name in names), strict=True):
            self._visit(self.topics.setdefault(f"{source}/{topic}", TopicCoverage()), complete, first, last)

    def _visit(self, topic: TopicCoverage, complete: bool, first: str | None, last: str | None) -> None:
        topic.visits += 1
        topic.complete += complete
        if first is None or last is None:
            return
        if topic.last is not None:
            topic.longest_gap = max(topic.longest_gap, _time(first) - _time(topic.last))
        topic.first = topic.first or first
        topic.last = max(topic.last or last, last, key=_time)


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
