"""What is incomplete is kept and marked; what nothing could find again is set aside with its text."""

from dataclasses import replace

import pytest

from pipelines.validate import DATE_MISSING, NOTHING_TO_KEEP, TITLE_MISSING, ValidatePipeline, problems, validated
from scraper.page import Encoding, Entry, ListedDate, ListingPage, Unreadable
from scraper.parsing.dates import IMPLAUSIBLE, IMPOSSIBLE, UNREADABLE

DAY = ListedDate(text="08-05-2019", value="2019-05-08")
BAD = ListedDate(text="31-02-2019", problem=IMPOSSIBLE)
GOOD = Entry(position=1, title="Ferries", url="http://www.eurocities.eu/f", published=DAY)


def page(*entries: Entry) -> ListingPage:
    return ListingPage(
        title="smart cities",
        introduction=(),
        entries=entries,
        next_url=None,
        parser="labels/1",
        encoding=Encoding(name="utf-8", basis="header"),
    )


@pytest.mark.parametrize(
    ("entry", "named"),
    [
        (GOOD, ()),
        (replace(GOOD, url=None, teaser=None), ()),
        (replace(GOOD, published=None, starts=DAY), ()),
        (replace(GOOD, title=None), (TITLE_MISSING,)),
        (replace(GOOD, published=None), (DATE_MISSING,)),
        (replace(GOOD, published=BAD), (IMPOSSIBLE,)),
        (replace(GOOD, published=ListedDate(text="08-05-2199", problem=IMPLAUSIBLE)), (IMPLAUSIBLE,)),
        (replace(GOOD, published=ListedDate(text="soon", problem=UNREADABLE)), (UNREADABLE,)),
        (replace(GOOD, published=None, starts=DAY, ends=BAD), (IMPOSSIBLE,)),
        (replace(GOOD, published=None, starts=BAD, ends=BAD), (IMPOSSIBLE,)),
        (replace(GOOD, title=None, published=None), (TITLE_MISSING, DATE_MISSING)),
    ],
)
def test_problems(entry: Entry, named: tuple[str, ...]) -> None:
    assert problems(entry) == named
    assert validated(page(entry)).entries == (replace(entry, problems=named),)


def test_a_record_of_nothing_but_a_date_is_kept() -> None:
    (kept,) = validated(page(Entry(position=3, published=DAY))).entries
    assert (kept.position, kept.problems) == (3, (TITLE_MISSING,))


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        (Entry(position=2, tags=("a", "b"), teaser="Words.", kinds=("news",), published=BAD), None),
        (Entry(position=2, teaser="Words."), "Words."),
        (Entry(position=2), ""),
    ],
)
def test_what_nothing_could_find_again_is_set_aside_with_its_text(entry: Entry, text: str | None) -> None:
    result = validated(page(GOOD, entry))
    shown = "a\nb\nWords.\nnews\n31-02-2019" if text is None else text
    assert result.unreadable == (Unreadable(position=2, reason=NOTHING_TO_KEEP, text=shown),)
    assert [kept.position for kept in result.entries] == [1]


@pytest.mark.parametrize("item", [{"title": "x"}, None, "x"])
def test_other_items_pass(item: object) -> None:
    assert ValidatePipeline().process_item(item) is item
