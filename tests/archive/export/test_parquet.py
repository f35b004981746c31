"""Parquet: typed columns, the same bytes each time."""

import io
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from archive.export.parquet import write_parquet
from archive.export.rows import entry_table
from archive.export.tables import Column, Table, Type, in_portions
from archive.folder import Archive
from archive.search.filters import Filters
from archive.search.matches import matches

Store = Callable[..., Any]


def written(archive: Archive) -> bytes:
    out = io.BytesIO()
    with archive.reading() as conn:
        write_parquet(entry_table(conn, matches(conn, None, Filters())), out)
    return out.getvalue()


@pytest.mark.usefixtures("told")
def test_values_have_their_types(archive: Archive) -> None:
    table = pq.read_table(io.BytesIO(written(archive)))
    assert table.schema.field("first_seen").type == pa.timestamp("us", "UTC")
    (row,) = table.to_pylist()
    assert row["first_seen"] == datetime(2019, 5, 20, tzinfo=UTC)
    assert (row["tags"], row["incomplete"], row["revisions"], row["starts"]) == (["b", "a"], True, 2, None)
    assert (row["published"], row["capture_offset"], row["teaser"]) == ("2019-05", 2000, "One.\nTwo.")


def test_the_same_rows_are_the_same_bytes(archive: Archive, store: Store, writing: Any) -> None:
    store(*(writing.entry(i, f"Fähre {i}") for i in range(1, 1200)))
    assert written(archive) == written(archive)


def test_row_groups_are_bounded() -> None:
    column = Column(key="number", type=Type.INTEGER, meaning="counts")
    out = io.BytesIO()
    write_parquet(Table(columns=(column,), portions=in_portions((number,) for number in range(21_000))), out)
    file = pq.ParquetFile(out)
    assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [20_000, 1_000]


def test_without_the_extra_the_message_says_how_to_get_it() -> None:
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from archive.errors import MissingExtra\n"
        "from archive.export.formats import table_writer\n"
        "try: table_writer('parquet')\n"
        "except MissingExtra as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=True)
    assert "pip install 'cuttings[parquet]'" in done.stdout


def test_no_rows_are_a_file_with_columns(archive: Archive) -> None:
    assert pq.read_table(io.BytesIO(written(archive))).num_rows == 0
