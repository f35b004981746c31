"""What is a date only where nothing else stands: 2024-05, 05/2024, 2024, 20240503, 05-13, 3.5."""

import re
from collections.abc import Sequence

from scraper.parsing.spotting.model import Reading
from scraper.parsing.spotting.readings import of_parts, year_of

__all__ = ["ALONE", "readings_alone"]

ALONE = re.compile(
    r"\W*(?:(?P<word>[^\W\d_]+)[\s.,:]*)?(?P<date>(?P<year>\d{4})[-/.](?P<month>\d{1,2})|(?P<m>\d{1,2})[/.](?P<y>\d{4})"
    r"|(?P<first>\d\d)-(?P<second>\d\d)|(?P<d>\d{1,2})\.\s?(?P<mm>\d{1,2})\."
    r"|(?P<only>\d{4})(?!\d)|(?P<compact>(?:19|20)\d{6})(?!\d))"
)


def readings_alone(found: re.Match[str], languages: Sequence[str]) -> tuple[Reading, ...]:
    if compact := found["compact"]:
        return of_parts("YMD", (int(compact[:4]), "gregorian"), int(compact[4:6]), int(compact[6:]))
    if found["d"]:
        return of_parts("DMY", None, int(found["mm"]), int(found["d"]))
    if found["first"]:
        first, second = int(found["first"]), int(found["second"])
        return of_parts("DMY", None, second, first) + of_parts("MDY", None, first, second)
    if found["month"] and int(found["month"]) == int(found["year"]) % 100 + 1:
        return ()  # 2011-12: a season
    year, calendar = year_of(found["year"] or found["y"] or found["only"], languages)
    if found["only"]:
        return (Reading("YMD", year, None, None),) if calendar == "gregorian" and 1990 <= year <= 2100 else ()
    readings = of_parts("YMD" if found["year"] else "DMY", (year, calendar), int(found["month"] or found["m"]), None)
    return tuple(reading for reading in readings if 1900 <= (reading.year or 0) <= 2100)
