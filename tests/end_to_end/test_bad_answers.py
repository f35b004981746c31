"""Servers that are slow, broken, refusing, lying or malicious: a crawl ends, says why, and stores nothing false.

Each case is a topic of one site, so that a few crawls meet them all, one beside the other.
"""

import os
import socket
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from archive.errors import UnknownTopic
from archive.folder import opened_archive
from archive.queries.listings import topic_listing
from scraper.demo import Site, TruePage, serve
from scraper.demo.faults import Bloat, Bomb, Cut, Fault, Mislabel, Redirect, Refuse, Silence, Unlabelled
from tests.end_to_end.library import SOURCE, Library, small_site, watched

LONGEST = 40.0
"""Seconds that any of these crawls may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What goes wrong with a topic, and how its visit must end."""

    fault: Fault
    second: bool = False
    """It befalls the second page; else both pages."""
    stop: str = "last page"
    pages: int = 2
    """Pages whose entries must be stored, of two."""
    answers: tuple[int | None, ...] = (200, 200)
    """What the server answered to requests for the topic's pages, in order; None where it did not."""
    kept: bool = True
    """Whether these answers came whole, so that they must be captures."""


RECOVERING = {
    "busy, then not": Case(fault=Refuse(times=2, retry_after=1), answers=(503, 503, 200, 200)),
    "cut once": Case(fault=Cut(after=700, times=1), answers=(200, 200, 200), kept=False),
    "no answer at first": Case(fault=Silence(times=1), answers=(None, 200, 200)),
    "header says latin-1": Case(fault=Mislabel(charset="iso-8859-1")),
    "header says nothing": Case(fault=Mislabel(charset=None)),
    "header says nonsense": Case(fault=Mislabel(charset="klingon")),
    "bytes are not what they say": Case(fault=Mislabel(charset="utf-8", encoding="cp1252")),
}
FAILING = {
    "redirect to another machine": Case(fault=Redirect(to="http://10.0.0.1/"), stop="offsite", pages=0, answers=(302,)),
    "redirect to another address of this machine": Case(
        fault=Redirect(to="http://127.0.0.2:{port}/eurocities/"), stop="offsite", pages=0, answers=(302,)
    ),
    "redirect to another port": Case(
        fault=Redirect(to="http://localhost:{other}/"), stop="offsite", pages=0, answers=(302,)
    ),
    "redirect to a file": Case(
        fault=Redirect(to="file:///etc/hostname"), stop="http error", pages=0, answers=(302,)
    ),
    "redirect of the second page": Case(
        fault=Redirect(to="http://10.0.0.1/"), second=True, stop="offsite", pages=1, answers=(200, 302)
    ),
    "redirect to a page that is no topic": Case(
        fault=Redirect(to="/eurocities/working_groups/Clean-Streets&tpl=home"), stop="moved", pages=0, answers=(302,)
    ),
    "labels gone": Case(fault=Unlabelled(), stop="layout changed", pages=0, answers=(200,)),
    "labels gone on the second page": Case(fault=Unlabelled(), second=True, stop="layout changed", pages=1),
    "busy for too long": Case(fault=Refuse(retry_after=100_000), stop="http error", pages=0, answers=(503,)),
    "too many requests": Case(fault=Refuse(status=429, retry_after=0), stop="http error", pages=0, answers=(429,) * 4),
    "gone": Case(fault=Refuse(status=410), stop="http error", pages=0, answers=(410,)),
    "second page forbidden": Case(
        fault=Refuse(status=403), second=True, stop="http error", pages=1, answers=(200, 403)
    ),
    "40 MB": Case(fault=Bloat(megabytes=40), stop="too large", pages=0, answers=(200,), kept=False),
    "40 MB, not announced": Case(
        fault=Bloat(megabytes=40, announced=False), stop="too large", pages=0, answers=(200,), kept=False
    ),
    "a gzip bomb": Case(fault=Bomb(megabytes=200), stop="too large", pages=0, answers=(200,)),
    "20 MB": Case(fault=Bloat(megabytes=20), stop="not a listing", pages=0, answers=(200,)),
}  # fmt: skip
WITHOUT_RETRIES = {
    "no answer": Case(fault=Silence(), stop="timeout", pages=0, answers=(None,)),
    "cut always": Case(fault=Cut(after=700), stop="connection failed", pages=0, answers=(200,), kept=False),
}
# A robots.txt that is not there forbids nothing.
NO_ROBOTS = Refuse(path="^/robots.txt", status=404)
CASES = RECOVERING | FAILING | WITHOUT_RETRIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl of several cases."""

    library: Library
    report: dict[str, Any]
    slugs: dict[str, str]
    """Case to topic."""
    elsewhere: int
    """Requests that reached hosts that are not the source's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One case, after its crawl."""

    case: Case
    slug: str
    crawl: Crawl

    @property
    def report(self) -> dict[str, Any]:
        topic = self.crawl.report["topics"][self.slug]
        assert isinstance(topic, dict)
        return topic

    @property
    def pages(self) -> tuple[TruePage, ...]:
        return self.crawl.library.replica.site.on(1).truth().topic(self.slug).pages


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> tuple[Crawl, ...]:
    folder = tmp_path_factory.mktemp("answers")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return tuple(
            crawl.result()
            for crawl in (
                pool.submit(_crawl, folder / "1", FAILING, NO_ROBOTS, status=3),
                pool.submit(_crawl, folder / "2", RECOVERING, NO_ROBOTS, "--timeout", "3"),
                pool.submit(
                    _crawl, folder / "3", WITHOUT_RETRIES, NO_ROBOTS, "--timeout", "1", "--retries", "0", status=3
                ),
            )
        )


@pytest.fixture(params=CASES)
def result(request: pytest.FixtureRequest, crawls: tuple[Crawl, ...]) -> Result:
    (crawl,) = [crawl for crawl in crawls if request.param in crawl.slugs]
    return Result(case=CASES[request.param], slug=crawl.slugs[request.param], crawl=crawl)


def test_the_visit_ends_for_the_right_reason(result: Result) -> None:
    assert result.report["stop_reason"] == result.case.stop, result.report["detail"]
    assert result.report["detail"]
    assert result.report["complete"] == (result.case.stop == "last page")


def test_the_server_is_asked_no_more_than_it_should_be(result: Result) -> None:
    asked = [one for one in result.crawl.library.replica.requests if f"/{result.slug}-issue" in one.path]
    assert tuple(one.status for one in asked) == result.case.answers


def test_what_is_stored_is_true(result: Result) -> None:
    truth = [entry for page in result.pages[: result.case.pages] for entry in page.entries]
    with opened_archive(result.crawl.library.archive) as opened, opened.reading() as conn:
        try:
            rows = topic_listing(conn, SOURCE, result.slug).entries
        except UnknownTopic:
            rows = ()
    assert [row.title for row in rows] == [entry.title for entry in truth]


def test_every_answer_that_came_whole_is_kept(result: Result) -> None:
    rows = result.crawl.library.captures()
    kept = tuple(row["status"] for row in rows if f"/{result.slug}-issue" in row["url"])
    answered = tuple(status for status in result.case.answers if status)
    assert kept == answered if result.case.kept else len(kept) < len(answered)


def test_the_visit_s_row_agrees_with_the_report(result: Result) -> None:
    visits = [visit["stop_reason"] for visit in result.crawl.library.visits() if visit["slug"] == result.slug]
    captured = [row for row in result.crawl.library.captures() if f"/{result.slug}-issue" in row["url"]]
    # A visit that never got a whole answer has no row.
    assert visits == ([result.case.stop] if captured else [])


def test_no_other_host_is_asked(crawls: tuple[Crawl, ...]) -> None:
    for crawl in crawls:
        hosts = {row["url"].split("/")[2] for row in crawl.library.captures()}
        assert hosts == {crawl.library.replica.url.removeprefix("http://")}
        assert crawl.elsewhere == 0


def test_a_crawl_does_not_hang(crawls: tuple[Crawl, ...]) -> None:
    for crawl in crawls:
        begin, end = (datetime.fromisoformat(crawl.report[name]) for name in ("started_at", "ended_at"))
        assert (end - begin).total_seconds() < LONGEST


def test_the_archives_are_consistent(crawls: tuple[Crawl, ...]) -> None:
    for crawl in crawls:
        crawl.library.check()
        assert crawl.library.outcomes() == [crawl.report["outcome"]] == ["finished"]


def test_a_page_without_labels_is_kept_with_its_verdict(crawls: tuple[Crawl, ...]) -> None:
    slug = crawls[0].slugs["labels gone"]
    (page,) = [row for row in crawls[0].library.captures() if f"/{slug}-issue" in row["url"]]
    assert (page["verdict"], page["listing_id"]) == ("LayoutChanged", None)


def test_a_failed_crawl_leaves_the_listing_of_the_one_before(library: Library) -> None:
    slug = library.replica.site.topics[0].slug
    library.crawl(target=f"replica/{slug}")
    before = library.listing(slug)
    library.replica.day, library.replica.faults = 8, [Unlabelled()]
    library.crawl(target=f"replica/{slug}", status=3)
    assert library.listing(slug) == before


@pytest.mark.parametrize("fault", [Redirect(to="http://10.0.0.1/robots.txt"), Refuse(retry_after=100_000)])
def test_nothing_is_asked_while_robots_txt_cannot_be_read(library: Library, fault: Fault) -> None:
    # RFC 9309, 2.3.1.4: what cannot be reached is to be taken as a complete disallow.
    library.replica.faults = [replace(fault, path="^/robots.txt")]
    report = library.crawl(status=3)
    assert {topic["stop_reason"] for topic in report["topics"].values()} == {"robots.txt unreadable"}
    assert {asked.path for asked in library.replica.requests} == {"/robots.txt"}


def test_a_crawl_delay_of_the_site_is_kept(tmp_path: Path) -> None:
    with watched(tmp_path / "archive", small_site(), crawl_delay=0.4) as library:
        library.crawl("--max-pages", "1")
        times = [asked.at for asked in library.replica.requests if asked.path != "/robots.txt"]
    assert (times[1] - times[0]).total_seconds() > 0.35


def _crawl(folder: Path, cases: Mapping[str, Case], robots: Fault, *arguments: str, status: int = 0) -> Crawl:
    site = Site(3, topics=len(cases), entries_per_topic=11)
    slugs = {name: topic.slug for name, topic in zip(cases, site.topics, strict=True)}
    with ExitStack() as stack:
        library = stack.enter_context(watched(folder, site))
        other = stack.enter_context(serve(small_site()))
        port = int(library.replica.url.rpartition(":")[2])
        neighbour = stack.enter_context(socket.create_server(("127.0.0.2", port)))
        ports = {"port": port, "other": other.url.rpartition(":")[2]}
        faults = [robots, *(_placed(case, slugs[name]) for name, case in cases.items())]
        library.replica.faults = [_with_ports(fault, ports) for fault in faults]
        report = library.crawl(*arguments, status=status)
        elsewhere = len(other.requests) + _visitors(neighbour)
    return Crawl(library=library, report=report, slugs=slugs, elsewhere=elsewhere)


def _placed(case: Case, slug: str) -> Fault:
    """The fault of a case, where it belongs."""
    return replace(case.fault, path=f"/{slug}-issue" + ("&newsstart=11" if case.second else ""))


def _with_ports(fault: Fault, ports: Mapping[str, object]) -> Fault:
    return replace(fault, to=fault.to.format_map(ports)) if isinstance(fault, Redirect) else fault


def _visitors(listener: socket.socket) -> int:
    listener.setblocking(False)
    try:
        listener.accept()
    except BlockingIOError:
        return 0
    return 1
