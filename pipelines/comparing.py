"""Holds what is read from a page against what was, or should be, read from it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["FIELDS", "Difference", "differences", "empty_fields"]

FIELDS = ("title", "url", "teaser", "kinds", "tags", "published", "updated", "starts", "ends")
"""Fields of an entry that are compared."""
LISTED = ("title", "next")
"""What a page says beside its entries."""
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value that is not as expected; `entry` is None where it is of the page, or of the list as a whole."""

    entry: str | None
    field: str
    expected: Any
    found: Any


def differences(expected: Mapping[str, Any], found: Mapping[str, Any]) -> tuple[Difference, ...]:
    """All, in the order of the page. Both are as `expectation` makes them; what is not expected is not compared."""
    return (*_of_page(expected, found), *_of_entries(expected["entries"], found["entries"]))


def empty_fields(rows: Rows) -> dict[str, int]:
    """By field, in how many entries it is empty; fields that none has are left out, as are those that all have."""
    counts = {name: sum(not row.get(name) for row in rows) for name in FIELDS}
    return {name: count for name, count in counts.items() if 0 < count < len(rows)}


def _of_page(expected: Mapping[str, Any], found: Mapping[str, Any]) -> Iterator[Difference]:
    for name in LISTED:
        if name in expected and expected[name] != found.get(name):
            yield Difference(entry=None, field=name, expected=expected[name], found=found.get(name))


def _of_entries(expected: Rows, found: Rows) -> Iterator[Difference]:
    rest = {_name(row, number): row for number, row in enumerate(found)}
    common: list[str] = []
    for number, row in enumerate(expected):
        name = _name(row, number)
        other = rest.get(name) or next(
            (one for one in found if row.get("title") and one["title"] == row["title"]), None
        )
        if other is None:
            yield Difference(entry=name, field="entry", expected="listed", found="not read")
            continue
        rest = {key: one for key, one in rest.items() if one is not other}
        common.append(_name(other, 0))
        for field in FIELDS:
            if field in row and row[field] != other.get(field):
                yield Difference(entry=name, field=field, expected=row[field], found=other.get(field))
    for name in rest:
        yield Difference(entry=name, field="entry", expected="not listed", found="read")
    order = [name for number, row in enumerate(found) if (name := _name(row, number)) in set(common)]
    if order != common and sorted(order) == sorted(common):
        yield Difference(entry=None, field="order", expected=common, found=order)


def _name(row: Mapping[str, Any], number: int) -> str:
    """What tells an entry of a page from the others."""
    return str(row.get("url") or row.get("title") or f"entry {number + 1}")
