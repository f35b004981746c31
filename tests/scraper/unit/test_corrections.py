"""Corrections: known dirt is put right after reading, and nothing else is touched."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from scraper.errors import InvalidDefinition
from scraper.page import Encoding, Entry, ListedDate, ListingPage
from scraper.pages.corrected import corrected
from scraper.sources import Source
from scraper.sources.model import Correction
from tests.definition_cases import DEFINITION, written

ENTRY = Entry(
    position=1,
    title="Teh harbour",
    url="https://harbours.example/latest/a-1",
    teaser="Long.",
    kinds=("nws",),
    tags=("cranes", "crane", "locks"),
    published=ListedDate(text="31-02-2019", order="DMY", problem="date impossible"),
    evidence=(("title", "h2"), ("url", "h2 a")),
)


def fixed(folder: Path, *entries: Entry, **rule: Any) -> tuple[Entry, ...]:
    source = written(folder).model_copy(update={"corrections": (Correction(reason="a slip", **rule),)})
    page = ListingPage(
        title=None,
        introduction=(),
        entries=entries or (ENTRY,),
        next_url=None,
        parser="labels/1",
        encoding=Encoding(name="utf-8", basis="meta"),
    )
    return corrected(page, source).entries


@pytest.mark.parametrize(
    ("field", "found", "correct", "name", "value"),
    [
        ("title", "Teh harbour", "The harbour", "title", "The harbour"),
        ("teaser", "Long.", "", "teaser", None),
        ("url", "https://harbours.example/latest/a-1", "/latest/b-2", "url", "https://harbours.example/latest/b-2"),
        ("tag", "crane", "cranes", "tags", ("cranes", "locks")),
        ("tag", "crane", "", "tags", ("cranes", "locks")),
        ("kind", "nws", "news", "kinds", ("news",)),
        ("published", "31-02-2019", "", "published", None),
    ],
)
def test_a_value_is_corrected(tmp_path: Path, field: str, found: str, correct: str, name: str, value: object) -> None:
    (entry,) = fixed(tmp_path, field=field, found=found, correct=correct)
    assert getattr(entry, name) == value


def test_what_a_date_looked_like_stays(tmp_path: Path) -> None:
    (entry,) = fixed(tmp_path, field="published", found="31-02-2019", correct="2019-02")
    assert entry.published == ListedDate(text="31-02-2019", value="2019-02", order="DMY")


def test_the_evidence_says_so(tmp_path: Path) -> None:
    (entry,) = fixed(tmp_path, field="title", found="Teh harbour", correct="The harbour")
    assert dict(entry.evidence) == {"url": "h2 a", "title": "corrected 'Teh harbour': a slip"}


@pytest.mark.parametrize("found", ["Teh", "teh harbour", "Teh harbour "])
def test_only_the_whole_text_is_meant(tmp_path: Path, found: str) -> None:
    assert fixed(tmp_path, field="title", found=found, correct="x") == (ENTRY,)


@pytest.mark.parametrize("field", ["updated", "starts", "tag", "kind"])
def test_a_correction_that_fits_nothing_is_harmless(tmp_path: Path, field: str) -> None:
    assert fixed(tmp_path, field=field, found="nothing like it", correct="2019") == (ENTRY,)


@pytest.mark.parametrize("url", ["/latest/a-1", "http://www.harbours.example/v2/latest/a-1"])
def test_one_entry_can_be_meant(tmp_path: Path, url: str) -> None:
    other = Entry(position=2, title="Teh harbour", url="https://harbours.example/latest/c-3")
    entries = fixed(tmp_path, ENTRY, other, field="title", found="Teh harbour", correct="The harbour", url=url)
    assert [entry.title for entry in entries] == ["The harbour", "Teh harbour"]


def test_they_are_read_from_the_definition(tmp_path: Path) -> None:
    rule = '[[corrections]]\nfield = "starts"\nfound = "soon"\ncorrect = "2019-05"\nreason = "they said so"\n'
    (correction,) = written(tmp_path, f"{DEFINITION}\n{rule}").corrections
    assert (correction.field, correction.correct, correction.url) == ("starts", "2019-05", None)


@pytest.mark.parametrize("correct", ["2019-02-30", "May", "19", "2019-5", "2019-05-08T00:00", "20190508"])
def test_a_date_is_corrected_to_a_date(tmp_path: Path, correct: str) -> None:
    rule = f'[[corrections]]\nfield = "starts"\nfound = "soon"\ncorrect = "{correct}"\nreason = "they said so"\n'
    with pytest.raises(InvalidDefinition, match=r"corrections\.0: a date such as 2019-05-08"):
        written(tmp_path, f"{DEFINITION}\n{rule}")


def test_a_correction_has_a_reason(tmp_path: Path) -> None:
    rule = '[[corrections]]\nfield = "title"\nfound = "soon"\ncorrect = "later"\n'
    with pytest.raises(InvalidDefinition, match=r"corrections\.0\.reason: is missing"):
        written(tmp_path, f"{DEFINITION}\n{rule}")


def test_without_corrections_the_listing_is_the_same(tmp_path: Path) -> None:
    source: Source = written(tmp_path)
    page = ListingPage(
        title=str(datetime.now(UTC)),
        introduction=(),
        entries=(ENTRY,),
        next_url=None,
        parser="labels/1",
        encoding=Encoding(name="utf-8", basis="meta"),
    )
    assert corrected(page, source) is page
