"""Arguments that several commands read alike."""

import re
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from pipelines.errors import BadArgument
from scraper.sources import Source
from scraper.sources.serving import sources_serving

__all__ = ["read_slug", "read_time", "read_url", "source_of_url", "sources_folder"]

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
LONGEST_SLUG = 64


def read_time(name: str, value: str | None, default: datetime) -> datetime:
    """An ISO 8601 time as aware UTC; without a zone it is taken as UTC. Raises BadArgument."""
    if value is None:
        return default
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise BadArgument(name, value, "an ISO 8601 time such as 2019-05-20T00:00:00Z is expected") from error
    try:
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except OverflowError as error:
        raise BadArgument(name, value, "a time between the years 1 and 9999 is expected") from error


def read_slug(name: str, value: str | None) -> str | None:
    """The slug of a source or a topic, or None. Raises BadArgument."""
    if value is not None and not (SLUG.fullmatch(value) and len(value) <= LONGEST_SLUG):
        raise BadArgument(name, value, f"lower-case letters, digits and hyphens are expected, {LONGEST_SLUG} at most")
    return value


def read_url(name: str, value: str) -> str:
    """An absolute http(s) address. Raises BadArgument."""
    try:
        parts = urlsplit(value)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and value.isprintable() and " " not in value
    except ValueError:
        usable = False
    if not usable:
        raise BadArgument(name, value, "an absolute http or https address is expected")
    return value


def sources_folder(archive: Path) -> Path | None:
    """The folder of own definitions in the archive at this path, if there is one."""
    folder = archive / "sources"
    return folder if folder.is_dir() else None


def source_of_url(url: str, folder: Path | None) -> Source | None:
    """The source that an address is surest to belong to."""
    return next(iter(sources_serving(url, folder)), None)
