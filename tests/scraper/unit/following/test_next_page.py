"""The next page is found: systems, languages and ways of numbering, each on a small page of its own."""

import re
from pathlib import Path

import pytest
from lxml import html

from scraper.pages.following import next_page

PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
SITE = "https://harbour.example"
MENU = """
<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/about/">About us</a></li>
<li><a href="/topics/2/">Topics</a></li><li><a href="/de/">Deutsch</a></li></ul></nav>
"""
RECORDS = """
<main><h1>News</h1><div class="list">
<article class="post"><h2><a href="/2023/05/12/quay-opens/">The quay opens</a></h2><p>12 May 2023. Long.</p></article>
<article class="post"><h2><a href="/2023/04/02/crane-2/">A second crane</a></h2><p>2 April 2023. Tall.</p></article>
<article class="post"><h2><a href="/2023/03/31/boats-15/">15 boats</a></h2><p>31 March 2023. They float.</p></article>
</div>%s</main>
"""
SIDE = """
<aside class="sidebar widget-area"><h3>Recent</h3>
<ul><li><a href="/2023/05/12/quay-opens/">The quay opens</a></li></ul>
<h3>Archives</h3><ul><li><a href="/2023/05/">May 2023</a></li><li><a href="/2023/04/">April 2023</a></li></ul>
<a href="/feed/">RSS</a></aside><footer><a href="/imprint/">Imprint</a> <a href="/2019/">2019</a></footer>
"""


def found(below: str, url: str, head: str = "", language: str = "en", attributes: str = "") -> str | None:
    """The address of the page that follows a listing with this below its records, relative to the site."""
    body = f"{MENU}{RECORDS % below}{SIDE}"
    text = f"<html lang='{language}' {attributes}><head>{head}</head><body>{body}</body></html>"
    root = html.fromstring(text, parser=PARSER)
    records = root.xpath("//article")
    entries = [SITE + link.get("href") for link in root.xpath("//article//a")]
    following = next_page(root, SITE + url, records=records, entry_urls=entries)
    bare = next_page(root, SITE + url)
    assert (bare and bare.url) == (following and following.url), "the records are a help and no condition"
    return following.url.removeprefix(SITE) if following else None


CASES = sorted((Path(__file__).parent / "pages" / "next").glob("*.html"))
"""What stands below the records; the first line says the page's address and that of the next."""
ADDRESSES = re.compile(r"<!-- (\S+) -> (\S+) -->\n")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_next_page_of(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    addresses = ADDRESSES.match(text)
    assert addresses
    assert found(text[addresses.end() :], addresses[1]) == addresses[2]


LANGUAGES = {
    "bg": ("По-стари публикации", "По-нови публикации"),
    "bn": ("পুরাতন পোস্টগুলি", "নতুন পোস্টগুলি"),
    "ca": ("Entrades més antigues", "Entrades més recents"),
    "cs": ("Starší příspěvky", "Novější příspěvky"),
    "da": ("Ældre indlæg", "Nyere indlæg"),
    "de": ("Ältere Beiträge", "Neuere Beiträge"),
    "el": ("Παλαιότερες αναρτήσεις", "Νεότερες αναρτήσεις"),
    "en": ("Older entries", "Newer entries"),
    "es": ("Entradas más antiguas", "Entradas más recientes"),
    "et": ("Vanemad postitused", "Uuemad postitused"),
    "eu": ("Sarrera zaharragoak", "Sarrera berriagoak"),
    "fi": ("Vanhemmat artikkelit", "Uudemmat artikkelit"),
    "fr": ("Articles plus anciens", "Articles plus récents"),
    "gl": ("Máis antigas", "Máis recentes"),
    "hr": ("Starije objave", "Novije objave"),
    "hu": ("Régebbi bejegyzések", "Újabb bejegyzések"),
    "id": ("Postingan lama", "Postingan baru"),
    "is": ("Eldri færslur", "Nýrri færslur"),
    "it": ("Articoli meno recenti", "Articoli più recenti"),
    "ja": ("次のページへ", "前のページへ"),
    "ka": ("შემდეგი გვერდი", "წინა გვერდი"),
    "ko": ("다음 페이지", "이전 페이지"),
    "lt": ("Senesni įrašai", "Naujesni įrašai"),
    "lv": ("Vecāki ieraksti", "Jaunāki ieraksti"),
    "mk": ("Постари објави", "Понови објави"),
    "nl": ("Oudere berichten", "Nieuwere berichten"),
    "no": ("Eldre innlegg", "Nyere innlegg"),
    "pl": ("Starsze wpisy", "Nowsze wpisy"),
    "pt": ("Postagens mais antigas", "Postagens mais recentes"),
    "ro": ("Articole mai vechi", "Articole mai noi"),
    "ru": ("Более старые записи", "Более новые записи"),
    "sk": ("Staršie príspevky", "Novšie príspevky"),
    "sl": ("Starejši prispevki", "Novejši prispevki"),
    "sr": ("Старији чланци", "Новији чланци"),
    "sv": ("Äldre inlägg", "Nyare inlägg"),
    "th": ("หน้าถัดไป", "หน้าก่อน"),
    "tr": ("Daha eski yazılar", "Daha yeni yazılar"),
    "uk": ("Старіші дописи", "Новіші дописи"),
    "vi": ("Trang sau", "Trang trước"),
    "zh": ("下一页", "上一页"),
    "zh-Hant": ("下一頁", "上一頁"),
    "ar": ("المقالات الأقدم", "المقالات الأحدث"),
    "fa": ("نوشته‌های قدیمی‌تر", "نوشته‌های جدیدتر"),
    "he": ("רשומות קודמות", "פוסטים חדשים"),
    "hi": ("अगला पृष्ठ", "पिछला पृष्ठ"),
    "ur": ("اگلا صفحہ", "پچھلا صفحہ"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_is_called_where_addresses_say_nothing(language: str) -> None:
    on, back = LANGUAGES[language]
    links = f"""<div class="pager"><a href="/news?cursor=b1">{back}</a> <a href="/news?cursor=c7">{on}</a></div>"""
    assert found(links, "/news?cursor=a4", language=language) == "/news?cursor=c7"


def test_an_arrow_to_the_left_leads_on_where_reading_goes_to_the_left() -> None:
    links = """<div class="pager"><a href="/news?cursor=b1">→</a> <a href="/news?cursor=c7">←</a></div>"""
    assert found(links, "/news?cursor=a4", attributes="dir='rtl'") == "/news?cursor=c7"


def test_an_arrow_to_the_right_leads_on_elsewhere() -> None:
    links = """<div class="pager"><a href="/news?cursor=b1">←</a> <a href="/news?cursor=c7">→</a></div>"""
    assert found(links, "/news?cursor=a4") == "/news?cursor=c7"


def test_a_link_in_the_head_is_enough() -> None:
    assert found("", "/news/", head="<link rel='next' href='/news/page/2/'>") == "/news/page/2/"


def test_links_are_relative_to_the_base() -> None:
    links = """<div class="pager"><a href="page/2/">Next</a></div>"""
    assert found(links, "/", head="<base href='/blog/'>") == "/blog/page/2/"


def test_a_site_that_names_itself_by_another_host_is_followed_there() -> None:
    head = "<link rel='canonical' href='https://www.quay.example/news/'>"
    links = """<div class="pager"><a href="https://www.quay.example/news/page/2/">Next</a></div>"""
    assert found(links, "/news/", head=head) == "https://www.quay.example/news/page/2/"


def test_of_two_paginations_that_below_the_records_is_followed() -> None:
    poll = '<ul><li>Yes</li></ul><p class="pagination"><b>1</b><a href="/news?poll_page=2">2</a></p>'
    ours = '<p class="pagination"><b>1</b><a href="/news?list_page=2">2</a></p>'
    root = html.fromstring(f"<body><div class='box'>{poll}</div>{RECORDS % ours}</body>", parser=PARSER)
    following = next_page(root, f"{SITE}/news", records=root.xpath("//article"))
    assert following
    assert following.url == f"{SITE}/news?list_page=2"


def test_the_evidence_says_what_was_seen() -> None:
    root = html.fromstring(RECORDS % """<p class="pagination"><b>1</b> <a href="?page=2">2</a></p>""", parser=PARSER)
    following = next_page(root, f"{SITE}/news")
    assert following
    assert following.evidence == 'link "2" to the next number in a pagination'
