"""Selectors as definitions write them: CSS with parsel's `::attr(name)` and `::text`, or XPath 1.0.

XPath is what begins with `/`, `./`, `../`, `(` or `xpath:`. EXSLT's regular expressions and sets are at hand in it,
under the prefixes `re` and `set`.
"""

import re
from functools import lru_cache
from typing import Any

from lxml import etree

__all__ = ["Selector", "compiled", "is_absolute"]

XPATH_START = re.compile(r"xpath:|\.{0,2}/|\(")
ABSOLUTE = re.compile(r"(xpath:)?\s*\(*\s*/")
PREFIXED = re.compile(r"\w:(?!:)")
NAMESPACES = {"re": "http://exslt.org/regular-expressions", "set": "http://exslt.org/sets"}

Selector = etree.XPath


@lru_cache(maxsize=1024)
def compiled(text: str) -> Selector:
    """The selector, ready to be asked of an element. Raises ValueError saying what is wrong with it."""
    path = text.removeprefix("xpath:") if XPATH_START.match(text) else _from_css(text)
    try:
        # What is registered for a call is registered anew with each: most selectors use none of it.
        prefixed = PREFIXED.search(path) is not None
        selector = etree.XPath(path, namespaces=NAMESPACES if prefixed else None, regexp=prefixed)
        selector(etree.Element("html"))  # names of functions and prefixes are looked up no sooner
    except etree.XPathError as error:
        raise ValueError(f"a CSS or XPath selector is expected ({error})") from error
    return selector


def is_absolute(text: str) -> bool:
    """Whether a selector looks at the whole page, whichever element it is asked of."""
    return ABSOLUTE.match(text) is not None


def _from_css(text: str) -> str:
    # Imported here: XPath alone needs no translator.
    from cssselect import SelectorError
    from parsel.csstranslator import HTMLTranslator

    translator: Any = HTMLTranslator()
    try:
        return str(translator.css_to_xpath(text))
    except SelectorError as error:
        raise ValueError(f"a CSS or XPath selector is expected ({error})") from error
