"""Cases of a source: pages with what must be read from them, in folders beside its definition.

    sources/SLUG.toml
    sources/SLUG/CASE/page.html        the page, as it was answered
                      page.json        its address, topic, time, media type and declared encoding
                      expected.json    what its topic, its entries and its next page are

`expected.json` is written as it was read when the case was made, and is there to be looked over and corrected.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from archive.files import written_whole, written_whole_bytes
from pipelines.errors import UnreadableFile
from scraper.page import ListingPage, Page
from scraper.rows import entry_row

__all__ = ["Case", "expectation", "read_cases", "write_case"]

PAGE, ABOUT, EXPECTED = "page.html", "page.json", "expected.json"
DERIVED = ("published_precision",)
"""What a row of an entry has that follows from the rest of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A page of a source and what must be read from it."""

    name: str
    topic: str
    page: Page
    expected: dict[str, Any]
    """As `expectation` makes it."""


def expectation(listing: ListingPage) -> dict[str, Any]:
    """What a page lists, as JSON has it."""
    rows = [entry_row(entry) for entry in listing.entries]
    return {
        "title": listing.title,
        "entries": [{key: value for key, value in row.items() if key not in DERIVED} for row in rows],
        "next": listing.next_url,
    }


def write_case(folder: Path, topic: str, page: Page, listing: ListingPage) -> Path:
    """Writes a case into the folder of its source; another one of the same topic and day is replaced."""
    path = folder / f"{topic}-{page.captured_at:%Y%m%d}"
    path.mkdir(parents=True, exist_ok=True)
    about = {
        "url": page.url,
        "topic": topic,
        "captured_at": page.captured_at.astimezone(UTC).isoformat(),
        "media_type": page.media_type,
        "declared_encoding": page.declared_encoding,
    }
    with written_whole_bytes(path / PAGE) as out:
        out.write(page.body)
    _write_json(path / ABOUT, about)
    _write_json(path / EXPECTED, expectation(listing))
    return path


def read_cases(folder: Path) -> Iterator[Case]:
    """The cases in the folder of a source, by name; none where there is no such folder. Raises UnreadableFile."""
    for path in sorted(folder.glob(f"*/{EXPECTED}")):
        yield _read_case(path.parent)


def _read_case(path: Path) -> Case:
    try:
        about = json.loads((path / ABOUT).read_text(encoding="utf-8"))
        page = Page(
            body=(path / PAGE).read_bytes(),
            url=about["url"],
            captured_at=datetime.fromisoformat(about["captured_at"]).astimezone(UTC),
            media_type=about.get("media_type"),
            declared_encoding=about.get("declared_encoding"),
        )
        expected = json.loads((path / EXPECTED).read_text(encoding="utf-8"))
        return Case(name=path.name, topic=about["topic"], page=page, expected=dict(expected))
    except OSError as error:
        raise UnreadableFile(Path(error.filename or path), error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UnreadableFile(path, f"it is no case: {type(error).__name__}: {error}") from error


def _write_json(path: Path, value: Any) -> None:
    with written_whole(path) as out:
        out.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
