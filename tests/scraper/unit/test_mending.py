"""A new layout changes nothing for captures of before."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.sources import Source, load_definition
from scraper.sources.layouts import source_at
from scraper.sources.mending import redesigned
from scraper.sources.writer import definition_text

TODAY = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = st.integers(1, 3000).map(lambda days: TODAY - timedelta(days=days))
RULES = st.fixed_dictionaries({"record": st.sampled_from(["li", "article"]), "title": st.sampled_from(["h2", "a"])})
TABLES = st.fixed_dictionaries(
    {},
    optional={
        "selectors": RULES,
        "dates": st.fixed_dictionaries({}, optional={"order": st.sampled_from(["DMY", "MDY"])}),
        "pagination": st.fixed_dictionaries({}, optional={"links": st.sampled_from(["/a", "/b"])}),
        "topics": st.fixed_dictionaries({}, optional={"addresses": st.just({"news": "/old/"})}),
        "entries": st.fixed_dictionaries({}, optional={"path": st.sampled_from(["/n/", "/m/"])}),
    },
)
CHANGES: dict[str, Any] = {
    "method": "selectors",
    "selectors": {"record": "tr", "title": "td"},
    "dates": {"order": "YMD"},
    "pagination": {"links": "/new"},
}


@st.composite
def sources(draw: st.DrawFn) -> Source:
    layouts = [{"until": until, **draw(TABLES)} for until in draw(st.sets(DAYS, max_size=3))]
    return Source.model_validate(
        {
            "slug": "harbours",
            "title": "Harbours",
            "site": {"host": "harbours.example"},
            "topics": {"addresses": {"news": "/news/"}},
            "selectors": draw(RULES),
            **{key: value for key, value in draw(TABLES).items() if key in ("dates", "pagination", "entries")},
            "layouts": layouts,
        }
    )


def rules(source: Source, at: datetime) -> tuple[object, ...]:
    shown = source_at(source, at)
    topics = (shown.topics.path, shown.topics.addresses)
    return shown.method, shown.selectors, shown.dates, shown.pagination, shown.entries, shown.labels, topics


@given(sources(), st.lists(DAYS, min_size=1, max_size=5))
def test_captures_of_before_are_read_as_before(source: Source, times: list[datetime]) -> None:
    mended = redesigned(source, TODAY, CHANGES)
    assert [rules(mended, at) for at in times] == [rules(source, at) for at in times]


@given(sources())
def test_captures_from_then_on_are_read_by_the_new_layout(source: Source) -> None:
    shown = source_at(redesigned(source, TODAY, CHANGES), TODAY)
    assert (shown.selectors and shown.selectors.record, shown.dates.order) == (("tr",), "YMD")


@given(sources())
def test_the_file_of_a_mended_definition_says_the_same(source: Source) -> None:
    mended = redesigned(source, TODAY, CHANGES)
    assert Source.model_validate(tomllib.loads(definition_text(mended))) == mended


def test_a_definition_with_labels_keeps_them_for_old_captures(tmp_path: Path) -> None:
    before = load_definition(Path("scraper/sources/eurocities.toml"))
    mended = redesigned(before, TODAY, {"method": "auto", "labels": None})
    (layout,) = mended.layouts
    assert (mended.labels.published, layout.labels, layout.method) == ((), before.labels, "labels")
    path = tmp_path / "eurocities.toml"
    path.write_text(definition_text(mended), encoding="utf-8")
    assert load_definition(path) == mended


def test_a_layout_that_was_to_end_later_ends_now() -> None:
    values = {
        "slug": "harbours",
        "title": "Harbours",
        "site": {"host": "harbours.example"},
        "topics": {"addresses": {"news": "/news/"}},
        "selectors": {"record": "li", "title": "a"},
        "layouts": [{"until": TODAY + timedelta(days=9), "selectors": {"record": "dt", "title": "a"}}],
    }
    source = Source.model_validate(values)
    (layout,) = redesigned(source, TODAY, CHANGES).layouts
    assert (layout.until, layout.selectors and layout.selectors.record) == (TODAY, ("dt",))


def test_changes_that_make_no_definition_are_refused() -> None:
    source = load_definition(Path("scraper/sources/eurocities.toml"))
    with pytest.raises(ValueError, match="selectors"):
        redesigned(source, TODAY, {"method": "selectors"})
