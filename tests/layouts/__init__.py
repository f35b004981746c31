"""Listing pages of many layouts and languages, each with the truth about it: what any reader should read from them.

Pages are made, not saved: the same stories as cards, tables, lists under dates …, in frames as sites have them.
"""

from functools import cache

from tests.layouts import (
    cards,
    dates,
    definition_lists,
    doubled,
    featured,
    flat,
    grouped,
    interruptions,
    irregular,
    labels,
    links,
    portals,
    rulings,
    sidebars,
    stamps,
    structured,
    tables,
    titles,
    works,
)
from tests.layouts.layout import LayoutCase, cases_of
from tests.layouts.negatives import negatives

__all__ = ["CASES", "LayoutCase"]

CASES: tuple[LayoutCase, ...]
MODULES = (
    cards,
    flat,
    tables,
    definition_lists,
    grouped,
    featured,
    structured,
    dates,
    stamps,
    sidebars,
    links,
    doubled,
    labels,
    interruptions,
    titles,
    rulings,
    works,
    portals,
    irregular,
)


@cache
def _cases() -> tuple[LayoutCase, ...]:
    return (*(case for module in MODULES for case in cases_of(module.LAYOUTS)), *negatives())


def __getattr__(name: str) -> tuple[LayoutCase, ...]:
    """`CASES` is made when it is asked for."""
    if name == "CASES":
        return _cases()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
