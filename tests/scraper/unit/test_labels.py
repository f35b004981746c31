"""Labels: where a word before a date is one, and where it is prose."""

import pytest

from scraper.errors import NotAListing
from scraper.parsing.blocks import BlockKind
from scraper.parsing.html import html_document
from scraper.parsing.labels import MAX_LABELS, with_labels
from scraper.sources.model import Labels

LABELS = Labels(published=("publication date", "date"), starts=("start date",), ends=("end date",))


def read(html: str) -> list[tuple[str, str]]:
    """The blocks of a page, each as its role (or its kind) and its text."""
    stream = with_labels(html_document(html).blocks, LABELS)
    return [(block.role or str(block.kind), block.text) for block in stream]


ONE = [("published", "08-05-2019")]


@pytest.mark.parametrize(
    "html",
    [
        "publication date: 08-05-2019",
        "Publication Date : 08-05-2019",
        "PUBLICATION DATE:08-05-2019",
        "publication&nbsp;date:&nbsp;08-05-2019",
        "publication  \n date: 08-05-2019",
        "publication date 08-05-2019",
        "<b>publication date:</b> 08-05-2019",
        "<b>publication date</b>: 08-05-2019",
        "<span>publication</span> <span>date</span>: <i>08-05-2019</i>",
        "<p>publication date:</p><p>08-05-2019</p>",
        "<dl><dt>publication date<dd>08-05-2019</dl>",
        "<table><tr><td>publication date</td><td>08-05-2019</td></tr></table>",
    ],
)
def test_spellings_of_one_label(html: str) -> None:
    assert read(html) == ONE


def test_two_labels_in_one_run() -> None:
    assert read("start date: 22-10-2019 end date: 24-10-2019") == [("starts", "22-10-2019"), ("ends", "24-10-2019")]


@pytest.mark.parametrize("between", [" | ", ", ", " – ", " "])
def test_what_separates_two_labels_goes(between: str) -> None:
    run = f"<b>start date:</b> 22-10-2019{between}<b>end date:</b> 24-10-2019"
    assert read(run) == [("starts", "22-10-2019"), ("ends", "24-10-2019")]


def test_a_kind_before_the_label_stands_alone() -> None:
    assert read("case study publication date: 08-05-2019") == [("paragraph", "case study"), *ONE]


def test_text_behind_the_date_stands_alone() -> None:
    assert read("publication date: 08-05-2019 read more") == [*ONE, ("paragraph", "read more")]


@pytest.mark.parametrize(
    ("html", "value"),
    [
        ("publication date: 8 May 2019", "8 May 2019"),
        ("publication date: 8 May 2019, in Ghent", "8 May 2019"),
        ("publication date: May 2019", "May 2019"),
        ("publication date May 8, 2019", "May 8, 2019"),
        ("publication date: soon", "soon"),
        ("publication date:", ""),
        ("publication date: 08.05.2019", "08.05.2019"),
    ],
)
def test_values(html: str, value: str) -> None:
    assert read(html)[0] == ("published", value)


@pytest.mark.parametrize(
    "prose",
    [
        "The publication date of the second report is not known.",
        "Publication date of the second report: not known.",
        "We asked for the publication date: nobody could name it to us on that long day.",
        "An update: 08-05-2019",
        "The dates: 08-05-2019",
    ],
)
def test_prose_is_not_taken(prose: str) -> None:
    assert read(f"<p>{prose}</p>") == [("paragraph", prose)]


def test_the_longest_label_counts() -> None:
    assert read("date: 08-05-2019") == ONE
    assert read("start date: 08-05-2019") == [("starts", "08-05-2019")]


def test_a_label_without_value_takes_no_prose_from_the_next_record() -> None:
    html = "<p>publication date:</p><p>The next record begins here</p><p>more</p>"
    assert read(html) == [("published", ""), ("paragraph", "The next record begins here"), ("paragraph", "more")]


def test_a_label_without_value_takes_no_label() -> None:
    html = "<p>publication date:</p><p>publication date: 08-05-2019</p>"
    assert read(html) == [("published", ""), *ONE]


def test_the_link_of_a_kind_is_kept() -> None:
    stream = with_labels(html_document("<a href=x>news</a> publication date: 08-05-2019").blocks, LABELS)
    assert (stream[0].kind, stream[0].href) == (BlockKind.PARAGRAPH, "x")


def test_more_labels_than_any_listing_has() -> None:
    with pytest.raises(NotAListing, match="no listing page"):
        read("<p>publication date: 08-05-2019" * (MAX_LABELS + 1))
