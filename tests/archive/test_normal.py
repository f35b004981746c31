import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.normal import content_digest, exact_digest, normal_form
from archive.records import DateRecord, EntryRecord


@pytest.mark.parametrize(
    ("shown", "normal"),
    [
        ("  two\u00a0 words\t\n", "two words"),
        ("the city’s ‘plan’", "the city's 'plan'"),
        ("“quoted” «too»", '"quoted" "too"'),
        ("2014–2020 — so far", "2014-2020 - so far"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("ﬁnance, Ｅｕｒｏ", "finance, Euro"),
        ("e\u0301tude", "étude"),
        (None, ""),
    ],
)
def test_normal_form(shown: str | None, normal: str) -> None:
    assert normal_form(shown) == normal


@given(st.text())
def test_normal_form_is_idempotent(text: str) -> None:
    assert normal_form(normal_form(text)) == normal_form(text)


def record(**values: object) -> EntryRecord:
    return EntryRecord(**({"position": 1, "keys": ("url:x",)} | values))  # type: ignore[arg-type]


def test_content_ignores_typography_and_order_of_tags() -> None:
    shown = record(title="The city’s plan", tags=("culture", "economy"))
    again = record(title="The\u00a0city's plan", tags=("economy", "culture"), url="https://example.org/moved")
    assert content_digest(shown) == content_digest(again)
    assert exact_digest(shown) != exact_digest(again)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "The town's plan"},
        {"teaser": "More."},
        {"kinds": ("news",)},
        {"tags": ("culture",)},
        {"dates": (DateRecord(role="starts", text="08-05-2019", value="2019-05-08"),)},
        {"dates": (DateRecord(role="published", text="soon"),)},
    ],
)
def test_content_changes_with_each_part(change: dict[str, object]) -> None:
    assert content_digest(record(title="The city's plan")) != content_digest(
        record(**({"title": "The city's plan"} | change))
    )


def test_a_date_counts_by_value_and_only_without_one_by_text() -> None:
    digests = {
        content_digest(record(dates=(DateRecord(role="published", text=text, value=value),)))
        for text, value in [("08-05-2019", "2019-05-08"), ("8 May 2019", "2019-05-08"), ("32-05-2019", None)]
    }
    assert len(digests) == 2
