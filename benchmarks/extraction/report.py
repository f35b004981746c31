"""What the results of many cases come to, as a table."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from benchmarks.extraction.run import Result
from benchmarks.extraction.score import FIELDS, Count

__all__ = ["details", "figures", "table"]


def figures(results: Sequence[Result]) -> dict[str, Any]:
    """The measures, ready for JSON."""
    listings = [result for result in results if "verdict" not in result.case.truth]
    records = sum(len(result.case.truth["records"]) for result in results)
    return {
        "cases": len(results),
        "records": records,
        "fields": {name: _field(results, name) for name in FIELDS},
        "exact": sum(result.score.exact for result in results),
        "whole": sum(result.whole for result in listings),
        "listings": len(listings),
        "next": _next(results),
        "verdicts": {
            "right": sum(r.verdict_right for r in results if "verdict" in r.case.truth),
            "of": len(results) - len(listings),
            "refused": [r.case.name for r in listings if not r.verdict_right],
        },
        "milliseconds": _times(results),
    }


def _field(results: Sequence[Result], name: str) -> dict[str, float]:
    total = Count()
    for result in results:
        total.add(result.score.fields[name])
    cases = [result.score.fields[name].f1 for result in results if result.score.fields[name].true]
    return {
        "precision": total.precision,
        "recall": total.recall,
        "f1": total.f1,
        "macro": sum(cases) / len(cases) if cases else 1.0,
        "right": total.right,
        "predicted": total.predicted,
        "true": total.true,
        "cases": len(cases),
    }


def _next(results: Sequence[Result]) -> dict[str, float]:
    known = [result for result in results if result.next_right is not None]
    have = [result for result in known if result.case.truth["next"]]
    return {
        "hit": sum(bool(result.next_right) for result in have),
        "have": len(have),
        "invented": sum(bool(result.next_url) for result in known if not result.case.truth["next"]),
        "none": len(known) - len(have),
        "accuracy": sum(bool(result.next_right) for result in known) / max(1, len(known)),
    }


def _times(results: Sequence[Result]) -> dict[str, float]:
    times = [1000 * result.seconds for result in results]
    rates = [1000 * result.seconds * 51_200 / max(1, len(result.case.page.body)) for result in results]
    large = [rate for rate, result in zip(rates, results, strict=True) if len(result.case.page.body) >= 10_000]
    return {
        "median": median(times),
        "longest": max(times),
        "median per 50 KB": median(rates),
        "longest per 50 KB": max(large, default=0.0),
    }


def table(name: str, results: Sequence[Result]) -> str:
    got = figures(results)
    lines = [f"{name}: {got['cases']} cases, {got['records']} records"]
    lines.append(f"{'field':8s} {'P':>6s} {'R':>6s} {'F1':>6s} {'macroF1':>8s}  right/predicted/true")
    lines += [_line(field, values) for field, values in got["fields"].items()]
    exact = got["exact"] / max(1, got["records"])
    lines.append(
        f"records exact (title, url and date right): {got['exact']}/{got['records']} = {exact:.3f}; "
        f"cases with every record exact and none extra: {got['whole']}/{got['listings']}"
    )
    following, verdicts, times = got["next"], got["verdicts"], got["milliseconds"]
    lines.append(
        f"next page: right {following['hit']}/{following['have']}; "
        f"invented where there is none {following['invented']}/{following['none']}; "
        f"accuracy {following['accuracy']:.3f}"
    )
    lines.append(
        f"not a listing: {verdicts['right']}/{verdicts['of']} said so; "
        f"listings refused: {', '.join(verdicts['refused']) or 'none'}"
    )
    lines.append("milliseconds: " + ", ".join(f"{key} {value:.1f}" for key, value in times.items()))
    return "\n".join(lines)


def _line(name: str, values: dict[str, float]) -> str:
    shares = f"{values['precision']:6.3f} {values['recall']:6.3f} {values['f1']:6.3f} {values['macro']:8.3f}"
    return f"{name:8s} {shares}  {values['right']}/{values['predicted']}/{values['true']}  ({values['cases']} cases)"


def details(result: Result) -> Iterator[str]:
    """A line for the case, and one for each thing that is wrong with it."""
    score, truth = result.score, result.case.truth
    counts = " ".join(
        f"{name} {count.right}/{count.predicted}/{count.true}" for name, count in score.fields.items() if count.true
    )
    mark = "ok" if result.whole and not score.faults and result.next_right is not False else "--"
    yield (
        f"{mark} {result.case.name}: exact {score.exact}/{len(truth['records'])} {counts} "
        f"{1000 * result.seconds:.1f} ms {len(result.case.page.body) // 1024} KB"
    )
    if not result.verdict_right:
        yield f"     verdict: {result.verdict or 'a listing'} instead of {truth.get('verdict') or 'a listing'}"
    yield from (f"     {fault}" for fault in score.faults)
    if result.next_right is False:
        yield f"     next: {result.next_url} instead of {truth['next']}"
