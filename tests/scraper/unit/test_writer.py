"""The file of a definition says what the definition says, whatever it says."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.sources import Source, find_source, load_definition, source_slugs
from scraper.sources.writer import definition_text
from tests.definition_cases import written

WORDS = st.text(min_size=1, max_size=20).filter(str.strip)
SELECTORS = st.sampled_from(["h2 a", "time::attr(datetime)", ".//td[2]", "a[rel~='tag']", '[itemprop="name"]'])
SLUGS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,10}", fullmatch=True)
PATHS = st.sampled_from(["/", "/news/", "/list?id=7&b=%20", "/aktuelles/über-uns"])
PATTERNS = st.sampled_from([r"/news/\d+", "/it's/(a)", 'x"y', r"\\'\"", "/\u00e9\n"])
LAYOUT = st.fixed_dictionaries(
    {},
    optional={
        "method": st.sampled_from(["auto", "selectors"]),
        "topics": st.fixed_dictionaries({}, optional={"addresses": st.dictionaries(SLUGS, PATHS, max_size=2)}),
        "pagination": st.fixed_dictionaries({}, optional={"links": PATTERNS, "size": st.integers(1, 50)}),
        "entries": st.fixed_dictionaries({}, optional={"path": PATTERNS}),
        "dates": st.fixed_dictionaries({}, optional={"order": st.sampled_from(["DMY", "MDY"])}),
        "selectors": st.fixed_dictionaries({"record": SELECTORS, "title": SELECTORS}, optional={"separator": WORDS}),
    },
)
RULES = st.fixed_dictionaries({"record": SELECTORS, "title": SELECTORS, "tags": st.lists(SELECTORS, max_size=2)})


@st.composite
def sources(draw: st.DrawFn) -> Source:
    addresses = draw(st.dictionaries(SLUGS, PATHS, min_size=1, max_size=3))
    known = dict.fromkeys(addresses, draw(WORDS))
    layouts = enumerate(draw(st.lists(LAYOUT, max_size=2)))
    values: dict[str, Any] = {
        "slug": "made",
        "title": draw(WORDS),
        "method": "selectors",
        "kinds": draw(st.lists(WORDS, max_size=3)),
        "site": {"host": "made.example", "rewrites": [{"start": "/a/", "to": "/"}] * draw(st.integers(0, 2))},
        "topics": {
            "addresses": addresses,
            "known": known,
            "discover": draw(st.booleans()),
        },
        "selectors": draw(RULES),
        "layouts": [{"until": datetime(2000 + n, 1, 1, 5, tzinfo=UTC), **own} for n, own in layouts],
        "corrections": [{"field": "title", "found": draw(WORDS), "correct": "", "reason": draw(WORDS)}],
    }
    return Source.model_validate(values)


def read_again(text: str, slug: str) -> Source:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{slug}.toml"
        path.write_text(text, encoding="utf-8", newline="\n")
        return load_definition(path)


@given(sources())
def test_what_is_written_is_read_again(source: Source) -> None:
    again = read_again(definition_text(source), "made")
    assert again == source
    assert [one.model_fields_set for one in again.layouts] == [one.model_fields_set for one in source.layouts]


@pytest.mark.parametrize("slug", source_slugs())
def test_a_built_in_definition_is_written_as_it_is(slug: str) -> None:
    assert read_again(definition_text(find_source(slug)), slug) == find_source(slug)


@given(st.lists(st.text(max_size=40), max_size=3))
def test_comments_change_nothing(lines: list[str]) -> None:
    source = find_source("eurocities")
    text = definition_text(source, head=lines, offered={"topics.addresses": lines, "dates": lines})
    assert read_again(text, "eurocities") == source


def test_what_is_offered_is_written_as_a_comment_into_its_table(tmp_path: Path) -> None:
    text = definition_text(written(tmp_path), offered={"topics.addresses": ['press = "/press/"']})
    assert '[topics.addresses]\n# press = "/press/"\n' in text


def test_each_part_says_what_it_means(tmp_path: Path) -> None:
    tables = [part.splitlines() for part in definition_text(written(tmp_path)).split("\n\n")[1:]]
    assert all(lines[0].startswith("# ") and lines[1].startswith("[") for lines in tables)
