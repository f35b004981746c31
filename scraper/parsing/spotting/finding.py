"""Finds the dates in a text. What no number stands in is looked through only if it is short."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from scraper.parsing.spotting.fold import fold
from scraper.parsing.spotting.model import Reading, Spotted
from scraper.parsing.spotting.patterns import GAP, NUMERIC, SIGNED, TIME, Patterns, behind, patterns
from scraper.parsing.spotting.readings import ERA, era_year, number_of, of_numbers, of_parts, year_of

__all__ = ["find_dates", "label_of"]

HAS_DIGIT = re.compile(r"\d").search
NUMBERS = re.compile(r"\d+")
LONGEST = 8
"""Digits; more are no date."""
SHORT = 48
"""Characters of a text that is a relative date and little else: longer ones with "today" in them are prose."""
YEARS = ("year", "short", "two", "whole", "brief")
"""The groups of the patterns that hold a year."""
LENGTHS = {"second": 0, "minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
SECONDS = {"second": 1, "minute": 60, "hour": 3600}
VERSION = re.compile(r"(?:version|ver|release|rel|build|kernel|rev|v|ip)\.?\s*\Z")
HAN_DATE = re.compile("[〇零一二三四五六七八九]{4}年|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号號]")
ALONE = re.compile(
    r"[\s(\[|·,.:-]*(?:(?P<year>\d{4})([-/.])(?P<month>\d{1,2})|(?P<m>\d{1,2})[/.](?P<y>\d{4})"
    r"|(?P<first>\d\d)([-/.])(?P<second>\d\d)\.?|(?P<only>\d{4})|(?P<compact>(?:19|20)\d{6}))[\s)\]|·,.:-]*"
)
REST = re.compile(r"\s*(?:$|[|·•)]|-\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A number in a text, where a date may stand."""

    folded: str
    at: int
    after: int
    floor: int
    """Where the last date ended: nothing before it is looked at again."""
    text: str
    patterns: Patterns

    @property
    def languages(self) -> tuple[str, ...]:
        return self.patterns.lexicon.languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    start: int
    stop: int
    readings: tuple[Reading, ...] = ()
    until: tuple[Reading, ...] = ()
    numeric: bool = False
    calendar: str = "gregorian"
    relative: timedelta | None = None
    unit: str = ""


def find_dates(text: str, languages: Sequence[str]) -> tuple[Spotted, ...]:
    """All dates in `text`, in their order. `languages` are those whose words count, the earlier the more."""
    if not HAS_DIGIT(text):
        if len(text) > SHORT and "月" not in text:
            return ()
        return _without_digits(text, patterns(tuple(languages)))
    return _with_digits(text, patterns(tuple(languages)))


def label_of(text: str, languages: Sequence[str]) -> str:
    """What a text that holds only the label of a date says: `published`, `updated`, `starts`, `ends` or nothing."""
    labels = patterns(tuple(languages)).lexicon.words.labels
    return labels.get(fold(text).strip(" :.-|()"), "")


def _with_digits(text: str, known: Patterns) -> tuple[Spotted, ...]:
    folded = fold(text)
    spots = _with_numbers(text, folded, known, NUMBERS)
    return spots or (_alone(text, folded, known) if len(text) <= SHORT else ())


def _with_numbers(text: str, folded: str, known: Patterns, numbers: re.Pattern[str]) -> tuple[Spotted, ...]:
    spots: list[Spotted] = []
    floor = 0
    for number in numbers.finditer(folded):
        if number.start() < floor or number.end() - number.start() > LONGEST:
            continue
        place = Place(folded=folded, at=number.start(), after=number.end(), floor=floor, text=text, patterns=known)
        found = _at(place)
        if found:
            spots.append(_described(found, place))
            floor = spots[-1].stop
    return _joined(spots, text, folded)


def _at(place: Place) -> Found | None:
    for look in LOOKS:
        found = look(place)
        if found:
            return found
    return None


def _is_glued(place: Place) -> bool:
    """Whether the number goes on from what stands before it: a letter, a decimal point, a part of a longer number."""
    if place.at == place.floor:
        return False
    before = place.folded[place.at - 1]
    if before in ".,:/-_+" and place.at - 1 > place.floor:
        return place.folded[place.at - 2].isalnum() and place.folded[place.at - 2] < "\u0590"
    return (before.isalpha() and before < "\u0590") or before in "#$€£_/"


def _signed(place: Place) -> Found | None:
    """2024年5月3日, 令和6年5月3日, 2024년 5월 3일."""
    found = SIGNED.match(place.folded, place.at)
    if not found or not (found["year"] or found["day"]):
        return None
    start, year = place.at, None
    if found["year"]:
        digits = str(number_of(found["year"]))
        start, year = _era(place, found["year"]) or (start, year_of(digits, place.languages)[0])
    month, day = number_of(found["month"]), found["day"] and number_of(found["day"])
    stated = (year, "gregorian") if year else None
    readings = of_parts("YMD", stated, month, day or None)
    until: tuple[Reading, ...] = ()
    if found["until"]:
        until = of_parts("YMD", stated, int(found["until_month"] or month), int(found["until"]))
    return Found(start=start, stop=found.end(), readings=readings, until=until) if readings else None


def _era(place: Place, year: str) -> tuple[int, int] | None:
    """Where the name of the era begins, and the Gregorian year."""
    head = place.folded[max(place.floor, place.at - 4) : place.at].rstrip(" .")
    found = next((match for match in ERA.finditer(head) if match.end() == len(head)), None)
    gregorian = era_year(found[0], year) if found else None
    return (max(place.floor, place.at - 4) + found.start(), gregorian) if found and gregorian else None


def _numeric(place: Place) -> Found | None:
    found = NUMERIC.match(place.folded, place.at)
    if not found:
        return None
    if found["from"]:
        return _numeric_range(found, place)
    parts, separator = (found["a"], found["b"], found["c"]), found["sep"].strip()
    era = _era(place, parts[0]) if len(parts[0]) <= 2 else None
    if era:
        readings = of_parts("YMD", (era[1], "gregorian"), int(parts[1]), int(parts[2]))
        return Found(start=era[0], stop=found.end(), readings=readings) if readings else None
    if _is_glued(place) or (separator == "." and _is_version(place, found, parts)):
        return None
    readings = of_numbers(parts, separator, place.languages)
    return Found(start=place.at, stop=found.end(), readings=readings, numeric=True) if readings else None


def _numeric_range(found: re.Match[str], place: Place) -> Found | None:
    """03.–05.05.2024, 28.05.–02.06.2024."""
    year = year_of(found["y"], place.languages)
    until = of_parts("DMY", year, int(found["m"]), int(found["d"]))
    readings = of_parts("DMY", year, int(found["from_month"] or found["m"]), int(found["from"]))
    if _is_glued(place) or not (readings and until):
        return None
    return Found(start=place.at, stop=found.end(), readings=readings, until=until, numeric=True)


def _is_version(place: Place, found: re.Match[str], parts: Sequence[str]) -> bool:
    """1.2.13: a year of two digits wants two digits everywhere, or to stand alone."""
    if VERSION.search(place.folded, max(0, place.at - 12), place.at):
        return True
    if max(map(len, parts)) == 4 or all(len(part) == 2 for part in parts):
        return False
    return bool(place.folded[: place.at].strip() or place.folded[found.end() :].strip())


def _worded(place: Place) -> Found | None:
    """Dates with the name of the month; a word that may be a weekday before "3 May" is none."""
    before = behind(place.patterns.month_before, place.folded, place.at, place.floor)
    found = None
    if before and before[1] not in place.patterns.lexicon.words.weekdays:
        found = _month_first(place, before[0])
    found = found or _day_first(place) or _year_first(place)
    return found or (_month_first(place, before[0]) if before else None)


def _month_first(place: Place, start: int) -> Found | None:
    found = place.patterns.month_first.match(place.folded, start)
    if not found or _is_word(found, place):
        return None
    return _named("MDY" if found["day"] else "DMY", found, found["day"], found["until"], place)


def _day_first(place: Place) -> Found | None:
    found = None if _is_glued(place) else place.patterns.day_first.match(place.folded, place.at)
    if not found or _is_word(found, place):
        return None
    if not found["year"] and re.compile(r"\s+\d{1,2}(?:st|nd|rd|th)?,\s+\d{4}").match(place.folded, found.end()):
        return None
    first, last = (found["from"], found["day"]) if found["from"] else (found["day"], None)
    return _named("DMY", found, first, last, place)


def _year_first(place: Place) -> Found | None:
    if place.after - place.at != 4 or _is_glued(place):
        return None
    found = place.patterns.year_first.match(place.folded, place.at)
    if not found or _is_word(found, place):
        return None
    return _named("YMD", found, found["before"] or found["day"], found["until"], place)


def _named(order: str, found: re.Match[str], day: str | None, until: str | None, place: Place) -> Found | None:
    groups = found.groupdict()
    month, calendar = place.patterns.lexicon.words.months[" ".join(found["month"].split())]
    digits = next((groups[name] for name in YEARS if groups.get(name)), None)
    year = year_of(digits, place.languages) if digits else None
    readings = of_parts(order, year, month, int(day) if day else None, calendar)
    last = of_parts(order, year, month, int(until), calendar) if until else ()
    if not readings or (until and not last) or (until and day and int(until) <= int(day)):
        return None
    calendar = "gregorian" if year else calendar
    return Found(start=found.start(), stop=found.end(), readings=readings, until=last, calendar=calendar)


def _is_word(found: re.Match[str], place: Place) -> bool:
    """ "may 20 people": without a capital it is the verb."""
    word = found["month"]
    return word in place.patterns.lexicon.doubtful and place.text[found.start("month")].islower()


def _counted(place: Place) -> Found | None:
    """3 days ago, vor 2 Stunden."""
    after = place.patterns.count_after.match(place.folded, place.after)
    before = behind(place.patterns.count_before, place.folded, place.at, place.floor)
    if not after or _is_glued(place) or place.after - place.at > 3:
        return None
    counted = place.patterns.lexicon.words.counted
    word = " ".join(after["word"].split())
    start, meaning = place.at, counted.get(("", word))
    if before and (" ".join(before[1].split()), word) in counted:
        start, meaning = before[0], counted[(" ".join(before[1].split()), word)]
    if not meaning or (meaning[0] > 0 and len(place.text) > SHORT):
        return None
    return _relative(start, after.end(), meaning[0] * int(place.folded[place.at : place.after]), meaning[1])


def _relative(start: int, stop: int, number: int, unit: str) -> Found:
    away = timedelta(days=number * LENGTHS[unit], seconds=number * SECONDS.get(unit, 0))
    return Found(start=start, stop=stop, relative=away, unit=unit)


LOOKS: tuple[Callable[[Place], Found | None], ...] = (_signed, _numeric, _worded, _counted)


def _described(found: Found, place: Place) -> Spotted:
    """With weekday, time and label."""
    folded, known, start, stop = place.folded, place.patterns, found.start, found.stop
    weekday = behind(known.weekday_before, folded, start, place.floor)
    if weekday:
        start = weekday[0]
    elif after := known.weekday_after.match(folded, stop):
        weekday, stop = (0, after["word"]), after.end()
    time = TIME.match(folded, stop)
    if time:
        stop = time.end()
    label = behind(known.label_before, folded, start, place.floor)
    return Spotted(
        start=start,
        stop=stop,
        text=place.text[start:stop],
        readings=found.readings,
        until=found.until,
        relative=found.relative,
        unit=found.unit,
        has_time=bool(time) or found.unit in SECONDS,
        zone=_zone(time),
        label=known.lexicon.words.labels[" ".join(label[1].split())] if label else "",
        weekday=known.lexicon.words.weekdays.get(" ".join(weekday[1].split())) if weekday else None,
        numeric=found.numeric,
        calendar=found.calendar,
    )


def _zone(time: re.Match[str] | None) -> str | None:
    zone = time and time["zone"]
    if not zone:
        return None
    return "UTC" if zone[0].isalpha() else f"{zone[:3]}:{zone[-2:]}"


def _joined(spots: list[Spotted], text: str, folded: str) -> tuple[Spotted, ...]:
    """Two dates with a hyphen or "until" between them are the two ends of one."""
    whole: list[Spotted] = []
    for spot in spots:
        last = whole[-1] if whole else None
        if last and _are_ends(last, spot) and GAP.fullmatch(folded, last.stop, spot.start):
            whole[-1] = _range(last, spot, text)
        else:
            whole.append(spot)
    return tuple(whole)


def _are_ends(first: Spotted, last: Spotted) -> bool:
    if first.until or last.until or not first.readings or not last.readings:
        return False
    return len(first.readings) == len(last.readings) and first.calendar == last.calendar


def _range(first: Spotted, last: Spotted, text: str) -> Spotted:
    readings = tuple(_with_year(one, other) for one, other in zip(first.readings, last.readings, strict=True))
    return replace(
        first,
        stop=last.stop,
        text=text[first.start : last.stop],
        readings=readings,
        until=last.readings,
        has_time=first.has_time or last.has_time,
    )


def _with_year(first: Reading, last: Reading) -> Reading:
    """The year of the last day, or the one before it, is that of the first."""
    if first.year or not last.year or not first.month or not last.month:
        return first
    return first._replace(year=last.year - (first.month > last.month))


def _without_digits(text: str, known: Patterns) -> tuple[Spotted, ...]:
    folded = fold(text)
    if "月" in folded:
        return _with_numbers(text, folded, known, HAN_DATE)
    found = known.phrase.match(folded)
    return _phrase(text, folded, known, found) if found else ()


def _phrase(text: str, folded: str, known: Patterns, found: re.Match[str]) -> tuple[Spotted, ...]:
    """Today, yesterday at 10:30: the whole of a short text, or before a bar."""
    start, stop = found.span("phrase")
    time = TIME.match(folded, stop)
    stop = time.end() if time else stop
    if not REST.match(folded, stop):
        return ()
    number, unit = known.lexicon.words.phrases[" ".join(found["phrase"].split())]
    place = Place(folded=folded, at=start, after=stop, floor=0, text=text, patterns=known)
    spot = _described(_relative(start, found.end("phrase"), number, unit), place)
    return (spot,)


def _alone(text: str, folded: str, known: Patterns) -> tuple[Spotted, ...]:
    """What is a date only where nothing else stands: 2024-05, 05/2024, 2024, 20240503, 05-13."""
    phrase = known.phrase.match(folded)
    if phrase and (spots := _phrase(text, folded, known, phrase)):
        return spots
    found = ALONE.fullmatch(folded)
    readings = _readings_alone(found, known.lexicon.languages) if found else ()
    if not readings or not found:
        return ()
    start, stop = found.span(next(name for name in ("year", "m", "first", "only", "compact") if found[name]))
    stop = max(stop, *(found.end(name) for name in ("month", "y", "second")))
    return (Spotted(start=start, stop=stop, text=text[start:stop], readings=readings, numeric=True),)


def _readings_alone(found: re.Match[str], languages: Sequence[str]) -> tuple[Reading, ...]:
    if compact := found["compact"]:
        return of_parts("YMD", (int(compact[:4]), "gregorian"), int(compact[4:6]), int(compact[6:]))
    if found["first"]:
        first, second = int(found["first"]), int(found["second"])
        return of_parts("DMY", None, second, first) + of_parts("MDY", None, first, second)
    year, calendar = year_of(found["year"] or found["y"] or found["only"], languages)
    if found["only"]:
        return (Reading("YMD", year, None, None),) if calendar == "gregorian" and 1990 <= year <= 2100 else ()
    order = "YMD" if found["year"] else "DMY"
    return of_parts(order, (year, calendar), int(found["month"] or found["m"]), None) if 1900 <= year <= 2100 else ()
