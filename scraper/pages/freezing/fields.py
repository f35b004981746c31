"""Finds the selectors of one field: those that read, in every record, what is known to stand there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml.html import HtmlElement

from scraper.pages.freezing.forms import PATH, Form, forms_of, position_in
from scraper.pages.readings import Found, Scope, values_at

__all__ = ["Chosen", "Field", "choose"]

ATTRIBUTES = ("datetime", "content", "title", "aria-label", "alt", "data-date", "data-title", "data-url", "data-href")
"""Where values stand that are not shown, or not in full."""
HINTS = {
    "title": "title|headline|heading|subject|name",
    "url": "link|title|url|permalink|bookmark",
    "teaser": "excerpt|summary|teaser|desc|intro|text|lead|abstract|snippet|content|body",
    "published": "date|publish|posted|time|day",
    "updated": "updat|modif",
    "starts": "start|begin|date|time",
    "ends": "end|until|date|time",
    "tags": "tag|topic|keyword|label|cat|badge|chip|theme",
    "kinds": "type|kind|cat|format|badge|label|rubri",
}
"""Words that name a field in the names of its elements: of two ways to select it the one that says so is better."""
OTHERS = re.compile("image|img|photo|picture|thumb|media|icon|btn|button|more|share|author|comment")
"""Words that name something else."""
HINT = 0.7
MOST_TRIED = 300
MOST_TOGETHER = 3
"""Selectors of one field: more would be a list of cases, and no rule."""
Read = Callable[[Found], Any]
Value = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the records of a page."""

    name: str
    read: Read
    """Of what a selector finds; nothing counts as not found."""
    made: Callable[[list[Any]], Value]
    """The value of the field, of all that was read."""
    known: Mapping[int, Value]
    """What stands in which record; of a record that is missing nothing is known."""
    parts: Callable[[Value], Sequence[Any]]
    """What single elements are read as, together the value."""
    only: frozenset[str] = frozenset()
    """Tags of the elements that may be selected; any, if none is named."""
    patterns: Mapping[int, str] = field(default_factory=dict)
    """By record, a regular expression that its value, as shown, matches; for what stands in running text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Selectors for a field, and in how many of the records that are known they read what stands there."""

    selectors: tuple[str, ...]
    right: int
    known: int


def choose(wanted: Field, scopes: Sequence[Scope]) -> Chosen:
    """The cheapest selector that is right everywhere; else up to three that are together most often right."""
    filled = [number for number, value in wanted.known.items() if wanted.parts(value)]
    if not filled:
        return Chosen(selectors=(), right=len(wanted.known), known=len(wanted.known))
    forms = _forms(wanted, scopes, filled)
    best: tuple[str, ...] = ()
    most = len(wanted.known) - len(filled)
    while len(best) < MOST_TOGETHER and most < len(wanted.known):
        better = _extended(wanted, scopes, best, forms, most)
        if better is None:
            break
        best, most = better
    return Chosen(selectors=best, right=most, known=len(wanted.known))


def _extended(
    wanted: Field, scopes: Sequence[Scope], best: tuple[str, ...], forms: Sequence[Form], most: int
) -> tuple[tuple[str, ...], int] | None:
    """The selectors with the one more, behind them, that helps most; None if none does."""
    found = None
    for form in forms[:MOST_TRIED]:
        selectors = (*best, form.text)
        right = _right(wanted, scopes, selectors)
        if right > most:
            found, most = (selectors, right), right
            if right == len(wanted.known):
                break
    return found


def _right(wanted: Field, scopes: Sequence[Scope], selectors: tuple[str, ...]) -> int:
    return sum(
        wanted.made(values_at(selectors, scopes[number], wanted.read)) == value
        for number, value in wanted.known.items()
    )


def _forms(wanted: Field, scopes: Sequence[Scope], filled: Sequence[int]) -> list[Form]:
    """The forms by which the field's elements may be found, those that fit most records first, then the cheapest."""
    counts: Counter[str] = Counter()
    prices: dict[str, float] = {}
    for number in filled:
        forms = list(_in_record(wanted, scopes[number], wanted.parts(wanted.known[number])))
        if pattern := wanted.patterns.get(number):
            forms.append(Form(PATH + 6, f"xpath:re:match(string(.), '{pattern}')"))
        counts.update({form.text for form in forms})
        for form in forms:
            price = _hinted(wanted.name, form)
            prices[form.text] = min(price, prices.get(form.text, price))
    ranked = sorted(prices, key=lambda text: (-counts[text], prices[text], text))
    return [Form(prices[text], text) for text in ranked]


def _hinted(name: str, form: Form) -> float:
    """The price of a form for a field: names of classes and attributes may say that it is that, or is not."""
    text = form.text.lower()
    return form.price - HINT * bool(re.search(HINTS[name], text)) + HINT * bool(OTHERS.search(text))


def _in_record(wanted: Field, scope: Scope, parts: Sequence[Any]) -> Iterator[Form]:
    for part in dict.fromkeys(parts):
        for element, around in _spots(wanted, scope, part):
            yield from forms_of(element, around)
            if path := position_in(element, around):
                yield Form(PATH + path.count("/"), f"xpath:{path}")
        yield from _attributes(wanted, scope, part)
        yield from _texts(wanted, scope, part)


def _spots(wanted: Field, scope: Scope, part: Any) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    """The elements that are read as this, each with the element of the record that it stands in."""
    for around in scope:
        for element in around.iter():
            eligible = isinstance(element.tag, str) and (not wanted.only or element.tag in wanted.only)
            if eligible and wanted.read(element) == part:
                yield element, around


def _attributes(wanted: Field, scope: Scope, part: Any) -> Iterator[Form]:
    for around in scope:
        for element in around.iter():
            for name in ATTRIBUTES:
                value = element.get(name)
                if value and wanted.read(value) == part:
                    yield from (
                        Form(form.price + 1.5, f"{form.text}::attr({name})") for form in forms_of(element, around)
                    )


def _texts(wanted: Field, scope: Scope, part: Any) -> Iterator[Form]:
    """Bare texts between elements."""
    for around in scope:
        for element in around.iter():
            texts = [text for text in element.xpath("text()") if text.strip()]
            for number, text in enumerate(texts, start=1):
                if len(element) and wanted.read(str(text)) == part and (path := position_in(element, around)):
                    yield Form(PATH + 4 + path.count("/"), f"{path}/text()[normalize-space()][{number}]")
