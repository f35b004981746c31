"""What is listed besides news: court opinions, meetings, episodes, papers, jobs, events."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.layouts.site import Story

__all__ = ["Row", "collection"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A story with what only its kind of collection has."""

    story: Story
    number: str = ""
    """A docket number, a running time, a journal's volume."""
    place: str = ""
    until: dt.date | None = None


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "collections.toml").read_text("utf-8"))


def collection(name: str, code: str) -> list[Row]:
    """Newest first, as the file has them; events soonest first."""
    return [
        Row(
            story=Story(
                number=310 - 3 * i,
                slug=row["slug"],
                title=row["title"],
                date=row["date"],
                teaser=row.get("note", ""),
                author=row.get("authors", ""),
            ),
            number=row.get("number", ""),
            place=row.get("place", ""),
            until=row.get("until"),
        )
        for i, row in enumerate(_data()[name][code])
    ]
