"""P6: searches in a million entries, beside the full-text index alone; and questions about entries and topics."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.model import Call, Case, Goal, Size, absolute, cpu, of_detail, ratio
from benchmarks.scale.shared import SINCE, UNTIL, WORDS, large, small

__all__ = ["CASE"]


@contextmanager
def _calls(size: Size, _: Path) -> Iterator[dict[str, Call]]:
    archive, little = str(large(size)), str(small(size))
    given = {"archive": archive, "words": WORDS, "times": 10}
    yield {
        "cuttings": Call("benchmarks.ours.searching:search_words", {**given, "since": SINCE, "until": UNTIL}),
        "FTS5 alone": Call("benchmarks.peers.fts5_alone:search", given),
        "questions": Call("benchmarks.ours.past:ask", {"archive": archive}),
        "questions, small": Call("benchmarks.ours.past:ask", {"archive": little}),
    }


CASE = Case(
    name="search",
    about="A frequent, a medium and a rare word, each asked for ten times. FTS5 alone gives the ids of the twenty best "
    "wordings. cuttings tells all of the newest twenty entries within a time, and counts the matches by topic, tag "
    "and month. Without the time both know the same number of entries. The questions are those of `show`, `history` "
    "and `listing`: how many statements they take must not depend on the size, and none reads a table as a whole.",
    calls=_calls,
    goals=(
        Goal(
            key="P6",
            title="CPU of a search with a time and facets, over FTS5 alone",
            value=ratio("cuttings", "FTS5 alone", cpu),
            limit=2,
        ),
        Goal(
            key="P6",
            title="the newest, first page",
            value=absolute("cuttings", of_detail("newest")),
            limit=20,
            unit=" ms",
        ),
        Goal(
            key="P6",
            title="statements of a question, over those in an archive of a twentieth",
            value=ratio("questions", "questions, small", of_detail("statements")),
            limit=1,
        ),
        Goal(
            key="P6",
            title="large tables read as a whole",
            value=absolute("questions", of_detail("scans")),
            limit=0,
            unit="",
        ),
    ),
    quick=False,
)
