"""The pictures by their names."""

from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from archive.pictures.files import require_matplotlib
from archive.search.filters import Filters

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["PICTURES", "draw"]

PICTURES = ("entries", "tags", "health", "life")
"""Each is drawn by the module of its name."""


def draw(conn: Connection, picture: str, filters: Filters | None = None, as_of: datetime | None = None) -> "Figure":
    """One of `PICTURES`, of what the filters name; `life` needs one topic, with its source.

    Raises `MissingExtra`, `UnknownSource`, `UnknownTopic`, or ValueError.
    """
    if picture not in PICTURES:
        raise ValueError(f"{picture!r} is no picture; there are {', '.join(PICTURES)}")
    require_matplotlib()
    from archive.pictures.style import styled

    with styled():
        made = getattr(import_module(f"archive.pictures.{picture}"), f"draw_{picture}")
        figure: Figure = made(conn, filters or Filters(), as_of)
    return figure
