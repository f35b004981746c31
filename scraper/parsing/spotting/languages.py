"""In which languages a page may write its dates."""

import re
from collections import Counter

from scraper.parsing.spotting.lexicon import is_known

__all__ = ["page_languages"]

MOST = 4
LOOKED_AT = 6000
"""Characters of the sample."""
ENOUGH = 3
"""Words that say a language is on the page."""
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
    "es": "el los las del y en una para con por que se al la más como",
    "it": "il di che è per la del della un una con nel le gli dei alla",
    "pt": "o os do da dos das em uma para com não no na e que ao",
    "nl": "de het een van en in op voor met zijn is dat bij naar ook",
    "sv": "och att det som en på är för med av till den ett har om",
    "da": "og at det er en på til af med for den der et ikke vi",
    "nb": "og det er en på til av med for som å et ikke den vi",
    "fi": "ja on että se ei oli ovat myös tai kun mukaan sekä joka",
    "is": "og að er í á sem við fyrir með um til af ekki það",
    "et": "ja on ei et see kui oma ning või ka mis aga",
    "lv": "un ir no ar par kas lai pie vai arī gada uz",
    "lt": "ir į yra kad su iš apie bei kaip už nuo metų",
    "pl": "i w na z się do nie że jest dla od po oraz przez",
    "cs": "a v se na je že s do pro jsou jako od při nebo",
    "sk": "a v sa na je že s do pre sú ako od pri alebo",
    "sl": "in je v na se za da so z bo pri tudi ki po",
    "hr": "i u je na se za da su od s koji koja iz će",
    "ro": "și în de la cu pe din este care pentru un o să nu",
    "hu": "a az és hogy nem egy is van meg csak ezt volt",
    "tr": "ve bir bu için ile da de olarak daha çok olan gibi",
    "ca": "el la i de que els les una amb per és al dels més",
    "gl": "o a de e que do da unha para con os na polo no",
    "eu": "eta da ez du bat dira izan ere dute egin",
    "id": "yang dan di untuk dengan pada dari ini dalam adalah ke",
    "ms": "yang dan di untuk dengan pada daripada ini dalam ialah",
    "vi": "và của là có được các cho trong với những một không",
}
"""The commonest words of languages in Latin letters."""
WORDS = {language: frozenset(words.split()) for language, words in COMMON.items()}
WORD = re.compile(r"[^\W\d_]+")


def page_languages(lang: str | None, sample: str) -> tuple[str, ...]:
    """The languages whose dates to look for, the likeliest first, at most four; the last is always English.

    `lang` is what the page says of itself (`de-AT`); `sample` is some of its text, which may say otherwise.
    """
    declared = _declared(lang)
    seen = _seen(sample[:LOOKED_AT].lower())
    if declared and seen and declared not in seen and declared != "en":
        found = (declared, *seen)
    else:
        found = (*seen, declared) if declared == "en" or declared in seen else (declared or "", *seen)
    others = dict.fromkeys(language for language in found if language and language != "en")
    return (*list(others)[: MOST - 1], "en")


def _declared(lang: str | None) -> str:
    code = re.split(r"[-_]", (lang or "").strip().lower())[0]
    code = RENAMED.get(code, code)
    return code if code and is_known(code) else ""


def _seen(text: str) -> list[str]:
    """By letters, then by words: the most frequent first."""
    letters = Counter({language: len(re.findall(pattern, text)) for language, pattern in SCRIPTS.items()})
    if letters["ja"] * 10 > letters["zh"]:
        letters["zh"] = 0
    if letters["fa"] * 50 > letters["ar"]:
        letters["ar"] = 0
    tokens = Counter(WORD.findall(text))
    words = Counter({language: sum(tokens[word] for word in common) for language, common in WORDS.items()})
    by_letters = [language for language, count in letters.most_common(2) if count >= 5 * ENOUGH]
    best = words.most_common(1)[0][1]
    by_words = [language for language, count in words.most_common(2) if count >= ENOUGH and 2 * count > best]
    return by_letters + by_words
