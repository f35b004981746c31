"""A second crawl of a site that did not change adds captures, and what says that there was a crawl; nothing else."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archive.warc import Profile
from tests.end_to_end.library import Library, in_parallel, small_site, watched

FACTS = {"crawl", "visit", "capture"}
"""Tables that say who was asked, when, and what was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twice:
    """A site that was crawled twice on one day, with the archive after either crawl."""

    library: Library
    validators: bool
    dumps: tuple[list[dict[str, Any]], list[dict[str, Any]]]
    report: dict[str, Any]
    """Of the second crawl."""
    statuses: list[int | None]
    """What the server answered to the second crawl's requests for pages."""

    @property
    def second(self) -> list[dict[str, Any]]:
        """The captures that the second crawl added, without robots.txt, which is asked for anew each time."""
        rows = self.library.captures()
        last = max(row["crawl_id"] for row in rows)
        return [row for row in rows if row["crawl_id"] == last and not row["url"].endswith("/robots.txt")]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Twice]:
    folder = tmp_path_factory.mktemp("unchanged")
    return in_parallel(lambda validators: _crawl_twice(folder / str(validators), validators), (True, False))


@pytest.fixture(params=[True, False], ids=["validators", "no validators"])
def twice(request: pytest.FixtureRequest, both: dict[bool, Twice]) -> Twice:
    return both[request.param]


def _crawl_twice(folder: Path, validators: bool) -> Twice:
    with watched(folder, small_site(), validators=validators) as library:
        library.crawl()
        first = library.dump()
        library.replica.forget_requests()
        report = library.crawl()
        pages = [asked.status for asked in library.replica.requests if asked.path != "/robots.txt"]
        dumps = first, library.dump()
    return Twice(library=library, validators=validators, dumps=dumps, report=report, statuses=pages)


def test_only_facts_are_added(twice: Twice) -> None:
    before, after = ([line for line in dump if line["table"] not in FACTS] for dump in twice.dumps)
    assert len(before) > 100
    assert after == before


def test_facts_are_never_changed(twice: Twice) -> None:
    before, after = ([line for line in dump if line["table"] in FACTS] for dump in twice.dumps)
    assert [line for line in before if line not in after] == []
    assert len(after) == 2 * len(before)


def test_no_entry_counts_as_new_or_changed(twice: Twice) -> None:
    for topic in twice.report["topics"].values():
        assert (topic["new"], topic["changed"]) == (0, 0)
        assert topic["unchanged"] > 10
        assert topic["repeated"] == topic["pages"] == 2


def test_a_server_with_validators_sends_no_page_again(twice: Twice) -> None:
    assert set(twice.statuses) == ({304} if twice.validators else {200})
    assert {row["status"] for row in twice.second} == set(twice.statuses)


def test_every_page_is_a_revisit_of_the_right_profile(twice: Twice) -> None:
    profile = Profile.NOT_MODIFIED if twice.validators else Profile.IDENTICAL
    places = {row["warc_offset"] for row in twice.second}
    records = [record for record in twice.library.records() if record.offset in places]
    assert [record.type for record in records] == ["revisit"] * 4
    assert {record.header("WARC-Profile") for record in records} == {profile.value}
    assert {record.http.body for record in records} == {b""}


def test_a_revisit_reads_as_the_bytes_it_stands_for(twice: Twice) -> None:
    first = {row["url"]: twice.library.payload(row).body for row in twice.library.captures() if row["status"] == 200}
    assert len(twice.second) == 4
    for row in twice.second:
        assert twice.library.payload(row).body == first[row["url"]]


def test_a_revisit_points_at_the_listing_of_the_first_crawl(twice: Twice) -> None:
    listings = {row["url"]: row["listing_id"] for row in twice.library.captures() if row["kind"] == "response"}
    assert {row["url"]: row["listing_id"] for row in twice.second}.items() <= listings.items()
