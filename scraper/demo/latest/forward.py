"""Where the addresses of the old site lead once the site has moved."""

from urllib.parse import unquote

from scraper.demo.addresses import canonical_path, is_old, read_topic_path, read_wspo
from scraper.demo.latest.addresses import ListingAddress, Sort, article_path, listing_path
from scraper.demo.latest.listings import LatestDay
from scraper.demo.latest.move import Farewell

__all__ = ["forwarded"]


def forwarded(latest: LatestDay, path: str) -> str | None:
    """The path that an address is redirected to; None where it is not.

    A topic leads to its focus area, an entry that was carried over to its article, all else that was there to the home
    page. An address of the new site without its last slash leads to the one with it, as WordPress does.
    """
    old = canonical_path(path)
    if is_old(old):
        return _successor(latest, old) if latest.move.farewell is Farewell.REDIRECTED else None
    plain, mark, query = unquote(path).partition("?")
    return f"{plain}/{mark}{query}" if plain.startswith("/latest") and not plain.endswith("/") else None


def _successor(latest: LatestDay, old: str) -> str:
    address = read_topic_path(old, default_count=latest.day.site.page_size)
    if address and address.slug in (topic.slug for topic in latest.day.site.topics):
        return listing_path(ListingAddress(sort=Sort.AREA, slug=address.slug))
    story = latest.day.by_wspo.get(read_wspo(old) or "")
    card = latest.cards.get(story.serial) if story else None
    return article_path(card.slug) if card else "/"
