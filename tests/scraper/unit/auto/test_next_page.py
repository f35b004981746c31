"""The next page is found: systems, languages and ways of numbering, each on a small page of its own."""

import pytest
from lxml import html

from scraper.pages.auto.following import next_page

PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
SITE = "https://harbour.example"
MENU = """<nav class="main-menu"><ul><li><a href="/">Home</a></li><li><a href="/about/">About us</a></li>
<li><a href="/topics/2/">Topics</a></li><li><a href="/de/">Deutsch</a></li></ul></nav>"""
RECORDS = """<main><h1>News</h1><div class="list">
<article class="post"><h2><a href="/2023/05/12/quay-opens/">The quay opens</a></h2><p>12 May 2023. It is long.</p></article>
<article class="post"><h2><a href="/2023/04/02/crane-2/">A second crane</a></h2><p>2 April 2023. It is tall.</p></article>
<article class="post"><h2><a href="/2023/03/31/boats-15/">15 boats</a></h2><p>31 March 2023. They float.</p></article>
</div>%s</main>"""
SIDE = """<aside class="sidebar widget-area"><h3>Recent</h3><ul><li><a href="/2023/05/12/quay-opens/">The quay opens</a></li>
</ul><h3>Archives</h3><ul><li><a href="/2023/05/">May 2023</a></li><li><a href="/2023/04/">April 2023</a></li></ul>
<a href="/feed/">RSS</a></aside><footer><a href="/imprint/">Imprint</a> <a href="/2019/">2019</a></footer>"""


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


SYSTEMS = {
    "wordpress-numbers": (
        "/news/",
        """<nav class="navigation pagination" aria-label="Posts"><h2 class="screen-reader-text">Posts navigation</h2>
        <div class="nav-links"><span aria-current="page" class="page-numbers current">1</span>
        <a class="page-numbers" href="https://harbour.example/news/page/2/">2</a><span class="page-numbers dots">…</span>
        <a class="page-numbers" href="https://harbour.example/news/page/12/">12</a>
        <a class="next page-numbers" href="https://harbour.example/news/page/2/">Next</a></div></nav>""",
        "/news/page/2/",
    ),
    "wordpress-older-is-nav-previous": (
        "/news/page/2/",
        """<nav class="navigation paging-navigation"><div class="nav-links">
        <div class="nav-previous"><a href="/news/page/3/"><span class="meta-nav">&larr;</span> Older posts</a></div>
        <div class="nav-next"><a href="/news/">Newer posts <span class="meta-nav">&rarr;</span></a></div></div></nav>""",
        "/news/page/3/",
    ),
    "wordpress-previous-entries": (
        "/page/2/",
        """<div class="navigation"><div class="alignleft"><a href="/page/3/">&laquo; Previous Entries</a></div>
        <div class="alignright"><a href="/">Next Entries &raquo;</a></div></div>""",
        "/page/3/",
    ),
    "wordpress-wp-pagenavi": (
        "/?cat=3",
        """<div class='wp-pagenavi'><span class='pages'>Page 1 of 4</span><span class='current'>1</span>
        <a class='page larger' title='Page 2' href='/?cat=3&#038;paged=2'>2</a>
        <a class='nextpostslink' href='/?cat=3&#038;paged=2'>&raquo;</a><a class='last' href='/?cat=3&#038;paged=4'>Last</a></div>""",
        "/?cat=3&paged=2",
    ),
    "wordpress-block-theme": (
        "/blog/",
        """<nav class="wp-block-query-pagination"><a href="/blog/?query-7-page=2" class="wp-block-query-pagination-next">Next
        Page<span class='wp-block-query-pagination-next-arrow is-arrow-chevron' aria-hidden='true'>»</span></a></nav>""",
        "/blog/?query-7-page=2",
    ),
    "wordpress-infinite-scroll-hides-its-links": (
        "/news/",
        """<div class="pagination" style="display:none"><a class="next" href="/news/page/2/">Next</a></div>
        <button class="view-more">Loading</button>""",
        "/news/page/2/",
    ),
    "elementor-load-more": (
        "/news/",
        """<div class="elementor-widget elementor-widget-posts"><div class="e-load-more-anchor" data-page="1" data-max-page="3"
        data-next-page="https://harbour.example/news/?e-page-77a=2"></div><span class="elementor-button">Load More</span></div>""",
        "/news/?e-page-77a=2",
    ),
    "drupal-first": (
        "/news",
        """<nav class="pager" role="navigation" aria-labelledby="pagination-heading"><ul class="pager__items js-pager__items">
        <li class="pager__item is-active"><a href="?page=0" title="Current page" aria-current="page">
        <span class="visually-hidden">Page</span>1</a></li>
        <li class="pager__item"><a href="?page=1" title="Go to page 2"><span class="visually-hidden">Page</span>2</a></li>
        <li class="pager__item pager__item--next"><a href="?page=1" title="Go to next page" rel="next">
        <span class="visually-hidden">Next page</span><span aria-hidden="true">Next ›</span></a></li>
        <li class="pager__item pager__item--last"><a href="?page=9" title="Go to last page">Last »</a></li></ul></nav>""",
        "/news?page=1",
    ),
    "drupal-second": (
        "/news?page=1",
        """<ul class="pager"><li class="pager-first"><a href="/news">« first</a></li><li class="pager-previous"><a href="/news">‹
        previous</a></li><li class="pager-item"><a href="/news">1</a></li><li class="pager-current">2</li>
        <li class="pager-item"><a href="/news?page=2">3</a></li><li class="pager-next"><a href="/news?page=2">next ›</a></li></ul>""",
        "/news?page=2",
    ),
    "drupal-mini-pager-with-filters": (
        "/news",
        """<nav class="pager"><ul><li class="pager__item">Page 1</li><li class="pager__item pager__item--next">
        <a href="?topic=All&amp;year=All&amp;page=1" rel="next">››</a></li></ul></nav>""",
        "/news?topic=All&year=All&page=1",
    ),
    "drupal-two-lists": (
        "/news?page=0%2C1",
        """<nav class="pager"><ul><li><a href="?page=0%2C0">‹‹</a></li><li>Page 2</li>
        <li class="pager__item--next"><a href="?page=0%2C2" title="Go to next page">››</a></li></ul></nav>""",
        "/news?page=0%2C2",
    ),
    "joomla": (
        "/news",
        """<div class="com-content-category-blog__pagination"><nav class="pagination__wrapper" aria-label="Pagination">
        <ul class="pagination ms-0 mb-4"><li class="disabled page-item"><span class="page-link"><span class="icon-angle-left"></span></span></li>
        <li class="active page-item"><a aria-current="true" aria-label="Page 1" href="#" class="page-link">1</a></li>
        <li class="page-item"><a aria-label="Go to page 2" href="/news?start=6" class="page-link">2</a></li>
        <li class="page-item"><a aria-label="Go to page 3" href="/news?start=12" class="page-link">3</a></li>
        <li class="page-item"><a aria-label="Go to next page" href="/news?start=6" class="page-link"><span class="icon-angle-right"></span></a></li>
        <li class="page-item"><a aria-label="Go to last page" href="/news?start=30" class="page-link"><span class="icon-angle-double-right"></span></a>
        </li></ul></nav></div>""",
        "/news?start=6",
    ),
    "joomla-later": (
        "/news?start=6",
        """<ul class="pagination"><li><a href="/news">1</a></li><li class="active"><a>2</a></li><li><a href="/news?start=12">3</a></li>
        <li><a href="/news?start=18">4</a></li><li><a href="/news?start=30">End</a></li></ul>""",
        "/news?start=12",
    ),
    "typo3-news": (
        "/aktuelles",
        """<ul class="f3-widget-paginator"><li class="current">1</li>
        <li><a href="/aktuelles?tx_news_pi1%5BcurrentPage%5D=2&amp;cHash=0b3a">2</a></li>
        <li class="next"><a href="/aktuelles?tx_news_pi1%5BcurrentPage%5D=2&amp;cHash=0b3a">nächste</a></li></ul>""",
        "/aktuelles?tx_news_pi1%5BcurrentPage%5D=2&cHash=0b3a",
    ),
    "typo3-pointer-counts-from-nought": (
        "/aktuelles.html?tx_ttnews[pointer]=1",
        """<div class="news-list-browse"><a href="/aktuelles.html">1</a> <strong>2</strong>
        <a href="/aktuelles.html?tx_ttnews[pointer]=2">3</a></div>""",
        "/aktuelles.html?tx_ttnews[pointer]=2",
    ),
    "hugo": (
        "/posts/",
        """<ul class="pagination pagination-default"><li class="page-item disabled"><a aria-disabled="true" aria-label="First" class="page-link">««</a></li>
        <li class="page-item active"><a aria-current="page" aria-label="Page 1" class="page-link" role="button">1</a></li>
        <li class="page-item"><a href="/posts/page/2/" aria-label="Page 2" class="page-link" role="button">2</a></li>
        <li class="page-item"><a href="/posts/page/2/" aria-label="Next" class="page-link" role="button"><span aria-hidden="true">&raquo;</span></a></li>
        <li class="page-item"><a href="/posts/page/7/" aria-label="Last" class="page-link"><span>&raquo;&raquo;</span></a></li></ul>""",
        "/posts/page/2/",
    ),
    "hugo-home-shows-the-posts": (
        "/",
        """<footer class="page-footer"><nav class="pagination"><a class="next" href="/posts/page/2/">Next Page &nbsp;»</a></nav></footer>""",
        "/posts/page/2/",
    ),
    "jekyll": (
        "/page2/",
        """<div class="pagination"><a href="/page3" class="pagination-item older">Older</a>
        <a href="/" class="pagination-item newer">Newer</a></div>""",
        "/page3",
    ),
    "jekyll-arrows-only": (
        "/blog/",
        """<div class="pager"><span>&larr;</span> <a href="/blog/page2/">&rarr;</a></div>""",
        "/blog/page2/",
    ),
    "hexo": (
        "/",
        """<nav id="page-nav"><span class="page-number current">1</span><a class="page-number" href="/page/2/">2</a>
        <span class="space">&hellip;</span><a class="page-number" href="/page/9/">9</a>
        <a class="extend next" rel="next" href="/page/2/"><i class="fa fa-angle-right" aria-label="下一页"></i></a></nav>""",
        "/page/2/",
    ),
    "ghost": (
        "/tag/boats/",
        """<nav class="pagination"><span class="page-number">Page 1 of 3</span>
        <a class="older-posts" href="/tag/boats/page/2/"><span aria-hidden="true">→</span></a></nav>""",
        "/tag/boats/page/2/",
    ),
    "blogger": (
        "/",
        """<div class="blog-pager" id="blog-pager"><span id="blog-pager-older-link"><a class="blog-pager-older-link"
        href="https://harbour.example/search?updated-max=2023-03-31T10:00:00%2B02:00&amp;max-results=7"
        id="Blog1_blog-pager-older-link" title="Older Posts">Older Posts</a></span><a class="home-link" href="/">Home</a></div>""",
        "/search?updated-max=2023-03-31T10:00:00%2B02:00&max-results=7",
    ),
    "blogger-later": (
        "/search?updated-max=2023-03-31T10:00:00%2B02:00&max-results=7",
        """<div class="blog-pager"><a class="blog-pager-newer-link" href="/search?updated-max=2023-06-01T10:00:00%2B02:00&amp;max-results=7&amp;reverse-paginate=true">Newer
        Posts</a><a class="blog-pager-older-link" href="/search?updated-max=2023-01-15T10:00:00%2B02:00&amp;max-results=7&amp;start=7">Older Posts</a></div>""",
        "/search?updated-max=2023-01-15T10:00:00%2B02:00&max-results=7&start=7",
    ),
    "django": (
        "/news/?q=&page=2",
        """<div class="pagination"><span class="step-links"><a href="?page=1">&laquo; first</a> <a href="?page=1">previous</a>
        <span class="current">Page 2 of 7.</span> <a href="?page=3">next</a> <a href="?page=7">last &raquo;</a></span></div>""",
        "/news/?page=3",
    ),
    "rails-will-paginate": (
        "/articles?page=2",
        """<div role="navigation" class="pagination"><a class="previous_page" rel="prev" href="/articles?page=1">&#8592; Previous</a>
        <a rel="prev" href="/articles?page=1">1</a> <em class="current">2</em> <a rel="next" href="/articles?page=3">3</a>
        <a class="next_page" rel="next" href="/articles?page=3">Next &#8594;</a></div>""",
        "/articles?page=3",
    ),
    "rails-kaminari": (
        "/articles",
        """<nav class="pagination" role="navigation"><span class="page current">1</span>
        <span class="page"><a rel="next" href="/articles?page=2">2</a></span><span class="page gap">&hellip;</span>
        <span class="next"><a rel="next" href="/articles?page=2">Next &rsaquo;</a></span>
        <span class="last"><a href="/articles?page=40">Last &raquo;</a></span></nav>""",
        "/articles?page=2",
    ),
    "laravel-tailwind": (
        "/news",
        """<nav role="navigation" aria-label="Pagination Navigation" class="flex items-center justify-between"><div class="hidden sm:flex-1 sm:flex">
        <span aria-current="page"><span class="px-4 py-2">1</span></span>
        <a href="/news?page=2" class="px-4 py-2 text-sm disabled:opacity-50" aria-label="Go to page 2">2</a>
        <a href="/news?page=2" rel="next" class="px-2 py-2" aria-label="Next &amp;raquo;"><svg class="w-5 h-5"><path d="M7"/></svg></a></div></nav>""",
        "/news?page=2",
    ),
    "asp-net": (
        "/News/Default.aspx?PageIndex=3",
        """<table class="pager"><tr><td><a href="/News/Default.aspx?PageIndex=2">2</a></td><td><span>3</span></td>
        <td><a href="/News/Default.aspx?PageIndex=4">4</a></td><td><a href="/News/Default.aspx?PageIndex=5">...</a></td></tr></table>""",
        "/News/Default.aspx?PageIndex=4",
    ),
    "sharepoint": (
        "/news/Pages/default.aspx",
        """<div class="ms-paging"><a id="pagingWPQ2next" class="ms-promlink-button" title="Next"
        href="/news/Pages/default.aspx?Paged=TRUE&amp;p_ID=120&amp;PageFirstRow=31">&rsaquo;</a></div>""",
        "/news/Pages/default.aspx?Paged=TRUE&p_ID=120&PageFirstRow=31",
    ),
    "bootstrap": (
        "/news?topic=boats&page=2",
        """<ul class="pagination justify-content-center"><li class="page-item"><a class="page-link" href="?topic=boats&amp;page=1">Previous</a></li>
        <li class="page-item"><a class="page-link" href="?topic=boats&amp;page=1">1</a></li>
        <li class="page-item active" aria-current="page"><span class="page-link">2</span></li>
        <li class="page-item"><a class="page-link" href="?topic=boats&amp;page=3">3</a></li>
        <li class="page-item"><a class="page-link" href="?topic=boats&amp;page=3">Next</a></li></ul>""",
        "/news?topic=boats&page=3",
    ),
    "mui": (
        "/news",
        """<nav aria-label="pagination navigation" class="MuiPagination-root"><ul class="MuiPagination-ul css-nhb8h9">
        <li><a class="MuiPaginationItem-root Mui-selected" aria-current="true" aria-label="page 1" href="/news">1</a></li>
        <li><a class="MuiButtonBase-root css-1" aria-label="Go to page 2" href="/news?page=2">2</a></li>
        <li><a class="MuiButtonBase-root css-1" aria-label="Go to next page" href="/news?page=2"><svg><path d="M10"/></svg></a></li></ul></nav>""",
        "/news?page=2",
    ),
    "material-icons": (
        "/news/",
        """<div class="pager"><a class="btn" href="/news/page/2/"><i class="material-icons">chevron_right</i></a></div>""",
        "/news/page/2/",
    ),
    "plone": (
        "/news/aggregator?b_start:int=20",
        """<nav class="pagination"><ul><li class="previous"><a href="/news/aggregator?b_start:int=0">Previous 20 items</a></li>
        <li><a href="/news/aggregator?b_start:int=0">1</a></li><li class="active"><span>2</span></li>
        <li><a href="/news/aggregator?b_start:int=40">3</a></li><li class="next"><a href="/news/aggregator?b_start:int=40">Next 20 items
        <span class="arrow"></span></a></li></ul></nav>""",
        "/news/aggregator?b_start:int=40",
    ),
    "squarespace": (
        "/blog",
        """<nav class="BlogList-pagination"><a href="/blog?offset=1614556800000" class="BlogList-pagination-link">
        <span class="BlogList-pagination-link-label">Older</span></a></nav>""",
        "/blog?offset=1614556800000",
    ),
    "squarespace-later": (
        "/blog?offset=1614556800000",
        """<nav class="BlogList-pagination"><a href="/blog?offset=1620000000000&amp;reversePaging=true">Newer</a>
        <a href="/blog?offset=1590000000000">Older</a></nav>""",
        "/blog?offset=1590000000000",
    ),
    "webflow": (
        "/news",
        """<div role="navigation" aria-label="List" class="w-pagination-wrapper"><a href="?52b4c1_page=2" aria-label="Next Page"
        class="w-pagination-next"><div class="w-inline-block">Next</div></a></div>""",
        "/news?52b4c1_page=2",
    ),
    "bitrix": (
        "/news/",
        """<div class="bx-pagination"><ul><li class="bx-pag-prev"><span>Назад</span></li><li class="bx-active"><span>1</span></li>
        <li><a href="/news/?PAGEN_1=2"><span>2</span></a></li><li class="bx-pag-next"><a href="/news/?PAGEN_1=2"><span>Вперед</span></a></li></ul></div>""",
        "/news/?PAGEN_1=2",
    ),
    "dedecms": (
        "/news/list_12_1.html",
        """<div class="pagelist"><span>1</span><a href="list_12_2.html">2</a><a href="list_12_2.html">下一页</a>
        <a href="list_12_30.html">末页</a></div>""",
        "/news/list_12_2.html",
    ),
    "ez-publish": (
        "/news",
        """<div class="pagenavigator"><span class="current">1</span><a href="/news/(offset)/10">2</a><a href="/news/(offset)/20">3</a></div>""",
        "/news/(offset)/10",
    ),
    "expression-engine": (
        "/news/P10",
        """<p class="paginate"><a href="/news">1</a> <strong>2</strong> <a href="/news/P20">3</a> <a href="/news/P20">&gt;</a></p>""",
        "/news/P20",
    ),
    "docusaurus-blog": (
        "/blog",
        """<nav class="pagination-nav" aria-label="Blog list page navigation"><a class="pagination-nav__link pagination-nav__link--next"
        href="/blog/page/2"><div class="pagination-nav__label">Older Entries</div></a></nav>""",
        "/blog/page/2",
    ),
    "tribe-events": (
        "/events/list/",
        """<nav class="tribe-events-nav-pagination tribe-events-c-nav"><ul><li class="tribe-events-c-nav__list-item--next">
        <a href="/events/list/page/2/" rel="next" class="tribe-events-c-nav__next" aria-label="Next Events">Next <span>Events</span></a></li></ul></nav>""",
        "/events/list/page/2/",
    ),
    "htmx": (
        "/news/",
        """<button hx-get="/news/?page=2" hx-target=".list" hx-swap="beforeend">Show more</button>""",
        "/news/?page=2",
    ),
    "load-more-with-an-address": (
        "/news",
        """<div class="text-center"><button class="btn js-load-more" data-url="/news/list?offset=12">Load more news</button></div>""",
        "/news/list?offset=12",
    ),
    "load-more-link": ("/news", """<a class="button load-more" href="/news?p=2">Load more</a>""", "/news?p=2"),
    "on-click": (
        "/news?page=4",
        """<div class="pages"><button onclick="location.href='/news?page=5'">Next</button></div>""",
        "/news?page=5",
    ),
    "select-of-pages": (
        "/news?page=2",
        """<form class="pagination"><select onchange="go(this)"><option value="/news?page=1">1</option>
        <option value="/news?page=2" selected>2</option><option value="/news?page=3">3</option></select></form>""",
        "/news?page=3",
    ),
    "only-numbers-without-any-class": (
        "/news.php?page=2",
        """<p>Pages: <a href="news.php?page=1">1</a> | 2 | <a href="news.php?page=3">3</a> | <a href="news.php?page=4">4</a></p>""",
        "/news.php?page=3",
    ),
    "all-numbers-are-links": (
        "/news.php?page=2",
        """<p><a href="news.php?page=1">[1]</a> <a href="news.php?page=2">[2]</a> <a href="news.php?page=3">[3]</a></p>""",
        "/news.php?page=3",
    ),
    "ranges": (
        "/news?start=10",
        """<p><a href="/news?start=0">1-10</a> <b>11-20</b> <a href="/news?start=20">21-30</a> <a href="/news?start=30">31-40</a></p>""",
        "/news?start=20",
    ),
    "numbers-in-file-names": (
        "/news/index.html",
        """<div class="pages"><b>1</b> <a href="index2.html">2</a> <a href="index3.html">3</a></div>""",
        "/news/index2.html",
    ),
    "numbers-after-a-comma": (
        "/aktualnosci,2.html",
        """<div class="stronicowanie"><a href="/aktualnosci,1.html">1</a><b>2</b><a href="/aktualnosci,3.html">3</a></div>""",
        "/aktualnosci,3.html",
    ),
    "bare-number": ("/news/", """<p class="pager"><a href="/news/2/">Next page</a></p>""", "/news/2/"),
    "page-as-matrix-parameter": ("/news;page=2", """<a class="next" href="/news;page=3">›</a>""", "/news;page=3"),
    "unknown-words-in-a-pagination": (
        "/news/page/4",
        """<ul class="pagination"><li><a href="/news/page/5">Lisäksi tästä</a></li></ul>""",
        "/news/page/5",
    ),
    "http-and-www": (
        "/news/",
        """<div class="pager"><a href="http://www.harbour.example/news/page/2/">Next</a></div>""",
        "http://www.harbour.example/news/page/2/",
    ),
    "spaces-in-the-link": (
        "/news/",
        """<div class="pager"><a href="
        /news/page/2/#list ">Next</a></div>""",
        "/news/page/2/",
    ),
    "image": ("/news", """<a href="/news?page=2"><img src="/img/arrow.gif" alt="Next page"></a>""", "/news?page=2"),
    "cursor": (
        "/news",
        """<div class="pagination"><a href="/news?after=Y3Vyc29yOjEw">Next page</a></div>""",
        "/news?after=Y3Vyc29yOjEw",
    ),
}


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_next_page_of(name: str) -> None:
    url, below, expected = SYSTEMS[name]
    assert found(below, url) == expected


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
    root = html.fromstring(
        f"""<body><div class="box"><ul class="votes"><li>Yes</li></ul><p class="pagination"><b>1</b><a href="/news?poll_page=2">2</a></p></div>
        {RECORDS % '<p class="pagination"><b>1</b><a href="/news?list_page=2">2</a></p>'}</body>""",
        parser=PARSER,
    )
    following = next_page(root, f"{SITE}/news", records=root.xpath("//article"))
    assert following
    assert following.url == f"{SITE}/news?list_page=2"


def test_the_evidence_says_what_was_seen() -> None:
    root = html.fromstring(RECORDS % """<p class="pagination"><b>1</b> <a href="?page=2">2</a></p>""", parser=PARSER)
    following = next_page(root, f"{SITE}/news")
    assert following
    assert following.evidence == 'link "2" to the next number in a pagination'
