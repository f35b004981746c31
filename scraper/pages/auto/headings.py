"""Headings above groups of records that date what stands below them: a year, a month of a year, or a day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from scraper.pages.auto.lines import Line
from scraper.pages.auto.records import Record, Spans
from scraper.parsing.spotting import Spotted

__all__ = ["DateHeading", "find_headings", "heading_of", "is_spanning"]

YEAR = re.compile(r"\D{0,20}?((?:19|20)\d\d)\s*(?:年|년|г\.|год)?\W*(?:\(?\s*\d{1,4}\s*\)?)?\W*")
LONGEST = 40


@dataclass(frozen=True, slots=True)
class DateHeading:
    """A line above records that says when they are of. Month and day are None where it does not say."""

    first: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    level: int


def find_headings(lines: Sequence[Line], records: Sequence[Record]) -> list[DateHeading]:
    """The dated lines before and between the records, in order."""
    end = max((record.last for record in records), default=0)
    spans = Spans(records)
    found = []
    ends = {record.last for record in records if not record.wrapped}
    for line in lines:
        # A record of several elements may reach over the heading of the next group.
        inside = spans.holds(line.first) and not (line.last in ends and YEAR.fullmatch(line.text))
        spans_rows = is_spanning(line)
        if line.first >= end or line.block.chrome or (inside and not spans_rows):
            continue
        if heading := _heading(line):
            row = line.block.parent
            found.append(replace(heading, first=row.first) if spans_rows and row else heading)
    return found


def is_spanning(line: Line) -> bool:
    """Whether a line is that of a cell which spans several rows: it is about all of them."""
    return line.block.tag in ("td", "th") and line.block.get("rowspan") not in ("", "0", "1")


def heading_of(record: Record, headings: Sequence[DateHeading]) -> DateHeading | None:
    """What the headings above a record say together: a month below a year is one of that year."""
    above = [heading for heading in headings if heading.first <= record.first]
    if not above:
        return None
    last = above[-1]
    if last.year is not None:
        return last
    year = next((heading.year for heading in reversed(above) if heading.year is not None), None)
    return DateHeading(last.first, last.text, year, last.month, last.day, last.level)


def _heading(line: Line) -> DateHeading | None:
    if len(line.text) > LONGEST:
        return None
    if len(line.dates) == 1 and _is_alone(line, line.dates[0]) and len(line.dates[0].readings) == 1:
        reading = line.dates[0].readings[0]
        return DateHeading(line.first, line.text, reading.year, reading.month, reading.day, line.level)
    found = YEAR.fullmatch(line.text)
    return DateHeading(line.first, line.text, int(found[1]), None, None, line.level) if found else None


def _is_alone(line: Line, date: Spotted) -> bool:
    """Whether the line says hardly more than the date; a weekday or a count may stand beside it."""
    return len(line.text) - len(date.text) <= 14
