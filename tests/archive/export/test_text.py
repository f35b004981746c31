"""CSV and JSON Lines: files that other programs read back, and that no spreadsheet runs."""

import io
import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from archive.export.csv import write_csv
from archive.export.jsonl import write_jsonl
from archive.export.tables import Column, Table, Type, in_portions

Store = Callable[..., Any]
AsCsv = Callable[[], tuple[str, list[dict[str, str]]]]

VALUES = {
    Type.TEXT: st.text(),
    Type.TEXTS: st.lists(st.text()),
    Type.DATE: st.dates().map(str),
    Type.TIME: st.datetimes().map(lambda time: time.isoformat() + "Z"),
    Type.INTEGER: st.integers(0, 2**62),
    Type.BOOLEAN: st.booleans(),
}
PLAIN = tuple(Column(key=kind.value, type=kind, meaning="") for kind in Type)
GROUPED = (
    Column(key="at", type=Type.TIME, meaning="", group="proof"),
    Column(key="offset", type=Type.INTEGER, meaning="", group="proof"),
)


@given(st.lists(st.tuples(*(st.none() | VALUES[kind] for kind in Type)), max_size=5))
def test_json_lines_are_those_of_the_standard_library(rows: list[tuple[Any, ...]]) -> None:
    out = io.StringIO()
    write_jsonl(Table(columns=PLAIN, portions=in_portions(rows)), out)
    names = [column.name for column in PLAIN]
    expected = [
        json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, separators=(",", ":")) for row in rows
    ]
    assert out.getvalue() == "".join(line + "\n" for line in expected)


def test_a_group_is_an_object_or_null() -> None:
    out = io.StringIO()
    rows = [("2019-05-20T00:00:00Z", None), (None, None)]
    write_jsonl(Table(columns=GROUPED, portions=in_portions(rows)), out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"proof": {"at": "2019-05-20T00:00:00Z", "offset": None}},
        {"proof": None},
    ]


def test_csv_without_rows_has_its_header() -> None:
    out = io.StringIO(newline="")
    assert write_csv(Table(columns=GROUPED, portions=in_portions([])), out) == 0
    assert out.getvalue() == "proof_at,proof_offset\r\n"


def test_csv_cells_are_no_formulas(store: Store, writing: Any, as_csv: AsCsv) -> None:
    titles = ["=1+1", "+49", "-2", "@SUM(A1)", "\t=1", "\r=2"]
    store(*(writing.entry(i, title, tags=("=a", "b")) for i, title in enumerate(titles, start=1)))
    _, rows = as_csv()
    assert {row["title"] for row in rows} == {"'" + title for title in titles}
    assert {row["tags"] for row in rows} == {"'=a; b"}


def test_csv_is_read_back_as_it_was(store: Store, writing: Any, as_csv: AsCsv) -> None:
    store(writing.entry(1, 'A "b", c', tags=("a, b", 'c "d"'), teaser="one\ntwo; =three"))
    text, (row,) = as_csv()
    assert (row["title"], row["tags"], row["teaser"], row["url"]) == (
        'A "b", c',
        'a, b; c "d"',
        "one\ntwo; =three",
        "",
    )
    assert (row["incomplete"], row["capture_offset"]) == ("false", "1000")
    assert text.endswith("\r\n")
