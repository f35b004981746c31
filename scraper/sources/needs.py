"""What a definition must say for its method to be able to read, and what contradicts itself in it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from scraper.sources.layouts import with_layout

if TYPE_CHECKING:
    from scraper.sources.model import Method, Source

__all__ = ["IncompleteDefinition", "Problem", "missing_for", "problems_of"]

Problem = tuple[str, str]
"""A key of the definition, and what is expected there."""
MISSING = "is missing"


class IncompleteDefinition(ValueError):
    """Keys that are right one by one do not make a definition."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{key}: {expectation}" for key, expectation in problems))


def problems_of(source: "Source") -> list[Problem]:
    """All that is missing or contradictory, of the present layout and of the older ones."""
    present = list(_of_method(source))
    problems = [*_of_topics(source), *present, *_of_times(source)]
    for number, layout in enumerate(source.layouts):
        own = (problem for problem in _of_method(with_layout(source, layout)) if problem not in present)
        problems += [(f"layouts.{number}.{key}", text) for key, text in own]
    return problems


def missing_for(source: "Source", method: "Method") -> list[Problem]:
    """What the present layout of a source lacks to be read by this method."""
    if method == "module" and source.module is None:
        return [("method", f"is not 'module', so no {source.slug}.py was loaded")]
    return list(_of_method(source.model_copy(update={"method": method})))


def _of_topics(source: "Source") -> Iterator[Problem]:
    topics = source.topics
    if topics.path is None and not topics.addresses:
        yield "topics.path", f"{MISSING}; a template, or topics.addresses, is expected"
    elif topics.path is None:
        for slug in topics.known.keys() - topics.addresses.keys():
            yield f"topics.addresses.{slug}", f"{MISSING}: without topics.path every known topic needs its address"


def _of_method(source: "Source") -> Iterator[Problem]:
    if source.method == "labels":
        yield from _of_labels(source)
    if source.method == "selectors" and source.selectors is None:
        yield "selectors", f"{MISSING}; method = {source.method!r} reads by them"


def _of_labels(source: "Source") -> Iterator[Problem]:
    if not (source.labels.published or source.labels.starts):
        others = "or method = 'auto', 'selectors' or 'module'"
        yield "labels", f"{MISSING}; at least one label in published or starts is expected, {others}"
    if not source.entries.path:
        yield "entries.path", f"{MISSING}; method = 'labels' tells links to entries from others by it"
    if source.dates.order is None:
        yield "dates.order", f"{MISSING}; 'DMY', 'MDY' or 'YMD' is expected with method = 'labels'"
    if not source.dates.formats:
        yield "dates.formats", f"{MISSING}; at least 1 is expected with method = 'labels'"


def _of_times(source: "Source") -> Iterator[Problem]:
    for until, count in Counter(layout.until for layout in source.layouts).items():
        if count > 1:
            yield "layouts", f"each needs an `until` of its own; {count} end at {until:%Y-%m-%dT%H:%M:%SZ}"
