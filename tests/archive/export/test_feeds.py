"""Atom and RSS, as a reader of feeds understands them."""

import io
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import datetime
from typing import Any

import feedparser
import pytest

from archive.export.formats import feed_head, feed_writer
from archive.export.rows import entry_table
from archive.folder import Archive
from archive.search.filters import Filters
from archive.search.matches import matches

Store = Callable[..., Any]
ATOM = "{http://www.w3.org/2005/Atom}"

both = pytest.mark.parametrize("kind", ["atom", "rss"])


def written(archive: Archive, kind: str, as_of: datetime | None = None, **filters: Any) -> str:
    asked = Filters(**filters)
    out = io.BytesIO()
    with archive.reading() as conn:
        write = feed_writer(kind, feed_head(conn, None, asked, as_of))
        write(entry_table(conn, matches(conn, None, asked, as_of), as_of=as_of, newest=50), out)
    return out.getvalue().decode("utf-8")


def read(text: str) -> Any:
    found = feedparser.parse(text)
    assert not found.bozo, found.bozo_exception
    return found


@both
def test_titles_in_any_writing(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    titles = ["Fish & chips", "مرفأ المدينة \u200fجديد", "שלום, ports", "東京 港湾", "Café “Zürich” 🚢"]
    store(*(writing.entry(i, title, teaser=f"About {title}\nand more") for i, title in enumerate(titles, start=1)))
    assert sorted(entry.title for entry in read(written(archive, kind)).entries) == sorted(titles)


@both
def test_an_address_is_kept_as_it_is(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, url="https://example.org/a?b=1&c=2"))
    assert read(written(archive, kind)).entries[0].link == "https://example.org/a?b=1&c=2"


@both
def test_characters_that_xml_cannot_hold_are_left_out(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, "A\x08B\x0bC\x1bD\ufffeE\uffff", teaser="x\x01y", tags=("t\x02u",)))
    (entry,) = read(written(archive, kind)).entries
    assert (entry.title, entry.tags[0].term) == ("ABCDE", "tu")


@both
def test_an_entry_without_title_link_or_teaser(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, None, day=None))
    (entry,) = read(written(archive, kind)).entries
    assert entry.title == "(no title)"
    assert entry.id.startswith("urn:uuid:")


@both
def test_an_id_stays_when_the_entry_changes(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, "Old", site="AA"))
    before = read(written(archive, kind)).entries[0].id
    store(writing.entry(1, "New", site="AA"), day=1)
    after = read(written(archive, kind)).entries[0]
    assert (after.id, after.title) == (before, "New")


@both
def test_markup_of_a_page_is_text(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, teaser="<script>alert(1)</script> 1 < 2"))
    (entry,) = read(written(archive, kind)).entries
    assert "<script" not in entry.description if kind == "rss" else "<script>" in entry.content[0].value


def test_atom_says_when_an_entry_changed_and_when_it_was_published(
    archive: Archive, store: Store, writing: Any
) -> None:
    store(writing.entry(1, "Old", site="AA", day="2019-05-08"))
    store(writing.entry(1, "New", site="AA", day="2019-05-08", kinds=("news",), tags=("sea",)), day=1.5)
    found = read(written(archive, "atom"))
    (entry,) = found.entries
    assert (entry.updated, entry.published) == ("2019-05-21T12:00:00Z", "2019-05-08T00:00:00Z")
    assert [tag.term for tag in entry.tags] == ["sea", "news"]
    assert found.feed.updated == "2019-05-21T12:00:00Z"


def test_a_day_is_not_invented(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1, day="2019-05"))
    assert "published" not in read(written(archive, "atom")).entries[0]


def test_atom_has_the_elements_that_it_must_have(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1), writing.entry(2, "B", url="https://example.org/b", teaser="…"))
    root = ET.fromstring(written(archive, "atom"))
    assert {"id", "title", "updated"} <= {child.tag.removeprefix(ATOM) for child in root}
    for entry in root.iter(f"{ATOM}entry"):
        names = [child.tag.removeprefix(ATOM) for child in entry]
        assert {"id", "title", "updated", "author"} <= set(names)
        assert "content" in names or "link" in names


def test_a_feed_of_a_topic_leads_there(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1), topic="rivers")
    feed = read(written(archive, "rss", source="ports", topics=("rivers",))).feed
    assert (feed.link, feed.title) == ("https://example.org/topics/rivers", "ports · rivers")


def test_the_same_question_has_the_same_id(archive: Archive, store: Store, writing: Any) -> None:
    store(writing.entry(1))
    ids = [read(written(archive, "atom", topics=topics)).feed.id for topics in ((), ("harbours",), ())]
    assert ids[0] == ids[2] != ids[1]


@both
def test_a_feed_as_of_a_time_is_complete_up_to_it(archive: Archive, store: Store, writing: Any, kind: str) -> None:
    store(writing.entry(1, "Old", site="AA"))
    before = written(archive, kind, as_of=writing.start)
    store(writing.entry(1, "New", site="AA"), day=1)
    assert written(archive, kind, as_of=writing.start) == before
