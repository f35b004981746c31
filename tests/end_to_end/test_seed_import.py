"""The text of a real page, saved by a reader in 2019: imported, exported, and imported again."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from archive.folder import create_archive, opened_archive
from archive.models import listing
from archive.queries.topics import known_topics
from archive.warc import iter_records
from tests.end_to_end.commands import ROOT, cuttings
from tests.end_to_end.library import count_rows

SEED = ROOT.parent / "shared" / "seeds" / "eurocities-social-innovation.txt"
URL = (
    "http://www.eurocities.eu/eurocities/issues/social-innovation-issue"
    "&newsstart=11&newscount=10&contentURL=social-innovation-issue"
)
ALL_TAGS = ["cooperation", "culture", "economy", "environment", "knowledge society", "mobility"]
COOPERATION, KNOWLEDGE = ["cooperation"], ["knowledge society"]
RECORDS = [
    ("2019-05-08", [], "Save the date for our autumn Social Affairs Forum in Warsaw"),
    ("2019-05-07", COOPERATION, "Our ‘Inclusive Cities for All’ initiative continues – Join NOW with your city pledge!"),  # noqa: E501
    ("2019-05-06", [], None),
    ("2019-05-02", ALL_TAGS, "EUROCITIES city leaders agenda for Europe"),
    ("2019-04-30", [], "European Solidarity Corps: what is in it for cities?"),
    ("2019-04-19", [], "15 cities learn from Toulouse how to support Roma to access adequate housing"),
    ("2019-04-16", COOPERATION, "Bologna is 22nd city to sign pledge to the EU Pillar of Social Rights"),
    ("2019-04-05", KNOWLEDGE, "EUROCITIES principles on citizen data: 10 data principles for the common good"),
    ("2019-04-02", [], "Key takeaways from our first-ever EUROCITIES Social Innovation Lab"),
    ("2019-03-28", [], "Open Access Government: A social challenge for Europe"),
]  # fmt: skip
IMPORT = ("import", SEED, "--source", "eurocities", "--url", URL, "--captured-at", "2019-05-20T00:00:00Z")

pytestmark = pytest.mark.skipif(not SEED.is_file(), reason="the text of the page is not published with the project")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seed") / "archive"
    create_archive(folder).close()
    cuttings("--archive", folder, *IMPORT)
    return folder


@pytest.fixture(scope="module")
def rows(archive: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in cuttings("--archive", archive, "export").stdout.splitlines()]


def test_the_ten_records_are_exported(rows: list[dict[str, Any]]) -> None:
    assert [(row["published"], row["tags"], row["title"]) for row in rows] == RECORDS


def test_teasers_are_the_paragraphs_of_the_page(rows: list[dict[str, Any]]) -> None:
    lines = {line.strip() for line in SEED.read_text(encoding="utf-8").splitlines()}
    teasers = [row["teaser"] for row in rows]
    assert [teaser is None for teaser in teasers] == [title is None for _, _, title in RECORDS]
    assert {paragraph for teaser in teasers if teaser for paragraph in teaser.split("\n")} <= lines


def test_dates_keep_their_text(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        year, month, day = row["published"].split("-")
        assert row["published_text"] == f"{day}-{month}-{year}"
        assert (row["published_precision"], row["starts"], row["ends"]) == ("day", None, None)


def test_only_the_record_without_title_is_incomplete(rows: list[dict[str, Any]]) -> None:
    assert [row["incomplete"] for row in rows] == [title is None for _, _, title in RECORDS]


def test_rows_say_where_they_come_from(rows: list[dict[str, Any]], archive: Path) -> None:
    for row in rows:
        assert (row["source"], row["topics"], row["kinds"], row["url"]) == (
            "eurocities",
            ["social-innovation"],
            [],
            None,
        )
        assert row["first_seen"] == row["last_seen"] == row["capture"]["captured_at"] == "2019-05-20T00:00:00Z"
        assert (row["revisions"], row["capture"]["url"]) == (1, URL)
    (warc,) = (archive / "warc").glob("*.warc.gz")
    (kept,) = [record for record in iter_records(warc) if record.type == "resource"]
    assert kept.block == SEED.read_bytes()
    assert {(row["capture"]["warc"], row["capture"]["offset"]) for row in rows} == {(warc.name, kept.offset)}


def test_the_topic_has_its_name_and_four_paragraphs_of_introduction(archive: Path) -> None:
    with opened_archive(archive) as opened, opened.reading() as conn:
        (page,) = conn.execute(select(listing.c.title, listing.c.introduction)).all()
        (topic,) = known_topics(conn, "eurocities")
    assert (topic.slug, topic.title, page.title) == ("social-innovation", "social innovation", "social innovation")
    paragraphs = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert page.introduction == paragraphs[1:5]


def test_the_same_file_again_adds_a_capture_and_nothing_else(archive: Path, rows: list[dict[str, Any]]) -> None:
    before = count_rows(archive)
    cuttings("--archive", archive, *IMPORT)
    added = count_rows(archive) - before
    assert added == {"capture": 1, "crawl": 1, "visit": 1}
    assert [json.loads(line) for line in cuttings("--archive", archive, "export").stdout.splitlines()] == rows


def test_extract_shows_the_same_without_storing_anything(tmp_path: Path) -> None:
    shown = json.loads(cuttings("extract", SEED, "--url", URL, "--json", cwd=tmp_path).stdout)
    assert [(entry["published"], entry["tags"], entry["title"]) for entry in shown["entries"]] == RECORDS
    assert (shown["source"], shown["topic"]["title"]) == ("eurocities", "social innovation")
    assert len(shown["topic"]["intro"]) == 4
    assert list(tmp_path.iterdir()) == []
