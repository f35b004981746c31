"""Gives a source a new present layout; how it looked until then stays, for the captures of that time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from scraper.sources.layouts import IN_PART, WHOLE, source_at, with_layout
from scraper.sources.model import Source
from scraper.sources.rules import Layout

__all__ = ["redesigned"]


def redesigned(source: Source, until: datetime, changes: Mapping[str, Any]) -> Source:
    """The source with these keys and tables as its present layout; captures before `until` are read as before.

    A table that is None is left out. A layout that was to end later ends now. Raises ValueError where the changes make
    no definition.
    """
    values = {**source.model_dump(exclude_defaults=True), "method": source.method, **changes, "layouts": ()}
    present = Source.model_validate({key: value for key, value in values.items() if value is not None})
    older = [
        _as_layout(with_layout(source, layout), layout.until, present)
        for layout in source.layouts
        if layout.until < until
    ]
    ended = _as_layout(source_at(source, until), until, present)
    layouts = sorted([*older, ended], key=lambda layout: layout.until, reverse=True)
    dumped = [layout.model_dump(exclude_unset=True) for layout in layouts]
    return Source.model_validate(
        {**present.model_dump(exclude_defaults=True), "method": present.method, "layouts": dumped}
    )


def _as_layout(shown: Source, until: datetime, present: Source) -> Layout:
    """An appearance of the site as a layout beside the present one: with all in which the two differ."""
    values: dict[str, Any] = {"until": until, "method": shown.method}
    for name in WHOLE:
        table = getattr(shown, name)
        if table is not None and table != getattr(present, name):
            values[name] = table.model_dump(exclude_defaults=True)
    for name in IN_PART:
        keys = Layout.model_fields[name].annotation.model_fields  # type: ignore[union-attr]
        own, new = getattr(shown, name), getattr(present, name)
        if differing := {key: getattr(own, key) for key in keys if getattr(own, key) != getattr(new, key)}:
            values[name] = differing
    return Layout.model_validate(values)
