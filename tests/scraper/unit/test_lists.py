"""Which part of a page is its list, and what only stands beside it."""

import pytest

from scraper.pages.content import DateGroup, find_content
from scraper.parsing.html import html_document
from scraper.parsing.labels import with_labels
from tests.scraper_cases.pages import SOURCE

TEASER = "<p>A teaser that is long enough to be told from a link or a name.</p>"


def record(day: int, teaser: str = TEASER) -> str:
    return f"<h3>A title</h3>{teaser}<p>publication date: {day:02}-05-2019</p>"


def records(*days: int, teaser: str = TEASER) -> str:
    return "".join(record(day, teaser) for day in days)


def dates(html: str, name: str | None = None) -> list[str]:
    """The dates of the list; the block of this text is the topic's name."""
    stream = with_labels(html_document(html).blocks, SOURCE.labels)
    content = find_content(stream, next((i for i, block in enumerate(stream) if block.text == name), None))
    return [stream[group.start].text[:2] for group in content.groups]


def groups(html: str) -> list[int]:
    """How many dates each record has."""
    stream = with_labels(html_document(html).blocks, SOURCE.labels)
    return [group.stop - group.start for group in find_content(stream).groups]


BOX = f"<div>{records(21, 22, 23, teaser='')}</div>"
"""The latest news of a site: titles and dates, no teasers."""


@pytest.mark.parametrize(
    "html",
    [
        f"{BOX}<div>{records(1, 2, 3)}</div>",
        f"<div>{records(1, 2, 3)}</div>{BOX}",
        f"<div><div>{records(1, 2, 3)}</div>{BOX}</div>",
        f"{BOX}<div>{records(1, 2, 3)}</div>{BOX}",
        f"{records(1, 2, 3)}{BOX}",
        f"<table><tr><td>{BOX}</td><td>{records(1, 2, 3)}</td></tr></table>",
    ],
)
def test_a_box_without_teasers_is_not_part_of_the_list(html: str) -> None:
    assert dates(html) == ["01", "02", "03"]


def test_the_list_stands_where_the_topics_name_does() -> None:
    html = f"<div>{records(21, 22, 23)}</div><div><h1>smart cities</h1>{records(1, 2, teaser='')}</div>"
    assert dates(html, name="smart cities")[-2:] == ["01", "02"]


def test_two_lists_with_teasers_are_one() -> None:
    assert dates(f"<div>{records(1, 2)}</div><div>{records(3, 4)}</div>") == ["01", "02", "03", "04"]


def test_records_with_an_element_each_are_no_boxes() -> None:
    assert dates("".join(f"<div>{record(day)}</div>" for day in (1, 2, 3))) == ["01", "02", "03"]


def test_navigation_has_no_records() -> None:
    assert dates(f"<nav>{records(21, 22)}</nav><aside>{record(23)}</aside>{record(1)}") == ["01"]


def test_no_label_no_list() -> None:
    assert dates("<p>08-05-2019</p>") == []


def test_a_start_and_an_end_are_one_records() -> None:
    event = "<p>start date: 01-05-2019</p><p>end date: 02-05-2019</p>"
    assert groups(event * 3) == [2, 2, 2]


def test_a_publication_date_is_a_record_by_itself() -> None:
    html = "<p>publication date: 01-05-2019</p>" * 2 + "<p>start date: 01-05-2019</p><p>end date: 02-05-2019</p>"
    assert groups(html) == [1, 1, 2]


def test_a_group_is_where_its_dates_are() -> None:
    stream = with_labels(html_document(records(1)).blocks, SOURCE.labels)
    assert find_content(stream).groups == (DateGroup(2, 3),)
