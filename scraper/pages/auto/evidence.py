"""Settles what the dates in one place of all records say: text and markup together, with the headings above."""

from collections.abc import Sequence
from dataclasses import replace

from scraper.page import ListedDate
from scraper.pages.auto.headings import DateHeading
from scraper.pages.auto.hits import Hit, Rules
from scraper.parsing.spotting import Spotted, settle

__all__ = ["end_of", "values_of"]


def values_of(
    chosen: Sequence[Hit | None], above: Sequence[DateHeading | None], rules: Rules
) -> list[ListedDate | None]:
    """What the chosen hits say: the text where it is complete and certain, else the markup."""
    machines = [hit.machine.value for hit in chosen if hit and hit.machine]
    differ = len(set(machines)) > 1
    spots = [
        _completed(hit.spotted, heading, hit.machine if differ else None) if hit and hit.spotted else None
        for hit, heading in zip(chosen, above, strict=True)
    ]
    texts = iter(_settled([spot for spot in spots if spot is not None], rules))
    read = [next(texts) if spot is not None else None for spot in spots]
    # The same machine date beside different texts is a template's mistake.
    trusted = differ or len({text.value for text in read if text}) <= 1
    return [_one(text, hit if trusted else None) for text, hit in zip(read, chosen, strict=True)]


def _settled(spots: Sequence[Spotted], rules: Rules) -> list[ListedDate]:
    if rules.order:
        spots = [_ordered(spot, rules.order) for spot in spots]
    read = settle(spots, rules.captured_at, language=rules.language, region=rules.region, beside=rules.beside)
    return [replace(date, zone=date.zone or rules.zone) if date.value else date for date in read]


def _ordered(spot: Spotted, order: str) -> Spotted:
    """The date read in this order, if it can be."""
    readings = tuple(reading for reading in spot.readings if reading.order == order)
    return replace(spot, readings=readings) if readings else spot


def _one(text: ListedDate | None, hit: Hit | None) -> ListedDate | None:
    """What the text says; the markup where the text has no year, or is not certain."""
    machine = hit.machine if hit else None
    if text is None or machine is None or hit is None:
        return text or machine
    stated = hit.spotted is not None and all(reading.year for reading in hit.spotted.readings)
    if text.value is None or len(text.value) < 10 or not stated:
        return replace(machine, text=text.text)
    return text


def _completed(spotted: Spotted, heading: DateHeading | None, machine: ListedDate | None) -> Spotted:
    """The date with the year of its markup, else of the heading above it, where it states none."""
    if machine and machine.value:
        return spotted.in_year(int(machine.value[:4]))
    return spotted.in_year(heading.year) if heading is not None and heading.year is not None else spotted


def end_of(spotted: Spotted, start: ListedDate, rules: Rules) -> ListedDate | None:
    if spotted.end is None:
        return None
    end = spotted.end.in_year(int(start.value[:4])) if start.value else spotted.end
    return _settled([end], rules)[0]
