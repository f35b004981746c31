"""Which appearance of a site a capture shows, and the rules that it is read by."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from scraper.sources.rules import Layout, Method

if TYPE_CHECKING:
    from scraper.sources.model import Source

__all__ = ["appearances", "layout_at", "source_at", "with_layout"]

WHOLE = ("pagination", "labels", "dates", "selectors")
"""Tables that a layout replaces as they are."""
IN_PART = ("topics", "entries")
"""Tables of which a layout replaces the keys that it gives; what else is in them holds for all layouts."""


def layout_at(source: "Source", captured_at: datetime) -> Layout | None:
    """The layout that a capture of this time shows: of those that end after it the first to end; None if it is the
    present one."""
    later = [layout for layout in source.layouts if captured_at < layout.until]
    return min(later, key=lambda layout: layout.until, default=None)


def source_at(source: "Source", captured_at: datetime) -> "Source":
    """The source as if its present layout were that of this time."""
    layout = layout_at(source, captured_at)
    return source if layout is None else with_layout(source, layout)


def appearances(source: "Source") -> "Iterator[Source]":
    """The source as it is, and with each of its older layouts."""
    yield source
    for layout in source.layouts:
        yield with_layout(source, layout)


def with_layout(source: "Source", layout: Layout) -> "Source":
    """The source with this one of its layouts as the present, and only, one."""
    given = layout.model_fields_set
    update: dict[str, object] = {name: getattr(layout, name) for name in WHOLE if name in given}
    for name in IN_PART:
        own = getattr(layout, name)
        changes = {key: getattr(own, key) for key in own.model_fields_set}
        update[name] = getattr(source, name).model_copy(update=changes)
    return source.model_copy(update={**update, "method": _method(source, layout), "layouts": ()})


def _method(source: "Source", layout: Layout) -> Method:
    """As said, else as the rules that are given suggest, else that of the present layout."""
    if layout.method:
        return layout.method
    if "selectors" in layout.model_fields_set:
        return "selectors"
    return "labels" if "labels" in layout.model_fields_set else source.method
