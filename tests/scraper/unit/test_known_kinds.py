"""Lines of kinds that a source is known to use; names of links that are titles."""

from datetime import UTC, datetime

import pytest

from scraper.page import Entry, Page
from scraper.pages.auto import read_auto
from scraper.pages.auto.kinds import split_known
from scraper.sources import find_source

KNOWN = ("news", "press release", "release", "opinion", "spotlight publications", "spotlight")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("News", ("News",)),
        ("Opinion News", ("Opinion", "News")),
        ("OPINION / press release", ("OPINION", "press release")),
        ("News, Opinion · Release", ("News", "Opinion", "Release")),
        ("Spotlight Publications", ("Spotlight Publications",)),
        ("Newsletter", ()),
        ("News from the press", ()),
        ("Newsopinion", ()),
        ("", ()),
        ("...", ()),
        ("news " * 30, ()),
    ],
)
def test_a_line_of_kinds_says_nothing_else(text: str, kinds: tuple[str, ...]) -> None:
    assert split_known(text, KNOWN) == kinds


def test_where_no_kinds_are_known_there_are_none() -> None:
    assert split_known("News", ()) == ()


TEXTS = (
    "The city council has agreed on a plan for ten new bicycle streets, and work begins in May.",
    "More than forty cities have shared what they learned about heat in summer, and what it costs.",
    "A library of things opens next to the town hall: drills, tents and a piano can be borrowed.",
)
NAMES = ("Ten new bicycle streets", "Forty cities and the heat", "Borrow a piano")


def entries(*cards: str) -> list[Entry]:
    html = f"<html lang=en><body><h1>Latest</h1><div>{''.join(cards)}</div></body></html>"
    at = datetime(2024, 1, 1, tzinfo=UTC)
    page = Page(body=html.encode(), url="https://ports.example/latest/", captured_at=at, media_type="text/html")
    return list(read_auto(page).entries)


def card(number: int, name: str, text: str) -> str:
    return f'<div><a href="/n/{number}"><img src="{number}.jpg" alt="{name}"></a>{text}<span>4 minute read</span></div>'


def test_the_name_of_a_picture_s_link_is_the_title_of_a_card_without_one() -> None:
    shown = [card(number, NAMES[number], f"<p>{TEXTS[number]}</p>") for number in range(3)]
    assert [(entry.title, entry.teaser) for entry in entries(*shown)] == list(zip(NAMES, TEXTS, strict=True))


def test_what_a_picture_shows_is_no_title_where_there_is_one() -> None:
    shown = [
        card(number, f"A street in district {number}", f"<p><b>{NAMES[number]}</b></p><p>{TEXTS[number]}</p>")
        for number in range(3)
    ]
    assert [(entry.title, entry.teaser) for entry in entries(*shown)] == list(zip(NAMES, TEXTS, strict=True))


def test_one_name_for_all_pictures_is_no_title() -> None:
    shown = [card(number, "Picture of the news", f"<p>{TEXTS[number]}</p>") for number in range(3)]
    assert [entry.title for entry in entries(*shown)] == list(TEXTS)


def test_records_that_lead_elsewhere_are_none_of_the_source_s() -> None:
    source = find_source("eurocities-latest")
    cards = [f'<div><h3><a href="/latest/words-{n}/">{NAMES[n]}</a></h3><p>{TEXTS[n]}</p></div>' for n in range(3)]
    others = [f'<div><h3><a href="/events/{n}/">{TEXTS[n]}</a></h3><p>{TEXTS[n]} {n}</p></div>' for n in range(3)]
    html = f"<main><div>{''.join(cards)}</div><section>{''.join(others)}</section></main>"
    at = datetime(2024, 1, 1, tzinfo=UTC)
    page = Page(body=html.encode(), url="https://eurocities.eu/latest/", captured_at=at, media_type="text/html")
    assert [entry.title for entry in read_auto(page, source).entries] == list(NAMES)
