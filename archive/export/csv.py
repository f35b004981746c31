"""CSV after RFC 4180: UTF-8, CRLF, a header line, lists joined by "; ", the capture as columns `capture_url` and so on.

A cell that begins with = + - @, a tab or a carriage return is given a leading apostrophe, because spreadsheet programs
would run it as a formula (OWASP, "CSV Injection"); use JSON Lines where the exact text matters. Missing values are
empty cells, truth values `true` and `false`.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from archive.export.rows import CAPTURE_COLUMNS, COLUMNS

__all__ = ["HEADER", "write_csv"]

HEADER = (*COLUMNS[:-1], *(f"capture_{name}" for name in CAPTURE_COLUMNS))

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """Writes header and rows as they come, to a file opened with `newline=""`, and returns the number of rows."""
    writer = csv.writer(out)
    writer.writerow(HEADER)
    number = 0
    for row in rows:
        number += 1
        writer.writerow([_cell(value) for value in _flat(row)])
    return number


def _flat(row: Mapping[str, Any]) -> Iterator[object]:
    for name in COLUMNS[:-1]:
        yield row[name]
    yield from (row["capture"][name] for name in CAPTURE_COLUMNS)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return "'" + text if text.startswith(_FORMULA) else text
