"""What differs between two revisions of an entry, field by field; in texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from archive.normal import normal_form
from archive.queries.history import RevisionView
from archive.records import DateRecord

__all__ = ["FieldChange", "Part", "changed_words", "compare"]

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
_TEXTS = ("title", "teaser")
_SETS = ("kinds", "tags")
_ROLES = ("published", "starts", "ends", "updated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of a text, or a member of a set."""

    change: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """A field that differs. Without what was added, `parts` are what was before; without what was removed, after."""

    field: str
    before: str | tuple[str, ...] | None
    after: str | tuple[str, ...] | None
    parts: tuple[Part, ...]


def compare(before: RevisionView, after: RevisionView) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of an entry. What is the same in normal form does not differ."""
    return (*_texts(before, after), *_sets(before, after), *_dates(before, after))


def changed_words(before: str, after: str) -> tuple[Part, ...]:
    """The words and the white space of both texts as one sequence (Ratcliff and Obershelp 1988, by `difflib`)."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[Part] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part(change="same", text="".join(old[i:j])))
            continue
        if i < j:
            parts.append(Part(change="removed", text="".join(old[i:j])))
        if k < m:
            parts.append(Part(change="added", text="".join(new[k:m])))
    return tuple(parts)


def _texts(before: RevisionView, after: RevisionView) -> Iterator[FieldChange]:
    for name in _TEXTS:
        old, new = getattr(before, name), getattr(after, name)
        if normal_form(old) != normal_form(new):
            yield FieldChange(field=name, before=old, after=new, parts=changed_words(old or "", new or ""))


def _sets(before: RevisionView, after: RevisionView) -> Iterator[FieldChange]:
    for name in _SETS:
        old, new = getattr(before, name), getattr(after, name)
        if {normal_form(one) for one in old} != {normal_form(one) for one in new}:
            yield FieldChange(field=name, before=old, after=new, parts=tuple(_members(old, new)))


def _members(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    kept, known = {normal_form(one) for one in new}, {normal_form(one) for one in old}
    for one in old:
        yield Part(change="same" if normal_form(one) in kept else "removed", text=one)
    yield from (Part(change="added", text=one) for one in new if normal_form(one) not in known)


def _dates(before: RevisionView, after: RevisionView) -> Iterator[FieldChange]:
    for role in _ROLES:
        old, new = _date(before.dates, role), _date(after.dates, role)
        if normal_form(old) != normal_form(new):
            shown = [("removed", old), ("added", new)]
            parts = tuple(Part(change=change, text=text) for change, text in shown if text)  # type: ignore[arg-type]
            yield FieldChange(field=role, before=old, after=new, parts=parts)


def _date(dates: Sequence[DateRecord], role: str) -> str | None:
    return next((date.value or date.text for date in dates if date.role == role), None)
