"""The table of a run: live while it lasts, and as its summary."""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from archive.cli.output import shown
from pipelines.report import RunReport, TopicReport

__all__ = ["print_summary", "run_table"]

STYLES = {True: "green", False: "red"}


def run_table(reports: Sequence[RunReport]) -> Table:
    """Counts per topic, with the rate of a crawl that still runs."""
    table = Table("topic")
    for name in ("pages", "new", "changed", "unchanged", "incomplete"):
        table.add_column(name, justify="right")
    table.add_column("ended")
    for report in reports:
        for slug, topic in report.topics.items():
            counts = (topic.pages, topic.new, topic.changed, topic.unchanged, topic.incomplete)
            table.add_row(f"{report.source}/{slug}", *map(str, counts), _state(report, topic))
    return table


def print_summary(*reports: RunReport) -> None:
    """Prints the table of finished runs and what else there is to know of them."""
    out = Console(file=sys.stdout, width=None if sys.stdout.isatty() else 120)
    out.print(run_table(reports))
    for report in reports:
        for text, style in _remarks(report):
            # A line that a program may read is not broken at some width.
            out.print(shown(text, style), soft_wrap=True)


def _remarks(report: RunReport) -> Iterator[tuple[str, str]]:
    """What there is to know beside the counts, each as text and style."""
    for note in report.notes:
        yield note, "yellow"
    for slug, topic in report.topics.items():
        if topic.quarantined:
            yield f"{report.source}/{slug}: {topic.quarantined} unreadable entries set aside", "yellow"
        if not report.is_healthy(topic):
            yield f"{report.source}/{slug}: {topic.stop_reason}: {topic.detail}", "red"
    if report.errors:
        yield (
            f"{report.source}: {report.errors} errors in the program, see the log; what they befell is not stored",
            "red",
        )
    yield f"{report.source}: {report.captures} captures, {report.bytes / 1000:.0f} kB, {_seconds(report):.1f} s", ""


def _state(report: RunReport, topic: TopicReport) -> Text:
    if topic.stop_reason is None:
        return Text(f"{topic.pages / max(_seconds(report), 0.1):.1f} pages/s")
    return Text(str(topic.stop_reason), style=STYLES[report.is_healthy(topic)])


def _seconds(report: RunReport) -> float:
    return ((report.ended_at or datetime.now(UTC)) - report.started_at).total_seconds()
