"""Runs a reader over cases: what it predicts of each page, how long it takes, and what that is worth."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.extraction.cases import Case
from benchmarks.extraction.match import normal_address
from benchmarks.extraction.score import CaseScore, score_case
from scraper.errors import NotAListing, Verdict
from scraper.page import Entry, ListedDate, ListingPage, Page

__all__ = ["Reader", "Result", "prediction", "run"]

Reader = Callable[[Page], ListingPage]
TIMES = 3
"""A page is read so often; the fastest counts, as the rest measures what else the machine does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of one case."""

    case: Case
    records: list[dict[str, Any]]
    next_url: str | None
    verdict: str
    """The name of the verdict, empty for a listing; a failure is named `failed: …`."""
    score: CaseScore
    seconds: float

    @property
    def next_right(self) -> bool | None:
        """Whether the next page is right; None where it is not known."""
        truth = self.case.truth
        if not truth.get("next_known"):
            return None
        return normal_address(self.next_url, truth["url"]) == normal_address(truth["next"], truth["url"])

    @property
    def verdict_right(self) -> bool:
        """A page is a listing unless its truth names another verdict."""
        return self.verdict == str(self.case.truth.get("verdict", ""))

    @property
    def whole(self) -> bool:
        """Whether every record is exact, and none is one too many."""
        return self.score.exact == len(self.case.truth["records"]) == len(self.records)


def run(cases: Iterable[Case], reader: Reader) -> Iterator[Result]:
    for case in cases:
        listing, verdict, seconds = _read(case.page, reader)
        records = [prediction(entry) for entry in listing.entries] if listing else []
        _forgive_kinds(records, case.truth)
        yield Result(
            case=case,
            records=records,
            next_url=listing.next_url if listing else None,
            verdict=verdict,
            score=score_case(case.truth, records),
            seconds=seconds,
        )


def _read(page: Page, reader: Reader) -> tuple[ListingPage | None, str, float]:
    fastest, listing, verdict = float("inf"), None, ""
    for _ in range(TIMES):
        started = time.perf_counter()
        try:
            listing = reader(page)
        except Verdict as conclusion:
            verdict = type(conclusion).__name__
        except Exception as error:
            verdict = f"failed: {error!r}"
        fastest = min(fastest, time.perf_counter() - started)
    if listing is not None and not listing.entries:
        verdict = NotAListing.__name__
    return listing, verdict, fastest


def prediction(entry: Entry) -> dict[str, Any]:
    """An entry as scoring wants it; where nothing was published, the date is that of the beginning."""
    return {
        "title": entry.title,
        "url": entry.url,
        "date": _day(entry.published) or _day(entry.starts),
        "tags": list(entry.tags),
        "kinds": list(entry.kinds),
        "teaser": entry.teaser,
        "updated": _day(entry.updated),
        "starts": _day(entry.starts),
        "ends": _day(entry.ends),
    }


def _day(date: ListedDate | None) -> str | None:
    return date.value if date else None


def _forgive_kinds(records: list[dict[str, Any]], truth: dict[str, Any]) -> None:
    """A label such as "Press release" may be read as a kind or as a tag: where the truth has kinds, both are right."""
    kinds = {kind.casefold() for record in truth["records"] for kind in record.get("kinds") or ()}
    for record in records:
        record["tags"] = [tag for tag in record["tags"] if tag.casefold() not in kinds]
