"""How commands print: tables at a terminal and in a pipe, JSON where a program reads."""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

__all__ = ["console", "date_range", "emit", "harmless", "json_line", "print_json", "shown", "stamp"]

# In a pipe there is no width to keep to; a line that is cut off would lose data.
_WIDE = 1000


def console() -> "Console":
    """A console on stdout. What pages say is printed as text: construct cells with `rich.text.Text`."""
    from rich.console import Console

    out = Console(highlight=False, markup=False, emoji=False)
    return out if out.is_terminal else Console(highlight=False, markup=False, emoji=False, width=_WIDE)


def shown(text: str, style: str = "") -> "Text":
    """Text of a page as a terminal may be given it: control and direction characters are replaced, line ends stay."""
    from rich.text import Text

    return Text(harmless(text), style=style)


def harmless(text: str) -> str:
    """Text without characters that do something: a title could hide, move or forge what stands around it."""
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\u00ad" else c for c in text)


def emit(renderable: "RenderableType") -> None:
    """Prints on stdout; in a pipe without the white space that only fills a terminal's lines."""
    out = console()
    if out.is_terminal:
        out.print(renderable)
        return
    with out.capture() as captured:
        out.print(renderable)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def print_json(value: object) -> None:
    """JSON on stdout, indented, times as ISO 8601."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def json_line(value: object) -> str:
    """JSON for one line of a file, times as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def date_range(published: str | None, starts: str | None, ends: str | None) -> str:
    """The date of an entry, or the span of an event, as one cell."""
    if published or not starts:
        return published or ""
    return f"{starts} – {ends}" if ends and ends != starts else starts


def stamp(time: datetime) -> str:
    """A time as tables show it: to the second, in UTC, which the text or the column around it says."""
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S}"


def _plain(value: object) -> object:
    from archive.export.rows import iso_utc

    if isinstance(value, datetime):
        return iso_utc(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
