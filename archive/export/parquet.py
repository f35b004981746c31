"""Apache Parquet: typed columns, groups as columns with a prefix (`capture_url`), lists as lists, times in UTC.

Dates stay text, because they have different precisions. Row groups are of a bounded size, so that memory is; nothing in
the file depends on when or where it was written, so equal rows give equal bytes (with one version of pyarrow).
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, BinaryIO

from archive.errors import MissingExtra
from archive.export.tables import Portion, Table, Type

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise MissingExtra("parquet", "Parquet", str(error)) from error

__all__ = ["write_parquet"]

# In a row group: readers want groups of ten thousands of rows.
_PORTIONS = 20
_TYPES = {
    Type.TEXT: pa.string(),
    Type.TEXTS: pa.list_(pa.string()),
    Type.DATE: pa.string(),
    Type.TIME: pa.timestamp("us", "UTC"),
    Type.INTEGER: pa.int64(),
    Type.BOOLEAN: pa.bool_(),
}


def write_parquet(table: Table, out: BinaryIO) -> int:
    """Writes the rows as they come and returns their number. Raises `MissingExtra` (at import) without pyarrow."""
    schema = pa.schema(
        [pa.field(column.name, _TYPES[column.type], nullable=not column.required) for column in table.columns]
    )
    number = 0
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for group in _groups(schema, table):
            writer.write_table(group)
            number += group.num_rows
    return number


def _groups(schema: Any, table: Table) -> Iterator[Any]:
    portions = (_batch(schema, portion) for portion in table.portions)
    while batches := list(islice(portions, _PORTIONS)):
        yield pa.Table.from_batches(batches, schema)


def _batch(schema: Any, portion: Portion) -> Any:
    return pa.record_batch([_array(values, field.type) for values, field in zip(portion, schema, strict=True)], schema)


def _array(values: Sequence[Any], kind: Any) -> Any:
    # Times come as ISO 8601 text, which Arrow reads.
    return pa.array(values, pa.string()).cast(kind) if pa.types.is_timestamp(kind) else pa.array(values, kind)
