"""JSON Lines: one JSON object per entry and line, UTF-8, keys in the order of `archive.export.rows`."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

__all__ = ["write_jsonl"]


def write_jsonl(rows: Iterable[Mapping[str, Any]], out: TextIO) -> int:
    """Writes the rows as they come and returns their number."""
    number = 0
    for row in rows:
        number += 1
        out.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n")
    return number
