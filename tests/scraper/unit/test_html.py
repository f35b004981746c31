"""HTML as blocks: what a reader sees, whatever it is marked up with."""

import pytest

from scraper.errors import NotAListing
from scraper.parsing import html
from scraper.parsing.blocks import BlockKind, Link
from scraper.parsing.html import html_document


def texts(markup: str) -> list[str]:
    return [block.text for block in html_document(markup).blocks]


def kinds(markup: str) -> list[str]:
    return [f"{block.kind}{block.level or ''}" for block in html_document(markup).blocks]


def hrefs(markup: str) -> list[tuple[str, str | None]]:
    return [(block.text, block.href) for block in html_document(markup).blocks]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>one<p>two", ["one", "two"]),
        ("one<br>two<BR/>three", ["one", "two", "three"]),
        ("<p>one <i>two</i><b>three</b> four</p>", ["one twothree four"]),
        ("<p><span><em>one</em> two</span></p>three", ["one two", "three"]),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"]),
        ("<table><tr><td>one<td>two<tr><td>three</table>", ["one", "two", "three"]),
        ("<td>one<table><tr><td>two</td></tr></table>three", ["one", "two", "three"]),
        ("<dl><dt>one<dd>two<dt>three</dl>", ["one", "two", "three"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>one\n\t two&nbsp;three  </p>", ["one two\u00a0three"]),
        ("<p> <b> </b>\n</p><p>&nbsp;</p>", []),
        ("<p>one<script>two</script><style>three</style><!-- four --></p>", ["one"]),
        ("<p hidden>one</p><p style='color:red;DISPLAY : none'>two</p><p>three</p>", ["three"]),
        ("<div style='visibility:hidden'><p>one</p></div>two", ["two"]),
        ("<head><title>one</title></head><body>two</body>", ["two"]),
        ("<noscript>one</noscript><template>two</template><select><option>three</select>four", ["four"]),
        ("<hr>one<hr/>two", ["one", "two"]),
        ("<p>&lt;b&gt; &amp; &euro;&#8217;</p>", ["<b> & €’"]),
        ("<b>one<p>two</b>three", ["one", "twothree"]),
    ],
)
def test_texts(markup: str, shown: list[str]) -> None:
    assert [text.split() for text in texts(markup)] == [text.split() for text in shown]


def test_no_break_spaces_stay() -> None:
    assert texts("<p>&nbsp;24&nbsp; towns\n</p>") == ["24\u00a0 towns"]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>a</h1><h3>b</h3><p>c", ["heading1", "heading3", "paragraph"]),
        ("<h2><a href=x><span>a</span></a></h2>", ["heading2"]),
        ("<h2><div>a</div></h2>", ["heading2"]),
        ("<ul><li>a<li><b>b</b></ul>", ["item", "item"]),
        ("<ul><li><p>a</p></li></ul>", ["paragraph"]),
        ("<ul><li>a<br>b</li><li>c</li></ul>", ["paragraph", "paragraph", "item"]),
        ("<li>a<p>b</p>c</li>", ["paragraph", "paragraph", "paragraph"]),
    ],
)
def test_kinds(markup: str, expected: list[str]) -> None:
    assert kinds(markup) == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p><a href=x>all <b>of it</b></a></p>", [("all of it", "x")]),
        ("<p>» <a href=x>all</a> …</p>", [("» all …", "x")]),
        ("<p>some <a href=x>words</a></p>", [("some words", None)]),
        ("<p><a href=x>one</a> <a href=y>two</a></p>", [("one two", "x")]),
        ("<a href=x><p>one</p></a>", [("one", "x")]),
        ("<a name=x>one</a>", [("one", None)]),
        ("<a href=x>one</a><p>two</p>", [("one", "x"), ("two", None)]),
    ],
)
def test_where_blocks_lead(markup: str, expected: list[tuple[str, str | None]]) -> None:
    assert hrefs(markup) == expected


def test_only_the_heading_of_a_card_keeps_its_link() -> None:
    card = "<a href=x><p>8 May</p><h3>Title</h3><p>Teaser</p></a>"
    assert hrefs(card) == [("8 May", None), ("Title", "x"), ("Teaser", None)]


def test_the_first_block_of_a_card_without_heading_keeps_its_link() -> None:
    assert hrefs("<a href=x><p>Title</p><p>Teaser</p></a>") == [("Title", "x"), ("Teaser", None)]


def test_two_links_to_one_address_are_no_card() -> None:
    assert hrefs("<p><a href=x>one</a></p><p><a href=x>two</a></p>") == [("one", "x"), ("two", "x")]


def test_blocks_know_the_elements_around_them() -> None:
    one, two, three = (block.path for block in html_document("<div><p>1</p><p>2</p></div><div>3</div>").blocks)
    assert one[:-1] == two[:-1]
    assert one != two
    assert three[:-1] == one[:-2]


@pytest.mark.parametrize(
    ("markup", "chrome"),
    [
        ("<nav><p>x</p></nav>", True),
        ("<aside>x</aside>", True),
        ("<div role=Navigation>x</div>", True),
        ("<footer>x</footer>", True),
        ("<article><footer>x</footer></article>", False),
        ("<li><footer>x</footer></li>", False),
        ("<header>x</header>", False),
        ("<div class='nav sidebar footer'>x</div>", False),
    ],
)
def test_what_says_of_itself_that_it_is_no_content(markup: str, chrome: bool) -> None:
    assert [block.chrome for block in html_document(markup).blocks] == [chrome]


def test_all_links_are_kept() -> None:
    markup = """<head><link rel=next href=/2><link rel=stylesheet href=/s></head>
    <nav><a href=/1 rel=prev>« <b>back</b></a></nav><p hidden><a href=/0>no</a></p>"""
    links = html_document(markup).links
    assert links == (Link("/2", "", "next"), Link("/s", "", "stylesheet"), Link("/1", "« back", "prev"))


def test_a_link_that_is_not_closed_ends_where_the_next_begins() -> None:
    assert [link.text for link in html_document("<p><a href=/1>one <a href=/2>two").links] == ["one", "two"]


def test_the_first_base_counts() -> None:
    markup = "<base href=http://one/><base href=http://two/>"
    assert html_document(f"<head>{markup}</head>x").base == "http://one/"


@pytest.mark.parametrize("markup", ["", " \n", "<!-- x -->", "<html></html>"])
def test_nothing(markup: str) -> None:
    assert html_document(markup).blocks == ()


def test_more_elements_within_each_other_than_any_page_has() -> None:
    with pytest.raises(NotAListing, match="no listing page"):
        html_document("<div>" * 10_002 + "x")


def test_more_blocks_than_any_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_BLOCKS", 10)
    assert len(texts("<p>x" * 10)) == 10
    with pytest.raises(NotAListing, match="no listing page"):
        texts("<p>x" * 11)


def test_bold_is_known_by_all_of_its_words() -> None:
    blocks = html_document("<p><b>all</b> <strong>bold</strong></p><p><b>half</b> bold</p>").blocks
    assert [(block.strong, block.kind) for block in blocks] == [
        (True, BlockKind.PARAGRAPH),
        (False, BlockKind.PARAGRAPH),
    ]
