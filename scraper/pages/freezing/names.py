"""Tells names that people gave to parts of a page from those that tools made: only the former outlive a new build."""

import re

__all__ = ["is_stable", "module_prefix"]

NAME = re.compile(r"[A-Za-z]+(?:[-_]{1,2}[A-Za-z]+)*")
"""Words, joined by hyphens or underscores; a digit is a number of something or part of a hash."""
WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""Of a name in camel case too."""
GENERATED = re.compile(
    r"(status|format|type|css|sc|jsx|jss|svelte|emotion|styled|makeStyles|astro|data-v|ng|v|js|wp-image|postid|post-id)-"
)
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{5}", re.IGNORECASE)
KNOWN_CLUSTERS = re.compile(r"schl|schr|schw|chts|ngsfr|tschl|rchiv|nkths|ghtsch", re.IGNORECASE)
"""Runs of consonants that German and English words have."""
UTILITY = re.compile(
    r"(m|p)[trblxyse]?|(min|max)?-?[wh]|d|z|g|gx|gy|col|cols|row|rows|container|container-fluid|wrapper|inner|outer|clearfix"
    r"|(col|cols|row|grid|flex|items|justify|self|place|gap|space|order|offset|float|align|pull|push|span|inset|top|left"
    r"|right|bottom|overflow|opacity|transition|animate|duration|delay|ease|cursor|pointer|select|object|aspect|leading"
    r"|tracking|rounded|shadow|ring|outline|divide|decoration|whitespace|truncate|break|scale|rotate|translate|transform"
    r"|visible|hidden|invisible|block|inline|static|fixed|absolute|relative|sticky|w|h|d|m|p|bg|fs|fw|lh|uk|tw|xs|sm|md|lg"
    r"|xl|xxl|small|medium|large|desktop|tablet|mobile|cell|hover|focus|group|dark|light|no|is|has|aos|wow|u)(-.*)?"
    r"|(text|font|border|line)-(left|right|center|justify|start|end|xs|sm|md|base|lg|xl|bold|semibold|medium|normal|light"
    r"|thin|black|white|muted|primary|secondary|success|danger|warning|info|dark|gray|grey|uppercase|lowercase|capitalize"
    r"|underline|none|decoration|wrap|nowrap|truncate|clamp|ellipsis|[a-z]+-.*)|flex|grid|card-body-inner|antialiased|italic"
    r"|underline|uppercase|capitalize|lowercase|nowrap",
    re.IGNORECASE,
)
"""What a name says of the look or the place of a part, and not of what it is."""
STATE = re.compile(
    r"active|current|first|last|odd|even|open|opened|close|closed|selected|show|shown|hide|loaded|loading|lazy"
    r"|lazyload|lazyloaded|lazyloading|animated|fade|fadein|fadeinup|in|on|off|collapse|collapsed|expanded"
    r"|disabled|enabled|new|alt|left|right|center|middle|half|full|third|sticky|visible|hidden|clear|cf|js|nojs",
    re.IGNORECASE,
)
"""What a part is at one moment, or by where it stands."""
MODULE = re.compile(r"([A-Za-z]+(?:[-_]+[A-Za-z]+)*?(?:__|--|_))([A-Za-z0-9+-]{5,10})")


def is_stable(name: str) -> bool:
    """Whether a name of a class, or an id, is made of words that say what a part is."""
    if not NAME.fullmatch(name) or len(name) > 60 or GENERATED.match(name):
        return False
    if STATE.fullmatch(name) or UTILITY.fullmatch(name):
        return False
    words = WORDS.findall(name)
    if not any(len(word) >= 3 for word in words) or any(map(_is_noise, words)):
        return False
    letters = sum(map(len, words))
    # In camel case that a tool made, nearly every other letter begins a word.
    return letters / len(words) >= 3 or letters == len(words[0])


def module_prefix(name: str) -> str | None:
    """What a person wrote of a name that a tool completed with a hash: `Card_title__` of `Card_title__x3hK9`."""
    found = MODULE.fullmatch(name)
    if not found or is_stable(name):
        return None
    prefix, hashed = found.groups()
    mixed = any(map(str.isalpha, hashed)) and (any(map(str.isdigit, hashed)) or not hashed.istitle())
    return prefix if mixed and not hashed.islower() and is_stable(prefix.rstrip("_-")) else None


def _is_noise(word: str) -> bool:
    """Whether letters make no word in any language: too many consonants in a row, or no vowel in a long one."""
    plain = KNOWN_CLUSTERS.sub("a", word)
    return CONSONANTS.search(plain) is not None or (len(word) >= 5 and not re.search(r"[aeiouy]", word, re.IGNORECASE))
