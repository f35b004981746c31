"""Errors of the archive.

ArchiveError
├── NoArchive           the folder holds no archive
├── ArchiveExists       the folder holds one already
├── InvalidConfig       cuttings.toml breaks a rule: file, key, expectation
├── NotAnArchive        the database is none, or not one of ours
├── MissingExtra        a package is needed that is not installed along
├── NewerArchive        made by a newer version of this program
├── StorageFailed       the medium refuses: read-only, full, locked, damaged
├── TargetInUse         a database to copy to is not empty
├── CopyDiffers         a copy is not what was copied
├── UnknownEntry        no entry, or more than one, answers to an id
│   └── NotSeenYet      it was seen later than the time that was asked for
├── UnknownRevision
├── UnknownSource
├── UnknownTopic
├── BadTime             a time that is none, or not one that can be asked for
├── BadToken            a place to go on from that no page of results gave
├── QuerySyntax         a query that breaks the rules of its language: position, reason
├── OutputExists        what would be written is there already
└── UnknownFormat       a file whose name ends as no format does that can be written
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from archive.sendable import Sendable

__all__ = [
    "ArchiveError",
    "ArchiveExists",
    "BadTime",
    "BadToken",
    "CopyDiffers",
    "InvalidConfig",
    "MissingExtra",
    "NewerArchive",
    "NoArchive",
    "NotAnArchive",
    "NotSeenYet",
    "OutputExists",
    "QuerySyntax",
    "StorageFailed",
    "TargetInUse",
    "UnknownEntry",
    "UnknownFormat",
    "UnknownRevision",
    "UnknownSource",
    "UnknownTopic",
]


class ArchiveError(Sendable):
    """Base of all errors this package raises on purpose."""


class NoArchive(ArchiveError):
    """The folder holds no `cuttings.toml`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"There is no archive in {path}. Make one with `cuttings --archive {path} init`, "
            "or name another folder with --archive or CUTTINGS_ARCHIVE."
        )


class ArchiveExists(ArchiveError):
    """The folder holds an archive already; it is left as it is."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path} is an archive already. Use it as it is, or choose another folder.")


class InvalidConfig(ArchiveError):
    """`cuttings.toml` breaks a rule. `key` is empty where the file as a whole cannot be read."""

    def __init__(self, file: Path, key: str, expectation: str) -> None:
        self.file = file
        self.key = key
        self.expectation = expectation
        super().__init__(f"{file}: {key + ': ' if key else ''}{expectation}")


class NotAnArchive(ArchiveError):
    """The database is no database, or not one of this program."""

    def __init__(self, path: Path | str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(
            f"{path} is not the database of an archive: {reason}. "
            "Check `database` in cuttings.toml, or put a backup in its place."
        )


class MissingExtra(ArchiveError):
    """Something was asked for that needs packages which only come with the extra `extra`."""

    def __init__(self, extra: str, purpose: str, reason: str) -> None:
        self.extra = extra
        super().__init__(
            f"What {purpose} needs is not installed ({reason}). Install it: pip install 'cuttings[{extra}]'."
        )


class NewerArchive(ArchiveError):
    """The database has a schema this program does not know; nothing was changed."""

    def __init__(self, path: Path | str, found: str, known: str) -> None:
        self.path = path
        self.found = found
        self.known = known
        super().__init__(
            f"{path} was written by a newer version of cuttings (schema {found}; this program knows up to {known}). "
            "Upgrade the program: pip install --upgrade cuttings."
        )


class StorageFailed(ArchiveError):
    """The medium refuses. What the running transaction had written is rolled back."""

    def __init__(self, path: Path | str, reason: str, advice: str = "Nothing of the last page was stored.") -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path} cannot be used: {reason}. {advice}")


class TargetInUse(ArchiveError):
    """A database to copy to holds tables already: an archive, perhaps the one that is copied, or something else."""

    def __init__(self, target: str, tables: Sequence[str]) -> None:
        self.target = target
        self.tables = tuple(tables)
        what = "an archive" if "alembic_version" in tables else f"tables ({', '.join(sorted(tables)[:3])} …)"
        super().__init__(f"{target} holds {what} already. Nothing was copied; name an empty database.")


class CopyDiffers(ArchiveError):
    """The dump of a copy differs from that of its original, from line `number` on."""

    def __init__(self, number: int, original: str | None, copied: str | None) -> None:
        self.number = number
        super().__init__(
            f"The copy differs from line {number} of the dump on ({copied or 'its end'} for {original or 'the end'}). "
            "It was taken back. Report this: it is a fault of the program."
        )


class UnknownEntry(ArchiveError):
    """No entry answers to `ident`, or several do: then `candidates` holds their ids. `nearest` are names that exist."""

    def __init__(
        self, ident: str, candidates: Sequence[str] = (), hint: str | None = None, nearest: Sequence[str] = ()
    ) -> None:
        self.ident = ident
        self.candidates = tuple(candidates)
        self.nearest = tuple(nearest)
        if candidates:
            message = f"{ident!r} could be any of {', '.join(candidates)}. Give more characters of the id."
        else:
            message = f"There is no entry {ident!r}. " + (
                hint or "Give an id or its first four characters or more, as `cuttings listing` prints them, or a key."
            )
        super().__init__(message + (f" The nearest are {', '.join(nearest)}." if nearest else ""))


class NotSeenYet(UnknownEntry):
    """The entry is known, but no capture up to `time` shows it."""

    def __init__(self, ident: str, time: datetime | None) -> None:
        self.time = time
        when = f"{time:%Y-%m-%d %H:%M:%S} UTC" if time else "now"
        super().__init__(ident, hint=f"No capture up to {when} shows it; `cuttings history` tells when one did.")


class UnknownRevision(ArchiveError):
    """The entry has no such revision, or several digests begin so."""

    def __init__(self, ident: str, name: str, known: Sequence[str]) -> None:
        self.ident = ident
        self.name = name
        listed = ", ".join(f"{number} ({digest})" for number, digest in enumerate(known, start=1))
        super().__init__(f"{ident} has no revision {name!r}. It has: {listed}. Give a number or part of a digest.")


class UnknownSource(ArchiveError):
    """The archive holds nothing of this source."""

    def __init__(self, source: str, known: Sequence[str]) -> None:
        self.source = source
        super().__init__(
            f"The archive holds nothing of a source {source!r}. It has: {', '.join(known) or 'no source yet'}."
        )


class UnknownTopic(ArchiveError):
    """The archive holds nothing of this topic. `source` is None where any source would have done."""

    def __init__(self, source: str | None, topic: str, known: Sequence[str]) -> None:
        self.source = source
        self.topic = topic
        name = f"{source}/{topic}" if source else topic
        super().__init__(
            f"The archive holds nothing of a topic {name!r}. It has: {', '.join(known) or 'no topic yet'}."
        )


class BadTime(ArchiveError):
    """A date or time given as `name` cannot be used."""

    def __init__(self, name: str, value: str, expectation: str) -> None:
        self.name = name
        self.value = value
        super().__init__(f"{name} {value!r} is not usable: {expectation}.")


class BadToken(ArchiveError):
    """`value` is not what a page of results in the order `sort` gave as its end."""

    def __init__(self, value: str, sort: str) -> None:
        self.value = value
        self.sort = sort
        super().__init__(
            f"{value!r} is no place to go on from, sorted by {sort}. "
            "Take it from the page before, with the same query and order, or leave it out to begin again."
        )


class QuerySyntax(ArchiveError):
    """`query` breaks the rules of its language at `position`, counted from 0."""

    def __init__(self, query: str, position: int, reason: str, advice: str) -> None:
        self.query = query
        self.position = position
        self.reason = reason
        super().__init__(f"The query {query!r} cannot be read at character {position + 1}: {reason}. {advice}.")


class OutputExists(ArchiveError):
    """A file or folder that would be written exists; it is left as it is."""

    def __init__(self, path: Path, advice: str = "Choose another name, or give --force to replace it.") -> None:
        self.path = path
        super().__init__(f"{path} exists already. {advice}")


class UnknownFormat(ArchiveError):
    """The name of a file does not say in which of the known formats it should be written."""

    def __init__(self, path: Path, known: Sequence[str]) -> None:
        self.path = path
        self.known = tuple(known)
        super().__init__(f"{path} does not end like a format that can be written. Let it end in {' or '.join(known)}.")
