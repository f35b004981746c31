"""Holds what a reader made of a case against its truth, field by field."""

from benchmarks.extraction.match import normal_address, pair
from benchmarks.extraction.run import prediction
from benchmarks.extraction.score import score_case
from scraper.page import ListingPage
from tests.layouts.layout import LayoutCase

__all__ = ["FIELDS", "faults"]

FIELDS = ("records", "title", "url", "date", "tags", "teaser", "updated", "starts", "ends", "next")
FURTHER = ("updated", "starts", "ends")
"""Dates that are compared where the truth has them."""


def faults(case: LayoutCase, listing: ListingPage, name: str) -> list[str]:
    """A line for each value of one of `FIELDS` that is not as the truth has it; empty where all are."""
    predicted = [prediction(entry) for entry in listing.entries]
    kinds = {kind.casefold() for record in case.truth["records"] for kind in record["kinds"] or ()}
    for values in predicted:
        values["tags"] = [tag for tag in values["tags"] if tag.casefold() not in kinds]
    if name == "next":
        return _next_faults(case, listing)
    if name in FURTHER:
        return [
            f"{name}: {predicted[position][name]} instead of {case.truth['records'][owner][name]}"
            for position, owner in pair(case.truth, predicted).items()
            if case.truth["records"][owner][name] not in (None, predicted[position][name])
        ]
    prefixes = ("extra:", "missing:") if name == "records" else (f"{name}:",)
    return [fault for fault in score_case(case.truth, predicted).faults if fault.startswith(prefixes)]


def _next_faults(case: LayoutCase, listing: ListingPage) -> list[str]:
    right = normal_address(listing.next_url, case.url) == normal_address(case.truth["next"], case.url)
    return [] if right else [f"next: {listing.next_url} instead of {case.truth['next']}"]
