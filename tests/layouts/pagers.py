"""Pagination of many kinds, and what looks like it."""

from dataclasses import dataclass

from tests.layouts.site import Site

__all__ = [
    "Pager",
    "alphabet",
    "arrows",
    "bootstrap_pages",
    "head_only",
    "infinite",
    "last_of_many",
    "load_more",
    "neighbours",
    "no_pager",
    "numbers",
    "of_years",
    "offsets",
    "older_newer",
    "picture",
    "postback",
    "simple_next",
    "single_page",
    "words_only",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pager:
    """`next` as it stands in the page; None on the last page."""

    html: str = ""
    next: str | None = None
    head: str = ""
    before: str = ""
    """A second one above the list."""
    known: bool = True
    """Whether everybody would agree about the next page."""


def _root(site: Site) -> str:
    """The address below which pages are numbered."""
    return site.url.split("?")[0].split("page/")[0].rstrip("/") + "/"


def no_pager(site: Site) -> Pager:
    return Pager()


def numbers(site: Site) -> Pager:
    """`1 2 3 … 17 Next`, as WordPress writes it."""
    root = _root(site)
    html = f"""<nav class="navigation pagination" aria-label="{site.word("page", n="")}"><h2 class="screen-reader-text">
{site.word("archive")}</h2><div class="nav-links"><span aria-current="page" class="page-numbers current">1</span>
<a class="page-numbers" href="{root}page/2/">2</a>
<a class="page-numbers" href="{root}page/3/">3</a>
<span class="page-numbers dots">&hellip;</span>
<a class="page-numbers" href="{root}page/17/">17</a>
<a class="next page-numbers" href="{root}page/2/">{site.word("next")}</a></div></nav>"""
    return Pager(html=html, next=f"{root}page/2/")


def older_newer(site: Site) -> Pager:
    """Below a blog that is on its third page."""
    root = _root(site)
    html = f"""<nav class="navigation posts-navigation"><div class="nav-links">
<div class="nav-previous"><a href="{root}page/4/">&larr; {site.word("older")}</a></div>
<div class="nav-next"><a href="{root}page/2/">{site.word("newer")} &rarr;</a></div></div></nav>"""
    return Pager(html=html, next=f"{root}page/4/")


def bootstrap_pages(site: Site) -> Pager:
    """Page 2 of 5: the previous page first, symbols with hidden words, addresses that are only a query."""
    items = "".join(
        f'<li class="page-item active" aria-current="page"><span class="page-link">{n}</span></li>'
        if n == 2
        else f'<li class="page-item"><a class="page-link" href="?page={n}">{n}</a></li>'
        for n in range(1, 6)
    )
    html = f"""<nav aria-label="{site.word("page", n="")}"><ul class="pagination justify-content-center">
<li class="page-item"><a class="page-link" href="?page=1" aria-label="{site.word("previous")}"><span
 aria-hidden="true">&laquo;</span></a></li>{items}
<li class="page-item"><a class="page-link" href="?page=3" aria-label="{site.word("next")}"><span
 aria-hidden="true">&raquo;</span></a></li></ul></nav>"""
    return Pager(html=html, next="?page=3")


def single_page(site: Site) -> Pager:
    """A pager whose links lead nowhere: there is one page."""
    html = f"""<ul class="pagination"><li class="page-item disabled"><a class="page-link" href="#" tabindex="-1"
 aria-disabled="true">&laquo; {site.word("previous")}</a></li><li class="page-item active"><a class="page-link"
 href="{site.url}">1</a></li><li class="page-item disabled"><a class="page-link" href="#" tabindex="-1"
 aria-disabled="true">{site.word("next")} &raquo;</a></li></ul>"""
    return Pager(html=html)


def last_of_many(site: Site) -> Pager:
    """The last page: numbers before it and none after, and no word for what follows."""
    html = """<div class="pager"><a href="?start=0">1</a> <a href="?start=10">2</a> <a href="?start=20">3</a>
<b>4</b></div>"""
    return Pager(html=html)


def load_more(site: Site) -> Pager:
    """A button that carries the address of the next page."""
    html = f"""<div class="load-more-wrap"><button type="button" class="btn js-load-more" data-url="{site.url}?page=2"
 data-page="2">{site.word("load_more")}</button></div>"""
    return Pager(html=html, next=f"{site.url}?page=2")


def infinite(site: Site) -> Pager:
    """A link that a script takes over, named by an icon and hidden words."""
    html = f"""<ul class="js-pager__items pager" data-drupal-views-infinite-scroll-pager="automatic"><li
 class="pager__item"><a class="button" href="?page=1" title="{site.word("next")}"
 rel="next">{site.word("load_more")}</a>
</li></ul>"""
    return Pager(html=html, next="?page=1")


def head_only(site: Site) -> Pager:
    """Only a link element in the head says that there are more."""
    root = _root(site)
    return Pager(head=f'<link rel="next" href="{root}page/2/">', next=f"{root}page/2/")


def arrows(site: Site) -> Pager:
    """Symbols without any word, above and below the list: first, previous, next, last."""
    html = """<div class="pg"><a href="?p=1">&laquo;</a> <a href="?p=3">&lsaquo;</a> <span>4 / 9</span>
<a href="?p=5">&rsaquo;</a> <a href="?p=9">&raquo;</a></div>"""
    return Pager(html=html, before=html, next="?p=5")


def offsets(site: Site) -> Pager:
    """Numbers whose addresses count records, the current one without a link, no word at all."""
    links = " | ".join(f'<a href="{site.url}?start={10 * n}">{n + 1}</a>' for n in range(1, 6))
    return Pager(html=f'<p align="center"><b>1</b> | {links}</p>', next=f"{site.url}?start=10")


def simple_next(site: Site) -> Pager:
    """One link."""
    root = _root(site)
    return Pager(html=f'<a href="{root}page/2/" class="tb">{site.word("next")} →</a>', next=f"{root}page/2/")


def words_only(site: Site) -> Pager:
    """Previous and next as words in the language of the page, the previous one without a link."""
    root = _root(site)
    html = f"""<div class="blog-nav"><span class="disabled">{site.word("previous")}</span>
<span class="of">{site.word("page", n=1)} / 8</span> <a href="{root}index2.html">{site.word("next")}</a></div>"""
    return Pager(html=html, next=f"{root}index2.html")


def neighbours(site: Site) -> Pager:
    """No pagination: the neighbours of this section in the site, with arrows."""
    html = f"""<nav class="section-nav"><a href="/contact/" rel="prev" class="prev">&larr; {site.word("contact")}</a>
<a href="/privacy/" class="next">{site.word("privacy")} &rarr;</a></nav>"""
    return Pager(html=html)


def postback(site: Site) -> Pager:
    """Numbers that call a script: there is no address to go to."""
    links = " ".join(f"""<a href="javascript:__doPostBack('ctl00$Pager','{n}')">{n}</a>""" for n in (2, 3, 4))
    return Pager(html=f'<div class="pager"><span>1</span> {links} <a href="javascript:void(0)">&gt;</a></div>')


def picture(site: Site) -> Pager:
    """Next is a picture whose text says so."""
    address = f"{_root(site)}?seite=2"
    html = f"""<P ALIGN=right><A HREF="{address}"><IMG SRC="/img/next.gif" BORDER=0 ALT="{site.word("next")}"></A>"""
    return Pager(html=html, next=address)


def alphabet(site: Site) -> Pager:
    """Letters to jump to are no pages of the list."""
    letters = " ".join(f'<a href="?letter={letter}">{letter}</a>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return Pager(html="", before=f'<div class="letters">{letters}</div>')


def of_years(site: Site) -> Pager:
    """Years to choose from: whether the year before is the next page is a matter of taste."""
    newest = site.stories[0].date.year
    links = " ".join(f'<a href="?year={newest - n}">{newest - n}</a>' for n in range(1, 5))
    return Pager(before=f'<p class="years"><strong>{newest}</strong> {links}</p>', known=False)
