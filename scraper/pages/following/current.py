"""Which page of its listing a page is, as its pagination shows it."""

from lxml.html import HtmlElement

from scraper.pages.following.labels import Role, label_of

__all__ = ["current_number", "is_in_a_row"]

CURRENT = frozenset(["current", "active", "selected", "on", "cur", "aktiv", "actual", "actif", "here", "this"])
"""Words in the class of the number that is the page's own."""
MOST = 40
"""A box of more elements is no row of numbers."""


def current_number(link: HtmlElement) -> int | None:
    """The number beside a link that is no link itself, or is marked as the current one; None where there is none."""
    box = _box(link)
    if box is None:
        return None
    for child in box.iterchildren("a", "li", "span", "strong", "b", "em", "i", "div", "button", "td", "font"):
        if _is_current(child) and len(child) < 4:
            label = label_of("".join(child.itertext()))
            if label.role is Role.NUMBER:
                return label.number
    return _bare_number(box)


def is_in_a_row(link: HtmlElement) -> bool:
    """Whether there is another link beside this one that is a number."""
    box = _box(link)
    if box is None:
        return False
    others = (other for other in box.iter("a") if other is not link)
    return any(label_of("".join(other.itertext())).role is Role.NUMBER for other in others)


def _box(link: HtmlElement) -> HtmlElement | None:
    """What holds a link and those beside it; None where that is more than a row of numbers."""
    box = link.getparent()
    for _ in range(3):
        if box is None or len(box) > 1:
            break
        box = box.getparent()
    return None if box is None or len(box) > MOST else box


def _is_current(element: HtmlElement) -> bool:
    names = (element.get("class") or "").lower().replace("-", " ").replace("_", " ").split()
    if element.get("aria-current") or not CURRENT.isdisjoint(names):
        return True
    linked = element.tag == "a" and element.get("href") is not None
    return not linked and next(element.iter("a", "button"), None) is None


def _bare_number(box: HtmlElement) -> int | None:
    """A number that stands between the links as mere text."""
    for text in (box.text, *(child.tail for child in box)):
        label = label_of(text.strip(" \n\t[](){}|/,.·•-–:")) if text and len(text) < MOST else None
        if label and label.role is Role.NUMBER and label.number is not None:
            return label.number
    return None
