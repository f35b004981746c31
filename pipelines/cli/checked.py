"""How checks of sources are told: a table with its details, or JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from rich.table import Table

from archive.cli.output import emit, print_json, shown
from pipelines.checking import Check
from pipelines.comparing import Difference
from scraper.pages.repairing import Mended
from scraper.sources.writer import definition_text

__all__ = ["print_checks", "print_checks_json"]

MOST_SHOWN = 8
"""Differences of one page; `--json` has all."""
LONGEST = 60


def print_checks(found: Sequence[Check]) -> None:
    table = Table("topic", "page", "read", "empty", "result")
    for one in found:
        empty = ", ".join(f"{name} {count}" for name, count in one.empty.items())
        cells = (shown(f"{one.source}/{one.topic}"), shown(one.subject), str(one.read), empty)
        table.add_row(*cells, shown(_result(one), "green" if one.fine else "red"))
    emit(table)
    for one in found:
        for line in _details(one):
            emit(shown(line))


def _result(check: Check) -> str:
    if check.problem:
        return "not read"
    if check.differences:
        return f"{len(check.differences)} differences"
    return "could be read better" if check.mended else "as expected"


def _details(check: Check) -> Iterator[str]:
    """What there is to know of a page that is not as expected."""
    about = f"{check.source}/{check.topic}, {check.subject}"
    if check.problem:
        yield f"{about}: {check.problem}"
    for one in check.differences[:MOST_SHOWN]:
        yield f"{about}: {_difference(one)}"
    if len(check.differences) > MOST_SHOWN:
        yield f"{about}: {len(check.differences) - MOST_SHOWN} more differences"
    if check.mended:
        yield from _evidence(about, check.mended)


def _difference(one: Difference) -> str:
    place = f"{one.field} of {one.entry}" if one.entry else one.field
    return f"{place}: expected {_short(one.expected)}, found {_short(one.found)}"


def _short(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else "nothing" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _evidence(about: str, mended: Mended) -> Iterator[str]:
    yield f"{about}: a new layout reads {mended.found} of {mended.known} known entries again:"
    yield f"    {mended.by_address} by their address, {mended.by_title} by their title"
    for share in mended.shares:
        yield f"    {share.field}: {share.before:.0%} had it before, {share.now:.0%} now, {share.same:.0%} the same"
    for remark in mended.remarks:
        yield f"    but {remark}"
    if mended.lost:
        yield f"    lost: {', '.join(mended.lost)}"
    yield "The definition it proposes (--write writes it):"
    yield from (f"    {line}" for line in definition_text(mended.source).splitlines())


def print_checks_json(found: Sequence[Check]) -> None:
    print_json([_as_json(one) for one in found])


def _as_json(check: Check) -> dict[str, Any]:
    mended = check.mended
    return {
        "source": check.source,
        "topic": check.topic,
        "page": check.subject,
        "url": check.url,
        "fine": check.fine,
        "read": check.read,
        "empty": check.empty,
        "problem": check.problem,
        "differences": [asdict(one) for one in check.differences],
        "mended": mended
        and {
            "known": mended.known,
            "by_address": mended.by_address,
            "by_title": mended.by_title,
            "missing": list(mended.missing),
            "shares": [asdict(share) for share in mended.shares],
            "lost": list(mended.lost),
            "remarks": list(mended.remarks),
            "definition": definition_text(mended.source),
        },
    }
