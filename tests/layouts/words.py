"""Reads the languages: one TOML file each, with a site's words, dates and stories."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tests.layouts.days import Dates
from tests.layouts.site import Language, Story

__all__ = ["LANGUAGES", "language"]

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def language(code: str) -> Language:
    data = tomllib.loads((FOLDER / f"{code}.toml").read_text("utf-8"))
    site = data["site"]
    return Language(
        code=code,
        name=site["name"],
        host=site["host"],
        tagline=site["tagline"],
        about=site["about"],
        menu=tuple(site["menu"]),
        services=tuple(site["services"]),
        words=data["words"],
        dates=_dates(data["dates"]),
        stories=tuple(_story(number, story) for number, story in enumerate(data["stories"])),
        direction=site.get("direction", "ltr"),
    )


def _dates(data: dict[str, Any]) -> Dates:
    return Dates(
        months=tuple(data["months"]),
        short=tuple(data.get("short", data["months"])),
        weekdays=tuple(data["weekdays"]),
        patterns=data["patterns"],
        month_names=tuple(data.get("month_names", ())),
        digits=data.get("digits", ""),
        calendar=data.get("calendar", "gregorian"),
    )


def _story(number: int, data: dict[str, Any]) -> Story:
    """Numbers grow with the date, as those of a content management system do."""
    return Story(
        number=2480 - 37 * number,
        slug=data["slug"],
        title=data["title"],
        date=data["date"],
        teaser=data.get("teaser", ""),
        tags=tuple(data.get("tags", ())),
        kind=data.get("kind", ""),
        author=data.get("author", ""),
    )
