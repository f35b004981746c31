"""What a link is called for those who do not see its picture, and where that is the title that nothing else shows."""

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import is_read_more, is_sentence
from scraper.pages.auto.tree import Node
from scraper.parsing.blocks import fold

__all__ = ["name_of", "without_prose", "without_words"]

MOST = 0.8
"""Of the records, that have a name beside running text and no title."""
LEAST_WORDS = 2


def name_of(link: Node | None) -> str | None:
    """The name of a link, from its attributes or those of the picture in it."""
    if link is None:
        return None
    pictures = [image.get("alt") or "" for image in link.element.iter("img")]
    return next((text for text in (link.get("aria-label"), link.get("title"), *pictures) if text.strip()), None)


def without_words(links: Iterable[Node]) -> Iterator[Node]:
    """The links that show a picture, or nothing."""
    return (link for link in links if not (link.element.text_content() or "").strip())


def without_prose(titles: Sequence[Bit | None], shown: Sequence[Shown]) -> list[Bit | None]:
    """The titles, or none at all where they are teasers: running text in no link, beside a picture whose link has a
    name of its own, shorter than the text and different in every record."""
    pairs = [(title, _name(record)) for title, record in zip(titles, shown, strict=True)]
    named = [(title, name) for title, name in pairs if title is not None and name and _is_prose(title)]
    names = {fold(name) for _, name in named}
    if not named or len(names) < MOST * len(shown):
        return list(titles)
    if median(len(name) for _, name in named) >= median(len(title.text) for title, _ in named):
        return list(titles)
    return [None if name else title for title, name in pairs]


def _name(record: Shown) -> str | None:
    """What the first link without words of its own is called."""
    name = next((name for link in without_words(record.links) if (name := name_of(link))), None)
    return name if name and len(name.split()) >= LEAST_WORDS and not is_read_more(name) else None


def _is_prose(title: Bit) -> bool:
    return title.around is None and not title.level and "title" not in title.looks and is_sentence(title.text)
