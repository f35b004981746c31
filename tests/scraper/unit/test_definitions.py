"""Definition files: every mistake is named with its file, its key and what is expected there."""

from pathlib import Path

import pytest

from scraper.errors import InvalidDefinition, UnknownSource
from scraper.sources import find_source, load_definition, source_slugs
from tests.definition_cases import DEFINITION, changed, written

TOP = "slug, title, method, site, topics, pagination, entries, labels, dates, selectors, kinds, tags, layouts, correct"
WRONG = {
    "unknown-key": ('title = "H', 'colour = "blue"\ntitle = "H', "colour", TOP),
    "unknown-key-in-a-table": ("delay = 2.5", "port = 80", "site.port", "scheme, host, mirrors, rewrites, delay"),
    "unknown-key-in-a-list": ('to = "/"', 'to = "/"\nby = "/"', "site.rewrites.0.by", "start, to"),
    "unknown-key-in-the-second-list": ('name = "post"', 'name = "post"\nin = 1', "entries.keys.0.in", "name, pattern"),
    "missing-key": ('host = "harbours.example"', "", "site.host", "missing"),
    "start-without-size": ('/page/{page}/"\nsize = 12', '/{start}"', "pagination", "size is missing"),
    "no-entry-pattern": ("path = '/latest/[^/]+'", "", "entries.path", "missing"),
    "no-order": ('order = "DMY"', "", "dates.order", "missing"),
    "missing-table": ('[labels]\npublished = ["posted on"]\nstarts = ["from"]\nends = ["until"]', "", "labels", "miss"),
    "no-label-at-all": ('published = ["posted on"]\nstarts = ["from"]', "", "labels", "published or starts"),
    "empty-label": ('["posted on"]', '[""]', "labels.published.0", "at least 1 character"),
    "word-for-list": ('["posted on"]', '"posted on"', "labels.published", "tuple"),
    "number-for-word": ('news = "news"', "news = 3", "topics.known.news", "string"),
    "word-for-number": ("size = 12", 'size = "many"', "pagination.size", "integer"),
    "size-zero": ("size = 12", "size = 0", "pagination.size", "greater than or equal to 1"),
    "delay-negative": ("delay = 2.5", "delay = -1", "site.delay", "greater than or equal to 0"),
    "delay-endless": ("delay = 2.5", "delay = inf", "site.delay", "less than or equal to 600"),
    "delay-no-number": ("delay = 2.5", "delay = nan", "site.delay", "600"),
    "host-with-scheme": ('"harbours.example"', '"https://harbours.example"', "site.host", "pattern"),
    "mirror-in-capitals": ('"www.harbours.example"', '"WWW.harbours.example"', "site.mirrors.0", "pattern"),
    "scheme": ('scheme = "https"', 'scheme = "ftp"', "site.scheme", "'http' or 'https'"),
    "relative-path": ('start = "/v2/"', 'start = "v2/"', "site.rewrites.0.start", "pattern"),
    "slug-in-capitals": ('slug = "harbours"', 'slug = "Harbours"', "slug", "pattern"),
    "topic-in-capitals": ('news = "news"', 'News = "news"', "topics.known.News", "pattern"),
    "entry-pattern": ("'/latest/[^/]+'", "'/latest/('", "entries.path", "regular expression"),
    "key-pattern": ("'/latest/[^/]*-([0-9]+)/?$'", "'(['", "entries.keys.0.pattern", "regular expression"),
    "key-of-another-kind": ('name = "post"', 'name = "url"', "entries.keys.0.name", "another word"),
    "key-with-a-hyphen": ('name = "post"', 'name = "post-id"', "entries.keys.0.name", "pattern"),
    "key-without-a-group": ("'/latest/[^/]*-([0-9]+)/?$'", "'-[0-9]+'", "entries.keys.0.pattern", "group"),
    "path-without-topic": ('"/latest_categories/{topic}/"', '"/latest/"', "topics.path", "{topic}"),
    "path-with-another-field": ('"/latest_categories/{topic}/"', '"/{topik}/"', "topics.path", "{topic}"),
    "path-with-an-open-field": ('"/latest_categories/{topic}/"', '"/{topic/"', "topics.path", "{topic}"),
    "pages-without-number": ("/page/{page}/", "/page/", "pagination.path", "{start} or {page}"),
    "pages-with-both-numbers": ("/page/{page}/", "/{page}/{start}", "pagination.path", "{start} or {page}"),
    "no-format": ('["%d-%m-%Y"]', "[]", "dates.formats", "at least 1"),
    "order": ('"DMY"', '"DYM"', "dates.order", "'DMY', 'MDY' or 'YMD'"),
    "zone": ('"Europe/Oslo"', '"Europe/Atlantis"', "dates.zone", "Europe/Brussels"),
    "zone-outside": ('"Europe/Oslo"', '"../../etc/passwd"', "dates.zone", "Europe/Brussels"),
    "other-slug": ('slug = "harbours"', 'slug = "rivers"', "slug", "'harbours'"),
    "no-toml": ("size = 12", "size = ", "(file)", "line 24"),
}
"""What is replaced by what; which key is named, and a part of what is said to be expected there."""


def refused(folder: Path, text: str) -> InvalidDefinition:
    with pytest.raises(InvalidDefinition) as caught:
        written(folder, text)
    return caught.value


def test_the_definition_without_a_mistake(tmp_path: Path) -> None:
    source = written(tmp_path)
    assert (source.slug, source.site.delay, source.entries.keys[0].name) == ("harbours", 2.5, "post")


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"), [pytest.param(*case, id=name) for name, case in WRONG.items()]
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, key: str, expected: str) -> None:
    error = refused(tmp_path, changed(old, new))
    ((named, expectation),) = error.problems
    assert (named.removesuffix(".[key]"), error.file) == (key, str(tmp_path / "harbours.toml"))
    assert expected in expectation


def test_the_value_that_was_found_is_shown(tmp_path: Path) -> None:
    assert "'many'" in str(refused(tmp_path, changed("size = 12", 'size = "many"')))


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    text = changed("size = 12", "size = 0").replace('"DMY"', '"DYM"')
    assert {key for key, _ in refused(tmp_path, text).problems} == {"pagination.size", "dates.order"}


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    (tmp_path / "harbours.toml").write_bytes(b"title = \xff")
    with pytest.raises(InvalidDefinition, match="UTF-8"):
        load_definition(tmp_path / "harbours.toml")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidDefinition, match=r"nothing\.toml"):
        load_definition(tmp_path / "nothing.toml")


def test_own_definitions_join_the_built_in_ones(tmp_path: Path) -> None:
    written(tmp_path)
    assert {"harbours", "eurocities"} <= set(source_slugs(tmp_path))


def test_an_own_definition_replaces_the_built_in_one(tmp_path: Path) -> None:
    text = changed('slug = "harbours"', 'slug = "eurocities"')
    written(tmp_path, text, "eurocities.toml")
    assert find_source("eurocities", tmp_path).title == "Harbours of the North"
    assert source_slugs(tmp_path).count("eurocities") == 1


def test_an_unknown_source_names_the_known_ones(tmp_path: Path) -> None:
    written(tmp_path)
    with pytest.raises(UnknownSource, match=r"'rivers'.*eurocities, .*harbours"):
        find_source("rivers", tmp_path)


@pytest.mark.parametrize("slug", source_slugs())
def test_built_in_definitions_are_valid(slug: str) -> None:
    assert find_source(slug).slug == slug


def test_a_source_cannot_be_changed(tmp_path: Path) -> None:
    source = written(tmp_path, DEFINITION)
    with pytest.raises(ValueError, match="frozen"):
        source.site.delay = 0.0
