"""Answers as data frames of pandas or polars (extra `frames`).

A row is a frozen dataclass; a field is a column. Fields of a value inside are columns named `outer_inner`. Times are
UTC with microseconds, text is text, and what may be missing is null and no NaN. Lists of texts stay lists; a list of
values becomes a list of dicts (pandas) or structs (polars). Dates stay text: they keep their precision (`2019-05`).
"""

import types
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin, get_type_hints, overload

from archive.errors import MissingExtra

if TYPE_CHECKING:
    import pandas
    import polars

__all__ = ["frame"]


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    path: tuple[str, ...]
    kind: type
    """`str`, `bool`, `int`, `float`, `datetime`, `tuple` (of texts) or `object` (anything else)."""


@overload
def frame(
    rows: Iterable[object], library: Literal["pandas"] = "pandas", *, of: type | None = None
) -> "pandas.DataFrame": ...
@overload
def frame(rows: Iterable[object], library: Literal["polars"], *, of: type | None = None) -> "polars.DataFrame": ...
def frame(
    rows: Iterable[object], library: str = "pandas", *, of: type | None = None
) -> "pandas.DataFrame | polars.DataFrame":
    """Values of one dataclass as a frame, a row each. `of` names the class, and so the columns, where there is none.

    Raises `MissingExtra` where the library is not installed.
    """
    if library not in _MAKERS:
        raise ValueError(f"{library!r} is no library of frames; there are {', '.join(_MAKERS)}")
    try:
        module = import_module(library)
    except ModuleNotFoundError as error:
        raise MissingExtra("frames", f"a frame of {library}", str(error)) from error
    found = list(rows)
    kind = of or (type(found[0]) if found else None)
    columns = list(_columns(kind)) if kind else []
    values = {column.name: [_value(row, column) for row in found] for column in columns}
    made: pandas.DataFrame | polars.DataFrame = _MAKERS[library](module, columns, values)
    return made


def _columns(kind: type, name: str = "", path: tuple[str, ...] = ()) -> Iterator[_Column]:
    if not (isinstance(kind, type) and is_dataclass(kind)):
        raise TypeError(f"{kind!r} is no dataclass: a frame is made of what an archive answers")
    hints = get_type_hints(kind)
    for field in fields(kind):
        inner = _without_none(hints[field.name])
        full, place = f"{name}{field.name}", (*path, field.name)
        if is_dataclass(inner):
            yield from _columns(cast("type", inner), f"{full}_", place)
        else:
            yield _Column(full, place, _kind(inner))


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (part for part in get_args(hint) if part is not type(None))
    return hint


def _kind(hint: Any) -> type:
    if get_origin(hint) is tuple:
        return tuple if get_args(hint)[0] is str else object
    # In this order: truth values are integers, too.
    known = (bool, int, float, datetime, str)
    return next((one for one in known if isinstance(hint, type) and issubclass(hint, one)), object)


def _value(row: object, column: _Column) -> Any:
    value: Any = row
    for name in column.path:
        value = None if value is None else getattr(value, name)
    return _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case StrEnum():
            return str(value)
        case tuple():
            return [_plain(one) for one in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {name: _plain(one) for name, one in asdict(value).items()}
    return value


Values = dict[str, list[Any]]


def _pandas(library: Any, columns: list[_Column], values: Values) -> "pandas.DataFrame":
    dtypes = {bool: "boolean", int: "Int64", float: "Float64", datetime: "datetime64[us, UTC]", str: "string"}
    series = {
        column.name: library.Series(values[column.name], dtype=dtypes.get(column.kind, "object")) for column in columns
    }
    made: pandas.DataFrame = library.DataFrame(series)
    return made


def _polars(library: Any, columns: list[_Column], values: Values) -> "polars.DataFrame":
    dtypes = {
        bool: library.Boolean,
        int: library.Int64,
        float: library.Float64,
        datetime: library.Datetime("us", "UTC"),
        str: library.String,
        tuple: library.List(library.String),
    }
    # What is no list of texts says by itself what it is; of no row it is said to be null.
    series = [library.Series(column.name, values[column.name], dtypes.get(column.kind)) for column in columns]
    made: polars.DataFrame = library.DataFrame(series)
    return made


_MAKERS = {"pandas": _pandas, "polars": _polars}
