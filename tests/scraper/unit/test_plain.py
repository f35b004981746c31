"""Plain text as blocks: lines, bullets, and paragraphs that were wrapped by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import NotAListing
from scraper.parsing.blocks import BlockKind
from scraper.parsing.plain import text_document

WRAPPED = """\
A town is called smart when its wires and its people know of each
other. We look at both, and at what they say when nobody asks.

A second paragraph, which ends early.
"""


def texts(text: str) -> list[str]:
    return [block.text for block in text_document(text).blocks]


@pytest.mark.parametrize("bullet", ["•", "‣", "◦", "▪", "·", "*", "–", "-"])
def test_bulleted_lines_are_items(bullet: str) -> None:
    (block,) = text_document(f"  {bullet} cooperation\n").blocks
    assert (block.kind, block.text) == (BlockKind.ITEM, "cooperation")


@pytest.mark.parametrize("line", ["-5 degrees", "•cooperation", "- ", "2019 - a year"])
def test_what_only_looks_like_a_bullet(line: str) -> None:
    assert [block.kind for block in text_document(line).blocks] == [BlockKind.PARAGRAPH]


def test_paragraphs_that_were_wrapped_by_hand_are_one_again() -> None:
    assert texts(WRAPPED) == [" ".join(paragraph.split()) for paragraph in WRAPPED.split("\n\n")]


def test_a_bullet_that_was_wrapped_by_hand_is_one_again() -> None:
    text = "  • a bullet that is so long that it had to be broken into two\n  lines by hand\n  • short\n"
    assert texts(text) == [
        "a bullet that is so long that it had to be broken into two lines by hand",
        "short",
    ]


def test_lines_of_any_length_are_paragraphs_of_their_own() -> None:
    lines = ["word " * 40, "A title", "word " * 30, "publication date: 08-05-2019"]
    assert texts("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    assert texts(f"one{end}{end}two{end}") == ["one", "two"]


@given(text=st.text(alphabet="ab \n•-", max_size=200))
def test_no_word_is_lost_or_moved(text: str) -> None:
    words = " ".join(texts(text)).split()
    # What stood before a line as its bullet is the only thing that goes.
    assert [word for word in words if word.strip("•-")] == [word for word in text.split() if word.strip("•-")]


def test_more_lines_than_any_listing_has() -> None:
    with pytest.raises(NotAListing, match="no listing page"):
        text_document("x\n" * 200_001)
