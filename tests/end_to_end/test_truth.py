"""The archive of a crawled replica equals the site's truth, entry by entry, for many sites on three days each."""

import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from archive.folder import opened_archive
from archive.models import listing, topic
from archive.queries.listings import topic_listing
from scraper.demo import Look, Site, TrueEntry, Truth
from tests.end_to_end.commands import cuttings
from tests.end_to_end.library import SOURCE, Library, in_parallel, watched

DAYS = (1, 4, 8)
# Three seeds keep the everyday run short; all ten are part of what must pass before a change lands.
SEEDS = range(1, 11) if os.environ.get("CUTTINGS_ALL_SEEDS") else range(1, 4)

Key = tuple[str, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One crawl: when it ran, what was true, and what the archive said afterwards."""

    begin: datetime
    end: datetime
    truth: Truth
    listings: dict[str, list[Row]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """Three crawls of one site."""

    library: Library
    days: tuple[Day, ...]
    rows: dict[Key, Row]
    """The export after the last day, by key."""
    exported: int
    """Its number of rows."""

    def true_days(self, key: Key) -> list[Day]:
        """The days on which the entry was listed anywhere."""
        return [day for day in self.days if key in _entries(day.truth)]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Watched]:
    folder = tmp_path_factory.mktemp("truth")
    return in_parallel(lambda seed: _watch(folder / str(seed), seed), SEEDS)


@pytest.fixture(params=SEEDS)
def site(request: pytest.FixtureRequest, sites: dict[int, Watched]) -> Watched:
    return sites[request.param]


def test_the_site_has_every_quirk(site: Watched) -> None:
    first, last = _entries(site.days[0].truth), _entries(site.days[-1].truth)
    both = [(first[key], last[key]) for key in first.keys() & last.keys()]
    assert any(before.title != after.title for before, after in both)
    assert any(before.title == after.title and before.path != after.path for before, after in both)
    assert any(before.teaser != after.teaser for before, after in both)
    assert first.keys() - last.keys()
    assert last.keys() - first.keys()
    assert {None} < {entry.title for entry in last.values()}
    assert any(entry.starts for entry in last.values())
    assert any(len(_topics(site.days[-1].truth, key)) > 1 for key in last)
    assert all(len(topic.pages) > 2 for day in site.days for topic in day.truth.topics)


def test_every_entry_is_there_once_and_no_other(site: Watched) -> None:
    assert site.rows.keys() == {key for day in site.days for key in _entries(day.truth)}
    assert len(site.rows) == site.exported


@pytest.mark.parametrize("name", ["title", "teaser", "kinds", "tags", "published", "starts", "ends", "url"])
def test_a_field_is_that_of_the_day_it_was_seen_last(site: Watched, name: str) -> None:
    expected = {key: _fields(site, _entries(site.true_days(key)[-1].truth)[key])[name] for key in site.rows}
    assert {key: row[name] for key, row in site.rows.items()} == expected


def test_topics_are_all_that_ever_listed_the_entry(site: Watched) -> None:
    expected = {key: sorted({slug for day in site.days for slug in _topics(day.truth, key)}) for key in site.rows}
    assert {key: row["topics"] for key, row in site.rows.items()} == expected


def test_untitled_entries_and_no_others_are_incomplete(site: Watched) -> None:
    assert {key for key, row in site.rows.items() if row["incomplete"]} == {key for key in site.rows if len(key) > 1}


def test_there_is_a_revision_for_each_content_and_none_for_an_address(site: Watched) -> None:
    contents = {
        key: {(entry.title, entry.teaser, entry.kinds, entry.tags, entry.published, entry.starts, entry.ends)
              for day in site.true_days(key) for entry in [_entries(day.truth)[key]]}
        for key in site.rows
    }  # fmt: skip
    assert {key: row["revisions"] for key, row in site.rows.items()} == {key: len(c) for key, c in contents.items()}
    assert max(map(len, contents.values())) > 1


def test_first_and_last_seen_are_the_crawls_that_saw_the_entry(site: Watched) -> None:
    for key, row in site.rows.items():
        listed = site.true_days(key)
        assert listed[0].begin <= datetime.fromisoformat(row["first_seen"]) <= listed[0].end, key
        assert listed[-1].begin <= datetime.fromisoformat(row["last_seen"]) <= listed[-1].end, key


def test_topics_list_their_entries_of_the_day_in_order(site: Watched) -> None:
    ids = {key: row["id"] for key, row in site.rows.items()}
    for day in site.days:
        for true_topic in day.truth.topics:
            expected = [ids[_key(true_topic.slug, entry)] for entry in true_topic.entries]
            # Ids are those of the last day: an entry that was retitled or readdressed kept its own.
            assert [row["id"] for row in day.listings[true_topic.slug]] == expected


def test_titles_and_dates_of_a_listing_are_those_of_its_day(site: Watched) -> None:
    for day in site.days:
        for true_topic in day.truth.topics:
            expected = [(entry.title, entry.published, entry.starts, entry.ends) for entry in true_topic.entries]
            rows = day.listings[true_topic.slug]
            assert [(row["title"], row["published"], row["starts"], row["ends"]) for row in rows] == expected


def test_positions_count_over_all_pages(site: Watched) -> None:
    for day in site.days:
        for rows in day.listings.values():
            assert [row["position"] for row in rows] == list(range(1, len(rows) + 1))


def test_every_page_has_the_topic_and_its_introduction(site: Watched) -> None:
    statement = select(topic.c.slug, listing.c.title, listing.c.introduction).join(topic).distinct()
    with opened_archive(site.library.archive) as opened, opened.reading() as conn:
        read = {(row.slug, row.title, tuple(row.introduction)) for row in conn.execute(statement)}
    assert read == {(topic.slug, topic.title, topic.introduction) for topic in site.days[0].truth.topics}


def _watch(folder: Path, seed: int) -> Watched:
    with watched(folder, Site(seed, topics=3, entries_per_topic=22)) as library:
        host = library.replica.url.replace("127.0.0.1", "localhost")
        # A third of all links lead to mirrors: whatever they are called there, entries and pages are the same.
        library.replica.look = Look(mirrors=("/v2/", f"{host}/eurocities/", f"{host}/v2/"))
        days = tuple(_crawled(library, day) for day in DAYS)
        rows = library.export()
    return Watched(library=library, days=days, rows={_key_of_row(row): row for row in rows}, exported=len(rows))


def _crawled(library: Library, day: int) -> Day:
    library.replica.day = day
    begin = datetime.now(UTC)
    library.crawl()
    end = datetime.now(UTC)
    truth = library.replica.site.on(day).truth()
    first, *others = (topic.slug for topic in truth.topics)
    # The command takes half a second to start: it is asked for one topic, and the query behind it for the others.
    with opened_archive(library.archive) as opened, opened.reading() as conn:
        listings = {slug: [asdict(row) for row in topic_listing(conn, SOURCE, slug).entries] for slug in others}
    listings[first] = library.listing(first)
    return Day(begin=begin, end=end, truth=truth, listings=listings)


def _fields(site: Watched, entry: TrueEntry) -> Row:
    return {
        "title": entry.title,
        "teaser": entry.teaser,
        "kinds": list(entry.kinds),
        "tags": list(entry.tags),
        "published": entry.published,
        "starts": entry.starts,
        "ends": entry.ends,
        "url": site.library.replica.address(entry.path) if entry.path else None,
    }


def _entries(truth: Truth) -> dict[Key, TrueEntry]:
    return {_key(topic.slug, entry): entry for topic in truth.topics for entry in topic.entries}


def _topics(truth: Truth, key: Key) -> list[str]:
    return [topic.slug for topic in truth.topics if any(_key(topic.slug, entry) == key for entry in topic.entries)]


def _key(slug: str, entry: TrueEntry) -> Key:
    """What tells an entry from all others: the site's id, or for one without a title its topic and date."""
    return (entry.wspo,) if entry.wspo else (slug, entry.published or "")


def _key_of_row(row: Row) -> Key:
    if row["url"]:
        return (row["url"].rpartition("-WSPO-")[2],)
    (slug,) = row["topics"]
    return slug, row["published"]


def test_init_says_where_the_archive_is(tmp_path: Path) -> None:
    run = cuttings("init", tmp_path / "new")
    assert str(tmp_path / "new") in run.stdout
    assert "contact" in run.stderr
    assert SOURCE not in cuttings("--archive", tmp_path / "new", "sources", "list").stdout
