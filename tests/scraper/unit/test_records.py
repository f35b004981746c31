"""How one record's blocks are told apart: tags, title, teaser, kind, and records without a date between others."""

import pytest

from scraper.page import Entry, ListingPage, Page
from scraper.pages import parse
from scraper.pages.tags import is_kind, is_tag_line, looks_like_kind, may_be_tag_line, read_kinds, read_tags
from scraper.parsing.blocks import Block
from scraper.parsing.html import html_document
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE
from tests.scraper_cases.records import page_address

PROSE = "A teaser that is long enough to be told from a link or a name."


def block(html: str) -> Block:
    (only,) = html_document(html).blocks
    return only


def listing(body: str, media_type: str = "text/html") -> ListingPage:
    page = Page(body=body.encode(), url=HOST + page_address(1), captured_at=CAPTURED, media_type=media_type)
    return parse(page, SOURCE)


def entries(body: str) -> tuple[Entry, ...]:
    return listing(f"<h1>smart cities</h1>{body}").entries


def record(number: int, *, date: bool = True, teaser: str = PROSE) -> str:
    title = f'<h3><a href="/eurocities/news/Title-{number}-WSPO-AAAAA{number}">Title {number}</a></h3>'
    return f"{title}<p>{teaser}</p>" + (f"<p>publication date: 0{number}-05-2019</p>" if date else "")


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<p>culture, economy</p>", ("culture", "economy")),
        ("<p>Tags: culture; economy</p>", ("culture", "economy")),
        ("<p>culture | economy · mobility</p>", ("culture", "economy", "mobility")),
        ("<p><span>culture</span> <span>economy</span></p>", ("culture", "economy")),
        ("<p><a href=1>culture</a>, <a href=2>knowledge society</a></p>", ("culture", "knowledge society")),
        ("<li>knowledge\u00a0society</li>", ("knowledge\u00a0society",)),
        ("<p>culture,, </p>", ("culture",)),
    ],
)
def test_tags(html: str, tags: tuple[str, ...]) -> None:
    assert read_tags(block(html)) == tags


@pytest.mark.parametrize(
    ("html", "anywhere", "before_a_title"),
    [
        ("<li>beekeeping</li>", True, True),
        ("<p>Culture, economy</p>", True, True),
        ("<p><a href=1>beekeeping</a>, <a href=2>winter sports</a></p>", True, True),
        ("<p>beekeeping, winter sports</p>", False, True),
        ("<p>Beekeeping</p>", False, False),
        ("<p>news</p>", False, False),
        ("<p>a sentence of five words</p>", False, False),
        ("<h3>culture</h3>", False, False),
        ("<li>An item of a list that is a whole sentence and no tag at all</li>", False, False),
    ],
)
def test_lines_of_tags(html: str, anywhere: bool, before_a_title: bool) -> None:
    assert is_tag_line(block(html), SOURCE) is anywhere
    assert may_be_tag_line(block(html), SOURCE) is before_a_title


@pytest.mark.parametrize(
    ("html", "known", "likely"),
    [
        ("<p>News</p>", True, True),
        ("<p>case study, news</p>", True, True),
        ("<p>interview</p>", False, True),
        ("<p>It ends here.</p>", False, False),
        ("<p><a href=x>interview</a></p>", False, False),
        ("<p>an interview with five words</p>", False, False),
    ],
)
def test_kinds(html: str, known: bool, likely: bool) -> None:
    assert is_kind(block(html), SOURCE) is known
    assert looks_like_kind(block(html)) is likely


def test_several_kinds_are_read_as_shown() -> None:
    assert read_kinds(block("<p>Opinion | case study</p>")) == ("Opinion", "case study")


@pytest.mark.parametrize("bare", [1, 2, 3])
def test_a_record_without_a_date_is_a_record(bare: int) -> None:
    found = entries("".join(record(number, date=number != bare) for number in (1, 2, 3)))
    assert [(entry.title, entry.published is None) for entry in found] == [
        (f"Title {number}", number == bare) for number in (1, 2, 3)
    ]


def test_the_tags_of_a_record_without_a_date_stay_its_own() -> None:
    bare = "<ul><li>culture</li></ul>" + record(2, date=False)
    found = entries(record(1) + bare + "<ul><li>economy</li></ul>" + record(3))
    assert [entry.tags for entry in found] == [(), ("culture",), ("economy",)]


def test_a_link_behind_the_last_date_is_no_record() -> None:
    footer = '<p><a href="/eurocities/news/Most-read-WSPO-BBBBBB">Most read this month</a></p>'
    assert [entry.title for entry in entries(record(1) + record(2) + footer)] == ["Title 1", "Title 2"]


def test_a_second_link_to_a_records_entry_starts_no_other() -> None:
    more = record(1, date=False) + '<p><a href="/eurocities/news/Title-1-WSPO-AAAAA1">Read all of it here</a></p>'
    found = entries(more + "<p>publication date: 01-05-2019</p>" + record(2))
    assert [(entry.title, entry.teaser) for entry in found] == [("Title 1", PROSE), ("Title 2", PROSE)]


def test_read_more_behind_the_date_is_the_record_above() -> None:
    more = '<p><a href="/eurocities/news/T-WSPO-AAAAA1">read more</a></p>'
    plain = f"<h3>Title</h3><p>{PROSE}</p><p>publication date: 01-05-2019</p>{more}"
    found = entries(plain + plain.replace("AAAAA1", "AAAAA2"))
    assert [(entry.url or "")[-6:] for entry in found] == ["AAAAA1", "AAAAA2"]


def test_a_link_at_the_end_of_a_teaser_goes_and_links_within_stay() -> None:
    link = '<a href="/eurocities/news/Title-1-WSPO-AAAAA1">here</a>'
    (first, _) = entries(record(1, teaser=f"See <a href=/x>there</a> and {link}") + record(2))
    assert first.teaser == "See there and"


@pytest.mark.parametrize("text", ["»", "Read more…", "→"])
def test_a_link_that_names_nothing_is_no_teaser(text: str) -> None:
    link = f'{PROSE}</p><p><a href="/eurocities/news/Title-1-WSPO-AAAAA1">{text}</a>'
    (first, _) = entries(record(1, teaser=link) + record(2))
    assert first.teaser == PROSE


@pytest.mark.parametrize(
    ("head", "title", "introduction"),
    [
        ("<h1>Smart Cities</h1><p>Short one.</p>", "Smart Cities", ("Short one.",)),
        ("<h1>the network</h1><h2>smart cities</h2><p>Short one.</p>", "smart cities", ("Short one.",)),
        (f"<h1>Towns that think</h1><p>{PROSE}</p>", "Towns that think", (PROSE,)),
        (f"<p>{PROSE}</p><p>Short one.</p>", None, (PROSE, "Short one.")),
        (f"<p><a href=/>smart cities</a></p><h1>Smart cities</h1><p>{PROSE}</p>", "Smart cities", (PROSE,)),
        (f"<h1>smart cities</h1><p>{PROSE}</p><h2>News</h2><p>Newest first.</p>", "smart cities", (PROSE,)),
        (f"<h1>smart cities</h1><p>12-05-2019</p><p>{PROSE}</p>", "smart cities", (PROSE,)),
        (f"<h1>smart cities</h1><p><a href=/x>{PROSE}</a></p>", "smart cities", ()),
    ],
)
def test_what_stands_before_the_first_record(head: str, title: str | None, introduction: tuple[str, ...]) -> None:
    page = listing(head + record(1) + record(2))
    assert (page.title, page.introduction, len(page.entries)) == (title, introduction, 2)


@pytest.mark.parametrize("name", ["social innovation", "Social&nbsp;Innovation", "SOCIAL INNOVATION"])
def test_a_name_is_known_in_any_spelling(name: str) -> None:
    body = f"<h1>the network</h1><h2>{name}</h2><p>Short one.</p>{record(1)}{record(2)}"
    url = HOST + page_address(1).replace("smart-cities", "social-innovation")
    page = parse(Page(body=body.encode(), url=url, captured_at=CAPTURED, media_type="text/html"), SOURCE)
    assert (page.title or "").replace("\u00a0", " ").casefold() == "social innovation"


@pytest.mark.parametrize(
    "title",
    [
        "<h3>{}</h3>",
        "<p><b>{}</b></p>",
        '<p><a href="/eurocities/news/{}-WSPO-AAAAA1">{}</a></p>',
        '<h3>{} <a href="/eurocities/news/{}-WSPO-AAAAA1">#</a></h3>',
    ],
    ids=["heading", "bold", "link", "heading-with-a-link"],
)
def test_titles_are_what_the_titles_of_a_page_have_in_common(title: str) -> None:
    body = "".join(
        f"{title.replace('{}', name)}<p>{PROSE}</p><p>publication date: 01-05-2019</p>" for name in ("One", "Two")
    )
    assert [(entry.title or "")[:3] for entry in entries(body)] == ["One", "Two"]


def test_the_reader_and_the_decision_are_noted() -> None:
    page = listing(record(1))
    assert (page.parser.partition("/")[0], page.encoding.name, page.encoding.basis) == ("labels", "utf-8", "bytes")
