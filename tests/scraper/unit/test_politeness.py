"""What a server sees of a crawl that is asked to wait, to go elsewhere, or to go away.

Requests are timed where they arrive, some milliseconds after they were sent: limits are a tenth of a second short.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from scraper.demo import Site, serve
from scraper.demo.faults import Redirect, Refuse
from tests.crawl_cases import Crawled, crawled

SECOND = "newsstart=11"
FIRST = "social-innovation-issue$"
MANY = Site(7, topics=3, entries_per_topic=5)
CASES: dict[str, Callable[[Path], Crawled]] = {
    "crawl-delay": lambda folder: crawled(folder, crawl_delay=0.7),
    "own-delay": lambda folder: crawled(folder, crawl_delay=0.1, delay=0.6),
    "busy-once": lambda folder: crawled(folder, MANY, faults=[Refuse(path=FIRST, times=1, status=503, retry_after=1)]),
    "busy-for-long": lambda folder: crawled(folder, faults=[Refuse(path=SECOND, status=429, retry_after=86400)]),
    "into-the-network": lambda folder: crawled(folder, faults=[Redirect(path=SECOND, to="http://10.0.0.1/")]),
    "to-a-file": lambda folder: crawled(folder, faults=[Redirect(path=SECOND, to="file:///etc/passwd")]),
    "robots-elsewhere": lambda folder: crawled(
        folder, faults=[Redirect(path=r"^/robots\.txt", to="http://10.0.0.1/robots.txt")]
    ),
}


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, "Future[Crawled]"]]:
    """All crawls of this module, at the same time: they mostly wait."""
    folder = tmp_path_factory.mktemp("crawls")
    with ThreadPoolExecutor(max_workers=4) as pool:
        yield {name: pool.submit(crawl, folder / name) for name, crawl in CASES.items()}


@pytest.fixture
def crawl(crawls: dict[str, "Future[Crawled]"], request: pytest.FixtureRequest) -> Crawled:
    return crawls[request.param].result()


def of(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("crawl", [name], indirect=True)


@of("crawl-delay")
def test_the_delay_of_robots_txt_lies_between_all_requests(crawl: Crawled) -> None:
    assert [request.path for request in crawl.requests][:1] == ["/robots.txt"]
    assert len(crawl.pages) == 2
    assert min(crawl.gaps) >= 0.6


@of("own-delay")
def test_a_longer_delay_of_our_own_stays(crawl: Crawled) -> None:
    assert min(crawl.gaps) >= 0.5


@of("busy-once")
def test_what_was_refused_is_asked_again_after_the_time_it_named(crawl: Crawled) -> None:
    first, second = [request for request in crawl.pages if request.path.endswith("social-innovation-issue")]
    assert (first.status, second.status, crawl.status) == (503, 200, 0)
    assert (second.at - first.at).total_seconds() >= 0.9


@of("busy-for-long")
def test_a_host_that_asks_for_a_day_is_not_asked_again(crawl: Crawled) -> None:
    assert [request.status for request in crawl.pages] == [200, 429]
    assert (crawl.status, crawl.ended()) == (3, "http error")


@of("into-the-network")
def test_a_redirect_into_a_private_network_ends_the_visit(crawl: Crawled) -> None:
    assert (len(crawl.pages), crawl.status, crawl.ended()) == (2, 3, "offsite")


@of("to-a-file")
def test_a_redirect_to_a_file_is_an_answer_without_a_page(crawl: Crawled) -> None:
    assert (len(crawl.pages), crawl.status, crawl.ended()) == (2, 3, "http error")


@of("robots-elsewhere")
def test_a_robots_txt_elsewhere_is_not_asked_for(crawl: Crawled) -> None:
    assert [request.status for request in crawl.requests if request.path == "/robots.txt"] == [302]


def test_another_port_of_the_same_machine_is_another_host(tmp_path: Path) -> None:
    with serve(MANY) as other:
        crawl = crawled(tmp_path / "archive", faults=[Redirect(path=SECOND, to=f"{other.url}/")])
        assert (crawl.ended(), other.requests) == ("offsite", [])


@pytest.mark.parametrize("crawl", CASES, indirect=True)
def test_who_asks_says_so(crawl: Crawled) -> None:
    assert all(request.headers["user-agent"].startswith("cuttings/") for request in crawl.requests)
