"""`datapackage.json`: a Frictionless Data Package, whose Table Schemas say what each column of the CSV files holds.

Parquet files carry their own schema and are described as files. Lists are joined by "; " in CSV, so they are strings
there, and so are dates, because a date of a month or a year is none to Table Schema.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archive.export.columns import TABLES
from archive.export.tables import Column, Type
from archive.queries.collection import SourceCollection
from archive.release.details import ReleaseDetails, is_spdx

__all__ = ["WrittenFile", "descriptor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenFile:
    """A file of a release. `path` is relative to its folder."""

    path: str
    size: int
    sha256: str


_FIELD_TYPES: Mapping[Type, Mapping[str, Any]] = {
    Type.TEXT: {"type": "string"},
    Type.TEXTS: {"type": "string"},
    Type.DATE: {"type": "string"},
    Type.TIME: {"type": "datetime", "format": "any"},
    Type.INTEGER: {"type": "integer"},
    Type.BOOLEAN: {"type": "boolean"},
}
_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_OF_ENTRIES = [{"fields": ["id"], "reference": {"resource": "entries", "fields": ["id"]}}]
_KEYS: Mapping[str, Mapping[str, Any]] = {
    "entries": {"primaryKey": ["id"]},
    "revisions": {"primaryKey": ["id", "number"], "foreignKeys": _OF_ENTRIES},
    "memberships": {"foreignKeys": _OF_ENTRIES},
    "coverage": {"primaryKey": ["visit"]},
}
_TITLES = {
    "entries": "Entries, each in its current revision",
    "revisions": "Revisions of the entries",
    "memberships": "Intervals in which topics listed entries",
    "coverage": "Visits: what was looked at when, and how completely",
}


def descriptor(
    details: ReleaseDetails, sources: Sequence[SourceCollection], files: Mapping[tuple[str, str], WrittenFile]
) -> dict[str, Any]:
    """The descriptor; `files` are the data by table and format."""
    return {
        "name": "cuttings-" + "-".join(one.slug.lower() for one in sources),
        "title": details.named,
        "description": "What topic listing pages listed, with its history. See datasheet.md.",
        "version": details.version,
        "contributors": [{"title": author, "role": "author"} for author in details.credited],
        **_licenses(details.license),
        "sources": [{"title": one.slug, "path": site} for one in sources for site in one.sites],
        "resources": [_resource(table, kind, file) for (table, kind), file in files.items()],
    }


def _licenses(terms: str | None) -> dict[str, Any]:
    if terms is None:
        return {}
    return {"licenses": [{"name": terms} if is_spdx(terms) else {"path": terms}]}


def _resource(table: str, kind: str, file: WrittenFile) -> dict[str, Any]:
    common = {"path": file.path, "bytes": file.size, "hash": f"sha256:{file.sha256}"}
    if kind == "parquet":
        about = {"type": "file", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}
        return {"name": f"{table}-parquet", "title": f"{_TITLES[table]} (Parquet)", **about, **common}
    about = {"type": "table", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    schema = {"fields": [_field(column) for column in TABLES[table]], "missingValues": [""], **_KEYS[table]}
    return {"name": table, "title": _TITLES[table], **about, **common, "schema": schema}


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {"pattern": _DATE} if column.type is Type.DATE else {}
    # An empty list is an empty cell.
    if column.required and column.type is not Type.TEXTS:
        constraints["required"] = True
    described = {"name": column.name, **_FIELD_TYPES[column.type], "description": _meaning(column)}
    return described | ({"constraints": constraints} if constraints else {})


def _meaning(column: Column) -> str:
    joined = '; joined by "; "' if column.type is Type.TEXTS else ""
    return (f"{column.group.replace('_', ' ')}: " if column.group else "") + column.meaning + joined
