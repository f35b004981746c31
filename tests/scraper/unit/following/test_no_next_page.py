"""No next page is invented: what looks like a way on and is none, each on a small page of its own."""

import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from scraper.pages.following import next_page

PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
SITE = "https://harbour.example"
PAGES = Path(__file__).parent / "pages"
ADDRESS = re.compile(r"<!-- (\S+) -->\n")
"""The first line of a case says the page's address."""
LISTING = """
<header><nav class="menu"><a href="/">Home</a> <a href="/news/">News</a> <a href="/about/">About</a></nav></header>
<main><h1>News</h1><div class="list">
<article class="post"><h2><a href="/news/quay-opens/">The quay opens</a></h2><p>12 May 2023. Long.</p></article>
<article class="post"><h2><a href="/news/crane-2/">A second crane</a></h2><p>2 April 2023. Tall.</p></article>
<article class="post"><h2><a href="/news/3/">15 boats</a></h2><p>31 March 2023. They float.</p></article>
</div>%s</main><footer><a href="/imprint/">Imprint</a></footer>
"""
ARTICLE = "<main><article><h1>The quay opens</h1><p>It is long.</p></article>%s</main>"


def page(frame: str, case: Path) -> tuple[HtmlElement, str]:
    text = case.read_text(encoding="utf-8")
    address = ADDRESS.match(text)
    assert address
    body = f"<html><head></head><body>{frame % text[address.end() :]}</body></html>"
    return html.fromstring(body, parser=PARSER), SITE + address[1]


@pytest.mark.parametrize("case", sorted((PAGES / "none").glob("*.html")), ids=lambda case: case.stem)
def test_there_is_none_below_a_listing(case: Path) -> None:
    root, url = page(LISTING, case)
    entries = [SITE + link.get("href") for link in root.xpath("//article//a")]
    assert next_page(root, url, records=root.xpath("//article"), entry_urls=entries) is None


@pytest.mark.parametrize("case", sorted((PAGES / "none").glob("*.html")), ids=lambda case: case.stem)
def test_there_is_none_where_no_records_are_known(case: Path) -> None:
    assert next_page(*page(LISTING, case)) is None


@pytest.mark.parametrize("case", sorted((PAGES / "article").glob("*.html")), ids=lambda case: case.stem)
def test_there_is_none_where_no_listing_is(case: Path) -> None:
    assert next_page(*page(ARTICLE, case)) is None


def test_an_entry_is_none_whatever_it_is_called() -> None:
    links = """<div class="pagination"><a class="next" href="/news/page/2/">Next</a></div>"""
    root = html.fromstring(LISTING % links, parser=PARSER)
    assert next_page(root, f"{SITE}/news/", entry_urls=[f"{SITE}/news/page/2/"]) is None


def test_a_pagination_inside_a_record_is_none() -> None:
    root = html.fromstring("<div><article><a href='/news/page/2/'>2</a></article></div>", parser=PARSER)
    assert next_page(root, f"{SITE}/news/", records=root.xpath("//article")) is None
