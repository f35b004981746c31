"""Finds the next page of a listing; rather none than a wrong one.

Every link that may lead on is weighed by three things: how its address relates to that of the page, what it is called,
and where it stands. One alone is not enough. An address that is the next number of the same listing outweighs words,
for words mislead: "previous entries" are the next page of many blogs, and "next" is the next post on its pages.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml.html import HtmlElement

from scraper.pages.following.candidates import NEXT_CARRIERS, Candidate, candidates
from scraper.pages.following.labels import Label, Role, label_of
from scraper.pages.following.relations import Relation, Target, relate
from scraper.pages.following.series import Reading, readings
from scraper.pages.following.surroundings import Place, Surroundings

__all__ = ["Following", "next_page"]

ENOUGH = 0.62
"""The weight from which a link is followed; the sum of two kinds of evidence at least."""
BY_RELATION = {
    Relation.AHEAD: 0.6,
    Relation.FAR: 0.3,
    Relation.FIRST: 0.5,
    Relation.CURSOR: 0.35,
    Relation.MOVED: 0.3,
    Relation.SIBLING: 0.1,
    Relation.ELSEWHERE: 0.0,
}
BY_ROLE = {
    Role.NEXT: 0.3,
    Role.OLDER: 0.3,
    Role.LOAD: 0.25,
    Role.EARLIER: 0.2,
    Role.FORWARD: 0.2,
    Role.NUMBER: 0.3,
    Role.RANGE: 0.15,
    Role.MORE: 0.1,
    Role.LAST: 0.05,
    Role.NONE: 0.0,
    Role.NAMED: 0.0,
    Role.FIRST: -0.4,
    Role.PREVIOUS: -0.2,
    Role.BACKWARD: 0.0,
    Role.NEWER: -0.3,
    Role.NEIGHBOUR: -0.3,
}
ONWARD = frozenset([Role.NEXT, Role.OLDER, Role.LOAD, Role.EARLIER, Role.FORWARD, Role.MORE])
BACKWARD = frozenset([Role.PREVIOUS, Role.NEWER, Role.BACKWARD, Role.FIRST])
RTL = frozenset(["ar", "fa", "he", "ur", "yi", "ps", "sd", "ug", "dv", "ckb", "iw"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The next page of a listing, why it is held to be that, and how surely."""

    url: str
    """Absolute, as linked, without a fragment."""
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its address and what speaks for it."""

    candidate: Candidate
    url: str
    target: Target
    place: Place
    near: bool
    weight: float


def next_page(
    root: HtmlElement, url: str, *, records: Sequence[HtmlElement] = (), entry_urls: Collection[str] = ()
) -> Following | None:
    """The page on which the listing of the page `root`, fetched from `url`, goes on; None where no link proves one.

    `records` are the elements of its records: no pagination is inside of one, and it is usually right below the last.
    `entry_urls` are the absolute addresses of the records, none of which is the next page.
    """
    page = _Page.of(root, url, records, entry_urls)
    found = [weighed for candidate in candidates(root, page.inside) if (weighed := _weigh(page, candidate))]
    return _best(found)


@dataclass(frozen=True, slots=True)
class _Page:
    url: str
    base: str
    hosts: frozenset[str]
    here: tuple[Reading, ...]
    rtl: bool
    inside: frozenset[HtmlElement]
    surroundings: Surroundings
    above: dict[HtmlElement, int]
    """The ancestors of the last record, with their height above it."""
    entries: frozenset[str]

    @classmethod
    def of(cls, root: HtmlElement, url: str, records: Sequence[HtmlElement], entry_urls: Collection[str]) -> "_Page":
        base, hosts = _base_and_hosts(root, url)
        inside = frozenset(link for record in records for link in record.iter("a", "button", "div", "li", "span"))
        above: dict[HtmlElement, int] = {}
        current = records[-1].getparent() if records else None
        while current is not None:
            above[current] = len(above) + 1
            current = current.getparent()
        entries = frozenset(urldefrag(entry)[0].rstrip("/") for entry in entry_urls)
        here = readings(urldefrag(url)[0])
        return cls(url, base, hosts, here, _is_rtl(root), inside, Surroundings.of(records), above, entries)


def _base_and_hosts(root: HtmlElement, url: str) -> tuple[str, frozenset[str]]:
    """What links are relative to, and the hosts of the site: that of the page, and of its canonical address."""
    base = url
    for element in root.iter("base"):
        if element.get("href"):
            base = _joined(url, element.get("href", "")) or url
            break
    hosts = {_host(url)}
    path = _split_path(url)
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            canonical = _joined(base, element.get("href") or "") or url
            if _split_path(canonical) == path:
                hosts.add(_host(canonical))
    return base, frozenset(hosts)


def _joined(base: str, href: str) -> str | None:
    """The absolute address without its fragment; None for what is none of http or https, or no address at all."""
    try:
        url = urldefrag(urljoin(base, href.strip()))[0]
        return url if urlsplit(url).scheme in ("http", "https") and _host(url) else None
    except ValueError:
        return None


def _host(url: str) -> str:
    found = readings(url)
    return found[0].host if found else ""


def _split_path(url: str) -> str:
    try:
        return urlsplit(url).path.rstrip("/")
    except ValueError:
        return url


def _is_rtl(root: HtmlElement) -> bool:
    for element in root.iter("html", "body"):
        direction, language = element.get("dir"), (element.get("lang") or "").lower().replace("_", "-")
        if direction:
            return direction.lower() == "rtl"
        if language:
            return language.partition("-")[0] in RTL
    return False


def _weigh(page: _Page, candidate: Candidate) -> Weighed | None:
    """What speaks for a candidate; None where anything excludes it."""
    url = _joined(page.base, candidate.href)
    if url is None or url == page.url or _host(url) not in page.hosts or url.rstrip("/") in page.entries:
        return None
    target = relate(page.here, url)
    label = _read_by(page, candidate.label)
    target = _counted_from_nought(target, label, candidate)
    if target.relation not in BY_RELATION:
        return None
    place = page.surroundings.place(candidate.element)
    if place.record or place.trap:
        return None
    certain = target.relation is Relation.AHEAD and target.sure
    if place.hidden and not (certain and (candidate.named or candidate.rel or label.role in ONWARD)):
        return None
    near = _is_near(page, candidate.element)
    if label.role is Role.NUMBER and not _is_next_number(page, candidate, label, target):
        return None
    weight = _weight(candidate, label, target, place, near)
    return Weighed(replace(candidate, label=label), url, target, place, near, weight)


def _read_by(page: _Page, label: Label) -> Label:
    """Arrows point the other way where reading goes from right to left."""
    if page.rtl and label.role in (Role.FORWARD, Role.BACKWARD):
        return Label(Role.BACKWARD if label.role is Role.FORWARD else Role.FORWARD)
    return label


def _counted_from_nought(target: Target, label: Label, candidate: Candidate) -> Target:
    """Page 1 of a listing that begins without a number is the second one if it is called so."""
    if target.relation is not Relation.FIRST:
        return target
    second = label.number == 2 if label.role is Role.NUMBER else label.role in ONWARD or candidate.rel
    return replace(target, relation=Relation.AHEAD if second else Relation.SELF)


def _is_next_number(page: _Page, candidate: Candidate, label: Label, target: Target) -> bool:
    """Whether a link that is a number is the one after the current page's."""
    current = _current_number(candidate.element)
    if current is None:
        numbers = [reading.number for reading in page.here if reading.number is not None and not reading.offset]
        known = numbers[0] if numbers and target.relation is Relation.AHEAD else None
        if known is not None:
            return label.number in (known + 1, known + 2)
        current = 1
    return label.number == current + 1


def _current_number(element: HtmlElement) -> int | None:
    """The number beside a link that is no link itself, or is marked as the current one."""
    box = element.getparent()
    for _ in range(3):
        if box is None or len(box) > 1:
            break
        box = box.getparent()
    if box is None or len(box) > 40:
        return None
    for child in box.iterchildren("a", "li", "span", "strong", "b", "em", "div", "button", "td"):
        if _is_current(child):
            label = label_of("".join(child.itertext()) if len(child) < 4 else "")
            if label.role is Role.NUMBER:
                return label.number
    tail = (box.text or "").strip(" [(|")
    return int(tail) if tail.isdecimal() and len(tail) < 6 else None


def _is_current(element: HtmlElement) -> bool:
    names = f" {element.get('class') or ''} ".lower().replace("-", " ").replace("_", " ")
    if element.get("aria-current") or any(
        f" {name} " in names for name in ("current", "active", "selected", "on", "cur")
    ):
        return True
    linked = element.tag == "a" and element.get("href") is not None
    return not linked and next(element.iter("a", "button"), None) is None


def _is_near(page: _Page, element: HtmlElement) -> bool:
    """Whether a link stands closely below what holds the last record."""
    current = element.getparent()
    for _ in range(6):
        if current is None:
            return False
        if current in page.above:
            return page.above[current] <= 4
        current = current.getparent()
    return False


def _weight(candidate: Candidate, label: Label, target: Target, place: Place, near: bool) -> float:
    certain = target.relation is Relation.AHEAD and target.sure and target.same
    relation = BY_RELATION[target.relation]
    if target.relation is Relation.AHEAD and not certain:
        relation = 0.45 if target.sure or (target.same and candidate.label.number == target.number) else 0.35
    role = BY_ROLE[label.role] + (0.05 if label.explicit and label.role in ONWARD else 0)
    if certain:
        role = max(role, -0.1 if label.role is Role.NEWER else 0)
    bonus = max(
        0.25 if candidate.rel else 0,
        0.25 if candidate.carrier in NEXT_CARRIERS else 0,
        0.2 if candidate.named and label.role not in BACKWARD and label.role is not Role.NEIGHBOUR else 0,
    )
    said = max(role, bonus) + (0.05 if role > 0 and bonus else 0) if role >= 0 else role
    where = (0.15 if place.pagination else 0) + (0.06 if near else 0)
    if place.neighbours:
        where -= 0.1 if certain else 0.5
    if place.side:
        where -= 0.05 if certain else 0.3
    return relation + said + where


def _best(found: list[Weighed]) -> Following | None:
    """The heaviest candidate; several links to one address support each other."""
    found = [weighed for weighed in found if not _is_overtaken(weighed, found)]
    groups: dict[str, list[Weighed]] = {}
    for weighed in found:
        groups.setdefault(weighed.url.rstrip("/"), []).append(weighed)
    best: tuple[float, Weighed] | None = None
    for group in groups.values():
        first = max(group, key=lambda weighed: weighed.weight)
        if first.target.relation is not Relation.AHEAD and any(w.candidate.label.role in BACKWARD for w in group):
            continue
        weight = first.weight + 0.05 * sum(w.weight > 0.3 for w in group if w is not first)
        if weight > ENOUGH and (best is None or weight > best[0] + 1e-9):
            best = (weight, first)
    if best is None:
        return None
    weight, first = best
    return Following(url=first.url, evidence=_evidence(first), confidence=round(min(weight, 0.99), 2))


def _is_overtaken(weighed: Weighed, found: list[Weighed]) -> bool:
    """Whether there is a smaller step ahead where numbers count entries."""
    if not weighed.target.offset or weighed.target.number is None:
        return False
    return any(
        other.target.offset and other.target.number is not None and other.target.number < weighed.target.number
        for other in found
    )


def _evidence(weighed: Weighed) -> str:
    candidate = weighed.candidate
    tag = str(candidate.element.tag)
    if tag == "link":
        return "link rel=next"
    name = f' "{candidate.text}"' if 0 < len(candidate.text) <= 60 else ""
    if candidate.carrier:
        return f"{tag} {candidate.carrier}{name}"
    parts = [f"link{name}" if tag != "option" else f"option{name}"]
    if candidate.said in ("aria-label", "title"):
        parts.append(f'{candidate.said} "{candidate.element.get(candidate.said)}"')
    if candidate.rel:
        parts.append("rel=next")
    if weighed.target.relation is Relation.AHEAD:
        parts.append("to the next number")
    if weighed.place.pagination:
        parts.append("in a pagination")
    return " ".join(parts)
