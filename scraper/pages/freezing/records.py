"""Finds the selector of the records of a page: it selects all of them, in their order, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lxml.html import HtmlElement

from scraper.pages.freezing.forms import Form, chained, own_forms
from scraper.parsing.selectors import compiled

__all__ = ["select_records"]

ANCHORED = re.compile(r"[.#\[]|^article$")
BARE = 4.0
"""For a tag alone: that this page has no others of it says little of the next."""
DEAR = 8.0
CONDITION = 3.0
MOST_TRIED = 200
MOST_TEMPLATES = 4
"""Kinds of records of one list that are selected side by side."""
MOST_NARROWED = 12
MOST_SHELLS = 3
Elements = list[HtmlElement]
Selected = tuple[str, Elements]
"""A selector and the elements it finds."""
Priced = tuple[Form, Elements]


def select_records(root: HtmlElement, records: Sequence[HtmlElement], *, siblings: bool = False) -> Selected | None:
    """The selector of these records, or of what is around or in them and holds the same; None where none is robust.

    With `siblings` records go on beyond their elements, and no others stand for them.
    """
    if one := _of_one_template(root, records, siblings=siblings):
        return one
    templates: defaultdict[tuple[str, str], Elements] = defaultdict(list)
    for record in records:
        templates[str(record.tag), " ".join(sorted((record.get("class") or "").split()))].append(record)
    if not 1 < len(templates) <= MOST_TEMPLATES:
        return None
    parts = [_of_one_template(root, own, siblings=siblings) for own in templates.values()]
    if not all(parts):
        return None
    union = ", ".join(part[0] for part in parts if part)
    wanted = {element for part in parts if part for element in part[1]}
    found = _find(root, union)
    return (union, found) if set(found) == wanted and len(found) == len(records) else None


def _of_one_template(root: HtmlElement, records: Sequence[HtmlElement], *, siblings: bool) -> Selected | None:
    """The cheapest selector of the records or their shells; one that needs no conditions is preferred."""
    plain: list[Priced] = []
    wide: list[tuple[Form, Elements, Elements]] = []
    for wanted in [list(records)] if siblings else _shells(records):
        for form in _common(wanted)[:MOST_TRIED]:
            found = _find(root, form.text)
            if found == wanted:
                plain.append((form, wanted))
                break
            if set(wanted) <= set(found):
                wide.append((form, found, wanted))
    if min(plain, default=(Form(DEAR, ""),), key=_price)[0].price >= DEAR:
        for form, found, wanted in sorted(wide, key=_price)[:MOST_NARROWED]:
            plain.extend(
                (narrow, wanted) for narrow in _narrowed(form, found, wanted) if _find(root, narrow.text) == wanted
            )
    best = min(plain, key=_price, default=None)
    return (best[0].text, best[1]) if best else None


def _price(priced: tuple[Any, ...]) -> Form:
    form: Form = priced[0]
    return form


def _shells(records: Sequence[HtmlElement]) -> Iterator[Elements]:
    """The records; the only elements in them that hold all they show; and those around that show nothing else."""
    yield list(records)
    for step in (_only_child, _only_parent):
        level = list(records)
        for _ in range(MOST_SHELLS):
            stepped = [element for element in map(step, level) if element is not None]
            if len(stepped) < len(records):
                break
            yield stepped
            level = stepped


def _only_child(element: HtmlElement) -> HtmlElement | None:
    children = [child for child in element if isinstance(child.tag, str)]
    bare = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    return children[0] if len(children) == 1 and not bare else None


def _only_parent(element: HtmlElement) -> HtmlElement | None:
    parent = element.getparent()
    return parent if parent is not None and parent.tag != "body" and _only_child(parent) is element else None


def _common(records: Sequence[HtmlElement]) -> list[Form]:
    """The forms that fit every record, the cheapest first."""
    first, *others = records
    shared = {form.text for form in _forms(first)}
    for record in others:
        shared &= {form.text for form in _forms(record)}
    return sorted(form for form in set(_forms(first)) if form.text in shared)


def _forms(record: HtmlElement) -> Iterator[Form]:
    own = [form if ANCHORED.search(form.text) else Form(form.price + BARE, form.text) for form in own_forms(record)]
    yield from own
    yield from chained(record, own, None)
    yield from _following(record, own)


def _following(record: HtmlElement, own: Sequence[Form]) -> Iterator[Form]:
    """What stands behind an element of another kind, perhaps in something with a name."""
    parent = record.getparent()
    named = [form for form in own_forms(parent) if ANCHORED.search(form.text)] if parent is not None else []
    siblings = [one for one in record.itersiblings(preceding=True) if isinstance(one.tag, str)]
    for shell in {form for before in siblings for form in own_forms(before)}:
        for form in own:
            text = f"{shell.text} ~ {form.text}"
            yield Form(shell.price + form.price + CONDITION, text)
            yield from (Form(outer.price + form.price + CONDITION - BARE, f"{outer.text} > {text}") for outer in named)


def _narrowed(form: Form, found: Elements, wanted: Elements) -> Iterator[Form]:
    """The form on condition of what all records hold and the others do not, or the other way round."""
    kept = set(wanted)
    others = [element for element in found if element not in kept]
    for condition, some, rest in (("{}:has({})", wanted, others), ("{}:not(:has({}))", others, wanted)):
        held = set.intersection(*map(_held, some))
        for inner in sorted(held.difference(*map(_held, rest)))[:3]:
            yield Form(form.price + CONDITION, condition.format(form.text, inner.text))


def _held(element: HtmlElement) -> set[Form]:
    return {form for inner in element.iterdescendants() if isinstance(inner.tag, str) for form in own_forms(inner)}


def _find(root: HtmlElement, text: str) -> Elements:
    found: Iterable[HtmlElement] | bool | float | str = compiled(text)(root)
    return list(found) if isinstance(found, list) else []
