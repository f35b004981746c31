"""What holds for any tree and any address, and what a listing without pages of its own goes on with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from scraper.pages.following import Following, next_page

PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
URL = "https://e.example/news/"

names = st.sampled_from(["next", "pagination", "page-numbers current", "disabled", "carousel", "older", "", "é\u200c"])
addresses = st.sampled_from(
    ["/news/page/2/", "?page=2", "#", "javascript:x", "http://[", "//", "", "http://e.example:x/", "?page=²", "/news/2"]
) | st.text(max_size=20)
texts = st.sampled_from(["Next", "2", "»", "٢", "下一页", "Older posts", "10", "9" * 40]) | st.text(max_size=20)
tags = st.sampled_from(
    ["a", "button", "link", "li", "div", "span", "option", "nav", "base", "html", "body", "template"]
)


@st.composite
def trees(draw: st.DrawFn, depth: int = 0) -> html.HtmlElement:
    element = html.Element(draw(tags))
    for name, values in (
        ("class", names),
        ("href", addresses),
        ("rel", names),
        ("data-url", addresses),
        ("dir", names),
    ):
        if draw(st.booleans()):
            element.set(name, _clean(draw(values)))
    element.text = _clean(draw(texts))
    for _ in range(draw(st.integers(0, 3 if depth < 3 else 0))):
        element.append(draw(trees(depth + 1)))
    return element


def _clean(text: str) -> str:
    return "".join(char for char in text if char >= " " and not "\ud800" <= char <= "\udfff" and char < "\ufffe")


@given(trees(), st.just(URL) | addresses)
def test_no_tree_and_no_address_makes_it_raise(root: html.HtmlElement, url: str) -> None:
    following = next_page(root, url, records=list(root.iter("li")), entry_urls=[url])
    assert following is None or following.url != url


@given(trees())
def test_what_is_found_is_absolute_and_of_the_site(root: html.HtmlElement) -> None:
    following = next_page(root, URL)
    assert following is None or (following.url.startswith(("http://", "https://")) and 0 < following.confidence <= 1)


@given(trees())
def test_the_same_page_gives_the_same_answer(root: html.HtmlElement) -> None:
    again = html.fromstring(etree.tostring(root, encoding="unicode", method="html"), parser=PARSER)
    assert next_page(again, URL) == next_page(again, URL)


def test_a_tree_of_many_levels_is_no_deeper_than_any_other() -> None:
    text = "<div>" * 1500 + '<a class="next" href="/news/page/2/">Next</a>' + "</div>" * 1500
    following = next_page(html.fromstring(text, parser=PARSER), URL)
    assert following
    assert following.url == f"{URL}page/2/"


YEARS = """
<p><a href="/news/2024/">2024</a> <b>2023</b> <a href="/news/2022/">2022</a> <a href="/news/2021/">2021</a></p>
"""


def archive(below: str, url: str) -> Following | None:
    return next_page(html.fromstring(f"<main><article>Quay</article>{below}</main>", parser=PARSER), url)


def test_the_archive_of_a_year_goes_on_in_that_of_the_year_before() -> None:
    following = archive(YEARS, "https://e.example/news/2023/")
    assert following == Following(
        url="https://e.example/news/2022/", evidence='link "2022" to the archive before', confidence=0.5
    )


def test_years_in_a_parameter_are_archives_too() -> None:
    below = '<p><a href="?year=2024">2024</a> <b>2023</b> <a href="?year=2022">2022</a></p>'
    following = archive(below, "https://e.example/news?year=2023")
    assert following
    assert following.url == "https://e.example/news?year=2022"


def test_a_month_goes_on_only_in_what_is_called_older() -> None:
    below = '<p><a href="/2023/04/">Older posts</a> <a href="/2023/06/">Newer posts</a></p>'
    following = archive(below, "https://e.example/2023/05/")
    assert following
    assert following.url == "https://e.example/2023/04/"


@pytest.mark.parametrize(
    "url", ["https://e.example/news/", "https://e.example/news/2021/", "https://e.example/news/2023/a/"]
)
def test_years_are_no_way_on_from(url: str) -> None:
    assert archive(YEARS, url) is None


def test_an_archive_with_pages_goes_on_in_its_own() -> None:
    below = f'{YEARS}<p class="pagination"><b>1</b> <a href="/news/2023/page/2/">2</a></p>'
    following = archive(below, "https://e.example/news/2023/")
    assert following
    assert following.url == "https://e.example/news/2023/page/2/"
