"""The patterns of dates, made of a lexicon's words.

All are for folded text and are matched at a place where a number stands, forwards or, for the words before it, on the
text read backwards: Python's patterns look back only over a fixed width.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scraper.parsing.spotting.lexicon import Lexicon, lexicon

__all__ = ["LETTER", "OPENING", "Patterns", "behind", "patterns"]

DOTTED = r"\.?\s*"
"""Between words of which one may be abbreviated: "3 wk. ago"."""
OPENING = 3
FARTHEST = 40
"""Characters looked back."""
LETTER = r"[^\W\d_]"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
ORDINAL = (
    rf"(?:(?:st|nd|rd|th|er|ere|eme|re|de|ste|e|o|a|i|an|en)(?!{LETTER})"
    rf"|[º°ª]|-{LETTER}{{1,3}}(?!{LETTER})|\(e\)(?:an|a|ko))?"
)
OF = r"(?:(?:of|the|de|del|di|da|den|der|d|ta'|ngay)(?!\w)['-]?\s*|d'|[בלה]-?)?"
SPACE = r"[\s.,/-]*"
THREE_YEAR = r"(?:พ\.?ศ\.?|ค\.?ศ\.?|nam|anul|года|م)?\s*"
"""Words for "year" before it."""
YEAR = rf"(?:{THREE_YEAR}(?P<year>\d{{4}})(?![\d:])|'(?P<short>\d\d)(?!\d))"
MONTH_YEAR = YEAR.replace("<year>", "<whole>").replace("<short>", "<brief>")
AFTER_YEAR = rf"(?:\s?(?:г|р|гг|m|r|god|gada|metu|m\.|г\.|г|р\.)(?!{LETTER})\.?)?"
MONTH_WORD = r"(?:\s+(?:ho|men)(?!\w)\.?)?"
"""A word for "month" after its name."""
UNTIL = r"(?:\s*(?:-|~|–)\s*|\s+(?:to|bis|au|al|a|do|по|до|till?|un|og|und|and|et|y|e|i|и)\s+)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    lexicon: Lexicon
    day_first: re.Pattern[str]
    month_first: re.Pattern[str]
    year_first: re.Pattern[str]
    month_before: re.Pattern[str]
    weekday_before: re.Pattern[str]
    weekday_after: re.Pattern[str]
    label_before: re.Pattern[str]
    count_after: re.Pattern[str]
    count_before: re.Pattern[str]
    phrase: re.Pattern[str]
    openings: frozenset[str]
    """How a text must begin for `phrase` to have a chance."""


@lru_cache(maxsize=64)
def patterns(languages: tuple[str, ...]) -> Patterns:
    known = lexicon(languages)
    words = known.words
    month = rf"(?P<month>{_any(words.months)})(?!{LETTER})[.'॰]?"
    weekday = _any(words.weekdays)
    stems = {re.sub(r"\s*\d+$", "", word) for word in words.months}  # "tháng 5": the number is the month
    whole_year = rf"(?:{SPACE}{OF}{YEAR}{AFTER_YEAR}|[-/](?P<two>\d\d)(?![\d:])|\s(?P<last>\d\d)(?=\s*(?:\Z|[|·()])))?"
    return Patterns(
        lexicon=known,
        day_first=re.compile(
            rf"(?:(?P<from>{DAY}){ORDINAL}\.?{UNTIL}(?:\w+\s)?)?(?P<day>{DAY}){ORDINAL}[\s./-]*{OF}{month}{whole_year}"
        ),
        month_first=re.compile(
            rf"{month}{SPACE}(?:the\s+)?(?:(?P<day>{DAY})(?!:\d|\.\d){ORDINAL}(?:{UNTIL}(?P<until>{DAY})(?!:\d){ORDINAL})?"
            rf"(?:{SPACE}{OF}{YEAR}{AFTER_YEAR})?|{OF}{MONTH_YEAR}{AFTER_YEAR})"
        ),
        year_first=re.compile(
            rf"(?P<year>\d{{4}})(?:\s?(?:г|m|gada|e?ko|\(e\)ko|urteko|թ|ж)(?!{LETTER}))?{SPACE}"
            rf"(?:(?:gada\s+)?(?P<before>{DAY})\.?\s?)?{month}{MONTH_WORD}(?:{SPACE}(?P<day>{DAY})(?![:\d])(?!,?\s*\d{{4}}){ORDINAL}"
            rf"(?:\.?{UNTIL}(?P<until>{DAY})(?![:\d]){ORDINAL})?)?"
        ),
        month_before=_behind(stems, r"[\s.,'/-]*(?:eht\s+)?"),
        weekday_before=_behind(words.weekdays, r"[\s.,)(|-]*(?:(?:eht|el|ned|ed|yagn)\s+)?[\s.,)(]*"),
        weekday_after=re.compile(rf"\s?[(\[]?\s?(?P<word>{weekday})\.?\s?[)\]](?!{LETTER})"),
        label_before=_behind(words.labels, r"(?:[\s:|.,(-]|(?:no|eht|ma|nda|ned|el|le|ne|la|me|an|ta|fo)(?!\w))*"),
        count_after=re.compile(rf"\s*(?P<word>{_any((after for _, after in words.counted), DOTTED)})(?!{LETTER})\.?"),
        count_before=_behind({before for before, _ in words.counted if before}, r"\s*"),
        phrase=re.compile(
            rf"\W*(?:(?:{_any(words.labels)})[\s:]*)?(?P<phrase>{_any(words.phrases)})(?!\w)(?P<rest>.*)", re.DOTALL
        ),
        openings=frozenset(word[:OPENING] for word in (*words.phrases, *words.labels) if len(word) >= OPENING)
        | {word for word in words.phrases if len(word) == OPENING - 1},
    )


def behind(pattern: re.Pattern[str], folded: str, at: int, floor: int) -> tuple[int, str] | None:
    """Where the word begins that stands before `at`, and the word, looking no further than `floor`."""
    if at == floor:
        return None
    found = pattern.match(folded[max(floor, at - FARTHEST) : at][::-1])
    return (at - found.end(), found["word"][::-1]) if found else None


def _behind(words: Iterable[str], between: str) -> re.Pattern[str]:
    return re.compile(rf"{between}(?P<word>{_any(word[::-1] for word in words)})(?!{LETTER})")


def _any(words: Iterable[str], space: str = r"\s+") -> str:
    """One of `words`, the longest that fits; spaces may be wide."""
    ordered = sorted({word for word in words if word}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", space) for word in ordered) or "(?!)"
