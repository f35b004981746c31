"""Makes selectors of what was read from a page without any, and proves them on the page itself.

A selector is taken only if it reads again what is known; what none reads everywhere is said in a remark.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from scraper.page import Entry, ListedDate
from scraper.pages.freezing.fields import Chosen, Field, choose
from scraper.pages.freezing.records import select_records
from scraper.pages.links import PageLinks
from scraper.pages.readings import Found, Scope, address_in, date_in, lines_in, text_in
from scraper.sources.model import Selectors

__all__ = ["FIELDS", "Frozen", "Sample", "freeze"]

DATES = ("published", "updated", "starts", "ends")
FIELDS = ("title", "url", "teaser", *DATES, "tags", "kinds")
"""In the order of the definition."""
ENOUGH = 0.75
"""Of the records that have a field, those in which a selector must read it to be worth having."""
NEEDED = 0.8
"""The same of titles and addresses, without which there is no entry."""
LONGEST_DATE = 60
PIECES = re.compile(r"\d+|\s+|[^\W\d_]+|.", re.DOTALL)
SEPARATORS = (",", ";", "|", "/", "·", "•")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A record of a page: its elements, and the entry that was read there, if it is known."""

    scope: Scope
    entry: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """Selectors, or none where the records cannot be selected; and what they do not read, in words."""

    selectors: Selectors | None
    remarks: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    """By field, of the known records that have it, those in which it is read as it is known."""


def freeze(
    root: HtmlElement, samples: Sequence[Sample], links: PageLinks, captured_at: datetime, *, siblings: bool = False
) -> Frozen:
    """The selectors of these records. `siblings` says that records go on beyond their first element."""
    records = [sample.scope[0] for sample in samples if sample.scope]
    found = select_records(root, records, siblings=siblings) if len(records) == len(samples) > 0 else None
    if found is None:
        return Frozen(selectors=None, remarks=("no robust selector finds exactly these records",))
    selector, elements = found
    scopes = [sample.scope if siblings else (element,) for sample, element in zip(samples, elements, strict=True)]
    held = [Sample(scope=scope, entry=sample.entry) for scope, sample in zip(scopes, samples, strict=True)]
    return _Freezer(held, links, captured_at).frozen(selector, siblings=siblings)


@dataclass(slots=True)
class _Freezer:
    samples: Sequence[Sample]
    links: PageLinks
    captured_at: datetime
    _dates: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def frozen(self, record: str, *, siblings: bool) -> Frozen:
        rules: dict[str, Any] = {"record": (record,), "siblings": siblings}
        remarks, shares = [], {}
        for name in FIELDS:
            chosen, separator = self._chosen(name)
            share = _share(chosen)
            if share < (NEEDED if name in ("title", "url") else ENOUGH):
                remarks.append(f"no selector reads {_words(name)} reliably")
                if name == "title":
                    return Frozen(selectors=None, remarks=tuple(remarks))
                shares[name] = 0.0
                continue
            if share < 1:
                remarks.append(f"the selectors read {_words(name)} in {chosen.right} of {chosen.known} records")
            if chosen.selectors:
                shares[name] = share
                rules["link" if name == "url" else name] = chosen.selectors
            if separator:
                rules["separator"] = separator
        return Frozen(selectors=Selectors.model_validate(rules), remarks=tuple(remarks), shares=shares)

    def _chosen(self, name: str) -> tuple[Chosen, str]:
        """The selectors of a field, and what parts its words where they stand in one element."""
        scopes = [sample.scope for sample in self.samples]
        chosen = choose(self._field(name, ""), scopes)
        if name not in ("tags", "kinds") or _share(chosen) == 1:
            return chosen, ""
        for separator in SEPARATORS:
            parted = choose(self._field(name, separator), scopes)
            if parted.right > chosen.right and _share(parted) >= ENOUGH:
                return parted, separator
        return chosen, ""

    def _field(self, name: str, separator: str) -> Field:
        entries = {number: one.entry for number, one in enumerate(self.samples) if one.entry is not None}
        if name in ("tags", "kinds"):
            read, made, parts = _words_reader(separator)
            return Field(
                name=name,
                read=read,
                made=made,
                known={number: getattr(entry, name) for number, entry in entries.items()},
                parts=parts,
            )
        return Field(
            name=name,
            read=self._reader(name),
            made=_joined if name == "teaser" else _first,
            known={number: self._known(entry, name) for number, entry in entries.items()},
            parts=_paragraphs if name == "teaser" else _single,
            only=frozenset(["a"]) if name == "url" and self._links_inside() else frozenset(),
            patterns={
                number: _pattern(date.text) for number, entry in entries.items() if (date := _date_of(entry, name))
            },
        )

    def _links_inside(self) -> bool:
        return any(element.tag == "a" for sample in self.samples for one in sample.scope for element in one.iter("a"))

    def _known(self, entry: Entry, name: str) -> str | None:
        value: str | ListedDate | None = getattr(entry, name)
        if name == "url":
            return self.links.resolve(str(value)) if value else None
        if isinstance(value, ListedDate):
            return value.value
        return _trimmed(value) or None if value else None

    def _reader(self, name: str) -> Callable[[Found], str | None]:
        if name == "url":
            return lambda found: address_in(found, self.links)
        if name in DATES:
            return self._date
        return _lines if name == "teaser" else lambda found: _trimmed(text_in(found))

    def _date(self, found: Found) -> str | None:
        """The value of a date; what is too long to be one is not read."""
        stamp = "" if isinstance(found, str) else found.get("datetime") or ""
        text = text_in(found)
        if not stamp and not (text and len(text) <= LONGEST_DATE):
            return text and "no date"
        key = (stamp, text)
        if key not in self._dates:
            date = date_in(found, self.links.source.dates, self.captured_at)
            self._dates[key] = (date.value or "no date") if date else None
        return self._dates[key]


def _words_reader(separator: str) -> tuple[Any, Any, Any]:
    """How tags are read, each of an element of its own, or several parted by a separator."""

    def read(found: Found) -> tuple[str, ...]:
        texts = text_in(found).split(separator) if separator else [text_in(found)]
        return tuple(word for text in texts if (word := " ".join(text.split()).removeprefix("#")))

    def made(values: list[tuple[str, ...]]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(word for words in values for word in words))

    def parts(value: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        return [value] if separator and value else [(word,) for word in value]

    return read, made, parts


def _lines(found: Found) -> str:
    return _trimmed(lines_in(found))


def _trimmed(text: str) -> str:
    """Each line without what no reader sees as a difference: the kind of its spaces, and the dots at its end."""
    return "\n".join(" ".join(line.split()).rstrip(" .…") for line in text.splitlines())


def _date_of(entry: Entry, name: str) -> ListedDate | None:
    return getattr(entry, name) if name in DATES else None


def _pattern(text: str) -> str:
    """A regular expression of dates that are written like this one."""
    return "".join(_pattern_of(piece) for piece in PIECES.findall(text))


def _pattern_of(piece: str) -> str:
    if piece.isdecimal():
        return r"\d{4}" if len(piece) == 4 else r"\d{1,2}" if len(piece) < 3 else r"\d+"
    if piece.isspace():
        return r"\s+"
    if piece.isalpha() and (len(piece) > 1 or piece.isascii()):
        return r"[^\W\d_]+"
    return "." if piece in "'\"" else re.escape(piece)


def _first(values: list[Any]) -> Any:
    return values[0] if values else None


def _single(value: Any) -> Sequence[Any]:
    return [value] if value else []


def _joined(values: list[str]) -> str | None:
    return "\n".join(values) or None


def _paragraphs(value: str | None) -> Sequence[str]:
    """The whole, which one element may hold, and its paragraphs."""
    return list(dict.fromkeys([value, *value.splitlines()])) if value else []


def _share(chosen: Chosen) -> float:
    return chosen.right / chosen.known if chosen.known else 1.0


def _words(name: str) -> str:
    """A field as a sentence names it."""
    names = {"url": "the address", "published": "the date of publication", "updated": "the date of the last change"}
    others = {"starts": "the start", "ends": "the end"}
    return {**names, **others}.get(name, f"the {name}")
