"""What contestants that store entries must agree on, whatever their tables."""

import hashlib
from collections.abc import Iterable

__all__ = ["content_digest"]


def content_digest(rows: Iterable[tuple[str | None, str | None]]) -> str:
    """A digest of titles and dates (ISO 8601), in whatever order they come."""
    lines = sorted(f"{' '.join((title or '').split())}\t{day or ''}" for title, day in rows)
    return hashlib.sha1("\n".join(lines).encode(), usedforsecurity=False).hexdigest()[:16]
