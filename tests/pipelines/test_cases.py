"""A case that was written is read again, and one that is broken is named."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.cases import expectation, read_cases, write_case
from pipelines.errors import UnreadableFile
from scraper.pages.auto import read_auto
from tests.layout_cases import articles, page_of

PAGE = replace(page_of(articles()), declared_encoding="utf-8")


def test_a_case_is_read_as_it_was_written(tmp_path: Path) -> None:
    listing = read_auto(PAGE)
    write_case(tmp_path, "news", PAGE, listing)
    (case,) = read_cases(tmp_path)
    assert (case.name, case.topic, case.page, case.expected) == ("news-20260301", "news", PAGE, expectation(listing))


def test_a_case_of_the_same_day_is_replaced(tmp_path: Path) -> None:
    write_case(tmp_path, "news", PAGE, read_auto(PAGE))
    write_case(tmp_path, "news", replace(PAGE, url="https://harbours.example/other/"), read_auto(PAGE))
    (case,) = read_cases(tmp_path)
    assert case.page.url == "https://harbours.example/other/"


def test_a_source_without_cases_has_none(tmp_path: Path) -> None:
    assert list(read_cases(tmp_path / "nothing")) == []


@pytest.mark.parametrize(
    "about", ["", "[]", "{}", '{"url": 1}', json.dumps({"url": "u", "topic": "t", "captured_at": 5})]
)
def test_a_case_that_says_too_little_is_named(tmp_path: Path, about: str) -> None:
    path = write_case(tmp_path, "news", PAGE, read_auto(PAGE))
    (path / "page.json").write_text(about, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="news-20260301"):
        list(read_cases(tmp_path))


def test_a_case_without_its_page_is_named(tmp_path: Path) -> None:
    path = write_case(tmp_path, "news", PAGE, read_auto(PAGE))
    (path / "page.html").unlink()
    with pytest.raises(UnreadableFile, match=r"page\.html"):
        list(read_cases(tmp_path))
