"""No next page is invented: what looks like a way on and is none, each on a small page of its own."""

import pytest
from lxml import html

from scraper.pages.auto.following import next_page

PARSER = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
SITE = "https://harbour.example"
RECORDS = """<header><nav class="menu"><a href="/">Home</a> <a href="/news/">News</a> <a href="/about/">About</a></nav></header>
<main><h1>News</h1><div class="list">
<article class="post"><h2><a href="/news/quay-opens/">The quay opens</a></h2><p>12 May 2023. It is long.</p></article>
<article class="post"><h2><a href="/news/crane-2/">A second crane</a></h2><p>2 April 2023. It is tall.</p></article>
<article class="post"><h2><a href="/news/3/">15 boats</a></h2><p>31 March 2023. They float.</p></article>
</div>%s</main><footer><a href="/imprint/">Imprint</a></footer>"""

LISTINGS = {
    "nothing": ("/news/", ""),
    "last-of-wordpress": (
        "/news/page/3/",
        """<nav class="navigation pagination"><div class="nav-links"><a class="prev page-numbers" href="/news/page/2/">Previous</a>
        <a class="page-numbers" href="/news/">1</a><a class="page-numbers" href="/news/page/2/">2</a>
        <span aria-current="page" class="page-numbers current">3</span></div></nav>""",
    ),
    "last-of-drupal": (
        "/news?page=2",
        """<ul class="pager"><li class="pager__item"><a href="?page=0" title="Go to first page">« First</a></li>
        <li class="pager__item--previous"><a href="?page=1" rel="prev">‹ Previous</a></li><li><a href="?page=0">1</a></li>
        <li><a href="?page=1">2</a></li><li class="is-active"><a href="?page=2">3</a></li></ul>""",
    ),
    "last-whose-next-is-a-span": (
        "/news/page/3/",
        """<div class="pagination"><a href="/news/page/2/">Previous</a><span class="next">Next</span></div>""",
    ),
    "last-whose-next-is-the-page-itself": (
        "/news/page/3/",
        """<div class="pagination"><a href="/news/page/2/">Previous</a><a class="next" href="/news/page/3/">Next</a></div>""",
    ),
    "last-whose-next-is-disabled": (
        "/news/page/3/",
        """<ul class="pagination"><li><a href="/news/page/2/">Previous</a></li>
        <li class="page-item disabled"><a class="page-link" href="/news/page/4/">Next</a></li></ul>""",
    ),
    "last-whose-next-is-aria-disabled": (
        "/news/page/3/",
        """<ul class="pagination"><li><a aria-disabled="true" href="/news/page/4/">Next</a></li></ul>""",
    ),
    "last-whose-next-is-a-hash": (
        "/news/page/3/",
        """<ul class="pagination"><li><a href="#" class="next">Next</a></li></ul>""",
    ),
    "last-whose-next-is-the-first": (
        "/news?page=3",
        """<ul class="pagination"><li><a href="/news" class="next">Next</a></li></ul>""",
    ),
    "only-newer": (
        "/news/page/3/",
        """<div class="pager"><a class="newer-posts" href="/news/page/2/">Newer posts →</a></div>""",
    ),
    "only-newer-by-cursor": (
        "/news?before=9",
        """<div class="pager"><a href="/news?after=12">← Newer posts</a></div>""",
    ),
    "blogger-last": (
        "/search?updated-max=2020-03-31T10:00:00%2B02:00&max-results=7",
        """<div class="blog-pager"><a class="blog-pager-newer-link" href="/search?updated-max=2020-06-01T10:00:00%2B02:00&amp;max-results=7&amp;reverse-paginate=true">
        Newer Posts</a><a class="home-link" href="/">Home</a></div>""",
    ),
    "script": ("/news/", """<div class="pagination"><a class="next" href="javascript:goto(2)">Next</a></div>"""),
    "postback": (
        "/news.aspx",
        """<table class="pager"><tr><td><span>1</span></td><td><a href="javascript:__doPostBack('g','Page$2')">2</a></td></tr></table>""",
    ),
    "load-more-without-an-address": (
        "/news/",
        """<button class="load-more" data-page="2" data-url="/wp-admin/admin-ajax.php">Load more</button>""",
    ),
    "load-more-from-an-interface": (
        "/news/",
        """<button class="load-more" data-url="/api/v2/news?page=2">Load more</button>""",
    ),
    "more-news-elsewhere": (
        "/",
        """<p><a class="more" href="/news/">More news</a> <a href="/archive/">All news</a></p>""",
    ),
    "archive": ("/news/", """<p><a href="/news/archive/">Archive</a></p>"""),
    "read-more": ("/news/", """<a class="more-link" href="/news/boats-2/">Read more »</a>"""),
    "calendar-of-a-month": (
        "/events/",
        """<table class="calendar"><caption><a href="/events/2023-04/">« Previous month</a> May <a href="/events/2023-06/">Next »</a></caption>
        <tr><td><a href="/events/2023-05-01/">1</a></td><td><a href="/events/2023-05-02/">2</a></td><td>3</td></tr></table>""",
    ),
    "wordpress-calendar": (
        "/2023/05/",
        """<table id="wp-calendar" class="wp-calendar-table"><tr><td>1</td><td><a href="/2023/05/02/">2</a></td></tr></table>
        <nav class="wp-calendar-nav"><span class="wp-calendar-nav-prev"><a href="/2023/04/">&laquo; Apr</a></span>
        <span class="wp-calendar-nav-next"><a href="/2023/06/">Jun &raquo;</a></span></nav>""",
    ),
    "calendar-by-parameters": (
        "/events?month=5",
        """<div class="calendar-nav"><a rel="next" class="next" href="/events?month=6">Next</a></div>""",
    ),
    "days-of-a-month": (
        "/events/2023/05/",
        """<p>""" + " ".join(f'<a href="/events/2023/05/{day:02}/">{day}</a>' for day in range(1, 32)) + "</p>",
    ),
    "carousel": (
        "/",
        """<div class="carousel"><a class="carousel-control-next" href="?slide=2"><span class="visually-hidden">Next</span></a></div>""",
    ),
    "slider-with-addresses": (
        "/",
        """<div class="swiper"><a class="swiper-button-next next" href="/?page=2">Next</a></div>""",
    ),
    "carousel-of-bootstrap": (
        "/",
        """<div id="c" class="carousel slide"><a href="#c" role="button" data-slide="next">Next</a></div>""",
    ),
    "gallery": ("/", """<div class="gallery-nav"><a href="/?gallery_page=2">Next</a></div>"""),
    "languages": (
        "/news/",
        """<ul class="language-switcher"><li><a href="/de/news/" hreflang="de">Weiter</a></li><li><a href="/fr/news/page/2/">Suivant</a></li></ul>""",
    ),
    "language-by-parameter": (
        "/news/?page=2",
        """<p><a hreflang="de" href="/news/?page=3&amp;lang=de">Deutsch</a></p>""",
    ),
    "tag-cloud": (
        "/news/",
        """<div class="tagcloud"><a href="/news/2/" class="tag-link-2">2</a> <a href="/tag/next/">next</a></div>""",
    ),
    "tag-called-next": (
        "/news/",
        """<p class="tags"><a href="/tag/next/">Next</a> <a href="/tag/older/">older</a></p>""",
    ),
    "feeds": (
        "/news/",
        """<p><a rel="next" href="/news/feed/?paged=2">Next</a> <a href="/news/page/2/rss.xml">2</a></p>""",
    ),
    "sorting": (
        "/news",
        """<p>Sort: <a href="/news?sort=date">Newest</a> <a href="/news?sort=old&amp;page=1">Older</a></p>""",
    ),
    "page-sizes": (
        "/news",
        """<p class="pagination">Show <a href="/news?limit=10">10</a> <b>20</b> <a href="/news?limit=50">50</a> <a href="/news?per_page=2">2</a></p>""",
    ),
    "page-sizes-from-the-start": ("/news", """<p>Show <b>20</b> <a href="/news?start=0&amp;size=50">50</a></p>"""),
    "years-in-the-footer": (
        "/news/",
        """<footer class="site-footer"><a href="/2023/">2023</a> <a href="/2022/">2022</a></footer>""",
    ),
    "years-in-the-sidebar": (
        "/2023/",
        """<aside class="sidebar"><ul><li><a href="/2023/">2023</a></li><li><a href="/2022/">2022</a></li></ul></aside>""",
    ),
    "months-in-a-widget": (
        "/2023/05/",
        """<div class="widget widget_archive"><ul><li><a href="/2023/05/">May 2023</a></li><li><a href="/2023/04/">April 2023</a> (3)</li></ul></div>""",
    ),
    "pages-of-comments": (
        "/news/",
        """<nav class="comment-navigation pagination"><a href="/news/comment-page-2/#comments">Older Comments</a></nav>""",
    ),
    "pages-of-comments-by-number": (
        "/news/",
        """<div id="comments"><div class="pagination"><a href="?page=2">2</a></div></div>""",
    ),
    "breadcrumbs": (
        "/news/",
        """<ol class="breadcrumb"><li><a href="/">Home</a> »</li><li><a href="/news/page/2/">Next</a></li></ol>""",
    ),
    "hidden": ("/news/", """<div hidden><a href="/news/2/">2</a></div>"""),
    "other-host": (
        "/news/",
        """<div class="pagination"><a class="next" href="https://elsewhere.example/news/page/2/">Next</a></div>""",
    ),
    "other-topic": ("/news/", """<p><a href="/events/page/2/">Events</a> <a href="/tag/boats/page/2/">2</a></p>"""),
    "other-topic-by-parameter": ("/news?topic=boats", """<p><a href="/news?topic=cranes&amp;page=2">Cranes</a></p>"""),
    "a-document-by-number": (
        "/index.php?page=1",
        """<ul class="nav"><li><a href="/index.php?page=2">About us</a></li><li><a href="/index.php?page=3">Contact</a></li></ul>""",
    ),
    "a-post-by-number": ("/", """<h3><a href="/?p=2">Welcome</a></h3><p><a href="/?page_id=2">About</a></p>"""),
    "telephone": (
        "/news/",
        """<div class="pagination"><a href="tel:2">2</a> <a href="mailto:next@harbour.example">Next</a></div>""",
    ),
    "download": ("/news/", """<div class="pagination"><a href="/news/page/2.pdf">Next</a></div>"""),
    "pages-of-the-article-in-a-record": (
        "/news/",
        """<p class="page-links">Pages: 1 <a href="/news/quay-opens/2/" class="post-page-numbers">2</a></p>""",
    ),
    "next-event": (
        "/events/",
        """<p class="next-event">Next event: <a href="/events/regatta/">Regatta</a> <a href="/events/fair/" class="next">Next event</a></p>""",
    ),
    "reading-list-in-the-sidebar": (
        "/news/",
        """<aside class="sidebar"><div class="pager"><a href="/links?cursor=2">Next</a></div></aside>""",
    ),
    "top-of-the-page": ("/news/", """<a href="#top" class="next">›</a>"""),
    "prefetched": ("/news/", """<link rel="prefetch" href="/news/page/2/"><link rel="next" href="/news/">"""),
    "broken-addresses": (
        "/news/",
        """<div class="pagination"><a href="http://[">Next</a><a href="//">2</a><a href="http:///x">»</a></div>""",
    ),
    "empty-addresses": ("/news/", """<div class="pagination"><a href="">Next</a><a href=" ">2</a><a>3</a></div>"""),
}


@pytest.mark.parametrize("name", LISTINGS)
def test_there_is_none_on(name: str) -> None:
    url, below = LISTINGS[name]
    root = html.fromstring(f"<html><head></head><body>{RECORDS % below}</body></html>", parser=PARSER)
    entries = [SITE + link.get("href") for link in root.xpath("//article//a")]
    assert next_page(root, SITE + url, records=root.xpath("//article"), entry_urls=entries) is None
    assert next_page(root, SITE + url) is None


ARTICLES = {
    "wordpress-post": (
        "/2023/05/12/quay-opens/",
        """<nav class="navigation post-navigation" aria-label="Posts"><div class="nav-links"><div class="nav-previous">
        <a href="/2023/05/01/boats/" rel="prev">Boats</a></div><div class="nav-next"><a href="/2023/05/20/crane/" rel="next">
        <span class="meta-nav">Next</span> <span class="post-title">Crane</span></a></div></div></nav>""",
    ),
    "wordpress-head": (
        "/2023/05/12/quay-opens/",
        """<link rel="next" href="/2023/05/20/crane/"><a href="/2023/05/20/crane/" rel="next">Next post</a>""",
    ),
    "jekyll-post": (
        "/2023/05/12/quay-opens.html",
        """<div class="pagination"><a class="previous" href="/2023/05/01/boats.html">Boats</a>
        <a class="next" href="/2023/05/20/crane.html">Crane</a></div>""",
    ),
    "hexo-post": (
        "/2023/05/12/quay/",
        """<nav id="article-nav"><a href="/2023/05/20/crane/" id="article-nav-older" class="article-nav-link-wrap"><strong>Older</strong>
        <div>Crane</div></a></nav>""",
    ),
    "hexo-next-post": (
        "/2023/05/12/quay/",
        """<div class="post-nav"><div class="post-nav-item"><a href="/2023/05/20/crane/" rel="next" title="Crane">Crane <i class="fa fa-chevron-right"></i></a></div></div>""",
    ),
    "bare-next": (
        "/news/quay-opens",
        """<p><a href="/news/boats">« Previous</a> <a href="/news/crane">Next »</a></p>""",
    ),
    "next-post-of-a-numbered-slug": (
        "/news/crane-2/",
        """<div class="post-navigation"><a class="next" href="/news/crane-3/">Next</a></div>""",
    ),
    "chinese-post": (
        "/archives/12",
        """<div class="post-nav"><a href="/archives/11">上一篇</a> <a href="/archives/13">下一篇</a></div>""",
    ),
    "japanese-post": (
        "/news/12",
        """<ul class="pager"><li><a href="/news/11">前の記事</a></li><li><a href="/news/13">次の記事へ</a></li></ul>""",
    ),
    "sphinx": (
        "/guide/install.html",
        """<link rel="next" title="Use" href="/guide/use.html"><div class="rst-footer-buttons"><a href="/guide/use.html" class="btn float-right" rel="next">Next</a></div>""",
    ),
    "docusaurus-docs": (
        "/docs/install",
        """<nav class="pagination-nav docusaurus" aria-label="Docs pages"><a class="pagination-nav__link pagination-nav__link--next" href="/docs/use">
        <div class="pagination-nav__sublabel">Next</div><div class="pagination-nav__label">Use</div></a></nav>""",
    ),
    "chapter": (
        "/book/chapter-2/",
        """<div class="pager"><a href="/book/chapter-3/">Next chapter</a> <a class="next" href="/book/chapter-3/">»</a></div>""",
    ),
    "pages-of-the-article": (
        "/2023/05/12/quay-opens/",
        """<p class="page-links">Pages: <span class="post-page-numbers current">1</span>
        <a href="/2023/05/12/quay-opens/2/" class="post-page-numbers">2</a></p>""",
    ),
    "blogger-post": (
        "/2023/05/quay.html",
        """<div class="blog-pager" id="blog-pager"><a class="blog-pager-older-link" href="/2023/05/boats.html" title="Older Post">Older Post</a></div>""",
    ),
    "squarespace-post": (
        "/blog/quay",
        """<div class="BlogItem-pagination"><a href="/blog/boats" class="BlogItem-pagination-link"><span>Next</span> <h2>Boats</h2></a></div>""",
    ),
    "login": ("/login", """<form action="/login"><button type="submit" class="next">Next</button></form>"""),
    "steps": ("/apply/step-1", """<p><a class="btn next" href="/apply/step-2">Next</a></p>"""),
    "product": ("/shop/rope", """<p><a class="next" href="/shop/anchor">Next product</a></p>"""),
    "error": ("/nothing", """<p>Not found. <a href="/">Back</a> or <a href="/search?page=1">search</a>.</p>"""),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_no_listing_has_none(name: str) -> None:
    url, below = ARTICLES[name]
    text = f"<html><body><main><article><h1>The quay opens</h1><p>It is long.</p></article>{below}</main></body></html>"
    assert next_page(html.fromstring(text, parser=PARSER), SITE + url) is None


def test_an_entry_is_none_whatever_it_is_called() -> None:
    root = html.fromstring(
        RECORDS % """<div class="pagination"><a class="next" href="/news/page/2/">Next</a></div>""", parser=PARSER
    )
    assert next_page(root, f"{SITE}/news/", entry_urls=[f"{SITE}/news/page/2/"]) is None


def test_a_pagination_inside_a_record_is_none() -> None:
    root = html.fromstring("<div><article><a href='/news/page/2/'>2</a></article></div>", parser=PARSER)
    assert next_page(root, f"{SITE}/news/", records=root.xpath("//article")) is None
