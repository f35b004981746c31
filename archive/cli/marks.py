"""How differences between revisions are shown."""

from typing import TYPE_CHECKING

from archive.cli.output import shown

if TYPE_CHECKING:
    from rich.text import Text

    from archive.diff import FieldChange

__all__ = ["marked_change"]

# Colour is not enough in a pipe, or for everybody: brackets as in wdiff.
_MARKS = {"same": ("", "", ""), "removed": ("[-", "-]", "red strike"), "added": ("{+", "+}", "green bold")}


def marked_change(change: "FieldChange") -> "Text":
    """A field with its parts, what was removed and what was added marked."""
    line = shown(f"{change.field}: ", "bold")
    between = "" if isinstance(change.before, str) and isinstance(change.after, str) else " "
    for number, part in enumerate(change.parts):
        before, after, style = _MARKS[part.change]
        line.append(between if number else "")
        line.append_text(shown(f"{before}{part.text}{after}", style))
    return line
