"""The site of a day is a function of seed and day, and by day 8 it has shown every quirk."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.demo import Site, TrueEntry, TrueTopic, Truth

SEEDS = range(10)
DAYS = range(1, 9)


@pytest.fixture(scope="module", params=SEEDS)
def week(request: pytest.FixtureRequest) -> list[Truth]:
    site = Site(request.param)
    return [site.on(day).truth() for day in DAYS]


def placed(truth: Truth) -> set[tuple[str, int]]:
    return {(topic.slug, entry.serial) for topic in truth.topics for entry in topic.entries}


def changed(week: list[Truth], field: str) -> set[int]:
    """Serials of entries whose field differs between two days that both list them."""
    pairs = ((before.entries(), after.entries()) for before, after in pairwise(week))
    return {
        serial
        for old, new in pairs
        for serial in old.keys() & new.keys()
        if getattr(old[serial], field) != getattr(new[serial], field)
    }


def test_another_process_sees_the_same_site() -> None:
    program = (
        "import json, dataclasses, scraper.demo as d; print(json.dumps(dataclasses.asdict(d.Site(3).on(9).truth())))"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True).stdout
    assert json.loads(printed) == json.loads(json.dumps(asdict(Site(3).on(9).truth())))


def test_the_order_of_asking_changes_nothing() -> None:
    forwards, backwards = Site(5), Site(5)
    there = [forwards.on(day).truth() for day in (1, 2, 8, 23)]
    back = [backwards.on(day).truth() for day in (23, 8, 2, 1)]
    assert there == back[::-1]


def test_seeds_differ() -> None:
    titles = [{entry.title for entry in Site(seed).on(1).truth().entries().values()} for seed in (1, 2)]
    assert len(titles[0] & titles[1]) < 0.1 * len(titles[0])


def test_there_is_no_day_before_the_first() -> None:
    with pytest.raises(ValueError, match="day 0"):
        Site(1).on(0)


def test_ids_are_unique_and_stay(week: list[Truth]) -> None:
    serials = {(entry.wspo, entry.serial) for truth in week for entry in truth.entries().values() if entry.wspo}
    counts = Counter(wspo for wspo, _ in serials)
    assert set(counts.values()) == {1}
    assert all(len(wspo) == 6 and wspo.isalnum() and wspo.upper() == wspo for wspo in counts)


def test_several_topics_list_the_same_entry(week: list[Truth]) -> None:
    counts = Counter(entry.serial for topic in week[0].topics for entry in topic.entries)
    assert max(counts.values()) > 1


def test_untitled_entries_stand_in_one_topic_and_differ_by_date(week: list[Truth]) -> None:
    for truth in week:
        untitled = [(topic.slug, entry) for topic in truth.topics for entry in topic.entries if entry.title is None]
        assert len({entry.serial for _, entry in untitled}) == len(untitled)
        assert len({(slug, entry.published) for slug, entry in untitled}) == len(untitled)
        assert all(
            (entry.teaser, entry.path, entry.wspo, entry.kinds) == (None, None, None, ()) for _, entry in untitled
        )
        assert {slug for slug, _ in untitled} == {topic.slug for topic in truth.topics}


def test_events_lead_and_lie_ahead(week: list[Truth]) -> None:
    for topic in week[0].topics:
        first = topic.entries[0]
        assert first.starts is not None
        assert first.ends is not None
        assert week[0].date < first.starts <= first.ends


def test_every_record_has_the_dates_of_its_sort(week: list[Truth]) -> None:
    for entry in week[-1].entries().values():
        assert (entry.published is None) == (entry.starts is not None) == (entry.ends is not None)


def test_kinds_and_tags(week: list[Truth]) -> None:
    entries = week[0].entries().values()
    kinds = Counter(entry.kinds for entry in entries)
    assert set(kinds) == {(), ("news",), ("publication",), ("case study",), ("event",)}
    assert sum(not entry.tags for entry in entries) > len(entries) / 2
    assert any(len(entry.tags) > 1 for entry in entries)
    assert all(list(entry.tags) == sorted(set(entry.tags)) for entry in entries)


def test_teasers_of_one_and_of_several_paragraphs(week: list[Truth]) -> None:
    counts = {entry.teaser.count("\n") + 1 for entry in week[0].entries().values() if entry.teaser}
    assert counts == {1, 2, 3}


def test_typographic_characters_occur(week: list[Truth]) -> None:
    text = "".join(f"{entry.title} {entry.teaser}" for entry in week[0].entries().values())
    assert set("‘’“”€–&\u00a0") <= set(text)


def test_two_records_share_a_date(week: list[Truth]) -> None:
    def shared(topic: TrueTopic) -> bool:
        dates = Counter(entry.published for entry in topic.entries if entry.published)
        return max(dates.values()) > 1

    assert all(shared(topic) for topic in week[0].topics)


def test_mostly_newest_first(week: list[Truth]) -> None:
    def date(entry: TrueEntry) -> str:
        return entry.published or entry.starts or ""

    pairs = [(date(a), date(b)) for topic in week[-1].topics for a, b in pairwise(topic.entries)]
    falling = sum(a >= b for a, b in pairs)
    assert 0.85 * len(pairs) < falling < len(pairs)


def test_new_entries_appear_and_some_day_is_quiet(week: list[Truth]) -> None:
    known = [truth.entries().keys() for truth in week]
    born = [len(after - set().union(*known[: number + 1])) for number, after in enumerate(known[1:])]
    assert sum(born) >= 5
    assert 0 in born


def test_a_title_change_moves_the_slug_and_keeps_the_id(week: list[Truth]) -> None:
    retitled, moved = changed(week, "title"), changed(week, "path")
    assert retitled
    assert retitled < moved
    assert not changed(week, "wspo")


def test_a_slug_changes_alone(week: list[Truth]) -> None:
    assert changed(week, "path") - changed(week, "title") - changed(week, "teaser")


def test_a_teaser_changes_alone(week: list[Truth]) -> None:
    assert changed(week, "teaser") - changed(week, "path")


def test_entries_are_withdrawn_and_some_come_back(week: list[Truth]) -> None:
    here = [truth.entries().keys() for truth in week]
    gone_at_last = set().union(*here) - here[-1]
    returned = {
        serial
        for serial in here[-1]
        for before, between in pairwise(range(len(here)))
        if serial in here[before] and serial not in here[between]
    }
    assert gone_at_last
    assert returned


def test_an_entry_leaves_one_topic_and_stays_in_another(week: list[Truth]) -> None:
    lost = [
        (slug, serial) for a, b in pairwise(week) for slug, serial in placed(a) - placed(b) if serial in b.entries()
    ]
    assert lost


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**40),
    topics=st.integers(1, 5),
    entries=st.integers(0, 12),
    page_size=st.integers(1, 12),
    day=st.integers(1, 40),
)
def test_a_site_of_any_size_keeps_its_rules(seed: int, topics: int, entries: int, page_size: int, day: int) -> None:
    truth = Site(seed, topics=topics, entries_per_topic=entries, page_size=page_size).on(day).truth()
    for topic in truth.topics:
        assert [entry for page in topic.pages for entry in page.entries] == list(topic.entries)
        assert [page.path for page in topic.pages[1:]] == [page.next_path for page in topic.pages[:-1]]
        assert topic.pages[-1].next_path is None
        assert len({entry.serial for entry in topic.entries}) == len(topic.entries)


def test_a_large_site_is_no_older_than_the_web() -> None:
    truth = Site(2, topics=1, entries_per_topic=5000).on(1).truth()
    assert min(entry.published for entry in truth.topics[0].entries if entry.published) > "2010"
