"""What is read is held against what is expected, entry by entry, whatever the order."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.comparing import FIELDS, Difference, differences, empty_fields

ROWS: list[dict[str, Any]] = [
    {"url": "/a", "title": "A", "teaser": "About A", "tags": ["x"], "published": "2026-01-01"},
    {"url": "/b", "title": "B", "teaser": None, "tags": [], "published": None},
    {"url": None, "title": "C", "teaser": None, "tags": [], "published": "2026-01"},
]


def listed(*rows: dict[str, Any], **others: Any) -> dict[str, Any]:
    return {"title": "News", "next": None, "entries": list(rows), **others}


def test_equal_pages_do_not_differ() -> None:
    assert differences(listed(*ROWS), listed(*ROWS)) == ()


def test_a_field_that_changed_is_named_with_both_values() -> None:
    changed = {**ROWS[0], "teaser": "Else"}
    (one,) = differences(listed(*ROWS), listed(changed, *ROWS[1:]))
    assert one == Difference(entry="/a", field="teaser", expected="About A", found="Else")


def test_an_entry_that_is_not_read_is_named() -> None:
    (one,) = differences(listed(*ROWS), listed(*ROWS[1:]))
    assert (one.entry, one.expected, one.found) == ("/a", "listed", "not read")


def test_an_entry_that_is_not_expected_is_named() -> None:
    (one,) = differences(listed(*ROWS[1:]), listed(*ROWS))
    assert (one.entry, one.expected, one.found) == ("/a", "not listed", "read")


def test_an_entry_with_a_new_address_is_known_by_its_title() -> None:
    (one,) = differences(listed(ROWS[0]), listed({**ROWS[0], "url": "/z"}))
    assert (one.field, one.expected, one.found) == ("url", "/a", "/z")


def test_another_order_is_one_difference() -> None:
    (one,) = differences(listed(*ROWS), listed(ROWS[1], ROWS[0], ROWS[2]))
    assert one.field == "order"


def test_another_next_page_is_one() -> None:
    (one,) = differences(listed(next="/2"), listed(next="/3"))
    assert (one.entry, one.field, one.expected, one.found) == (None, "next", "/2", "/3")


def test_what_is_not_expected_is_not_compared() -> None:
    assert differences({"entries": [{"url": "/a", "title": "A"}]}, listed(ROWS[0])) == ()


def test_fields_that_some_lack_are_counted() -> None:
    assert empty_fields(ROWS) == {"url": 1, "teaser": 2, "tags": 2, "published": 1}


@given(st.lists(st.sampled_from(ROWS), unique_by=lambda row: row["title"]), st.sampled_from(FIELDS))
def test_a_page_differs_from_itself_with_one_field_gone_in_that_field_alone(rows: list[Any], name: str) -> None:
    gone = [{**row, name: None} for row in rows]
    found = {one.field for one in differences(listed(*rows), listed(*gone))}
    assert found <= ({name} if name not in ("url", "title") else {name, "entry"})
