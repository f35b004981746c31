"""How text becomes the words that are searched for: the same on every database, because it is done here.

Text is compatibility-decomposed (NFKD) and case-folded, and combining marks are dropped, so that accents make no
difference. A word is a run of letters and digits; where writing has no spaces between words (Chinese, Japanese, Thai
and their neighbours), each character is a word, and several of them are found as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["fold", "spans", "words"]

# Thai, Lao, Myanmar, Khmer; kana, Bopomofo, Han.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    "\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# From Devanagari to Sinhala, where vowels are marks that no decomposition removes; without the two full stops.
_INDIC = "\u0900-\u0963\u0966-\u0dff"
_WORD = re.compile(rf"(?:[^\W{_UNSPACED}_]+|[{_INDIC}])+|[{_UNSPACED}](?<=\w)")
# Where there may be a mark; most of a text need not be looked at character by character.
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
# Nobody searches for a longer one, and PostgreSQL keeps none of more than 2 kB.
_LONGEST = 200


def words(text: str | None) -> list[str]:
    """The words of a text, folded, in their order."""
    return [found[:_LONGEST] for found in _WORD.findall(fold(text or ""))]


def spans(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text, folded, each with the start and the end of what stands for it in the text itself."""
    folded = [(char, index) for index, original in enumerate(text) for char in fold(original)]
    for found in _WORD.finditer("".join(char for char, _ in folded)):
        yield found[0][:_LONGEST], folded[found.start()][1], folded[found.end() - 1][1] + 1


def fold(text: str) -> str:
    """The text without case and accents, which may be longer or shorter. Each character is folded by itself."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _NOT_ASCII.sub(_without_marks, decomposed)


def _without_marks(found: re.Match[str]) -> str:
    return "".join([char for char in found[0] if not unicodedata.combining(char)])
