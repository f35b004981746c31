"""Words as frequent as those of a language: the word of rank r makes up 1/r of the first one's share (Zipf's law)."""

from itertools import accumulate
from random import Random

__all__ = ["Vocabulary"]

_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u") * 8 + ("é", "ö")
_CODAS = ("", "", "n", "r", "s", "l", "nd")
_SIZE = 50_000


class Vocabulary:
    """Made-up words, the most frequent first, which are shorter than the others."""

    def __init__(self, random: Random, size: int = _SIZE) -> None:
        found: dict[str, None] = {}
        while len(found) < size:
            found.setdefault(_word(random, syllables=1 + (len(found) > 50) + (len(found) > 5_000)))
        self.words = tuple(found)
        self._shares = list(accumulate(1 / rank for rank in range(1, size + 1)))

    def draw(self, random: Random, number: int) -> list[str]:
        """So many words of a text."""
        return random.choices(self.words, cum_weights=self._shares, k=number)


def _word(random: Random, syllables: int) -> str:
    parts = (random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(syllables))
    return "".join(parts) + random.choice(_CODAS)
