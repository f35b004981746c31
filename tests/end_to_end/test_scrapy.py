"""The project is a Scrapy project: `scrapy list`, `crawl`, `check` and `shell` do what people expect of them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from scraper.demo import TrueTopic
from scraper.demo.addresses import topic_path
from scraper.demo.faults import Delay
from scraper.patience import GRACE, SLICE
from tests.end_to_end.commands import scrapy
from tests.end_to_end.library import Library, small_site, watched


@dataclass(frozen=True, slots=True, kw_only=True)
class Fed:
    """One topic, crawled by `scrapy crawl` into feeds of three formats."""

    library: Library
    topic: TrueTopic
    folder: Path

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in (self.folder / "entries.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def fed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fed]:
    folder = tmp_path_factory.mktemp("feeds")
    with watched(folder / "archive", small_site()) as library:
        topic = library.replica.site.on(1).truth().topics[0]
        outputs = [part for suffix in ("jsonl", "csv", "json") for part in ("-O", folder / f"entries.{suffix}")]
        own = f"CUTTINGS_SOURCES={library.archive / 'sources'}"
        scrapy("crawl", "replica", "-a", f"topic={topic.slug}", "-s", own, *outputs)
        yield Fed(library=library, topic=topic, folder=folder)


def test_a_line_is_an_entry(fed: Fed) -> None:
    assert [line["title"] for line in fed.lines] == [entry.title for entry in fed.topic.entries]


@pytest.mark.parametrize("name", ["teaser", "kinds", "tags", "published", "starts", "ends"])
def test_a_line_has_what_the_entry_says(fed: Fed, name: str) -> None:
    expected = [getattr(entry, name) for entry in fed.topic.entries]
    read = [line[name] for line in fed.lines]
    assert read == [list(value) if isinstance(value, tuple) else value for value in expected]


def test_a_line_says_where_the_entry_stood(fed: Fed) -> None:
    expected = [
        ("replica", fed.topic.slug, fed.library.replica.address(page.path), position)
        for page in fed.topic.pages
        for position, _ in enumerate(page.entries, start=1)
    ]
    assert [(line["source"], line["topic"], line["page"], line["position"]) for line in fed.lines] == expected


def test_json_and_csv_hold_the_same(fed: Fed) -> None:
    assert json.loads((fed.folder / "entries.json").read_text("utf-8")) == fed.lines
    with (fed.folder / "entries.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == [line["title"] or "" for line in fed.lines]
    assert rows[0].keys() == fed.lines[0].keys()


def test_without_an_archive_nothing_is_kept(fed: Fed) -> None:
    assert fed.library.captures() == []
    assert list((fed.library.archive / "warc").iterdir()) == []


def test_with_an_archive_a_crawl_is_kept(library: Library, tmp_path: Path) -> None:
    slug = library.replica.site.topics[1].slug
    entries = tmp_path / "entries.jsonl"
    scrapy("crawl", "replica", "-a", f"topic={slug}", "-O", entries, env={"CUTTINGS_ARCHIVE": str(library.archive)})
    lines = [json.loads(line) for line in entries.read_text("utf-8").splitlines()]
    assert [row["title"] for row in library.listing(slug)] == [line["title"] for line in lines]
    assert [(visit["slug"], visit["stop_reason"]) for visit in library.visits()] == [(slug, "last page")]
    assert library.outcomes() == ["finished"]
    library.check()


def test_list_names_sources(library: Library) -> None:
    assert scrapy("list").stdout.split() == ["eurocities", "eurocities-latest"]
    listed = scrapy("list", env={"CUTTINGS_ARCHIVE": str(library.archive)}).stdout.split()
    assert {"eurocities", "replica"} <= set(listed)


def test_check_reads_a_record_of_every_source(library: Library) -> None:
    run = scrapy("check", env={"CUTTINGS_ARCHIVE": str(library.archive)})
    assert "OK" in run.stderr
    assert "Ran 0 contracts" not in run.stderr
    assert library.captures() == []


def test_shell_fetches_a_page_as_its_source_would(library: Library) -> None:
    url = library.replica.address(topic_path(library.replica.site.topics[0].slug))
    # Longer than a crawl that is being ended waits: a shell never crawls, and is not being ended for that.
    library.replica.faults = [Delay(seconds=GRACE + 2 * SLICE)]
    code = "print(type(spider).source.slug, response.status, len(list(spider.parse(response))[0].page.entries))"
    run = scrapy("shell", "-c", code, url, env={"CUTTINGS_ARCHIVE": str(library.archive)})
    assert "replica 200 10" in run.stdout
    assert library.captures() == []


def test_an_unknown_source_is_named() -> None:
    # Scrapy itself shows a traceback for a spider that it cannot find.
    run = scrapy("crawl", "atlantis", status=1, traceback=True)
    assert "There is no source 'atlantis'. Known: eurocities" in run.stderr
