"""What looks prove, on lists of letters: `?` is what a look could not read, `|` a new page."""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from archive.membership import Look, Page, Tracker
from archive.membership.evidence import proven_absent
from archive.membership.order import merged, moved

START = datetime(2019, 5, 20, tzinfo=UTC)
_numbers = count(1)


def look(shown: str, *, complete: bool = False, from_top: bool = True) -> Look:
    """A look at a list of letters, later than those made before."""
    pages = []
    for page in shown.split("|"):
        number = next(_numbers)
        entries = tuple(None if letter == "?" else ord(letter) for letter in page)
        at = START + timedelta(seconds=number)
        url = f"https://example.org/{number}"
        pages.append(
            Page(
                listing_id=number,
                capture_id=number,
                captured_at=at,
                url=url,
                visit="x",
                entries=entries,
                revisions={one: one for one in entries if one is not None},
            )
        )
    return Look(pages=tuple(pages), complete=complete, from_top=from_top or complete)


def absent(before: str, now: Look) -> str:
    """Which letters of a look before are proven to be absent."""
    missing = [ord(letter) for letter in before if ord(letter) not in now.places]
    return "".join(map(chr, proven_absent(missing, look(before), now)))


def tracked(*looks: Look) -> Tracker:
    tracker = Tracker()
    for one in looks:
        tracker.take(one)
    tracker.settle()
    return tracker


def letters(entries: list[int]) -> str:
    return "".join(map(chr, entries))


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("ABCDEF", "ABC", ""),  # the end is not covered
        ("ABCDEF", "ABD", "C"),  # its neighbours are there
        ("ABCDEF", "AB|EF", "CD"),
        ("ABCDEF", "BCD", "A"),  # the beginning of the list is a neighbour
        ("ABCDEF", "XBY", "A"),  # what is new makes no difference
        ("ABCDEF", "XYZ", ""),  # no neighbour at all
        ("ABCDEF", "A?D", ""),  # it may be what could not be read
        ("ABCDEF", "?ACE", "BD"),  # that was elsewhere
        ("ABCDEF", "DBA", ""),  # not in the order in which it was shown
        ("ABCDEF", "", ""),
    ],
)
def test_a_part_of_a_list_proves_what_its_neighbours_prove(before: str, now: str, expected: str) -> None:
    assert absent(before, look(now)) == expected


def test_a_page_from_the_middle_has_no_beginning() -> None:
    assert absent("ABCDEF", look("BDE", from_top=False)) == "C"


@pytest.mark.parametrize(
    ("now", "expected"),
    [("ABD", "CEF"), ("", "ABCDEF"), ("DBA", "CEF"), ("AB?D", "EF"), ("A?", ""), ("A|BD", "CEF")],
)
def test_a_complete_look_proves_all_but_what_it_could_not_read(now: str, expected: str) -> None:
    assert absent("ABCDEF", look(now, complete=True)) == expected


@pytest.mark.parametrize(
    ("pages", "shifted"),
    [
        ("ABC|CD", True),
        ("ABC|BCD", True),
        ("ABC|C", True),
        ("ABC|DE", False),
        ("PAB|PCD", False),  # pinned on top
        ("ABP|CDP|EFP", False),  # and at the end
        ("ABP|CDP", True),  # where nothing tells it from an entry that was pushed
        ("ABC|ABC", False),  # the list is over
        ("|A", False),
    ],
)
def test_insertions_while_the_visit_runs_push_the_last_entry_on(pages: str, shifted: bool) -> None:
    assert look(pages).shifted == shifted


def test_a_shifted_look_proves_nothing() -> None:
    # F was taken from below and put on top while the visit ran: it was never seen, and is listed.
    assert absent("ABCDEF", look("ABC|CDE", complete=True)) == ""


@pytest.mark.parametrize(
    ("known", "now", "expected"),
    [
        ("ABCDEF", "XAB", "XABCDEF"),
        ("ABCDEF", "XABY", "XABYCDEF"),  # Y stands directly behind B, what is below comes later
        ("ABCDEF", "XYZ", "XYZABCDEF"),
        ("ABCDEF", "BDE", "ABCDEF"),
        ("ABC", "", "ABC"),
    ],
)
def test_a_list_is_put_together_from_parts(known: str, now: str, expected: str) -> None:
    assert letters(merged([ord(letter) for letter in known], look(now))) == expected


def test_a_part_from_the_middle_without_common_entries_stands_behind() -> None:
    assert letters(merged([ord("A")], look("XY", from_top=False))) == "AXY"


@pytest.mark.parametrize(
    ("known", "now", "expected"),
    [("ABCDE", "XABD", ""), ("ABCDE", "DABC", "D"), ("ABCDE", "ACBDE", "C"), ("", "AB", "")],
)
def test_moved_is_the_least_that_explains_the_order(known: str, now: str, expected: str) -> None:
    assert letters(moved([ord(letter) for letter in known], look(now))) == expected


def test_a_span_has_evidence_for_both_ends() -> None:
    first, second, third, fourth = (
        look("AC", complete=True),
        look("ABC", complete=True),
        look("AB"),
        look("AC", complete=True),
    )
    (span,) = tracked(first, second, third, fourth).spans[ord("B")]
    assert span.absent_before
    assert span.gone_by
    assert (span.absent_before.look, span.first.look) == (first, second)
    assert (span.last.look, span.gone_by.look) == (third, fourth)


def test_neighbours_are_evidence_for_a_beginning_too() -> None:
    first, second = look("AC"), look("ABC")
    (span,) = tracked(first, second).spans[ord("B")]
    assert span.absent_before
    assert (span.absent_before.look, span.absent_before.basis) == (first, "neighbours")


def test_without_evidence_an_end_is_open() -> None:
    (span,) = tracked(look("A"), look("AB"), look("A")).spans[ord("B")]
    assert (span.absent_before, span.gone_by) == (None, None)


def test_what_comes_back_has_a_second_span() -> None:
    gone = look("AC", complete=True)
    spans = tracked(look("ABC", complete=True), gone, look("A"), look("ABC")).spans[ord("B")]
    assert [span.gone_by and span.gone_by.look for span in spans] == [gone, None]
    assert spans[1].absent_before
    assert spans[1].absent_before.look == gone


def test_unknown_in_between_is_one_span() -> None:
    assert len(tracked(look("AB", complete=True), look("A"), look("AB", complete=True)).spans[ord("B")]) == 1


def test_a_step_says_what_came_went_and_moved() -> None:
    tracker = tracked(look("ABCD", complete=True))
    step = tracker.take(look("XDAC", complete=True))
    assert (letters([span.entry for span in step.came]), letters([span.entry for span in step.went])) == ("X", "B")
    assert letters(step.moved) == "D"
