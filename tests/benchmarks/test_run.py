"""What running a reader over cases counts."""

import json
from pathlib import Path

from benchmarks.extraction.__main__ import main
from benchmarks.extraction.cases import Case, own_cases, saved_cases
from benchmarks.extraction.report import details, figures, table
from benchmarks.extraction.run import Reader, Result, run
from scraper.errors import NotAListing
from scraper.page import Encoding, Entry, ListedDate, ListingPage, Page
from tests.layouts import CASES

LISTING = next(case for case in own_cases() if case.name == "siblings-en")
OTHER = next(case for case in own_cases() if case.name == "not-login-de")


def perfect(page: Page) -> ListingPage:
    """Reads what the truth says."""
    (case,) = (case for case in CASES if case.url == page.url and case.html.encode() == page.body)
    entries = tuple(
        Entry(
            position=position,
            title=record["title"],
            url=record["url"],
            teaser=record["teaser"],
            tags=tuple(record["tags"] or ()),
            published=ListedDate(text="", value=record["date"]) if record["date"] else None,
        )
        for position, record in enumerate(case.truth["records"], 1)
    )
    if not entries:
        raise NotAListing(page.url)
    encoding = Encoding(name="utf-8", basis="bytes")
    return ListingPage(
        title=None, introduction=(), entries=entries, next_url=case.truth["next"], parser="truth/1", encoding=encoding
    )


def broken(page: Page) -> ListingPage:
    raise ValueError("no")


def one(case: Case, reader: Reader = perfect) -> Result:
    (result,) = run([case], reader)
    return result


def test_a_perfect_reader_has_whole_cases() -> None:
    assert one(LISTING).whole


def test_a_perfect_reader_finds_the_next_page() -> None:
    assert one(LISTING).next_right


def test_a_verdict_is_right_where_the_truth_has_it() -> None:
    assert one(OTHER).verdict_right


def test_a_failure_is_named() -> None:
    assert one(LISTING, broken).verdict == "failed: ValueError('no')"


def test_a_failure_is_a_refused_listing() -> None:
    assert figures([one(LISTING, broken)])["verdicts"]["refused"] == ["siblings-en"]


def test_details_name_what_is_missing() -> None:
    assert "missing: 'New tram line to the harbour gets final approval'" in "\n".join(details(one(LISTING, broken)))


def test_the_table_counts_exact_records() -> None:
    assert "right): 10/10 = 1.000" in table("own", [one(LISTING), one(OTHER)])


def test_saved_cases_are_read_from_directories(tmp_path: Path) -> None:
    folder = tmp_path / "a-case"
    folder.mkdir()
    (folder / "page.html").write_bytes(LISTING.page.body)
    (folder / "url.txt").write_text(f"{LISTING.page.url}\n", "utf-8")
    (folder / "truth.json").write_text(json.dumps(LISTING.truth), "utf-8")
    (case,) = saved_cases(tmp_path)
    assert (case.name, case.page.url, case.truth) == ("a-case", LISTING.page.url, LISTING.truth)


def test_the_command_writes_its_figures(tmp_path: Path) -> None:
    file = tmp_path / "figures.json"
    assert main(["--own", "--case", "siblings-en", "--json", str(file)]) == 0
    assert json.loads(file.read_text("utf-8"))["own layouts"]["records"] == 10


def test_a_case_nobody_has_is_an_error() -> None:
    assert main(["--case", "nothing"]) == 2
