"""`datasheet.md`: where the data come from, what is in them and what they are good for.

The questions are those of Gebru et al., "Datasheets for Datasets" (2021), as far as an archive can answer them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta

from archive.export.tables import iso_utc
from archive.queries.collection import Collection
from archive.release.details import ReleaseDetails
from archive.release.tally import Tally

__all__ = ["datasheet"]

_MOTIVATION = """\
The pages on which organisations list their news change and vanish. This data set keeps what they listed, as they
listed it, with the history of each entry and the evidence for it, so that research on it can be repeated."""
_COLLECTION = """\
Topic pages were captured at the times above, by a crawler that obeys robots.txt and asks one page at a time, or
imported as saved files. Each capture is kept as a WARC record (ISO 28500) in the archive that this release was made
from; every revision names the capture that showed it first, by address, time, digest and place in a WARC file.
Entries were read from the captures by program; nothing was added, translated or corrected by hand."""
_PROCESSING = """\
An entry is one item of a list with an identity over time: the site's own id, else its address, else title and date. A
revision is a distinct state of its content; differences of white space, quotation marks and dashes only are none.
Dates keep their text and their precision: a day is never invented. In the CSV files a cell that begins like a
formula has a leading apostrophe, and lists are joined by "; "; the Parquet files hold the exact text."""
_LIMITS = """\
- Pages were seen only when they were captured. What was listed and gone between two captures is not here.
- An entry is *withdrawn* only where a visit proves that it was not listed any more. Where none does, its state is
  *unknown*: use `coverage` to tell a zero from a hole.
- The texts are teasers, not the articles they lead to.
- Which items are one entry is judged by all the archive knew when this release was made.
- Times of first seen are those of captures: an entry is older than that, by an unknown time, unless the visit before
  proves its absence."""
_USES = """\
Counts over time, vocabularies of tags and topics, and the life of lists can be studied. Absolute numbers are those of
what was captured: compare them with the coverage first."""
_GAPS = """\
A gap is the time between two visits that read a page; `coverage` has all visits. An entry counts in each of its
topics."""
_MAINTENANCE = """\
A later release with the same cut-off has the same content, except where captures of the time before it were added.
`manifest-sha256.txt` and `tagmanifest-sha256.txt` hold the checksums of all files; the folder is a bag (RFC 8493)."""


def datasheet(details: ReleaseDetails, collection: Collection, tally: Tally) -> str:
    """The text, Markdown."""
    sections = [
        (details.named, f"What was known on {details.version}, by {', '.join(details.credited)}."),
        ("Motivation", _MOTIVATION),
        ("Composition", _composition(tally)),
        ("Sources", _sources(collection, tally)),
        ("Topics, coverage and gaps", _topics(tally)),
        ("Kinds", _counts("kind", tally.by_kind) or "No entry names its kind."),
        ("Quality of dates", _dates(tally)),
        ("Collection process", f"{_COLLECTION}\n\n{_programs(collection)}"),
        ("Preprocessing", _PROCESSING),
        ("Uses", _USES),
        ("Known limits", _LIMITS),
        ("Distribution", _distribution(details)),
        ("Maintenance", _MAINTENANCE),
    ]
    parts = [f"{'#' if index == 0 else '##'} {_plain(title)}\n{text}\n" for index, (title, text) in enumerate(sections)]
    return "\n".join(parts)


def _composition(tally: Tally) -> str:
    rows = [[f"`data/{name}.csv`, `.parquet`", str(tally.rows[name])] for name in _TABLES]
    facts = [
        f"- Entries with more than one revision: {tally.revised}.",
        f"- Incomplete entries, of which something is missing or cannot be right: {tally.incomplete}.",
        f"- Intervals by their state at the end: {_inline(tally.by_state)}.",
    ]
    return "\n".join([*_table(["table", "rows"], rows), "", *facts, "", "Columns are described in `datapackage.json`."])


_TABLES = ("entries", "revisions", "memberships", "coverage")


def _sources(collection: Collection, tally: Tally) -> str:
    header = [
        "source",
        "name",
        "first capture",
        "last capture",
        "captures",
        "of them imported",
        "lists read",
        "entries",
    ]
    rows = [
        [
            one.slug,
            ", ".join(one.sites),
            iso_utc(one.first_captured_at),
            iso_utc(one.last_captured_at),
            *map(str, (one.captures, one.imported, one.pages, tally.by_source[one.slug])),
        ]
        for one in collection.sources
    ]
    return "\n".join(_table(header, rows))


def _topics(tally: Tally) -> str:
    header = ["topic", "entries", "visits", "complete", "first page", "last page", "longest gap"]
    rows = [
        [
            name,
            str(tally.by_topic[name]),
            str(one.visits),
            str(one.complete),
            one.first or "none",
            one.last or "none",
            _days(one.longest_gap),
        ]
        for name, one in sorted(tally.topics.items())
    ]
    return "\n".join([*_table(header, rows), "", _GAPS])


def _dates(tally: Tally) -> str:
    published = f"Dates of publication run from {tally.dates[0]} to {tally.dates[1]}. " if tally.dates else ""
    problems = _counts("problem", tally.by_problem) or "No entry has a problem."
    return f"{published}Their precision: {_inline(tally.by_precision)}.\n\n{problems}"


def _programs(collection: Collection) -> str:
    return f"Captured by: {', '.join(collection.software)}. Read by: {', '.join(collection.parsers) or 'nothing'}."


def _distribution(details: ReleaseDetails) -> str:
    terms = f"Licence: {_plain(details.license)}." if details.license else "No licence has been stated."
    return f"{terms} The texts of entries belong to those who published them. How to cite: `CITATION.cff`."


def _counts(name: str, counter: Counter[str]) -> str:
    ordered = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return "\n".join(_table([name, "entries"], [[key, str(number)] for key, number in ordered])) if ordered else ""


def _inline(counter: Counter[str]) -> str:
    return ", ".join(f"{key} {number}" for key, number in sorted(counter.items())) or "none"


def _days(gap: timedelta) -> str:
    return f"{gap.total_seconds() / 86_400:.1f} days" if gap else "none"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [header, ["---"] * len(header), *([_plain(cell) for cell in row] for row in rows)]
    return ["| " + " | ".join(line) + " |" for line in lines]


def _plain(text: str) -> str:
    """Text of a page as one line that Markdown takes for text."""
    line = "".join(char if char.isprintable() else " " for char in text)
    return line.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("[", "\\[")
