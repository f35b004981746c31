"""How sure it is that a definition reads a list as it is meant, and why."""

from statistics import mean

from scraper.page import ListingPage

__all__ = ["judged"]

FEW = 3
"""Records; a list of fewer may be something else."""
WITH_RULES = 0.9
"""Confidence in an entry whose reader tells none."""
DATES = ("published", "starts", "updated")


def judged(listing: ListingPage) -> tuple[list[str], float]:
    """The reasons in words, and the confidence."""
    entries = listing.entries
    size = len(entries)
    titled = sum(bool(entry.title) for entry in entries)
    linked = sum(bool(entry.url) for entry in entries)
    dated = sum(any((date := getattr(entry, name)) and date.value for name in DATES) for entry in entries)
    alone = len({entry.url for entry in entries if entry.url})
    reasons = [
        f"{size} records" if size >= FEW else f"only {size} record{'s' * (size != 1)}",
        f"{titled} of {size} have a title, {linked} an address, {dated} a date",
        f"the next page is {listing.next_url}" if listing.next_url else "no next page",
    ]
    if alone < linked:
        reasons.append(f"{linked - alone} addresses stand more than once")
    sure = mean(WITH_RULES if entry.confidence is None else entry.confidence for entry in entries) if entries else 0.0
    factors = (
        min(1.0, 0.55 + 0.15 * size),
        titled / size if size else 0.0,
        0.6 + 0.4 * linked / size if size else 0.0,
        0.8 + 0.2 * dated / size if size else 0.0,
        0.7 + 0.3 * alone / linked if linked else 1.0,
    )
    for factor in factors:
        sure *= factor
    return reasons, min(sure, 0.99)
