"""Listings, articles and other pages of the new site, in both of its appearances.

Elements and classes are those of many themes of WordPress; how the real site marks its cards up is not known.
"""

from collections.abc import Sequence
from html import escape

from scraper.demo.latest.addresses import (
    ListingAddress,
    Sort,
    article_path,
    listing_path,
    read_article_path,
    read_listing_path,
)
from scraper.demo.latest.listings import Card, LatestDay, Listing
from scraper.demo.latest.move import TitlePlace
from scraper.demo.latest.shell import in_words, page, text

__all__ = ["missing_page", "page_at"]

# Page numbers are shown for the first, the last and so many on either side of the page itself.
_NEIGHBOURS = 2


def page_at(latest: LatestDay, path: str, *, pagination: bool = True) -> str | None:
    """The page at a path, query included; None where there is none."""
    if address := read_listing_path(path):
        asked = (address.sort, address.slug)
        found = next((one for one in latest.listings if (one.address.sort, one.address.slug) == asked), None)
        return _listing_page(latest, found, address, pagination=pagination) if found else None
    if card := latest.by_slug.get(read_article_path(path) or ""):
        return _article_page(latest, card)
    if path.partition("?")[0] == "/":
        latest_news = '<p><a href="/latest/">All our latest news</a></p>'
        return page(latest, "Home", f"<h1>Cities working together</h1>\n{latest_news}", "/")
    return None


def missing_page(latest: LatestDay, path: str) -> str:
    """What is said where nothing is."""
    main = "<h1>Oops! That page can&#8217;t be found.</h1>\n<p>Nothing was found at this location. Try a search?</p>"
    return page(latest, "Page not found", main, path)


def _listing_page(latest: LatestDay, listing: Listing, address: ListingAddress, *, pagination: bool) -> str | None:
    """Past the end there is no page; a listing without cards has one."""
    size = latest.day.site.page_size
    shown = listing.cards[(address.page - 1) * size : address.page * size]
    if not shown and address.page > 1:
        return None
    draw = _bare_card if latest.newer else _worded_card
    cards = [draw(card, latest.move.title_place) for card in shown] or ["<p>No results found.</p>"]
    crumbs = f'<p><a href="/">Home</a> &raquo; <span aria-current="page">{text(listing.heading)}</span></p>'
    facets = _facets(latest, address)
    links = _pagination(address, -(-len(listing.cards) // size)) if pagination else ""
    main = [crumbs, f"<h1>{text(listing.heading)}</h1>", facets, '<div class="posts">', *cards, "</div>", links]
    return page(latest, listing.heading, "\n".join(main), listing_path(address))


def _worded_card(card: Card, _: TitlePlace) -> str:
    href = article_path(card.slug)
    return f"""<article id="post-{card.entry.serial}" class="post-{card.entry.serial} post type-post status-publish">
<a href="{href}" tabindex="-1"><img src="{_picture(card)}" alt="" width="768" height="432" loading="lazy"></a>
<div><p><span>{text(" ".join(card.kinds))}</span> <span>{in_words(card.published)}</span></p>
<h3><a href="{href}">{text(card.title)}</a></h3>
<p>{text(card.teaser)}</p>
<p>{card.reading_time}</p></div>
</article>"""


def _bare_card(card: Card, title_place: TitlePlace) -> str:
    """A card without title, kinds and date, but for the attribute that helps who does not see the picture."""
    title, href = escape(card.title), article_path(card.slug)
    alternative = title if title_place is TitlePlace.ALTERNATIVE else ""
    named = "" if title_place is TitlePlace.ALTERNATIVE else f' {title_place}="{title}"'
    return f"""<div class="card">
<a href="{href}"{named}><img src="{_picture(card)}" alt="{alternative}" width="768" height="432" loading="lazy"></a>
<p>{text(card.teaser)}</p>
<span>{card.reading_time}</span>
</div>"""


def _picture(card: Card) -> str:
    return f"/wp-content/uploads/{card.published:%Y/%m}/{card.slug[:24].rstrip('-')}-768x432.jpg"


def _facets(latest: LatestDay, address: ListingAddress) -> str:
    """How many cards there are of each kind and focus area, the ones shown chosen."""

    def value(one: Listing, chosen: str) -> str:
        return f'value="{one.address.slug}"{f" {chosen}" if one.address.slug == address.slug else ""}'

    kinds = "\n".join(
        f'<li><label><input type="checkbox" name="_type" {value(one, "checked")}> {one.name} '
        f"<span>({len(one.cards)})</span></label></li>"
        for one in latest.of_sort(Sort.CATEGORY)
    )
    areas = "".join(
        f"<option {value(one, 'selected')}>{text(one.name)} ({len(one.cards)})</option>"
        for one in latest.of_sort(Sort.AREA)
    )
    return f"""<form class="facets" method="get" action="/latest/">
<h2>Type</h2>
<ul>
{kinds}
</ul>
<h2>Focus area</h2>
<select name="_focus_area"><option value="">Any</option>{areas}</select>
</form>"""


def _pagination(address: ListingAddress, pages: int) -> str:
    """As WordPress's own: previous, numbers with gaps, next."""
    if pages < 2:
        return ""
    current = address.page
    near = range(current - _NEIGHBOURS, current + _NEIGHBOURS + 1)
    numbers = sorted({1, pages, *(number for number in near if 1 <= number <= pages)})
    parts = [_page_link(address, current - 1, "Previous", "prev")] if current > 1 else []
    for before, number in zip([0, *numbers], numbers, strict=False):
        parts += ['<span class="page-numbers dots">&hellip;</span>'] if number - before > 1 else []
        parts.append(
            f'<span aria-current="page" class="page-numbers current">{number}</span>'
            if number == current
            else _page_link(address, number, str(number))
        )
    parts += [_page_link(address, current + 1, "Next", "next")] if current < pages else []
    return _navigation("Posts", parts)


def _page_link(address: ListingAddress, number: int, words: str, role: str = "") -> str:
    href = listing_path(ListingAddress(sort=address.sort, slug=address.slug, page=number))
    return f'<a class="{role} page-numbers" href="{escape(href)}">{words}</a>'


def _navigation(name: str, links: Sequence[str]) -> str:
    inner = "\n".join(links)
    return f"""<nav class="navigation pagination" aria-label="{name}">
<h2 class="screen-reader-text">{name} navigation</h2>
<div class="nav-links">{inner}</div>
</nav>"""


def _article_page(latest: LatestDay, card: Card) -> str:
    slugs = list(latest.by_slug)
    place = slugs.index(card.slug)
    beside = [("Previous article", slugs[place + 1 : place + 2]), ("Next article", slugs[max(place - 1, 0) : place])]
    links = [f'<a href="{article_path(slug)}">{words}</a>' for words, found in beside for slug in found]
    main = [
        f"<h1>{text(card.title)}</h1>",
        f"<p>{text(', '.join(card.kinds))} | {in_words(card.published)} | {card.reading_time}</p>",
        f"<p>{text(card.teaser)}</p>",
        _navigation("Post", links),
    ]
    return page(latest, card.title, "\n".join(main), article_path(card.slug))
