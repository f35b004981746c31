"""Finds the dates in a text. What no number stands in is looked through only if it is short."""

import re
from collections.abc import Callable, Sequence

from scraper.parsing.spotting.alone import ALONE, readings_alone
from scraper.parsing.spotting.describing import TIME, described
from scraper.parsing.spotting.fold import fold
from scraper.parsing.spotting.model import Spotted
from scraper.parsing.spotting.names import worded
from scraper.parsing.spotting.numbers import numeric, signed
from scraper.parsing.spotting.patterns import OPENING, Patterns, patterns
from scraper.parsing.spotting.place import Found, Place
from scraper.parsing.spotting.ranges import joined
from scraper.parsing.spotting.relative import SHORT, counted, relative

__all__ = ["find_dates", "label_of"]

HAS_DIGIT = re.compile(r"\d").search
NUMBERS = re.compile(r"\d+")
LONGEST = 8
"""Digits; more are no date."""
FRAMES = " \t\r\n([|·•-–"
"""What may stand before a date that is alone."""
HAN_DATE = re.compile("[〇零一二三四五六七八九]{4}年|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号號]")
REST = re.compile(r"\s*(?:$|[|·•)]|-\s)")
LOOKS: tuple[Callable[[Place], Found | None], ...] = (signed, numeric, worded, counted)


def find_dates(text: str, languages: Sequence[str]) -> tuple[Spotted, ...]:
    """All dates in `text`, in their order. `languages` are those whose words count, the earlier the more."""
    if HAS_DIGIT(text):
        return _with_digits(text, patterns(tuple(languages)))
    if len(text) <= SHORT:
        known = patterns(tuple(languages))
        if _may_be_phrase(fold(text.lstrip(FRAMES)[:OPENING]), known):
            return _phrase(text, fold(text), known)
    return _with_numbers(text, fold(text), patterns(tuple(languages)), HAN_DATE) if "月" in text else ()


def _may_be_phrase(opening: str, known: Patterns) -> bool:
    return opening in known.openings or opening[:-1] in known.openings


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
            spots.append(described(found, place))
            floor = spots[-1].stop
    return joined(spots, text, folded)


def _at(place: Place) -> Found | None:
    for look in LOOKS:
        found = look(place)
        if found:
            return found
    return None


def _phrase(text: str, folded: str, known: Patterns) -> tuple[Spotted, ...]:
    """Today, yesterday at 10:30: the whole of a short text, or before a bar."""
    found = known.phrase.match(folded)
    if not found:
        return ()
    start, stop = found.span("phrase")
    time = TIME.match(folded, stop)
    stop = time.end() if time else stop
    if not REST.match(folded, stop):
        return ()
    number, unit = known.lexicon.words.phrases[" ".join(found["phrase"].split())]
    place = Place(folded=folded, at=start, after=stop, floor=0, text=text, patterns=known)
    spot = described(relative(start, found.end("phrase"), number, unit), place)
    return (spot,)


def _alone(text: str, folded: str, known: Patterns) -> tuple[Spotted, ...]:
    """What is a date only where nothing else stands: 2024-05, 05/2024, 2024, 20240503, 05-13, 3.5."""
    if _may_be_phrase(folded.lstrip(FRAMES)[:OPENING], known) and (spots := _phrase(text, folded, known)):
        return spots
    found = ALONE.match(folded)
    if not found or found["word"] not in (None, *known.lexicon.words.weekdays, *known.lexicon.words.labels):
        return ()
    readings = readings_alone(found, known.lexicon.languages)
    place = Place(folded=folded, at=found.start("date"), after=found.end(), floor=0, text=text, patterns=known)
    spot = described(Found(start=place.at, stop=place.after, readings=readings, numeric=True), place)
    return (spot,) if readings and not folded[spot.stop :].strip(" .,:;|)]·-") else ()
