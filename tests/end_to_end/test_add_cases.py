"""Pages of real sites, where they are at hand: a definition made of each stores what the reader reads from it.

The pages belong to their sites and are no part of this project.
"""

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from archive.folder import create_archive
from scraper.page import Page
from scraper.pages.auto import read_auto
from scraper.pages.proposing import propose
from tests.end_to_end.commands import cuttings
from tests.site_cases import served

CASES = Path(__file__).parents[3] / "shared" / "listing-cases"
EVERY = 1 if os.environ.get("CUTTINGS_ALL_SEEDS") else 5
"""Each takes some seconds: every fifth will do on most days."""
FOLDERS = sorted(path.parent for path in CASES.glob("*/page.html"))[::EVERY]
TRUE_SHARE = 0.6
"""Of the true titles, those that must be stored of any page; how well pages are read is what the bench measures."""
LIKE = 20
"""Letters with which two spellings of a title begin alike: some sites list a number behind it, others do not."""

pytestmark = pytest.mark.skipif(not FOLDERS, reason="there are no saved pages of real sites here")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_definition_made_of_a_page_stores_its_records(folder: Path, tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    create_archive(archive).close()
    target = _target(_url(folder))
    html = (folder / "page.html").read_text(encoding="utf-8", errors="replace")
    with served({target: html}) as site:
        address = f"http://{site.host}{target}"
        added = _json(archive, "sources", "add", address, "--slug", "case", "--yes", "--json")
        _hurry(archive / "sources" / "case.toml")
        # Where it has a next page, that is not served.
        cuttings("--archive", archive, "crawl", "case", "--max-pages", "1")
    listed = [one["title"] for one in _json(archive, "listing", f"case/{added['topic']}", "--json")["entries"]]
    (expected,) = (archive / "sources" / "case").glob("*/expected.json")
    assert listed == [one["title"] for one in json.loads(expected.read_text(encoding="utf-8"))["entries"]]
    assert _true_share(folder, listed) >= TRUE_SHARE


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_selectors_made_of_a_page_read_its_records(folder: Path) -> None:
    body = (folder / "page.html").read_bytes()
    page = Page(body=body, url=_url(folder), captured_at=datetime(2026, 11, 1, tzinfo=UTC), media_type="text/html")
    proposal = propose(page, read_auto(page), frozen=True)
    assert proposal.source.method == "selectors"
    assert _true_share(folder, [one.title for one in proposal.listing.entries]) >= TRUE_SHARE


def _true_share(folder: Path, titles: list[str | None]) -> float:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["records"]
    true = {_begin(one["title"]) for one in truth}
    return len(true & set(map(_begin, titles))) / len(true)


def _url(folder: Path) -> str:
    return (folder / "url.txt").read_text(encoding="utf-8").strip()


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _json(archive: Path, *arguments: object) -> Any:
    return json.loads(cuttings("--archive", archive, *arguments).stdout)


def _hurry(definition: Path) -> None:
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text.replace("[site]\n", "[site]\ndelay = 0.0\n"), encoding="utf-8")


def _begin(title: str | None) -> str:
    return "".join(filter(str.isalnum, (title or "").casefold()))[:LIKE]
