"""Learns what the addresses of entries have in common, and which part of them is an id that outlives a new title."""

import re
from collections.abc import Sequence
from posixpath import commonpath

from scraper.sources.model import Key

__all__ = ["learn_key", "learn_path"]

LEAST = 3
"""Entries from which something is learned."""
SHAPES = (
    r"-([A-Z]{2,}-[0-9A-Z]{4,})(?=[/.]|$)",
    r"/([0-9]{3,})(?=[-_,])",
    r"[-_,]([0-9]{4,})(?=\.[a-z]+$|/?$)",
    r"/([0-9]{3,})(?=\.[a-z]+$|/|$)",
    r"[-_,/]((?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{8,40})(?=\.[a-z]+$|/?$)",
)
"""Where ids stand: a code of capitals, a number before the title, after it, in its own part of the path, a hash."""
NUMBERED = re.compile(r"/[^/]*[0-9]")
"""Where a part of a path begins that counts or dates, and is another for other entries."""
CALENDAR = re.compile(r"(19|20)\d\d([01]\d([0-3]\d)?)?")
"""A number that says when, and not which."""


def learn_path(paths: Sequence[str]) -> str:
    """A pattern of the directory that all entries stand in; empty where they share none."""
    directories = [f"/{path.strip('/')}".rpartition("/")[0] or "/" for path in paths]
    shared = commonpath(directories) if len(paths) >= LEAST else "/"
    directory = NUMBERED.split(shared, maxsplit=1)[0].rstrip("/")
    return re.sub(r"[.^$*+?{}\[\]\\|()]", lambda found: "\\" + found[0], directory) + "/." if directory else ""


def learn_key(paths: Sequence[str]) -> Key | None:
    """The id in the addresses; None unless all have one, each its own."""
    if len(paths) < LEAST:
        return None
    return next((Key(name="id", pattern=shape) for shape in SHAPES if _identifies(shape, paths)), None)


def _identifies(shape: str, paths: Sequence[str]) -> bool:
    found = [match[1] for path in paths if (match := re.search(shape, path))]
    alone = len(found) == len(set(found)) == len(paths)
    # A short number may count anew in each directory.
    short = min(map(len, found), default=0) < 5
    apart = len({path.rpartition("/")[0] for path in paths}) > 1 and short and not learn_path(paths)
    return alone and not apart and not all(map(CALENDAR.fullmatch, found))
