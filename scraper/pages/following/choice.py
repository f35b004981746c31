"""Finds the next page of a listing; rather none than a wrong one.

Every link that may lead on is weighed by three things: how its address relates to that of the page, what it is called,
and where it stands. One alone is not enough. An address that is the next number of the same listing outweighs words,
for words mislead: "previous entries" are the next page of many blogs, and "next" is the next post on its pages.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from scraper.pages.following.bearings import Bearings
from scraper.pages.following.candidates import Candidate, candidates
from scraper.pages.following.current import current_number, is_in_a_row
from scraper.pages.following.labels import Label, Role
from scraper.pages.following.periods import archive_before
from scraper.pages.following.relations import Relation, Target, relate
from scraper.pages.following.surroundings import Place
from scraper.pages.following.weights import BACKWARD, BY_RELATION, ENOUGH, ONWARD, is_certain, weight_of

__all__ = ["Following", "next_page"]

BEFORE = 0.5
"""The confidence that an older archive is the next page: it may as well be a listing of its own."""
AGREEMENT = 0.05
"""What another link to the same address adds."""
SURE_ENOUGH = 0.99


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The next page of a listing, why it is held to be that, and how surely."""

    url: str
    """Absolute, as linked, without a fragment."""
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _Weighed:
    candidate: Candidate
    label: Label
    url: str
    target: Target
    place: Place
    weight: float


def next_page(
    root: HtmlElement, url: str, *, records: Sequence[HtmlElement] = (), entry_urls: Collection[str] = ()
) -> Following | None:
    """The page on which the listing of the page `root`, fetched from `url`, goes on; None where no link proves one.

    `records` are the elements of its records: no pagination is inside of one, and it is usually right below the last.
    `entry_urls` are the absolute addresses of the records, none of which is the next page.
    """
    page = Bearings.of(root, url, records, entry_urls)
    found = [weighed for candidate in candidates(root, page.inside) if (weighed := _weigh(page, candidate))]
    return _best(found) or _before(page, found)


def _weigh(page: Bearings, candidate: Candidate) -> _Weighed | None:
    """What speaks for a candidate; None where anything excludes it."""
    url = page.target(candidate.href)
    if url is None:
        return None
    label = _as_read(page, candidate.label)
    target = _second_by_name(relate(page.here, url), label, candidate)
    if target.relation not in BY_RELATION:
        return None
    place = page.surroundings.place(candidate.element)
    if place.record or place.trap or (place.hidden and not _is_for_scripts(candidate, label, target)):
        return None
    weight = weight_of(candidate, label, target, place, page.nearness(candidate.element))
    if label.role is Role.NUMBER and not _is_next_number(page, candidate, label, target, place):
        weight = 0
    return _Weighed(candidate, label, url, target, place, weight)


def _as_read(page: Bearings, label: Label) -> Label:
    """Arrows point the other way where reading goes from right to left."""
    if page.rtl and label.role in (Role.FORWARD, Role.BACKWARD):
        return Label(Role.BACKWARD if label.role is Role.FORWARD else Role.FORWARD)
    return label


def _second_by_name(target: Target, label: Label, candidate: Candidate) -> Target:
    """Page 1 of a listing that begins without a number is the second one if it is called so: they count from nought."""
    if target.relation is not Relation.FIRST:
        return target
    onward = label.role in ONWARD and (target.same or label.role is not Role.EARLIER)
    second = label.number == 2 if label.role is Role.NUMBER else onward or candidate.rel
    return replace(target, relation=Relation.AHEAD if second else Relation.SELF)


def _is_for_scripts(candidate: Candidate, label: Label, target: Target) -> bool:
    """Whether a hidden link is one that a script follows as its reader scrolls down."""
    return is_certain(target) and (candidate.named or candidate.rel or label.role in ONWARD)


def _is_next_number(page: Bearings, candidate: Candidate, label: Label, target: Target, place: Place) -> bool:
    """Whether a link that is a number is the one after the current page's."""
    current = current_number(candidate.element)
    if current is not None:
        return label.number == current + 1
    if not (is_certain(target) or place.pagination or is_in_a_row(candidate.element)):
        return False
    numbers = [reading.number for reading in page.here if reading.number is not None and not reading.offset]
    if numbers and target.relation is Relation.AHEAD:
        return label.number in (numbers[0] + 1, numbers[0] + 2)
    return label.number == 2 or target.offset


def _best(found: list[_Weighed]) -> Following | None:
    """The heaviest candidate; several links to one address support each other."""
    groups: dict[str, list[_Weighed]] = {}
    for weighed in found:
        if not _is_overtaken(weighed, found):
            groups.setdefault(weighed.url.rstrip("/"), []).append(weighed)
    best: tuple[float, _Weighed] | None = None
    for group in groups.values():
        first = max(group, key=lambda weighed: weighed.weight)
        weight = first.weight + AGREEMENT * sum(other.weight > 0.3 for other in group if other is not first)
        if weight > max(ENOUGH, best[0] if best else 0) and not _is_contradicted(first, group):
            best = (weight, first)
    if best is None:
        return None
    return Following(url=best[1].url, evidence=_evidence(best[1]), confidence=round(min(best[0], SURE_ENOUGH), 2))


def _is_contradicted(first: _Weighed, group: list[_Weighed]) -> bool:
    """Whether another link to the same address says that it leads back, and no number says otherwise."""
    if first.target.relation is Relation.DOWN:
        return not any(other.label.role is Role.NUMBER and other.weight for other in group)
    return first.target.relation is not Relation.AHEAD and any(other.label.role in BACKWARD for other in group)


def _is_overtaken(weighed: _Weighed, found: list[_Weighed]) -> bool:
    """Whether there is a smaller step ahead where numbers count entries."""
    number = weighed.target.number
    if not weighed.target.offset or number is None:
        return False
    return any(other.target.offset and (other.target.number or number) < number for other in found)


def _before(page: Bearings, found: list[_Weighed]) -> Following | None:
    """The archive before, where the page is one of a year; not from a sidebar or a footer, which list them all."""
    links = [weighed for weighed in found if not _is_apart(weighed)]
    index = archive_before(page.url, [(weighed.url, weighed.label) for weighed in links])
    if index is None:
        return None
    evidence = f'link "{links[index].candidate.text}" to the archive before'
    return Following(url=links[index].url, evidence=evidence, confidence=BEFORE)


def _is_apart(weighed: _Weighed) -> bool:
    if weighed.place.side or weighed.place.neighbours:
        return True
    return next(weighed.candidate.element.iterancestors("footer", "aside", "header"), None) is not None


def _evidence(weighed: _Weighed) -> str:
    candidate = weighed.candidate
    name = f' "{" ".join(candidate.text.split())}"' if 0 < len(candidate.text) <= 60 else ""
    tag = str(candidate.element.tag)
    kind = {"link": "link rel=next", "a": "link", "area": "link"}.get(tag, tag)
    parts = [f"{kind}{' ' + candidate.carrier if candidate.carrier else ''}{name}"]
    if candidate.said in ("aria-label", "title"):
        parts.append(f'{candidate.said} "{candidate.element.get(candidate.said)}"')
    if candidate.rel and kind == "link":
        parts.append("rel=next")
    if weighed.target.relation is Relation.AHEAD:
        parts.append("to the next number")
    if weighed.place.pagination:
        parts.append("in a pagination")
    return " ".join(parts)
