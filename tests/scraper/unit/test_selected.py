"""The reader by selectors: every field where its selector says, and a verdict where nothing is found."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.errors import EmptyListing, LayoutChanged, NotAListing, Verdict
from scraper.page import Entry, ListingPage, Page
from scraper.pages import parse, parser_of
from scraper.sources import Source
from tests.definition_cases import written
from tests.site_cases import SELECTORS, TOP, card, cards

URL = "http://quay.example/news/"
NOW = datetime(2019, 6, 1, tzinfo=UTC)


def source(folder: Path, *changes: tuple[str, str], more: str = "") -> Source:
    text = TOP.format(method="selectors", host="quay.example") + more + SELECTORS
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return written(folder, text, "quay.toml")


def read(html: str, rules: Source, url: str = URL) -> ListingPage:
    return parse(Page(body=html.encode(), url=url, captured_at=NOW, media_type="text/html"), rules)


def only(html: str, rules: Source) -> Entry:
    (entry,) = read(html, rules).entries
    return entry


def test_titles_are_on_one_line(tmp_path: Path) -> None:
    assert only(cards(3), source(tmp_path)).title == "Item\N{NO-BREAK SPACE}3 of many"


def test_links_are_absolute_and_canonical(tmp_path: Path) -> None:
    assert only(cards(3), source(tmp_path)).url == "http://quay.example/news/item-3"


@pytest.mark.parametrize("selector", ["h2", "h2 a", "./h2/a/@href", "xpath:string(h2/a/@href)", "a::attr(href)"])
def test_a_link_is_the_element_in_it_around_it_or_an_attribute(tmp_path: Path, selector: str) -> None:
    rules = source(tmp_path, ("h2 a::attr(href)", selector))
    assert only(cards(3), rules).url == "http://quay.example/news/item-3"


def test_a_card_that_is_one_link(tmp_path: Path) -> None:
    html = '<a class="card" href="/news/x"><h2>A card</h2></a>'
    rules = source(tmp_path, ("article.card", "a.card"), ("h2 a::attr(href)", "h2"))
    assert only(html, rules).url == "http://quay.example/news/x"


@pytest.mark.parametrize("href", ["mailto:a@example.org", "javascript:void(0)", " "])
def test_what_leads_to_no_page_is_no_link(tmp_path: Path, href: str) -> None:
    assert only(f'<article class="card"><h2><a href="{href}">x</a></h2></article>', source(tmp_path)).url is None


def test_the_lines_of_a_teaser_stay_and_scripts_go(tmp_path: Path) -> None:
    assert only(cards(3), source(tmp_path)).teaser == "Line one\nline two\nThe end"


def test_the_second_selector_counts_where_the_first_finds_nothing(tmp_path: Path) -> None:
    html = '<article class="card"><h2></h2><h3>Below</h3></article>'
    assert only(html, source(tmp_path)).title == "Below"


@pytest.mark.parametrize(
    ("date", "text", "value"),
    [
        ("", "2019-05-03T22:30:00Z", "2019-05-03"),
        ('<time datetime="soon">4 May 2019</time>', "4 May 2019", "2019-05-04"),
        ('<time datetime="2019-05">May</time>', "2019-05", "2019-05"),
        ('<p class="date">04.05.2019</p>', "04.05.2019", "2019-05-04"),
        ('<p class="date">2019-05-04 10:00</p>', "2019-05-04 10:00", "2019-05-04"),
        ('<p class="date">someday</p>', "someday", None),
    ],
)
def test_dates(tmp_path: Path, date: str, text: str, value: str | None) -> None:
    found = only(card(3, date=date), source(tmp_path)).published
    assert found is not None
    assert (found.text, found.value) == (text, value)


def test_an_instant_is_the_day_that_it_is_in_the_sources_zone(tmp_path: Path) -> None:
    rules = source(tmp_path, ('order = "DMY"', 'zone = "Europe/Oslo"'))
    found = only(cards(3), rules).published
    assert found is not None
    assert (found.value, found.zone) == ("2019-05-04", "Europe/Oslo")


def test_without_an_order_no_day_is_taken_for_a_month(tmp_path: Path) -> None:
    rules = source(tmp_path, ('order = "DMY"', ""))
    dates = [
        only(card(3, date=f'<p class="date">{text}</p>'), rules).published for text in ("04.05.2019", "4 May 2019")
    ]
    assert [date.value for date in dates if date] == [None, "2019-05-04"]


def test_a_date_of_change(tmp_path: Path) -> None:
    found = only(card(3, extra='<p class="updated">7 May 2019</p>'), source(tmp_path)).updated
    assert found is not None
    assert found.value == "2019-05-07"


def test_tags_are_elements_and_what_the_separator_parts(tmp_path: Path) -> None:
    extra = '<ul class="tags"><li>#Water<li>Locks, Docks,<li>Water</ul><p class="kind">News</p>'
    entry = only(card(3, extra=extra), source(tmp_path))
    assert (entry.tags, entry.kinds) == (("Water", "Locks", "Docks"), ("News",))


def test_a_record_that_goes_on_in_its_siblings(tmp_path: Path) -> None:
    html = (
        "<div><h3><a href=a>One</a></h3><p>First</p><p>Second</p><h3><a href=b>Two</a></h3><p>Third</p></div><p>End</p>"
    )
    rules = source(
        tmp_path,
        ('record = "article.card"', 'record = "h3"\nsiblings = true'),
        ("h2 a::attr(href)", "a"),
        ("./div[@class='lead']", "p"),
    )
    assert [(entry.title, entry.teaser) for entry in read(html, rules).entries] == [
        ("One", "First\nSecond"),
        ("Two", "Third"),
    ]


def test_the_page_s_own_words(tmp_path: Path) -> None:
    listing = read(cards(1, above='<h1>News</h1><div class="intro"><p>One.</p><p>Two.</p></div>'), source(tmp_path))
    assert (listing.title, listing.introduction, listing.parser) == ("News", ("One.", "Two."), "selectors/1")


def test_the_next_page_is_what_the_selector_finds(tmp_path: Path) -> None:
    below = '<a class="further" href="#">1</a><a class="further" href="?page=2">2</a>'
    assert read(cards(1, below=below), source(tmp_path)).next_url == "http://quay.example/news/?page=2"


def test_without_a_selector_the_rule_for_addresses_says_it(tmp_path: Path) -> None:
    rules = source(tmp_path, ('next = "a.further"', ""), more="[pagination]\nlinks = '/archive/\\d+'\n")
    below = '<a href="/archive/2">2</a><a href="/archive/9">9</a>'
    assert read(cards(1, below=below), rules).next_url == "http://quay.example/archive/2"


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        ('<p class="nothing">None yet</p>', EmptyListing),
        ("<h1>Sign in</h1>", LayoutChanged),
        ('<article class="card"><p>No title</p></article>', LayoutChanged),
        ("<html></html>", NotAListing),
        ("", NotAListing),
        ("\0\1\2" * 100, NotAListing),
    ],
)
def test_verdicts(tmp_path: Path, html: str, verdict: type[Exception]) -> None:
    with pytest.raises(verdict):
        read(html, source(tmp_path))


def test_the_verdict_names_the_selector(tmp_path: Path) -> None:
    with pytest.raises(LayoutChanged, match=r"no record at 'article\.card'"):
        read("<p>x</p>", source(tmp_path))


def test_plain_text_has_no_elements(tmp_path: Path) -> None:
    with pytest.raises(NotAListing, match="no HTML"):
        parse(Page(body=b"News", url=URL, captured_at=NOW, media_type="text/plain"), source(tmp_path))


def test_the_reader_has_a_name_and_a_version(tmp_path: Path) -> None:
    assert parser_of(source(tmp_path), NOW) == "selectors/1"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("article.card", "article[", "selectors.record.0"),
        ('["h2", "h3"]', '["h2", "//h2"]', "selectors.title.1"),
        ("a.further", "xpath:unheard-of(.)", "selectors.next.0"),
        ('".kind"', '".//a["', "selectors.kinds.0"),
        ('title = ["h2", "h3"]', "", "selectors.title"),
        ('["h2", "h3"]', "[]", "selectors.title"),
        ("separator", "separators", "selectors.separators"),
    ],
)
def test_a_wrong_selector_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(Exception, match=r"quay\.toml") as caught:
        source(tmp_path, (old, new))
    assert key in str(caught.value)


ODD = [
    "<div>" * 5000 + cards(1),
    cards(*range(1, 9)) * 300,
    "<article class=card><h2>" + "a" * 100_000,
    "<base href='http://['><article class=card><h2><a href='//['>x</a></h2></article>",
    "<article class=card><h2>\ud800 &#0; &#xffff; \x0b</h2></article>",
    "<!-- <article class=card> --><frameset><frame></frameset>",
]


@pytest.mark.parametrize("html", ODD, ids=range(len(ODD)))
def test_odd_pages_are_read_or_judged(tmp_path: Path, html: str) -> None:
    page = Page(body=html.encode(errors="surrogatepass"), url=URL, captured_at=NOW, media_type="text/html")
    with contextlib.suppress(Verdict):
        assert parse(page, source(tmp_path)).entries


@given(
    body=st.binary(max_size=300) | st.text(alphabet="<article class='card'>h2/ \n&;time", max_size=300).map(str.encode)
)
def test_no_bytes_raise_anything_but_a_verdict(body: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    rules = source(tmp_path_factory.mktemp("fuzz"))
    with contextlib.suppress(Verdict):
        assert parse(Page(body=body, url="http://[", captured_at=NOW, media_type="text/html"), rules)
