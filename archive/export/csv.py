"""CSV after RFC 4180: UTF-8, CRLF, a header line, lists joined by "; ".

A cell that begins with = + - @, a tab or a carriage return is given a leading apostrophe, because spreadsheet programs
would run it as a formula (OWASP, "CSV Injection"); use JSON Lines or Parquet where the exact text matters. Missing
values are empty cells, truth values `true` and `false`.
"""

import csv
from collections.abc import Callable, Iterable
from typing import Any, TextIO

from archive.export.tables import Table, Type

__all__ = ["write_csv"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(table: Table, out: TextIO) -> int:
    """Writes header and rows as they come, to a file opened with `newline=""`, and returns the number of rows."""
    writer = csv.writer(out)
    writer.writerow([column.name for column in table.columns])
    cells = [_CELLS[column.type] for column in table.columns]
    number = 0
    for portion in table.portions:
        writer.writerows(zip(*(made(values) for made, values in zip(cells, portion, strict=True)), strict=True))
        number += len(portion[0])
    return number


def _safe(values: Iterable[str | None]) -> list[str | None]:
    return ["'" + text if text and text[0] in _FORMULA else text for text in values]


def _joined(values: Iterable[list[str]]) -> list[str | None]:
    return _safe(["; ".join(texts) for texts in values])


def _truth(values: Iterable[Any]) -> list[str | None]:
    return [None if value is None else "true" if value else "false" for value in values]


def _same(values: Iterable[Any]) -> Iterable[Any]:
    return values


# The writer makes empty cells of None.
_CELLS: dict[Type, Callable[[Iterable[Any]], Iterable[Any]]] = {
    Type.TEXT: _safe,
    Type.TEXTS: _joined,
    Type.DATE: _same,
    Type.TIME: _same,
    Type.INTEGER: _same,
    Type.BOOLEAN: _truth,
}
