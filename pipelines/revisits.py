"""Recognises a response that repeats the last capture of its address."""

from archive.queries.captures import KnownCapture, KnownListing
from archive.warc import Exchange, Profile, RefersTo, payload_digest
from scraper.items import KnownPage

__all__ = ["known_page", "refers_to"]


def refers_to(exchange: Exchange, last: KnownCapture | None) -> RefersTo | None:
    """What a response repeats, if it does: a 304 by saying so, the same bytes by being them."""
    if last is None:
        return None
    if exchange.status == 304:
        profile = Profile.NOT_MODIFIED
    elif exchange.status == 200 and payload_digest(exchange.body) == last.digest:
        profile = Profile.IDENTICAL
    else:
        return None
    return RefersTo(
        url=last.url,
        captured_at=last.original_at,
        digest=last.digest,
        position=last.original_warc,
        profile=profile,
    )


def known_page(listing: KnownListing) -> KnownPage:
    """What the spider has to know of a listing that was read before."""
    # An entry is known by its address, as in `scraper.walk.identities`; without one its key has to do.
    shown = tuple(url or key for url, key in zip(listing.urls, listing.keys, strict=True))
    return KnownPage(next_url=listing.next_url, next_by_rule=listing.next_by_rule, identities=shown, reference=listing)
