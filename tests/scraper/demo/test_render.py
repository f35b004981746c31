"""Pages say what the truth says. The reader here is crude on purpose: it shares no idea with the parser."""

import re
from html import unescape

import pytest

from scraper.demo import Look, Loop, Site, TrueEntry
from scraper.demo.answers import answer_to

LABELS = {"published": "publication date", "starts": "start date", "ends": "end date"}


def page(site: Site, path: str, *, day: int = 1, look: Look | None = None) -> str:
    return answer_to(site, day, path, look or Look()).body.decode()


def text_of(html: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", unescape(re.sub(r"<[^>]+>", "\n", html)))


def links(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'(?i)href="([^"]+)"', html)]


def spoken(entry: TrueEntry) -> str:
    """A record as a reader sees it, one thing a line."""
    year_last = {role: "-".join(reversed(value.split("-"))) for role in LABELS if (value := getattr(entry, role))}
    dates = [f"{LABELS[role]}: {value}" for role, value in year_last.items()]
    return "\n".join([*entry.tags, *filter(None, (entry.title, entry.teaser)), *entry.kinds, *dates])


@pytest.mark.parametrize("day", [1, 8])
def test_every_page_shows_its_records_in_the_grammar_of_the_site(site: Site, day: int) -> None:
    for topic in site.on(day).truth().topics:
        for listed in topic.pages:
            seen = text_of(page(site, listed.path, day=day))
            records = "\n".join([topic.title, *topic.introduction, *map(spoken, listed.entries)])
            assert f"\n{records}\n" in seen


def test_titles_link_to_their_entries(site: Site) -> None:
    for listed in site.on(8).truth().topics[1].pages:
        found = [href for href in links(page(site, listed.path, day=8)) if "-WSPO-" in href]
        assert found == [entry.path for entry in listed.entries if entry.path]


def test_pagination_links_to_next_previous_and_other_pages(site: Site) -> None:
    pages = site.on(1).truth().topics[0].pages
    found = links(page(site, pages[1].path))
    assert {pages[0].path, pages[2].path, pages[-1].path} <= set(found)
    assert "next &raquo;" in page(site, pages[1].path)
    assert "next &raquo;" not in page(site, pages[-1].path)


def test_without_pagination_only_the_rule_is_left(site: Site) -> None:
    first = site.on(1).truth().topics[0].pages[0]
    assert not [href for href in links(page(site, first.path, look=Look(pagination=False))) if "newsstart" in href]


def test_past_the_end_there_is_introduction_and_no_record(site: Site) -> None:
    topic = site.on(1).truth().topics[0]
    beyond = page(site, f"{topic.path}&newsstart=901&newscount=10&contentURL={topic.slug}-issue")
    assert topic.introduction[0] in text_of(beyond)
    assert "-WSPO-" not in beyond
    assert "publication date" not in beyond


def test_every_page_links_to_every_topic(site: Site) -> None:
    topics = site.on(1).truth().topics
    for listed in topics[2].pages:
        assert {topic.path for topic in topics} <= set(links(page(site, listed.path)))


def test_the_surroundings_have_dates_lists_and_links_of_their_own(site: Site, first_page: str) -> None:
    html = page(site, first_page)
    before, after = html.split("<h1", 1)[0], html.rsplit("next &raquo;", 1)[1]
    assert "<LI>" in before
    assert re.search(r"\d\d-\d\d-\d{4}", after)
    assert "last update: 01-05-2019" in after


def test_the_filler_weighs_but_says_nothing(site: Site, first_page: str) -> None:
    heavy = page(site, first_page, look=Look(filler=40_000))
    assert 40_000 < len(heavy.encode()) < 60_000
    assert heavy.split("<h1", 1)[1] == page(site, first_page).split("<h1", 1)[1]


def test_some_links_lead_to_mirrors(site: Site, first_page: str) -> None:
    mirrors = ("http://mirror.example/eurocities/", "https://staging.example/v2/")
    found = links(page(site, first_page, look=Look(mirrors=mirrors)).split("<h1", 1)[1])
    away = [href for href in found if href.startswith(mirrors)]
    assert {href.split("/")[2] for href in away} == {"mirror.example", "staging.example"}
    plain = [re.sub(r"^https?://[^/]+/(eurocities|v2)/", "/eurocities/", href) for href in found]
    assert plain == links(page(site, first_page).split("<h1", 1)[1])


def test_the_second_root_shows_the_same_page(site: Site, first_page: str) -> None:
    assert page(site, first_page.replace("/eurocities/", "/v2/", 1)) == page(site, first_page)


def test_labels_vanish_and_dates_stay(site: Site, first_page: str) -> None:
    html = page(site, first_page, look=Look(labels=False))
    assert not any(f"{label}:" in html for label in LABELS.values())
    assert len(re.findall(r'class="d">\d\d-\d\d-\d{4}', html)) >= 10


def test_a_page_that_is_its_own_next(site: Site) -> None:
    second = site.on(1).truth().topics[0].pages[1].path
    html = page(site, second, look=Look(loop=Loop.SELF))
    assert [href for href in links(html) if "newsstart" in href][-1] == second


def test_a_last_page_that_repeats_for_ever(site: Site) -> None:
    topic = site.on(1).truth().topics[0]
    beyond = f"{topic.path}&newsstart=901&newscount=10&contentURL={topic.slug}-issue"
    html = page(site, beyond, look=Look(loop=Loop.REPEAT))
    assert [href for href in links(html) if "-WSPO-" in href] == [
        entry.path for entry in topic.pages[-1].entries if entry.path
    ]
    assert beyond.replace("901", "911") in links(html)


def test_entries_have_pages_under_any_slug(site: Site) -> None:
    entry = next(entry for entry in site.on(1).truth().topics[0].entries if entry.title)
    assert f"/eurocities/news/any-words-WSPO-{entry.wspo}" != entry.path
    assert str(entry.title) in text_of(page(site, f"/eurocities/news/any-words-WSPO-{entry.wspo}"))
