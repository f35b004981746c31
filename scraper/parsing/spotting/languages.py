"""In which languages a page may write its dates."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from scraper.parsing.spotting.fold import fold
from scraper.parsing.spotting.lexicon import is_known, month_names

__all__ = ["page_languages"]

MOST = 4
LOOKED_AT = 6000
"""Characters of the sample."""
ENOUGH = 10
"""Letters that say a language is on the page."""
DIFFERENT = 4
"""Words that do: so many different ones, as names and abbreviations are words of some language too."""
RENAMED = {
    "no": "nb",
    "nn": "nb",
    "iw": "he",
    "in": "id",
    "sh": "sr",
    "tl": "fil",
    "cn": "zh",
    "jp": "ja",
    "kr": "ko",
    "gr": "el",
    "cz": "cs",
    "ua": "uk",
    "se": "sv",
    "dk": "da",
}
"""Old codes, and countries where a language should stand."""

SCRIPTS = {
    "ja": "[\u3041-\u30fa]",
    "ko": "[\uac00-\ud7a3]",
    "zh": "[\u4e00-\u9fff]",
    "th": "[\u0e01-\u0e5b]",
    "he": "[\u05d0-\u05ea]",
    "el": "[\u0370-\u03ff]",
    "hi": "[\u0904-\u0970]",
    "bn": "[\u0985-\u09fe]",
    "ta": "[\u0b85-\u0bfa]",
    "ka": "[\u10d0-\u10ff]",
    "hy": "[\u0531-\u0587]",
    "fa": "[پچژگ]",
    "ar": "[\u0621-\u064a]",
    "uk": "[іїєґ]",
    "sr": "[ђћџјљњ]",
    "ru": "[ыэё]",
    "bg": "[ъщ]",
    "be": "ў",
    "mk": "[ѓќѕ]",
}
"""Letters that tell a language: of those that share a script, the ones that the others lack."""

COMMON = {
    "en": "the of and to in for is on that with by at from this are was",
    "de": "der die das und ist im den von zu mit für auf nicht ein eine wir",
    "fr": "le la les des et du en une est pour dans sur au par que qui",
    "es": "el los las del en una para con por que se al la más como",
    "it": "il di che per la del della un una con nel le gli dei alla",
    "pt": "os do da dos das em uma para com não no na que ao",
    "nl": "de het een van en in op voor met zijn is dat bij naar ook",
    "sv": "och att det som en på är för med av till den ett har om",
    "da": "og at det er en på til af med for den der et ikke vi",
    "nb": "og det er en på til av med for som et ikke den vi",
    "fi": "ja on että se ei oli ovat myös tai kun mukaan sekä joka",
    "is": "og að er sem við fyrir með um til af ekki það",
    "et": "ja on ei et see kui oma ning või ka mis aga",
    "lv": "un ir no ar par kas lai pie vai arī gada uz",
    "lt": "ir yra kad su iš apie bei kaip už nuo metų",
    "pl": "na się do nie że jest dla od po oraz przez",
    "cs": "se na je že do pro jsou jako od při nebo",
    "sk": "sa na je že do pre sú ako od pri alebo",
    "sl": "in je na se za da so bo pri tudi ki po",
    "hr": "je na se za da su od koji koja iz će",
    "ro": "și în de la cu pe din este care pentru un să nu",
    "hu": "az és hogy nem egy is van meg csak ezt volt",
    "tr": "ve bir bu için ile da de olarak daha çok olan gibi",
    "ca": "el la de que els les una amb per és al dels més",
    "gl": "de que do da unha para con os na polo no",
    "eu": "eta da ez du bat dira izan ere dute egin",
    "id": "yang dan di untuk dengan pada dari ini dalam adalah ke",
    "ms": "yang dan di untuk dengan pada daripada ini dalam ialah",
    "vi": "và của là có được các cho trong với những một không",
}
"""The commonest words of languages in Latin letters."""
WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
WORD = re.compile(r"[^\W\d_]{2,}")
DATED = re.compile(r"\d\.?\s(?:de\s)?([^\W\d_]{4,})|([^\W\d_]{4,})\.?\s\d")
"""Words beside a number."""
LONG_NAME = 4


def page_languages(lang: str | None, sample: str) -> tuple[str, ...]:
    """The languages whose dates to look for, the likeliest first, at most four; the last is always English.

    `lang` is what the page says of itself (`de-AT`); `sample` is some of its text, which may say otherwise.
    """
    text = " ".join(sample[: 4 * LOOKED_AT].split())[:LOOKED_AT].lower()
    found = dict.fromkeys((_declared(lang), *_seen(text)))
    others = [language for language in found if language not in ("", "en")]
    others += _of_months(text, (*others, "en"))
    return (*others[: MOST - 1], "en")


def _of_months(text: str, known: Iterable[str]) -> list[str]:
    """The languages of months beside numbers that no known language has: a theme may write dates in its own."""
    words = {fold(word) for pair in DATED.findall(text) for word in pair if word}
    spoken = [_months().get(word, ()) for word in sorted(words)]
    return list(dict.fromkeys(languages[0] for languages in spoken if languages and not set(known) & set(languages)))


@lru_cache(maxsize=1)
def _months() -> dict[str, tuple[str, ...]]:
    """Names of months that are no mere abbreviations, each with the languages that have it."""
    months: dict[str, tuple[str, ...]] = {}
    for language in ("en", *COMMON, *SCRIPTS):
        for word in month_names(language):
            if len(word) >= LONG_NAME:
                months[word] = (*months.get(word, ()), language)
    return months


def _declared(lang: str | None) -> str:
    code = re.split(r"[-_]", (lang or "").strip().lower())[0]
    code = RENAMED.get(code, code)
    return code if code and is_known(code) else ""


def _seen(text: str) -> list[str]:
    """By letters, then by words: the most frequent first."""
    foreign = re.sub("[\0-\x7f]+", "", text)
    letters = Counter({language: len(re.findall(pattern, foreign)) for language, pattern in SCRIPTS.items()})
    if letters["ja"] * 10 > letters["zh"]:
        letters["zh"] = 0
    if letters["fa"] * 50 > letters["ar"]:
        letters["ar"] = 0
    return [language for language, count in letters.most_common(2) if count >= ENOUGH] + _by_words(text)


def _by_words(text: str) -> list[str]:
    tokens = Counter(WORD.findall(text))
    seen = {language: [tokens[word] for word in words if word in tokens] for language, words in WORDS.items()}
    counts = Counter({language: sum(counts) for language, counts in seen.items() if len(counts) >= DIFFERENT})
    best = max(counts.values(), default=0)
    return [language for language, count in counts.most_common(2) if 2 * count > best]
