"""The least a search can be on SQLite: the full-text index asked by hand, best first, ids of twenty wordings."""

import sqlite3

from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["search"]

_SEARCH = "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT 20"
_MATCHES = "SELECT count(*) FROM current_revision WHERE wording_id IN (SELECT rowid FROM words WHERE words MATCH ?)"


def search(*, archive: str, words: list[str], times: int) -> Figures:
    """Each word so many times. `result`: how many entries have it now."""
    database = sqlite3.connect(f"file:{archive}/archive.db?mode=ro", uri=True)
    asked = [f'"{word}"' for word in words]
    with Watch() as watch:
        for word in asked * times:
            found = database.execute(_SEARCH, (word,)).fetchall()
            assert found
    matches = [database.execute(_MATCHES, (word,)).fetchone()[0] for word in asked]
    return watch.figures(len(words) * times, matches)
