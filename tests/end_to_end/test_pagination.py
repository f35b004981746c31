"""A visit sees every page of its topic once, whatever the site's links say, and notes why it ended."""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from scraper.demo import Look, Loop, Site, TrueTopic
from scraper.demo.definition import definition
from scraper.demo.faults import Endless, Fault
from tests.end_to_end.library import Library, small_site, watched


class Unlinked(Fault):
    """No links to other pages: only the rule of the addresses is left."""

    def look(self, look: Look) -> Look:
        return replace(look, pagination=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """How a topic of at least three pages links them, and how its visit must end."""

    fault: Fault | None = None
    stop: str = "last page"
    limit: int | None = None
    """Pages read, where not all are."""
    again: int = 0
    """Pages asked for beyond the last."""

    @property
    def complete(self) -> bool:
        return self.limit is None


WALKED = {
    "links": Case(),
    "address rule": Case(fault=Unlinked()),
    "next leads to itself": Case(fault=Endless(loop=Loop.SELF)),
    "last page again and again": Case(fault=Endless(loop=Loop.REPEAT), stop="same page again", again=1),
}
LIMITED = {"limit of the command": Case(stop="page limit", limit=2)}
BOUND = {"limit of the definition": Case(stop="page limit", limit=2)}
CASES = WALKED | LIMITED | BOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A case, after its crawl."""

    case: Case
    library: Library
    report: dict[str, Any]
    topic: TrueTopic

    @property
    def paths(self) -> list[str]:
        """Of the topic's pages, as the server was asked for them."""
        return [one.path for one in self.library.replica.requests if f"/{self.topic.slug}-issue" in one.path]

    @property
    def visit(self) -> dict[str, Any]:
        (row,) = [visit for visit in self.library.visits() if visit["slug"] == self.topic.slug]
        return row


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    folder = tmp_path_factory.mktemp("walks")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        groups = [
            pool.submit(_crawl, folder / "1", WALKED),
            pool.submit(_crawl, folder / "2", LIMITED, "--max-pages", "2"),
            pool.submit(_crawl, folder / "3", BOUND, max_pages=2, status=3),
        ]
        return {name: result for group in groups for name, result in group.result().items()}


@pytest.fixture(params=CASES)
def result(request: pytest.FixtureRequest, results: dict[str, Result]) -> Result:
    return results[request.param]


def _crawl(
    folder: Path, cases: Mapping[str, Case], *arguments: str, max_pages: int = 9, status: int = 0
) -> dict[str, Result]:
    site = Site(3, topics=len(cases), entries_per_topic=22)
    topics = site.on(1).truth().topics
    with watched(folder, site) as library:
        rule = f"[pagination]\nmax_pages = {max_pages}\n"
        library.write_definition(definition(site, library.replica.url).replace("[pagination]\n", rule))
        faults = [(case.fault, topic.slug) for case, topic in zip(cases.values(), topics, strict=True)]
        library.replica.faults = [replace(fault, path=f"/{slug}-issue") for fault, slug in faults if fault]
        report = library.crawl(*arguments, status=status)
    return {
        name: Result(case=case, library=library, report=report, topic=topic)
        for (name, case), topic in zip(cases.items(), topics, strict=True)
    }


def test_the_report_names_the_stop_reason(result: Result) -> None:
    topic = result.report["topics"][result.topic.slug]
    assert (topic["stop_reason"], topic["complete"]) == (result.case.stop, result.case.complete)
    assert topic["detail"]


def test_the_visit_s_row_says_the_same(result: Result) -> None:
    assert (result.visit["stop_reason"], result.visit["complete"]) == (result.case.stop, result.case.complete)
    assert result.visit["pages"] == len(result.paths)


def test_every_page_is_asked_for_once_in_order(result: Result) -> None:
    known = [page.path for page in result.topic.pages][: result.case.limit]
    assert len(known) == (result.case.limit or len(result.topic.pages)) > 1
    assert result.paths[: len(known)] == known
    assert len(set(result.paths)) == len(result.paths) == len(known) + result.case.again


def test_a_limit_makes_a_crawl_unhealthy_unless_it_was_asked_for(results: dict[str, Result]) -> None:
    assert results["limit of the command"].report["healthy"]
    assert not results["limit of the definition"].report["healthy"]


def test_every_entry_of_the_pages_read_is_listed_once(result: Result) -> None:
    expected = [entry.title for page in result.topic.pages[: result.case.limit] for entry in page.entries]
    assert [entry["title"] for entry in result.library.listing(result.topic.slug)] == expected


def test_an_empty_page_past_the_end_ends_a_healthy_visit(tmp_path: Path) -> None:
    # Two full pages and no links: only the empty third one tells that the topic has ended.
    site = Site(3, topics=1, entries_per_topic=20)
    with watched(tmp_path / "archive", site, look=Look(pagination=False)) as library:
        (topic,) = library.crawl()["topics"].values()
    assert (topic["stop_reason"], topic["complete"], topic["pages"]) == ("past the end", True, 3)


def test_a_topic_without_entries_is_an_empty_listing(tmp_path: Path) -> None:
    with watched(tmp_path / "archive", Site(3, topics=1, entries_per_topic=0)) as library:
        (topic,) = library.crawl(status=3)["topics"].values()
    assert (topic["stop_reason"], topic["complete"]) == ("empty listing", False)


def test_other_topics_are_found_by_links_and_remembered(tmp_path: Path) -> None:
    with watched(tmp_path / "archive", small_site()) as library:
        library.define(known=1)
        slugs = {topic.slug for topic in library.replica.site.topics}
        assert library.crawl()["topics"].keys() == slugs
        # Pages that are not sent again name no topics, and the one of links is walked all the same.
        again = library.crawl()["topics"]
        assert again.keys() == slugs
        assert {topic["repeated"] for topic in again.values()} == {2}


def test_one_topic_can_be_asked_for(library: Library) -> None:
    first, second = (topic.slug for topic in library.replica.site.topics)
    assert library.crawl(target=f"replica/{second}")["topics"].keys() == {second}
    assert not [asked for asked in library.replica.requests if f"{first}-issue" in asked.path]
