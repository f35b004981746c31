"""The options that narrow what a command works on, the same for searching and exporting."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from archive.search.filters import Filters

__all__ = ["filter_options", "read_filters"]

_F = TypeVar("_F", bound=Callable[..., Any])

_OPTIONS = (
    click.option("--source", help="Only entries of this source."),
    click.option("--topic", "topics", multiple=True, metavar="[SOURCE/]TOPIC", help="Only entries of this topic."),
    click.option("--tag", "tags", multiple=True, help="Only entries with this tag."),
    click.option("--kind", "kinds", multiple=True, help="Only entries of this kind."),
    click.option("--since", metavar="DATE", help="Only entries of this day, month or year, and later ones."),
    click.option("--until", metavar="DATE", help="Only entries of this day, month or year, and earlier ones."),
    click.option("--incomplete/--complete", default=None, help="Only entries that are incomplete, or are not."),
)


def filter_options(command: _F) -> _F:
    """Gives a command the options; their values go, by name, into `read_filters`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_filters(**given: Any) -> "Filters":
    """The filters that the options ask for. Raises `BadTime`."""
    from archive.search.filters import Filters

    return Filters(**given)
