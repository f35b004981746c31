"""Which prediction is which true record: addresses first, then titles, both without what makes no difference."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

__all__ = ["Values", "normal_address", "normal_text", "pair"]

Values = Mapping[str, Any]


def normal_address(address: str | None, base: str = "") -> str:
    """Without scheme, `www.`, default port, fragment, doubled and last slashes and index files."""
    if not address:
        return ""
    try:
        parts = urlsplit(urljoin(base, address.strip()))
    except ValueError:
        return address
    host = re.sub(r"^www\.|:(80|443)$", "", parts.netloc.lower())
    path = re.sub(r"/+", "/", unquote(parts.path))
    path = re.sub(r"/index\.(html?|php)$", "/", path).rstrip("/")
    return host + path + (f"?{unquote(parts.query)}" if parts.query else "")


def normal_text(text: str | None) -> str:
    """Letters and digits only, one case, single spaces."""
    folded = unicodedata.normalize("NFKC", html.unescape(text or "")).casefold().replace("\u200b", "")
    return re.sub(r"\W+", " ", folded).strip()


def pair(truth: Values, predicted: Sequence[Values]) -> dict[int, int]:
    """From the position of a prediction to that of its true record."""
    base = truth["url"]
    owners = _owners(truth["records"], base)
    pairs: dict[int, int] = {}
    for position, values in enumerate(predicted):
        owner = owners.get(normal_address(values.get("url"), base))
        if owner is not None and owner not in pairs.values():
            pairs[position] = owner
    titles: dict[str, list[int]] = {}
    for position, record in enumerate(truth["records"]):
        if position not in pairs.values():
            titles.setdefault(normal_text(record["title"]), []).append(position)
    for position, values in enumerate(predicted):
        if position not in pairs and (left := titles.get(normal_text(values.get("title")))):
            pairs[position] = left.pop(0)
    return pairs


def _owners(records: Sequence[Values], base: str) -> dict[str, int]:
    """Whose an address is; an alternative one counts if it is one record's only."""
    owners: dict[str, int] = {}
    for position, record in enumerate(records):
        owners.setdefault(normal_address(record["url"], base), position)
    others = [{normal_address(url, base): 0 for url in set(record.get("alt_urls") or ())} for record in records]
    times = Counter(normal_address(url, base) for record in records for url in set(record.get("alt_urls") or ()))
    for position, addresses in enumerate(others):
        for address in addresses:
            if times[address] == 1:
                owners.setdefault(address, position)
    return owners
