"""A replica crawled on three days, twice not to the end: what the commands say of each time is what was true then."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from scraper.demo import Site, Truth
from scraper.demo.faults import Refuse
from tests.end_to_end.library import SOURCE, Library, watched

TOPIC = "social-innovation"
TARGET = f"{SOURCE}/{TOPIC}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawled:
    """A crawl: when it had ended, and what was true."""

    at: datetime
    truth: Truth
    pages: int

    @property
    def titles(self) -> list[str | None]:
        return [entry.title for entry in self.truth.topic(TOPIC).entries]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    library: Library
    days: tuple[Crawled, ...]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    with watched(tmp_path_factory.mktemp("as-of") / "archive", Site(3, topics=2, entries_per_topic=24)) as library:
        whole = _crawled(library, 1)
        first_page = _crawled(library, 5, "--max-pages", 1)
        library.replica.faults = [Refuse(path="newsstart=21", status=404)]
        two_pages = _crawled(library, 8, status=3)
        library.replica.faults = []
        yield Story(library=library, days=(whole, first_page, two_pages))


def _crawled(library: Library, day: int, *options: object, status: int = 0) -> Crawled:
    library.replica.day = day
    report = library.crawl(*options, status=status, target=TARGET)
    pages = report["topics"][TOPIC]["pages"]
    return Crawled(at=datetime.now(UTC), truth=library.replica.site.on(day).truth(), pages=pages)


def asked(story: Story, *arguments: object) -> Any:
    return json.loads(story.library.run(*arguments, "--json").stdout)


def test_each_visit_saw_what_it_was_let_see(story: Story) -> None:
    assert [day.pages for day in story.days] == [-(-len(story.days[0].titles) // 10), 1, 2]


def test_what_a_visit_saw_is_listed_and_the_rest_carried_over(story: Story) -> None:
    for day in story.days:
        entries = asked(story, "listing", TARGET, "--as-of", day.at.isoformat())["entries"]
        listed = [entry["title"] for entry in entries if entry["state"] == "listed"]
        assert listed == day.titles[: 10 * day.pages]
        unknown = [entry["title"] for entry in entries if entry["state"] == "unknown"]
        assert bool(unknown) == (day is not story.days[0])


def test_what_is_said_to_be_withdrawn_is(story: Story) -> None:
    entries = asked(story, "listing", TARGET, "--withdrawn")["entries"]
    gone = {entry["title"] for entry in entries if entry["state"] == "withdrawn"}
    assert not gone & set(story.days[-1].titles)


def test_before_the_first_visit_nothing_is_known(story: Story) -> None:
    run = story.library.run("listing", TARGET, "--as-of", "2019-01-01")
    assert "no page of this topic has been read up to 2019-01-01" in run.stdout


def test_changes_between_two_visits_are_those_of_the_site(story: Story) -> None:
    first, _, last = story.days
    changes = asked(story, "changes", TARGET, "--since", first.at.isoformat())["changes"]
    came = {change["title"] for change in changes if change["kind"] == "came"}
    assert came == set(last.titles[:20]) - set(first.titles) - {
        change["title"] for change in changes if change["kind"] == "changed"
    }
    assert all(datetime.fromisoformat(change["by"]) > first.at for change in changes)


def test_an_edited_entry_has_its_history(story: Story) -> None:
    changes = asked(story, "changes", SOURCE, "--since", story.days[0].at.isoformat())["changes"]
    edited = next(change for change in changes if change["kind"] == "changed")
    history = asked(story, "history", edited["id"])
    assert [one["digest"] for one in history["revisions"]] == [edited["revision_before"], edited["revision"]]
    before = asked(story, "show", edited["id"], "--as-of", story.days[0].at.isoformat())
    assert before["revision"] == edited["revision_before"]
    differences = asked(story, "diff", edited["id"])["changes"]
    assert {change["field"] for change in differences} <= {"title", "teaser"}
    assert differences


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("listing", TARGET, "--as-of", "yesterday"), 2, "ISO 8601"),
        (("listing", TARGET, "--as-of", "2999-01-01"), 2, "future"),
        (("listing", "replica"), 2, "SOURCE/TOPIC"),
        (("show", "zzzzzz"), 8, "The nearest are"),
        (("show", "wspo:NOSUCH"), 8, "The nearest are wspo:"),
        (("history", "a"), 8, "12 letters and digits"),
        (("changes", "replica/nothing", "--since", "2019-01-01"), 8, "It has: "),
        (("changes", "nobody", "--since", "2019-01-01"), 8, "It has: replica"),
        (("changes", TARGET), 2, "--since"),
        (("changes", TARGET, "--since", "32-13-2019"), 2, "ISO 8601"),
    ],
)
def test_bad_input_is_named(story: Story, arguments: tuple[str, ...], status: int, message: str) -> None:
    assert message in story.library.run(*arguments, status=status).stderr


def test_an_unknown_revision_is_named(story: Story) -> None:
    entry = asked(story, "listing", TARGET)["entries"][0]["id"]
    assert "It has: 1 (" in story.library.run("diff", entry, "7", "9", status=8).stderr
