"""What the evidence for a link weighs. One kind of it is never enough."""

from scraper.pages.following.candidates import NEXT_CARRIERS, Candidate
from scraper.pages.following.labels import Label, Role
from scraper.pages.following.relations import Relation, Target
from scraper.pages.following.surroundings import Place

__all__ = ["BACKWARD", "BY_RELATION", "ENOUGH", "ONWARD", "is_certain", "weight_of"]

ENOUGH = 0.62
"""A link of more weight is followed."""
BY_RELATION = {
    Relation.AHEAD: 0.6,
    Relation.DOWN: 0.3,
    Relation.FAR: 0.3,
    Relation.CURSOR: 0.35,
    Relation.MOVED: 0.3,
    Relation.SIBLING: 0.1,
    Relation.ELSEWHERE: -0.15,
    Relation.PERIOD: -0.5,
}
"""What the address says; those it does not have exclude a link."""
BY_ROLE = {
    Role.NEXT: 0.3,
    Role.OLDER: 0.3,
    Role.NUMBER: 0.3,
    Role.LOAD: 0.25,
    Role.EARLIER: 0.2,
    Role.FORWARD: 0.2,
    Role.RANGE: 0.15,
    Role.MORE: 0.1,
    Role.LAST: 0.05,
    Role.NONE: 0.0,
    Role.NAMED: 0.0,
    Role.BACKWARD: 0.0,
    Role.PREVIOUS: -0.2,
    Role.NEWER: -0.3,
    Role.NEIGHBOUR: -0.3,
    Role.FIRST: -0.4,
}
"""What the name says."""
ONWARD = frozenset([Role.NEXT, Role.OLDER, Role.LOAD, Role.EARLIER, Role.FORWARD, Role.MORE])
BACKWARD = frozenset([Role.PREVIOUS, Role.NEWER, Role.BACKWARD, Role.FIRST])
UNNUMBERED = frozenset([Relation.SIBLING, Relation.ELSEWHERE, Relation.PERIOD])
"""Where "more posts" leads to all of them, and not to the next."""
LOADING = frozenset([Role.LOAD, Role.NEXT, Role.OLDER])
MAYBE_MOVED = 0.2
LIKELY_AHEAD, MAYBE_AHEAD, SECOND_BY_NAME = 0.45, 0.35, 0.25
"""A next number with other parameters besides; one that may not be a page's; a 1 that is called the second."""


def is_certain(target: Target) -> bool:
    """Whether an address is the next number of the same listing beyond doubt."""
    return target.relation is Relation.AHEAD and target.sure and target.same


def weight_of(candidate: Candidate, label: Label, target: Target, place: Place, nearness: float) -> float:
    """The sum of what a link's address, its name and its place weigh."""
    certain = is_certain(target)
    address = _of_address(candidate, label, target)
    return address + _of_name(candidate, label, target) + _of_place(label, place, nearness, certain)


def _of_address(candidate: Candidate, label: Label, target: Target) -> float:
    if target.relation is Relation.ELSEWHERE and candidate.carrier:
        return 0
    if target.relation is Relation.PERIOD and label.role is Role.OLDER:
        return BY_RELATION[Relation.SIBLING]
    if target.relation is Relation.MOVED and not target.sure:
        return MAYBE_MOVED
    if target.relation is not Relation.AHEAD or is_certain(target):
        return BY_RELATION[target.relation]
    if target.number == 1:
        return SECOND_BY_NAME
    return LIKELY_AHEAD if target.sure or (target.same and label.number == target.number) else MAYBE_AHEAD


def _of_name(candidate: Candidate, label: Label, target: Target) -> float:
    role = BY_ROLE[label.role]
    if label.role in (Role.LOAD, Role.MORE) and not candidate.carrier and target.relation in UNNUMBERED:
        role = 0
    if label.explicit and label.role in ONWARD:
        role += 0.1 if label.role is Role.OLDER else 0.05
    if role < 0:
        return max(role, -0.1) if is_certain(target) and label.role is Role.NEWER else role
    marks = max(
        (0.35 if candidate.element.tag == "link" else 0.25) if candidate.rel else 0,
        0.3 if candidate.carrier in NEXT_CARRIERS else 0,
        0.5 if candidate.carrier and label.role in LOADING and target.number is not None else 0,
        0.2 if candidate.named and label.role not in BACKWARD else 0,
    )
    both = 0.05 if role > 0 and marks > 0 else 0
    unnamed = 0.2 if label.role is Role.NAMED and not marks else 0
    return max(role, marks) + both - unnamed


def _of_place(label: Label, place: Place, nearness: float, certain: bool) -> float:
    weight = nearness
    if place.pagination:
        weight += 0.35 if label.role is Role.NAMED and certain else 0.15
    if place.neighbours:
        weight -= 0.1 if certain else 0.5
    if place.side:
        weight -= 0.05 if certain else 0.3
    return weight
