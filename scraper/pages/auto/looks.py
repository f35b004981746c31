"""What the names in a page's markup say an element is: classes, ids, `rel`, `itemprop` and the microformats.

Names help where they are words; nothing depends on them, and hashed or utility classes say nothing.
"""

import re
from functools import lru_cache

from scraper.pages.auto.tree import Node

__all__ = ["looks_around", "looks_of"]

_WORDS = {
    "title": "title titles headline heading subject titre titel titulo hed",
    "date": "date dates time datetime day month year timestamp datum fecha when clock",
    "published": "published posted pubdate publishdate createdate datepublished datecreated pubtime created publish",
    "updated": "updated modified lastmod datemodified",
    "starts": "starts startdate dtstart",
    "ends": "enddate dtend",
    "tag": "tag tags taglist keyword keywords topic topics label labels badge badges chip chips pill pills term terms"
    " taxonomy hashtag hashtags schlagwort schlagworte tagcloud tagged",
    "category": "category categories cat cats cate kicker eyebrow rubric rubrik rubrique kategorie kategoria type kind"
    " overline flag genre section articlesection",
    "author": "author authors byline writer vcard avatar contributor creator user username",
    "teaser": "summary excerpt teaser desc description intro introduction lead lede abstract snippet dek standfirst"
    " preview blurb subtitle subhead synopsis articlebody body content text copy",
    "more": "more readmore morelink btn button cta continue",
    "comments": "comment comments replies views likes share sharing social disqus reactions",
    "reading": "read reading readtime minutes duration eta wordcount words",
    "place": "location place venue where city address",
    "picture": "image img thumb thumbnail figure media photo picture caption figcaption",
    "sponsored": "ad ads advert advertisement sponsored sponsor promo promoted adsbygoogle werbung anzeige publicidad",
    "pinned": "sticky pinned featured",
}
_LOOK_OF = {word: look for look, words in _WORDS.items() for word in words.split()}
_MICROFORMATS = {
    "p-name": "title",
    "entry-title": "title",
    "dt-start": "starts",
    "dt-end": "ends",
    "p-author": "author",
    "p-location": "place",
}
"""Class names of h-entry and h-event whose last word says less than the whole (microformats.org/wiki/h-entry)."""
_RELS = {"tag": "tag", "category": "tag", "author": "author", "bookmark": "title"}
_PROPS = {
    "headline": "title",
    "name": "title",
    "datepublished": "published",
    "datecreated": "published",
    "startdate": "starts",
    "enddate": "ends",
    "datemodified": "updated",
    "description": "teaser",
    "articlebody": "teaser",
    "keywords": "tag",
    "articlesection": "tag",
    "author": "author",
    "location": "place",
    "commentcount": "comments",
}
SUBWORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")


def looks_of(node: Node) -> frozenset[str]:
    """What the names of one element say."""
    element = node.element
    return _looks(
        element.get("class") or "",
        element.get("rel") or "",
        f"{element.get('itemprop') or ''} {element.get('property') or ''}",
    )


def looks_around(node: Node, above: int) -> frozenset[str]:
    """What the names of an element say and, where they say nothing, those of the next around it that do.

    `above` is the depth of the record: the element of that depth, and what is around it, is not asked.
    """
    here: Node | None = node
    while here is not None and here.depth > above:
        if looks := looks_of(here):
            return looks
        here = here.parent
    return frozenset()


@lru_cache(maxsize=4096)
def _looks(classes: str, rel: str, prop: str) -> frozenset[str]:
    looks = {look for name in classes.split() if (look := _look(name))}
    looks.update(_RELS[word] for word in rel.lower().split() if word in _RELS)
    props = (word.rpartition(":")[2] for word in prop.lower().split())
    looks.update(_PROPS[word] for word in props if word in _PROPS)
    return frozenset(looks)


def _look(name: str) -> str | None:
    """What one class name says: the last of its words that says something; reading time is not a time."""
    if name in _MICROFORMATS:
        return _MICROFORMATS[name]
    words = [word.lower() for word in SUBWORD.findall(name)]
    if "read" in words or "reading" in words or "readingtime" in words:
        return "more" if "more" in words else "reading"
    return next((look for word in reversed(words) if (look := _LOOK_OF.get(word))), None)
