"""The ways to say in a selector which element is meant, each with its price.

The more one says of what the element is, and the less of where it happens to stand, the cheaper it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from scraper.pages.freezing.names import is_stable, module_prefix

__all__ = ["Form", "chained", "forms_of", "own_forms", "position_in"]

PRICES = {
    "time": 1.0,
    "article": 1.0,
    **{f"h{level}": 1.2 for level in range(1, 7)},
    "main": 1.2,
    "dt": 2.0,
    "dd": 2.2,
    "header": 2.4,
    "footer": 2.4,
    "section": 2.8,
    "a": 2.6,
    "p": 3.0,
    "figure": 3.0,
    "figcaption": 3.0,
    "tr": 3.2,
    "li": 3.2,
    "td": 3.6,
    "ul": 3.6,
    "ol": 3.6,
    "dl": 3.6,
    "tbody": 3.8,
    "table": 3.8,
    "span": 5.0,
    "div": 5.4,
}
OTHER_TAG = 3.4
MICROFORMAT = 0.8
ATTRIBUTE = 0.9
CLASS = 2.0
TEST_ID = 2.4
MODULE = 4.0
PLACE = 6.0
PATH = 12.0
INSIDE_PRICE = 0.5
"""For saying what is around an element."""
ANY = "*"
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
RELATIONS = ("bookmark", "tag", "category", "author", "next")
MICROFORMATS = frozenset(
    [
        "h-entry",
        "hentry",
        "h-feed",
        "p-name",
        "u-url",
        "dt-published",
        "dt-updated",
        "dt-start",
        "dt-end",
        "p-summary",
        "p-category",
        "entry-title",
        "entry-summary",
        "entry-content",
        "published",
        "updated",
    ]
)
TEST_IDS = ("data-testid", "data-test", "data-qa", "data-component", "data-type", "data-role")
TERM = re.compile(r"[A-Za-z][A-Za-z0-9_:-]*")
MOST_CLASSES = 4
MOST_AROUND = 6


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A selector, and its price."""

    price: float
    text: str


def own_forms(element: HtmlElement) -> list[Form]:
    """What an element is, said without its surroundings, cheapest first."""
    return sorted(_own(element))


def forms_of(element: HtmlElement, within: HtmlElement | None) -> list[Form]:
    """The same, and with one of the elements around it, up to the record that it stands `within`."""
    own = [*own_forms(element), *_places(element)]
    return sorted({*own, *chained(element, own, within)})


def chained(element: HtmlElement, own: list[Form], within: HtmlElement | None) -> Iterator[Form]:
    """Forms that say what is around an element; without a record, ids and lists up to the root count."""
    parent = element.getparent()
    for number, around in enumerate(element.iterancestors()):
        if around is within or number >= MOST_AROUND or around.tag in ("body", "html") or element is within:
            break
        shells = own_forms(around) + (_ids(around) if within is None else _places(around))
        for shell in shells:
            for form in own:
                price = shell.price + form.price + INSIDE_PRICE
                if around is parent:
                    yield Form(round(price + 0.1, 2), f"{shell.text} > {form.text}")
                yield Form(round(price + number * 0.05, 2), f"{shell.text} {form.text}")


def position_in(element: HtmlElement, scope: HtmlElement) -> str | None:
    """The way from one element down to another, counted: `./div[1]/p[2]`; None if it does not stand in it."""
    steps: list[str] = []
    current = element
    while current is not scope:
        parent = current.getparent()
        if parent is None or _tag(current) == ANY:
            return None
        alike = [child for child in parent if child.tag == current.tag]
        steps.append(f"{current.tag!s}[{alike.index(current) + 1}]")
        current = parent
    return "/".join([".", *reversed(steps)])


def _tag(element: HtmlElement) -> str:
    """The name of the element in a selector; parsers let names pass that no selector can hold."""
    tag = str(element.tag)
    return tag if NAME.fullmatch(tag) else ANY


def _own(element: HtmlElement) -> Iterator[Form]:
    tag = _tag(element)
    yield Form(PRICES.get(tag, OTHER_TAG), tag)
    if tag == "time" and element.get("datetime"):
        yield Form(ATTRIBUTE, "time[datetime]")
    for value in (element.get("itemprop") or "").split()[:1]:
        if TERM.fullmatch(value):
            yield Form(ATTRIBUTE, f'{tag}[itemprop~="{value}"]')
    kind = (element.get("itemtype") or "").rstrip("/").rpartition("/")[2]
    if TERM.fullmatch(kind):
        yield Form(ATTRIBUTE + 0.2, f'{tag}[itemtype$="/{kind}"]')
    for relation in set((element.get("rel") or "").lower().split()).intersection(RELATIONS):
        yield Form(ATTRIBUTE, f'{tag}[rel~="{relation}"]')
    for name in TEST_IDS:
        if is_stable(value := element.get(name) or ""):
            yield Form(TEST_ID, f'{tag}[{name}="{value}"]')
    yield from _classes(element, tag)


def _classes(element: HtmlElement, tag: str) -> Iterator[Form]:
    names = list(dict.fromkeys((element.get("class") or "").split()))
    known = [name for name in names if name in MICROFORMATS]
    stable = [name for name in names if is_stable(name) and name not in known][:MOST_CLASSES]
    yield from (Form(MICROFORMAT, f".{name}") for name in known)
    for number, name in enumerate(stable):
        yield Form(CLASS, f".{name}")
        yield Form(CLASS + 0.1, f"{tag}.{name}")
        yield from (Form(CLASS + 1.5, f"{tag}.{name}.{other}") for other in stable[number + 1 :])
    for name in names:
        if prefix := module_prefix(name):
            yield Form(MODULE, f'{tag}[class*="{prefix}"]')


def _ids(element: HtmlElement) -> list[Form]:
    name = element.get("id") or ""
    return [Form(1.4, f"#{name}")] if is_stable(name) else []


def _places(element: HtmlElement) -> list[Form]:
    """Where an element stands among those beside it."""
    parent = element.getparent()
    if parent is None:
        return []
    tag = _tag(element)
    beside = [child for child in parent if isinstance(child.tag, str)]
    alike = [child for child in beside if child.tag == element.tag]
    number, of_type = beside.index(element) + 1, alike.index(element) + 1
    if tag == ANY:
        return [Form(PLACE + 0.2, f"{tag}:nth-child({number})")]
    forms = [Form(PLACE + 0.2, f"{tag}:nth-child({number})"), Form(PLACE, f"{tag}:nth-of-type({of_type})")]
    if alike[-1] is element:
        forms.append(Form(PLACE + 0.4, f"{tag}:last-of-type"))
    return forms
