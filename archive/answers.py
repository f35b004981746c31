"""What can be asked of an archive in one call, as in a notebook: each call reads one state of it, and leaves it as is.

Answers are frozen dataclasses, tuples of them where there may be several; `archive.frames.frame` makes data frames of
them. A time to answer for, `as_of`, is a datetime (UTC if it has no zone) or an ISO 8601 text; a date, or the text of
one, stands for the end of that day.
"""

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from sqlalchemy import Connection

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from archive.export.values import Entry
    from archive.queries.coverage import VisitCoverage
    from archive.queries.entries import EntryView
    from archive.queries.history import EntryHistory, RevisionView
    from archive.queries.listings import TopicListing
    from archive.queries.membership import Membership
    from archive.search.filters import Filters
    from archive.statistics.counts import Count
    from archive.statistics.months import Month

__all__ = ["Answers", "Narrowing", "Time"]

Time = datetime | date | str

# More than any archive holds, and what any database takes as a limit.
_ALL = 2**31 - 1


class Narrowing(TypedDict, total=False):
    """Which entries: see `archive.search.filters.Filters`. A text alone stands for one topic, tag or kind."""

    source: str
    topics: str | tuple[str, ...]
    tags: str | tuple[str, ...]
    kinds: str | tuple[str, ...]
    since: str
    until: str
    incomplete: bool


class Answers(ABC):
    """The questions; whoever can open a reading transaction can answer them."""

    __slots__ = ()

    @abstractmethod
    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one state throughout."""

    def entries(
        self, query: str | None = None, *, as_of: Time | None = None, **narrow: Unpack[Narrowing]
    ) -> "tuple[Entry, ...]":
        """All entries that match, by source and date, latest first.

        Raises `QuerySyntax`, `UnknownSource`, `UnknownTopic` or `BadTime`.
        """
        return self._entries(query, as_of, narrow, newest=None)

    def search(
        self, query: str, *, limit: int | None = None, as_of: Time | None = None, **narrow: Unpack[Narrowing]
    ) -> "tuple[Entry, ...]":
        """The entries that match a query, of all sources together by date, latest first; at most `limit`.

        Raises as `entries`.
        """
        return self._entries(query, as_of, narrow, newest=_ALL if limit is None else limit)

    def entry(self, ident: str, *, as_of: Time | None = None) -> "EntryView":
        """All about an entry; `ident` is its id, the beginning of it, or a key. Raises `UnknownEntry`."""
        from archive.queries.entries import entry

        with self.reading() as conn:
            return entry(conn, ident, as_of=_moment(as_of))

    def history(self, ident: str, *, as_of: Time | None = None) -> "EntryHistory":
        """The revisions of an entry, and how they followed each other. Raises `UnknownEntry`."""
        from archive.queries.history import history

        with self.reading() as conn:
            return history(conn, ident, until=_moment(as_of))

    def revisions(self, ident: str, *, as_of: Time | None = None) -> "tuple[RevisionView, ...]":
        """Every revision of an entry, in the order of first sightings. Raises `UnknownEntry`."""
        return self.history(ident, as_of=as_of).revisions

    def membership(self, ident: str, *, as_of: Time | None = None) -> "tuple[Membership, ...]":
        """When topics listed an entry. Raises `UnknownEntry`."""
        from archive.queries.membership import entry_memberships
        from archive.queries.resolve import resolve_entry

        with self.reading() as conn:
            return entry_memberships(conn, resolve_entry(conn, ident), until=_moment(as_of))

    def memberships(self, source: str, topic: str, *, as_of: Time | None = None) -> "tuple[Membership, ...]":
        """When a topic listed its entries. Raises `UnknownSource` or `UnknownTopic`."""
        from archive.queries.membership import memberships

        with self.reading() as conn:
            return memberships(conn, source, topic, until=_moment(as_of))

    def listing(self, source: str, topic: str, *, as_of: Time | None = None, withdrawn: bool = False) -> "TopicListing":
        """What a topic listed. Raises `UnknownSource` or `UnknownTopic`."""
        from archive.queries.listings import topic_listing

        with self.reading() as conn:
            return topic_listing(conn, source, topic, as_of=_moment(as_of), withdrawn=withdrawn)

    def coverage(
        self, source: str | None = None, topic: str | None = None, *, as_of: Time | None = None
    ) -> "tuple[VisitCoverage, ...]":
        """What was looked at when, and how completely. Raises `UnknownSource` or `UnknownTopic`."""
        from archive.queries.coverage import coverage

        with self.reading() as conn:
            return tuple(coverage(conn, source, topic, until=_moment(as_of)))

    def counts(self, by: str, *, as_of: Time | None = None, **narrow: Unpack[Narrowing]) -> "tuple[Count, ...]":
        """The number of entries by `topic`, `tag`, `kind` or `source`. Raises `UnknownSource` or `UnknownTopic`."""
        from archive.statistics.counts import counts

        with self.reading() as conn:
            return counts(conn, by, _filters(narrow), _moment(as_of))

    def months(self, *, as_of: Time | None = None, **narrow: Unpack[Narrowing]) -> "tuple[Month, ...]":
        """The number of entries by month, zeros and gaps told apart. Raises `UnknownSource` or `UnknownTopic`."""
        from archive.statistics.months import months

        with self.reading() as conn:
            return months(conn, _filters(narrow), _moment(as_of))

    def picture(self, name: str, *, as_of: Time | None = None, **narrow: Unpack[Narrowing]) -> "Figure":
        """One of `archive.pictures.PICTURES`, as a figure of matplotlib; `archive.pictures.save` writes it.

        Raises `MissingExtra`, `UnknownSource` or `UnknownTopic`.
        """
        from archive.pictures import draw

        with self.reading() as conn:
            return draw(conn, name, _filters(narrow), _moment(as_of))

    def _entries(
        self, query: str | None, as_of: Time | None, narrow: Narrowing, *, newest: int | None
    ) -> "tuple[Entry, ...]":
        from archive.export.rows import entry_table
        from archive.export.values import entry_values
        from archive.search.matches import matches

        moment = _moment(as_of)
        with self.reading() as conn:
            table = entry_table(conn, matches(conn, query, _filters(narrow), moment), as_of=moment, newest=newest)
            return tuple(entry_values(table))


def _filters(narrow: Narrowing) -> "Filters":
    from archive.search.filters import Filters

    several = {name: (value,) for name, value in narrow.items() if name in _SEVERAL and isinstance(value, str)}
    return Filters(**{**narrow, **several})  # type: ignore[arg-type]  # as the class above says


_SEVERAL = ("topics", "tags", "kinds")


def _moment(as_of: Time | None) -> datetime | None:
    from archive.moments import read_past

    if as_of is None:
        return None
    return read_past("as_of", as_of if isinstance(as_of, str) else as_of.isoformat(), datetime.now(UTC))
