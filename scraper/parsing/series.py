"""Which addresses are pages of one listing."""

import re
from functools import lru_cache
from urllib.parse import urlsplit

__all__ = ["same_listing"]

NUMBERED = re.compile(r"/page/\d+(?=/|$)")
PARAMETER = re.compile(r"(page|paged|start|offset)=\d*")


def same_listing(url: str, other: str) -> bool:
    """Whether two addresses are equal once the numbers of their pages are taken off."""
    return url == other or _listing(url) == _listing(other)


@lru_cache(maxsize=4096)
def _listing(url: str) -> tuple[str, str, str, tuple[str, ...]]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return url, "", "", ()
    query = [part for part in parts.query.split("&") if part and not PARAMETER.fullmatch(part)]
    return parts.scheme, parts.netloc.lower(), NUMBERED.sub("", parts.path).rstrip("/"), tuple(query)
