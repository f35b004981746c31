"""Pictures as files: PNG and SVG, the same bytes for the same picture."""

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.errors import MissingExtra, UnknownFormat
from archive.files import written_whole_bytes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["ENDINGS", "require_drawable", "require_matplotlib", "save"]

ENDINGS = (".png", ".svg")
# What would name the time or the version of the program that made it.
_UNNAMED: dict[str, dict[str, Any]] = {".png": {"Software": None}, ".svg": {"Date": None, "Creator": None}}


def require_drawable(path: Path) -> None:
    """Raises `UnknownFormat` or `MissingExtra` where a picture could not be written."""
    if path.suffix.lower() not in ENDINGS:
        raise UnknownFormat(path, ENDINGS)
    require_matplotlib()


def require_matplotlib() -> None:
    """Raises `MissingExtra` where pictures cannot be drawn."""
    try:
        import_module("matplotlib")
    except ModuleNotFoundError as error:
        raise MissingExtra("plot", "a picture", str(error)) from error


def save(figure: "Figure", path: Path) -> None:
    """Writes a picture whole or not at all. Raises `UnknownFormat` or `StorageFailed`."""
    from archive.pictures.style import styled

    require_drawable(path)
    ending = path.suffix.lower()
    made = BytesIO()
    with styled():
        figure.savefig(made, format=ending[1:], metadata=_UNNAMED[ending])
    with written_whole_bytes(path) as out:
        out.write(made.getvalue())
