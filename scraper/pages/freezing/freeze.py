"""Makes selectors of what was read from a page without any, and proves them on the page itself.

A selector is taken only if it reads again what is known; what none reads everywhere is said in a remark.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from scraper.page import Entry, ListedDate
from scraper.pages.freezing.fields import Chosen, Field, choose
from scraper.pages.freezing.records import select_records
from scraper.pages.freezing.values import (
    first,
    joined,
    paragraphs,
    pattern_of,
    single,
    trimmed,
    trimmed_lines,
    words_reader,
)
from scraper.pages.links import PageLinks
from scraper.pages.readings import Found, Scope, address_in, date_in, text_in
from scraper.pages.spotted import LONGEST
from scraper.sources.model import Selectors

__all__ = ["FIELDS", "Frozen", "Sample", "freeze"]

DATES = ("published", "updated", "starts", "ends")
FIELDS = ("title", "url", "teaser", *DATES, "tags", "kinds")
"""In the order of the definition."""
ENOUGH = 0.75
"""Of the records that have a field, those in which a selector must read it to be worth having."""
NEEDED = 0.8
"""The same of titles and addresses, without which there is no entry."""
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
        if "title" not in rules:  # no record has one
            return Frozen(selectors=None, remarks=tuple(remarks))
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
            read, made, parts = words_reader(separator)
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
            made=joined if name == "teaser" else first,
            known={number: self._known(entry, name) for number, entry in entries.items()},
            parts=paragraphs if name == "teaser" else single,
            only=frozenset(["a"]) if name == "url" and self._links_inside() else frozenset(),
            patterns={
                number: pattern_of(date.text) for number, entry in entries.items() if (date := _date_of(entry, name))
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
        return trimmed(value) or None if value else None

    def _reader(self, name: str) -> Callable[[Found], str | None]:
        if name == "url":
            return lambda found: address_in(found, self.links)
        if name in DATES:
            return self._date
        return trimmed_lines if name == "teaser" else lambda found: trimmed(text_in(found))

    def _date(self, found: Found) -> str | None:
        """The value of a date; what is too long to be one is not read."""
        stamp = "" if isinstance(found, str) else found.get("datetime") or ""
        text = text_in(found)
        if not stamp and not (text and len(text) <= LONGEST):
            return text and "no date"
        key = (stamp, text)
        if key not in self._dates:
            date = date_in(found, self.links.source.dates, self.captured_at)
            self._dates[key] = (date.value or "no date") if date else None
        return self._dates[key]


def _date_of(entry: Entry, name: str) -> ListedDate | None:
    return getattr(entry, name) if name in DATES else None


def _share(chosen: Chosen) -> float:
    return chosen.right / chosen.known if chosen.known else 1.0


def _words(name: str) -> str:
    """A field as a sentence names it."""
    names = {"url": "the address", "published": "the date of publication", "updated": "the date of the last change"}
    others = {"starts": "the start", "ends": "the end"}
    return {**names, **others}.get(name, f"the {name}")
