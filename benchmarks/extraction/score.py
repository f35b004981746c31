"""Holds predicted records against the truth of a page: precision, recall and F1 by field, and exact records.

The measures are those of the `score.py` beside the shared cases, so that figures can be compared:

- Records are paired by normalised address, any of the record's own (`url`, and the `alt_urls` no other record has);
  what is left is paired by normalised title.
- A field's precision counts all predicted values (those of unpaired records are wrong), its recall all true ones.
- Left out both ways: dates whose truth is not, or not only, on the page (`UNSCORED_DATES`); teasers of pages that show
  whole posts or could not be verified; tags where the truth has none to give; next pages that are not known.
- Micro is over all values, macro the mean of the cases' F1 where the truth has such values.
- A record is exact if title, address and date are right; one without a link has none to find (the shared truth knows no
  such record, so there the measures agree).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.extraction.match import Values, normal_address, normal_text, pair

__all__ = ["FIELDS", "CaseScore", "Count", "score_case"]

FIELDS = ("record", "title", "url", "date", "tags", "teaser")
UNSCORED_DATES = frozenset({"partial", "month", "url", "conflict", "ambiguous"})
ALIKE = 0.7
"""How much of two teasers must be the same words."""
WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u4e00-\u9fff\u0e00-\u0e7f]")
"""Kana, Han, Thai: words are not told apart, so pairs of characters are compared."""


@dataclass(slots=True)
class Count:
    right: int = 0
    predicted: int = 0
    true: int = 0

    def add(self, other: "Count") -> None:
        self.right += other.right
        self.predicted += other.predicted
        self.true += other.true

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else float(not self.true)

    @property
    def recall(self) -> float:
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class CaseScore:
    """What one page's records came to."""

    fields: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in FIELDS})
    exact: int = 0
    faults: list[str] = field(default_factory=list)
    """What is wrong, a line for each value."""


def score_case(truth: Values, predicted: Sequence[Values]) -> CaseScore:
    records, pairs = truth["records"], pair(truth, predicted)
    score = CaseScore()
    score.fields["record"] = Count(len(pairs), len(predicted), len(records))
    for record in records:
        _count_truth(record, score.fields)
    whole = _Whole(
        base=truth["url"],
        no_tags=all(record.get("tags_unknown") for record in records),
        no_teasers=all(_teaser_unscored(record) for record in records),
    )
    for position, values in enumerate(predicted):
        record = records[pairs[position]] if position in pairs else None
        if record is None:
            score.faults.append(f"extra: {values.get('title')!r} <{values.get('url')}>")
        score.exact += _judge(values, record, whole, score)
    score.faults += [f"missing: {r['title']!r} <{r['url']}>" for i, r in enumerate(records) if i not in pairs.values()]
    return score


@dataclass(frozen=True, slots=True)
class _Whole:
    """What holds for all records of a page."""

    base: str
    no_tags: bool
    no_teasers: bool


def _count_truth(record: Values, fields: dict[str, Count]) -> None:
    fields["title"].true += 1
    fields["url"].true += bool(record["url"])
    fields["date"].true += bool(record["date"]) and record.get("date_source") not in UNSCORED_DATES
    fields["tags"].true += 0 if record.get("tags_unknown") else len(_tag_set(record["tags"]))
    fields["teaser"].true += bool(record["teaser"])


def _judge(values: Values, record: Values | None, whole: _Whole, score: CaseScore) -> bool:
    """Counts one prediction; whether it is an exact record."""
    title = _judge_title(values, record, score)
    address = _judge_address(values, record, whole, score)
    date = _judge_date(values, record, score)
    _judge_tags(values, record, whole, score)
    _judge_teaser(values, record, whole, score)
    return record is not None and title and address and date


def _judge_title(values: Values, record: Values | None, score: CaseScore) -> bool:
    right = bool(values.get("title")) and record is not None
    right = right and normal_text(values["title"]) == normal_text(record["title"] if record else "")
    score.fields["title"].predicted += bool(values.get("title"))
    score.fields["title"].right += right
    return _noted(right, "title", values.get("title"), record, score)


def _judge_address(values: Values, record: Values | None, whole: _Whole, score: CaseScore) -> bool:
    true = set() if record is None else {record["url"], *(record.get("alt_urls") or ())}
    address = normal_address(values.get("url"), whole.base)
    right = address in {normal_address(url, whole.base) for url in true}
    score.fields["url"].predicted += bool(values.get("url"))
    score.fields["url"].right += right and bool(values.get("url"))
    return _noted(right, "url", values.get("url"), record, score)


def _judge_date(values: Values, record: Values | None, score: CaseScore) -> bool:
    if record is not None and record.get("date_source") in UNSCORED_DATES:
        return True
    day = (values.get("date") or "")[:10]
    right = record is not None and day == (record["date"] or "")
    score.fields["date"].predicted += bool(day)
    score.fields["date"].right += right and bool(day)
    return _noted(right, "date", day, record, score)


def _judge_tags(values: Values, record: Values | None, whole: _Whole, score: CaseScore) -> None:
    if whole.no_tags or (record is not None and record.get("tags_unknown")):
        return
    tags = _tag_set(values.get("tags"))
    true = _tag_set(record["tags"]) if record is not None else set()
    score.fields["tags"].predicted += len(tags)
    score.fields["tags"].right += len(tags & true)
    _noted(tags == true, "tags", values.get("tags"), record, score)


def _judge_teaser(values: Values, record: Values | None, whole: _Whole, score: CaseScore) -> None:
    if whole.no_teasers or (record is not None and _teaser_unscored(record)):
        return
    teaser = values.get("teaser") or ""
    true = (record["teaser"] or "") if record is not None else ""
    right = _alike(teaser, true)
    score.fields["teaser"].predicted += bool(teaser)
    score.fields["teaser"].right += right
    _noted(right or not (teaser or true), "teaser", teaser, record, score)


def _noted(right: bool, name: str, value: object, record: Values | None, score: CaseScore) -> bool:
    if record is not None and not right:
        true = record[name]
        score.faults.append(f"{name}: {_cut(value)} instead of {_cut(true)} in {_cut(record['title'])}")
    return right


def _cut(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 90 else f"{shown[:89]}…"


def _teaser_unscored(record: Values) -> bool:
    return bool(record.get("teaser_unknown") or record.get("full_content"))


def _tag_set(tags: Sequence[str] | None) -> set[str]:
    return {normal for tag in tags or () if (normal := normal_text(tag))}


def _tokens(text: str) -> Counter[str]:
    tokens: Counter[str] = Counter()
    for word in normal_text(text).split():
        if WITHOUT_SPACES.search(word):
            tokens.update(word[i : i + 2] for i in range(max(1, len(word) - 1)))
        else:
            tokens[word] += 1
    return tokens


def _alike(first: str, second: str) -> bool:
    one, other = _tokens(first), _tokens(second)
    if not one or not other:
        return False
    return 2 * (one & other).total() / (one.total() + other.total()) >= ALIKE
