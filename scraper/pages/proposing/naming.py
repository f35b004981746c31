"""What a source and its topics are called, as far as addresses and the page say."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from scraper.parsing.blocks import clean

__all__ = ["named_topic", "site_title", "slug_of", "slug_of_host", "slug_of_target"]

LONGEST = 64
LONGEST_NAME = 120
FRONT = "front"
"""The topic of a list that is the site's first page."""
SECOND_LEVEL = frozenset(
    ["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "ne", "go", "govt", "mil"]
)
"""Labels before that of the country that name no one."""
LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"}
)
BETWEEN = re.compile(r"\s+[|·–—»«:•/-]\s+|\s*[|»«]\s*")
INDEX = re.compile(r"(index|default|home)(\.\w+)?|", re.IGNORECASE)
EXTENSION = re.compile(r"\.(html?|php|aspx?|jsp|cgi|shtml)$", re.IGNORECASE)


def slug_of(text: str) -> str:
    """A text in the letters of a slug; empty where it has none of them."""
    plain = unicodedata.normalize("NFKD", text.translate(LETTERS)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")


def slug_of_host(host: str) -> str:
    """What names the site in its host: without `www`, and without what many sites share at the end."""
    name, _, port = host.partition(":")
    labels = [label for label in name.split(".") if label and label != "www"]
    if not all(map(str.isdecimal, labels)):
        labels = labels[:-1] or labels
        if len(labels) > 1 and labels[-1] in SECOND_LEVEL:
            labels = labels[:-1]
    return slug_of("-".join([*labels, port])) or "source"


def slug_of_target(target: str, title: str | None) -> str:
    """A topic's slug from path and query: the last part of the path that names something, else its title."""
    parts = urlsplit(target)
    segments = [EXTENSION.sub("", unquote(part)) for part in parts.path.split("/")]
    named = [slug for part in segments if not INDEX.fullmatch(part) and (slug := slug_of(part))]
    words = [part for part in named if not part.isdecimal()][-1:]
    values = [slug for part in parts.query.split("&") if (slug := slug_of(unquote(part.partition("=")[2])))]
    slug = "-".join([*words, *values])[:LONGEST].strip("-")
    return slug or slug_of(title or "") or FRONT


def site_title(root: HtmlElement, host: str) -> str:
    """The name of the site: what it calls itself, else the part of the page's title that is like its host."""
    for name in ("og:site_name", "application-name"):
        for meta in root.iter("meta"):
            if name in (meta.get("property"), meta.get("name")) and (text := clean(meta.get("content") or "")):
                return text
    parts = _title_parts(root)
    key = slug_of_host(host).replace("-", "")
    alike = [part for part in parts if key and key in slug_of(part).replace("-", "")]
    return next(iter(alike), None) or (parts[-1] if len(parts) > 1 else None) or host


def named_topic(root: HtmlElement, heading: str | None, slug: str, site: str) -> str:
    """The name of a topic: the heading above its list, else how the page's title begins, else the words of the slug."""
    if heading and len(heading) <= LONGEST_NAME:
        return heading
    parts = [part for part in _title_parts(root) if part != site]
    return parts[0] if parts else site if slug == FRONT else slug.replace("-", " ")


def _title_parts(root: HtmlElement) -> list[str]:
    element = root.find(".//head/title")
    text = clean(element.text_content()) if element is not None else ""
    return [part for part in map(clean, BETWEEN.split(text)) if part]
