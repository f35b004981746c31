"""Holds definitions against pages: those of their cases, the newest captures in the archive, or a saved one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from archive.files import written_whole
from archive.folder import Archive
from archive.queries.readings import PageReading, last_reading
from archive.queries.topics import known_topics
from archive.warc import NotDecodable, WarcError, read_payload
from pipelines.cases import expectation, read_cases, write_case
from pipelines.comparing import Difference, differences, empty_fields
from pipelines.reading import read_listing
from pipelines.rereading import page_of
from scraper.errors import Verdict
from scraper.page import Page
from scraper.pages.repairing import Known, Mended, find_layout
from scraper.sources import Source, load_definition
from scraper.sources.writer import definition_text

__all__ = ["Check", "check_captures", "check_cases", "check_page", "mend"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What a definition reads from one page, and whether that is right."""

    source: str
    topic: str
    subject: str
    """The page: the name of a case, the time of a capture, the name of a file."""
    url: str
    page: Page | None = None
    """None where its bytes are gone."""
    read: int = 0
    """Entries."""
    empty: dict[str, int] = field(default_factory=dict)
    """By field, entries without it, where others have it."""
    differences: tuple[Difference, ...] = ()
    problem: str | None = None
    """Why nothing was read, or nothing could be compared."""
    mended: Mended | None = None
    """How the page would be read by a new layout."""

    @property
    def fine(self) -> bool:
        return not self.differences and self.problem is None and self.mended is None


def check_cases(source: Source, folder: Path) -> Iterator[Check]:
    """Each case of a source, in the folder of definitions. Raises UnreadableFile where a file of a case is broken."""
    for case in read_cases(folder / source.slug):
        yield _compared(source, case.topic, f"case {case.name}", case.page, case.expected)


def check_captures(archive: Archive, source: Source) -> Iterator[Check]:
    """The newest capture of each topic that the archive knows of a source."""
    with archive.reading() as conn:
        topics = [topic.slug for topic in known_topics(conn, source.slug)]
        found = [(topic, last_reading(conn, source.slug, topic)) for topic in topics]
    for topic, reading in found:
        if reading is not None:
            yield _of_capture(archive, source, topic, reading)


def check_page(archive: Archive, source: Source, topic: str, page: Page, subject: str) -> Check:
    """A page of which no more is expected than that it is read, as well as a new layout would be.

    What is known is what the archive read last, else what a case of the topic expects.
    """
    known = _archived(archive, source.slug, topic)
    if not known:
        cases = [case for case in read_cases(archive.sources / source.slug) if case.topic == topic]
        known = tuple(_known_row(row) for case in cases[-1:] for row in case.expected["entries"])
    return _read(source, topic, subject, page, None, known)


def mend(folder: Path, check: Check) -> Path:
    """Writes a mended definition into the folder of definitions, with the page as a case; the former file is kept.

    Raises StorageFailed, or ValueError where nothing was mended.
    """
    if check.mended is None or check.page is None:
        raise ValueError(f"{check.subject} of {check.source} was not mended")
    path = folder / f"{check.source}.toml"
    folder.mkdir(exist_ok=True)
    if path.exists():
        with written_whole(path.with_suffix(".toml.old")) as out:
            out.write(path.read_text(encoding="utf-8"))
    with written_whole(path) as out:
        out.write(definition_text(check.mended.source, head=[f"Mended by the page {check.url} as it was captured."]))
    listing = read_listing(check.page, load_definition(path), check.topic)
    write_case(folder / check.source, check.topic, check.page, listing)
    return path


def _archived(archive: Archive, source: str, topic: str) -> tuple[Known, ...]:
    """What the archive read last from the topic's first page."""
    with archive.reading() as conn:
        reading = last_reading(conn, source, topic, read=True)
    return _known(reading) if reading else ()


def _of_capture(archive: Archive, source: Source, topic: str, reading: PageReading) -> Check:
    subject = f"capture {reading.captured_at:%Y-%m-%d %H:%M}"
    try:
        page = page_of(read_payload(archive.warc, reading.warc), reading.url, reading.captured_at)
    except (WarcError, OSError, NotDecodable) as error:
        return Check(source=source.slug, topic=topic, subject=subject, url=reading.url, problem=str(error))
    expected = _stored(reading) if reading.parser else None
    return _read(source, topic, subject, page, expected, _archived(archive, source.slug, topic))


def _compared(source: Source, topic: str, subject: str, page: Page, expected: dict[str, Any]) -> Check:
    known = tuple(_known_row(row) for row in expected["entries"])
    return _read(source, topic, subject, page, expected, known)


def _read(
    source: Source, topic: str, subject: str, page: Page, expected: dict[str, Any] | None, known: tuple[Known, ...]
) -> Check:
    about: dict[str, Any] = {"source": source.slug, "topic": topic, "subject": subject, "url": page.url, "page": page}
    try:
        listing = read_listing(page, source, topic)
    except Verdict as verdict:
        return Check(**about, problem=str(verdict), mended=find_layout(known, page, source, topic))
    found = expectation(listing)
    differing = differences(expected, found) if expected else ()
    return Check(
        **about,
        read=len(found["entries"]),
        empty=empty_fields(found["entries"]),
        differences=differing,
        # A page that is read as it was needs no other way.
        mended=find_layout(known, page, source, topic) if differing or expected is None else None,
    )


def _stored(reading: PageReading) -> dict[str, Any]:
    """What is stored of a capture, as `expectation` makes it of what is read."""
    rows = [
        {
            "title": one.title,
            "url": one.url,
            "teaser": one.teaser,
            "kinds": list(one.kinds),
            "tags": list(one.tags),
            **{role: one.date(role) for role in ("published", "updated", "starts", "ends")},
        }
        for one in reading.entries
    ]
    return {"title": reading.title, "entries": rows, "next": reading.next_url}


def _known(reading: PageReading) -> tuple[Known, ...]:
    return tuple(_known_row(row) for row in _stored(reading)["entries"])


def _known_row(row: dict[str, Any]) -> Known:
    return Known(
        title=row.get("title"),
        url=row.get("url"),
        teaser=row.get("teaser"),
        published=row.get("published"),
        tags=tuple(row.get("tags") or ()),
    )
