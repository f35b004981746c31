"""The new site says what its truth says, in both appearances. The reader here is crude on purpose."""

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from http.client import HTTPConnection
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest

from scraper.demo import Farewell, Look, Move, Site, TitlePlace, TrueEntry, TrueTopic, latest_on, serve
from scraper.demo.answers import Answer, answer_to

MOVED, NEWER = 5, 12
MONTHS = [date(2000, number, 1).strftime("%B") for number in range(1, 13)]


def site_of(**move: Any) -> Site:
    return Site(7, topics=3, entries_per_topic=22, move=Move(day=MOVED, newer=NEWER, **move))


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of()


def answer(site: Site, path: str, *, day: int = MOVED, look: Look | None = None) -> Answer:
    return answer_to(site, day, path, look or Look())


def page(site: Site, path: str, *, day: int = MOVED, look: Look | None = None) -> str:
    return answer(site, path, day=day, look=look).body.decode()


def topics(site: Site, day: int = MOVED) -> tuple[TrueTopic, ...]:
    return latest_on(site.on(day)).truth().topics


def pages(site: Site, day: int) -> Iterator[tuple[str, tuple[TrueEntry, ...]]]:
    for topic in topics(site, day):
        for listed in topic.pages:
            yield page(site, listed.path, day=day), listed.entries


def main_of(html: str) -> str:
    return html.partition("<main>")[2].partition("</main>")[0]


def lines_of(html: str) -> list[str]:
    plain = unescape(re.sub(r"<[^>]+>", "\n", html))
    return [line.strip() for line in plain.splitlines() if line.strip()]


def links(html: str) -> list[str]:
    return [unescape(href) for href in re.findall(r'href="([^"]+)"', html)]


def in_words(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def test_until_the_move_the_old_site_is_served(site: Site) -> None:
    still = Site(7, topics=3, entries_per_topic=22)
    before = MOVED - 1
    paths = [listed.path for topic in still.on(before).truth().topics for listed in topic.pages]
    assert {page(site, path, day=before) for path in paths} == {page(still, path, day=before) for path in paths}


def test_before_the_move_there_is_no_new_site(site: Site) -> None:
    assert answer(site, "/latest/", day=MOVED - 1).status == 404
    with pytest.raises(ValueError, match="day 4"):
        latest_on(site.on(MOVED - 1))


def test_first_cards_show_kinds_date_title_teaser_and_reading_time_in_this_order(site: Site) -> None:
    for html, entries in pages(site, MOVED):
        lines = lines_of(main_of(html).partition('<div class="posts">')[2])
        for number, entry in enumerate(entries):
            kinds, when, title, teaser, reading = lines[number * 5 : number * 5 + 5]
            assert (kinds, title, teaser) == (" ".join(entry.kinds), entry.title, entry.teaser)
            assert when == in_words(entry.published or "")
            assert re.fullmatch(r"[2-9] minutes? read", reading)


def test_later_cards_show_teaser_and_reading_time_alone(site: Site) -> None:
    for html, entries in pages(site, NEWER):
        lines = lines_of(main_of(html).partition('<div class="posts">')[2])
        assert lines[: 2 * len(entries) : 2] == [entry.teaser for entry in entries]
        assert all(re.fullmatch(r"[2-9] minutes? read", line) for line in lines[1 : 2 * len(entries) : 2])
        assert {(entry.kinds, entry.published) for entry in entries} == {((), None)}


@pytest.mark.parametrize("place", TitlePlace)
def test_later_titles_are_attributes(place: TitlePlace) -> None:
    site = site_of(title_place=place)
    for html, entries in pages(site, NEWER):
        named = re.findall(rf' {place}="([^"]+)"', main_of(html).partition('<div class="posts">')[2])
        assert [unescape(title) for title in named][: len(entries)] == [entry.title for entry in entries]


@pytest.mark.parametrize("day", [MOVED, NEWER])
def test_cards_link_to_their_articles_in_order(site: Site, day: int) -> None:
    for html, entries in pages(site, day):
        found = [href for href in links(main_of(html)) if re.fullmatch(r"/latest/(?!page)[^/?]+/", href)]
        assert list(dict.fromkeys(found)) == [entry.path for entry in entries]


def test_articles_answer_with_their_title(site: Site) -> None:
    for entry in latest_on(site.on(MOVED)).truth().entries().values():
        assert entry.title in lines_of(page(site, entry.path or ""))


def test_facets_count_the_cards(site: Site) -> None:
    counts = {topic.slug: len(topic.entries) for topic in topics(site)}
    shown = " ".join(lines_of(main_of(page(site, "/latest/")).partition("</form>")[0]))
    assert f"News ({counts['news']})" in shown
    assert f"Press release ({counts['press-release']})" in shown
    assert f"social innovation ({counts['social-innovation']})" in shown


def test_categories_list_the_cards_of_their_kind(site: Site) -> None:
    everything, *others = topics(site)
    for slug, kind in (("news", "News"), ("opinion", "Opinion"), ("publications", "Publications")):
        (topic,) = (topic for topic in others if topic.slug == slug)
        assert topic.entries == tuple(entry for entry in everything.entries if kind in entry.kinds)
        assert topic.title == kind


def test_some_cards_have_two_kinds(site: Site) -> None:
    kinds = {entry.kinds for entry in topics(site)[0].entries}
    assert {("News",), ("Opinion", "News"), ("Spotlight", "Publications")} <= kinds
    assert {len(one) for one in kinds} == {1, 2}


def test_focus_areas_are_the_topics_of_the_old_site() -> None:
    site = site_of(carried=1000)
    old = site.on(MOVED).truth().topics
    new = {topic.slug: topic for topic in topics(site)}
    for topic in old:
        there = {entry.serial for entry in new[topic.slug].entries}
        assert there == {entry.serial for entry in topic.entries if entry.title and entry.published}
        assert new[topic.slug].title == "Latest"


def test_newest_stand_first_and_neither_events_nor_untitled_ones_anywhere(site: Site) -> None:
    entries = topics(site)[0].entries
    dates = [entry.published or "" for entry in entries]
    assert all(a >= b for a, b in pairwise(dates))
    assert all(entry.title and entry.published and not entry.starts for entry in entries)


def test_what_is_older_than_the_site_cares_for_stays_behind() -> None:
    site = site_of(carried=10)
    dates = [entry.published or "" for entry in topics(site)[0].entries]
    assert min(dates) >= "2019-04-25"
    assert len(dates) < len(topics(site_of())[0].entries)


def test_an_edited_title_keeps_its_address(site: Site) -> None:
    before, after = (latest_on(site.on(day)).truth().entries() for day in (MOVED, MOVED + 6))
    both = [(before[serial], after[serial]) for serial in before.keys() & after.keys()]
    assert any(a.title != b.title for a, b in both)
    assert all(a.path == b.path for a, b in both)


def test_no_two_articles_share_an_address() -> None:
    entries = latest_on(Site(7, move=Move()).on(1000)).truth().entries().values()
    assert len({entry.path for entry in entries}) == len(entries)
    assert any(entry.path and entry.path.endswith("-2/") for entry in entries)


def test_pages_link_the_next_the_first_and_the_last(site: Site) -> None:
    for topic in topics(site):
        ends = {topic.pages[0].path, topic.pages[-1].path}
        for number, listed in enumerate(topic.pages, start=1):
            html = main_of(page(site, listed.path))
            following = re.findall(r'<a class="next page-numbers" href="([^"]+)">', html)
            assert [unescape(href) for href in following] == ([listed.next_path] if listed.next_path else [])
            assert ends - {listed.path} <= set(links(html))
            assert number == 1 or f"page/{number}/" in listed.path


def test_without_pagination_only_the_rule_is_left(site: Site) -> None:
    assert not [href for href in links(page(site, "/latest/", look=Look(pagination=False))) if "/page/" in href]


def test_every_page_links_every_listing(site: Site) -> None:
    firsts = {topic.path for topic in topics(site)}
    assert all(firsts <= set(links(html)) for html, _ in pages(site, MOVED))


def test_a_category_without_cards_says_so() -> None:
    site = site_of(carried=-10)
    assert [len(topic.entries) for topic in topics(site)] == [0] * len(topics(site))
    assert "No results found." in lines_of(page(site, "/latest_categories/opinion/"))


@pytest.mark.parametrize("path", ["/latest/page/99/", "/latest_categories/none/", "/latest/no-such-article/", "/wp/"])
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    reply = answer(site, path)
    assert reply.status == 404
    assert "Nothing was found" in reply.body.decode()


def located(site: Site, path: str) -> tuple[int, str]:
    reply = answer(site, path)
    return reply.status, dict(reply.headers).get("Location", "")


def test_old_addresses_lead_to_what_comes_nearest(site: Site) -> None:
    topic = site.on(MOVED).truth().topics[0]
    new = latest_on(site.on(MOVED)).truth().entries()
    assert located(site, topic.pages[1].path) == (301, f"/latest/?_focus_area={topic.slug}")
    assert located(site, topic.path.replace("/eurocities/", "/v2/")) == (301, f"/latest/?_focus_area={topic.slug}")
    for entry in topic.entries:
        if entry.path:
            kept = new.get(entry.serial)
            assert located(site, entry.path) == (301, kept.path if kept else "/")
    assert located(site, "/eurocities/working_groups/Clean-Streets&tpl=home") == (301, "/")
    assert located(site, "/eurocities") == (301, "/")


def test_old_addresses_can_be_gone() -> None:
    site = site_of(farewell=Farewell.GONE)
    topic = site.on(MOVED).truth().topics[0]
    assert {located(site, path) for path in (topic.path, topic.entries[0].path or "", "/eurocities/")} == {(404, "")}


def test_an_address_without_its_slash_leads_to_the_one_with_it(site: Site) -> None:
    assert located(site, "/latest?_focus_area=innovation") == (301, "/latest/?_focus_area=innovation")
    assert located(site, "/latest_categories/news") == (301, "/latest_categories/news/")


def test_the_move_happens_while_it_is_served(site: Site) -> None:
    with serve(site, day=MOVED - 1) as replica:
        connection = HTTPConnection(urlsplit(replica.url).netloc, timeout=5)

        def get(path: str, **headers: str) -> tuple[int, str | None]:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            return response.status, response.headers["Location"] or response.headers["ETag"]

        old = site.on(1).truth().topics[0].path
        assert get(old)[0] == 200
        replica.day = MOVED
        assert get(old) == (301, "/latest/?_focus_area=social-innovation")
        status, tag = get("/latest/?_focus_area=social-innovation")
        assert (status, get("/latest/?_focus_area=social-innovation", **{"If-None-Match": tag or ""})[0]) == (200, 304)
        connection.close()


def test_by_default_it_is_the_summer_of_2020() -> None:
    site = Site(7, move=Move())
    assert site.on(Move().day).date.isoformat() == "2020-07-01"
    assert site.on(Move().newer).date.isoformat() == "2024-01-01"


def test_the_site_goes_on_at_the_pace_it_began_with() -> None:
    assert 300 < len(topics(Site(7, move=Move()), 1500)[0].entries) < 1000
