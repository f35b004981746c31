"""Pages with their truth: saved ones from a directory of case directories, and the project's own layouts."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scraper.page import Page

__all__ = ["SAVED_AT", "Case", "own_cases", "saved_cases"]

SAVED_AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
"""Saved pages do not say when they were saved; this is later than all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    page: Page
    truth: dict[str, Any]
    about: str = ""


def saved_cases(folder: Path) -> Iterator[Case]:
    """A case is a directory with `page.html`, `url.txt` and `truth.json`."""
    for file in sorted(folder.glob("*/truth.json")):
        body, url = (file.parent / "page.html").read_bytes(), (file.parent / "url.txt").read_text("utf-8").strip()
        page = Page(body=body, url=url, captured_at=SAVED_AT, media_type="text/html")
        yield Case(name=file.parent.name, page=page, truth=json.loads(file.read_text("utf-8")))


def own_cases() -> Iterator[Case]:
    from tests.layouts import CASES

    for case in CASES:
        body = case.html.encode()
        page = Page(body=body, url=case.url, captured_at=case.captured_at, media_type="text/html")
        yield Case(name=case.name, page=page, truth=case.truth, about=case.about)
