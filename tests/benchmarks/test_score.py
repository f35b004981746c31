"""The bench's measures are those of the `score.py` beside the shared cases."""

import importlib.util
import json
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

from benchmarks.extraction.__main__ import SHARED
from benchmarks.extraction.score import FIELDS, Count, score_case
from tests.layouts import CASES

SCORE = SHARED / "score.py"
OWN = [case.truth for case in CASES if all(record["url"] for record in case.truth["records"])][::5]
"""The other `score.py` knows no record without a link."""


def _truths() -> list[dict[str, Any]]:
    files = sorted(SHARED.glob("*/truth.json"))
    return [json.loads(file.read_text("utf-8")) for file in files] + OWN


def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _spoilt(record: dict[str, Any], others: list[dict[str, Any]], random: Random) -> dict[str, Any]:
    """A record with some values right, some missing, some of other records, some written otherwise."""
    other = random.choice(others)
    teaser = record["teaser"] or other["title"]
    words = teaser.split()
    return {
        "title": random.choice([record["title"], record["title"].upper(), other["title"], "", None, "Read more"]),
        "url": random.choice([record["url"], f"{record['url']}/", other["url"], None, *(record.get("alt_urls") or ())]),
        "date": random.choice(
            [record["date"], f"{record['date'] or '2020-01-01'}T10:00", other["date"], None, "2024-05"]
        ),
        "tags": random.choice([record["tags"], [*(record["tags"] or ()), "more"], other["tags"], None]),
        "teaser": random.choice(
            [teaser, " ".join(words[: len(words) // 2 + 1]), other["teaser"], None, f"{teaser} {teaser}"]
        ),
    }


def _predicted(truth: dict[str, Any], random: Random) -> list[dict[str, Any]]:
    records = [record for record in truth["records"] for _ in range(random.choice([0, 1, 1, 1, 2]))]
    random.shuffle(records)
    return [_spoilt(record, truth["records"], random) for record in records]


@pytest.mark.skipif(not SCORE.exists(), reason="there are no shared cases beside the project")
@pytest.mark.parametrize("seed", range(5))
def test_agrees_with_the_shared_score(seed: int) -> None:
    shared, random = _load(SCORE), Random(seed)
    for truth in _truths():
        predicted = _predicted(truth, random)
        counts, exact, _ = shared.score_case(truth, predicted)
        score = score_case(truth, predicted)
        got = {name: [count.right, count.predicted, count.true] for name, count in score.fields.items()}
        assert (got, score.exact) == (counts, exact), truth["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_truth_itself_is_all_right(case: Any) -> None:
    score = score_case(case.truth, case.truth["records"])
    assert score.faults == []
    assert score.exact == len(case.truth["records"])
    assert [count.f1 for count in score.fields.values()] == [1.0] * len(FIELDS)


def test_an_extra_record_costs_precision() -> None:
    truth = CASES[0].truth
    extra: dict[str, Any] = {"title": "Menu", "url": "/menu", "date": None, "tags": [], "teaser": None}
    score = score_case(truth, [*truth["records"], extra])
    assert score.fields["title"] == Count(10, 11, 10)


def test_a_missing_record_costs_recall() -> None:
    truth = CASES[0].truth
    assert score_case(truth, truth["records"][1:]).fields["record"] == Count(9, 9, 10)
