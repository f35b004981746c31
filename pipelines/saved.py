"""Reads saved files as pages; knows neither crawler nor archive, so that a page is read at once."""

from datetime import UTC, datetime
from pathlib import Path

from pipelines.errors import UnreadableFile
from scraper.page import LARGEST_PAGE, Page
from scraper.parsing.decode import decode
from scraper.parsing.media import is_html

__all__ = ["page_from_file", "saved_at"]


def page_from_file(path: Path, url: str, captured_at: datetime) -> Page:
    """A saved file as a page; HTML is told from plain text by its name, else by its content. Raises UnreadableFile."""
    try:
        with path.open("rb") as stream:
            body = stream.read(LARGEST_PAGE + 1)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
    if len(body) > LARGEST_PAGE:
        raise UnreadableFile(path, f"it is larger than {LARGEST_PAGE // 2**20} MB, and no listing page is")
    if not body:
        raise UnreadableFile(path, "it is empty")
    page = Page(body=body, url=url, captured_at=captured_at)
    text, _ = decode(page)
    html = path.suffix.lower() in (".html", ".htm", ".xhtml") or is_html(None, text)
    return Page(body=body, url=url, captured_at=captured_at, media_type="text/html" if html else "text/plain")


def saved_at(path: Path) -> datetime:
    """The time a file was written last, as aware UTC. Raises UnreadableFile."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        raise UnreadableFile(path, error.strerror or str(error)) from error
