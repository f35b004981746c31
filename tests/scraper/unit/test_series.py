"""Addresses of the pages of one listing: what numbers them, and which belong together."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scraper.parsing.series import MARK, page_number, same_listing

NUMBERED = {
    "/news/page/{page}/": 2,
    "/news/page/{page}/index.html": 2,
    "/news/page-{page}": 3,
    "/page{page}": 2,
    "/blog/page:{page}": 2,
    "/news/p{page}": 2,
    "/news/{page}/": 2,
    "/news?page={page}": 2,
    "/news?topic=a&paged={page}&x=b": 4,
    "/news?start={page}": 20,
    "/news?offset={page}": 20,
    "/news?b_start:int={page}": 20,
    "/news?PAGEN_1={page}": 2,
    "/news?tx_news_pi1%5BcurrentPage%5D={page}": 2,
    "/news?e-page-77a={page}": 2,
    "/news?page=0%2C{page}": 1,
    "/index{page}.html": 2,
    "/news-{page}.html": 2,
    "/news-p-{page}": 2,
    "/news;page={page}": 2,
    "/aktuelles/seite/{page}": 3,
    "/nyheter/sida/{page}/": 3,
    "/novinky/strana-{page}": 3,
    "/noticias/p%C3%A1gina/{page}/": 3,
    "/aktualnosci,{page}.html": 2,
    "/list_12_{page}.html": 2,
    "/news/(offset)/{page}": 10,
}


@pytest.mark.parametrize("pattern", NUMBERED)
def test_the_number_of(pattern: str) -> None:
    url = "https://e.example" + pattern
    assert page_number(url.replace(MARK, str(NUMBERED[pattern]))) == (url, NUMBERED[pattern])


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/news/",
        "/2023/",
        "/2023/05/",
        "/2023/05/12/",
        "/news?per_page=20",
        "/news?page_size=20",
        "/?page_id=20",
        "/news?cpage=2",
        "/news?year=2023",
        "/blog?offset=1614556800000",
        "/book/chapter-3",
        "/news-2023.html",
        "/homepage",
        "/news?from=2023",
        "mailto:a@b.example",
    ],
)
def test_no_number_is_in(path: str) -> None:
    assert page_number(path if ":" in path else "https://e.example" + path) is None


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://e.example/", "http://www.e.example:80/page/2/"),
        ("https://e.example/news", "https://e.example/news/?page=3"),
        ("https://e.example/news.html", "https://e.example/news/2.html"),
        ("https://e.example/news/index.php", "https://e.example/news/index2.php"),
        ("https://e.example/news?utm_source=x", "https://e.example/news/?page=1"),
        ("https://e.example/news?a=1&b=2", "https://e.example/news?b=2&page=4&a=1"),
        ("https://e.example/news/page/3/", "https://e.example/news/"),
        ("https://e.example/news#top", "https://e.example/news?start=10"),
        ("https://e.example/phase-3/", "https://e.example/phase-3/page/2/"),
    ],
)
def test_pages_of_one_listing(url: str, other: str) -> None:
    assert same_listing(url, other)
    assert same_listing(other, url)


@pytest.mark.parametrize(
    ("url", "other"),
    [
        ("https://e.example/news", "https://e.example/events?page=2"),
        ("https://e.example/news?topic=1", "https://e.example/news?topic=2&page=2"),
        ("https://e.example/news", "https://f.example/news?page=2"),
        ("https://e.example/2023/", "https://e.example/2022/"),
        ("https://e.example/news", "not an address"),
    ],
)
def test_pages_of_two_listings(url: str, other: str) -> None:
    assert not same_listing(url, other)


@given(st.text(max_size=60) | st.text(alphabet="htps:/@[]%?#&.=0123456789-_,;apge\n ", max_size=60))
@example("http://[")
@example("https://e.example/?page=٣")
@example("https://e.example/?page=²")
@example("https://e.example/page/" + "9" * 5000)
def test_any_text_is_read_without_an_error(text: str) -> None:
    number = page_number(text)
    assert number is None or MARK in number[0]


@given(st.text(max_size=60))
def test_an_address_is_of_its_own_listing_or_none(text: str) -> None:
    url = f"https://e.example/{text}"
    assert same_listing(url, url)
