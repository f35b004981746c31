import re

import pytest

from archive.identity import entry_keys, is_weak, key_date, public_id
from archive.records import DateRecord


def keys(**values: object) -> tuple[str, ...]:
    defaults = {"site_keys": (), "url": None, "title": None, "date": None, "topic": "harbours", "ordinal": 1}
    return entry_keys(**(defaults | values))  # type: ignore[arg-type]


def test_strongest_first() -> None:
    found = keys(
        site_keys=[("wspo", "a8kcq5")], url="https://example.org/a", title="The City’s  Plan", date="2019-05-08"
    )
    assert found == ("wspo:A8KCQ5", "url:https://example.org/a", "title:the city's plan|2019-05-08")


def test_site_schemes_are_ordered_by_name_whatever_the_definition_says() -> None:
    assert keys(site_keys=[("wspo", "1"), ("doi", "2")]) == keys(site_keys=[("doi", "2"), ("wspo", "1")])


def test_without_link_and_title() -> None:
    assert keys(date="2019-05-06", ordinal=2) == ("untitled:harbours|2019-05-06|2",)


def test_a_long_title_is_hashed() -> None:
    (key,) = keys(title="long " * 50)
    assert re.fullmatch(r"title:[0-9a-f]{64}\|", key)


@pytest.mark.parametrize("scheme", ["url", "Title", "untitled", "", "two words"])
def test_reserved_and_malformed_schemes_are_refused(scheme: str) -> None:
    with pytest.raises(ValueError, match="scheme"):
        keys(site_keys=[(scheme, "1")])


def test_weak_keys_are_those_made_of_content() -> None:
    assert [is_weak(key) for key in ("wspo:A", "url:https://example.org", "title:a|", "untitled:t||1")] == [
        False,
        False,
        True,
        True,
    ]


def test_the_date_of_a_key() -> None:
    starts = DateRecord(role="starts", text="1 May", value="2019-05-01")
    unread = DateRecord(role="published", text="32-05-2019")
    assert key_date([starts]) == "2019-05-01"
    assert key_date([starts, unread]) == "32-05-2019"
    assert key_date([]) is None


def test_public_id_is_short_stable_and_readable() -> None:
    assert public_id("ports", "wspo:A8KCQ5") == public_id("ports", "wspo:A8KCQ5")
    assert re.fullmatch(r"[0-9a-hjkmnp-tv-z]{12}", public_id("ports", "wspo:A8KCQ5"))
    assert public_id("ports", "wspo:A8KCQ5") != public_id("rivers", "wspo:A8KCQ5")
