"""One spelling for each letter and digit, at the same place: what differs to the eye only is the same to a pattern.

Small letters without accents; digits of every script as ASCII; one kind of space, hyphen and apostrophe. Each character
becomes exactly one, so that a place in the folded text is the same place in the text.
"""

import unicodedata

__all__ = ["fold"]

LETTERS = "łl đd øo ıi ςσ ґг ٱا أا إا آا ىي یي ئي کك ةه ۀه ەه ہه ھه"
SIGNS = "‘' ’' ´' ʼ' `' ׳' 〜~ ،, 、, 。. ／/ ・. −-"
INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"
ACCENTED = (*range(0xC0, 0x590), *range(0x1E00, 0x2000))
OTHERS = (*range(0x80, 0x3100), *range(0xA620, 0xABFF), *range(0xFF01, 0xFF5F))


def fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    return text.replace("İ", "I").lower().translate(TABLE)


def _same(char: str) -> str:
    """The one character that stands for `char`."""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in ("Zs", "Cc"):
        return " "
    if category == "Pd":
        return "-"
    if 0xFF01 <= ord(char) <= 0xFF5E:
        return chr(ord(char) - 0xFEE0).lower()
    return unicodedata.normalize("NFD", char)[0] if ord(char) in ACCENTED else char


TABLE = {code: _same(chr(code)) for code in OTHERS if _same(chr(code)) != chr(code)}
TABLE |= {ord(pair[0]): pair[1] for pair in f"{LETTERS} {SIGNS}".split()}
TABLE |= dict.fromkeys(map(ord, INVISIBLE), " ")
