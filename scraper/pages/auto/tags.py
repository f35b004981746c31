"""Finds the tags and kinds of each record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from scraper.pages.auto.addresses import AUTHOR_PATH, Links, is_topic_path
from scraper.pages.auto.looks import looks_of
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import WORDS, any_of, is_author, is_counter, is_label, is_read_more
from scraper.pages.auto.tree import Node
from scraper.parsing.blocks import fold

__all__ = ["are_kinds", "find_kinds", "find_tags", "topic_places"]

LONGEST = 60
LONGEST_TOPIC = 40
LONGEST_LINE = 80
AUTHORS = frozenset(map(fold, WORDS["authors"]))
BADGES = frozenset(map(fold, WORDS["badges"]))
KINDS = frozenset(map(fold, WORDS["kinds"]))
YEAR = re.compile(r"\W*(19|20)\d\d\W*")
LABEL = re.compile(rf"^\W*({any_of(WORDS['tag_labels'])})\s*[:：]\s*$", re.IGNORECASE)
LIST = re.compile(rf"^\W*({any_of(WORDS['tag_labels'])})\s*[:：]\s*(?P<rest>\S.*)$", re.IGNORECASE)
ICON = re.compile(r"(^|[\s-])(tags?|folder(-open)?|bookmark|hashtag|label|categor(y|ies))([\s-]|$)", re.IGNORECASE)
SEPARATORS = re.compile(r"\s*[,;|·•/、，]\s+|\s*[,;|、，]\s*|\s+[·•]\s+")
HASHED = re.compile(r"(?:^|(?<=\s))#([^\s#,;]+)")
ONLY_HASHED = re.compile(r"(?:#[^\s#,;]+[\s,;]*)+")


def topic_places(shown: Sequence[Shown], targets: Sequence[Node | None], links: Links) -> frozenset[str]:
    """Places of links that say the same wherever they lead to the same, and do so several times: those are topics."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for record, target in zip(shown, targets, strict=True):
        for bit in record.bits:
            if bit.link is None or bit.link is target or bit.node is not bit.link:
                continue
            url = links.of(bit.link)
            if url and links.is_here(url) and _may_be_topic(bit):
                found[bit.slot].append((bit.folded, url))
    return frozenset(slot for slot, pairs in found.items() if _are_topics(pairs))


def _may_be_topic(bit: Bit) -> bool:
    """A short word in a line that is not running text and names no author."""
    if not _is_word(bit) or "author" in bit.looks or bit.level or len(bit.text) > LONGEST_TOPIC:
        return False
    pieces = bit.line.pieces
    index = next((i for i, piece in enumerate(pieces) if piece.node is bit.node), 0)
    by = fold(pieces[index - 1].text).strip(" :|·-") if index else ""
    return by not in AUTHORS and (bit.line.linked >= len(bit.line.text) / 2 or len(bit.line.text) <= LONGEST_LINE)


def _are_topics(pairs: Sequence[tuple[str, str]]) -> bool:
    texts, urls = {text for text, _ in pairs}, {url for _, url in pairs}
    one_to_one = len(set(pairs)) == len(texts) == len(urls)
    return one_to_one and 1 < len(texts) < len(pairs) and not any(map(AUTHOR_PATH.search, urls))


def find_tags(
    record: Shown,
    title: Bit | None,
    link: Node | None,
    links: Links,
    taken: Sequence[Bit] = (),
    places: frozenset[str] = frozenset(),
) -> tuple[tuple[str, ...], list[Bit]]:
    """The tags of a record, each once, and the bits they stand in.

    `taken` are bits that are something else, `places` those of links that are topics.
    """
    tags: list[str] = []
    bits: list[Bit] = []
    labelled: Node | None = None
    for bit in record.bits:
        if bit is title or bit in taken or (bit.link is not None and bit.link is link):
            continue
        if bit.whole and LABEL.fullmatch(bit.text):
            labelled = bit.line.block.parent
        elif labelled is not None and bit.line.block.parent is labelled and _is_word(bit):
            tags.append(_bare(bit.text))
            bits.append(bit)
        elif found := [_bare(bit.text)] if bit.slot in places and _is_word(bit) else list(_tags_in(bit, links)):
            tags.extend(found)
            bits.append(bit)
    return tuple(dict.fromkeys(tags)), bits


def find_kinds(record: Shown, title: Bit | None, taken: Sequence[Bit]) -> tuple[tuple[str, ...], list[Bit]]:
    """Kinds: short texts that are no link, and whose element is called a category or type."""
    bits = [
        bit
        for bit in record.bits
        if bit is not title
        and bit not in taken
        and (bit.whole or len(bit.line.pieces) > 1)
        and not (bit.whole and len(bit.line.pieces) > 1)
        and "category" in bit.looks
        and _is_word(bit)
        and bit.link is None
    ]
    return tuple(dict.fromkeys(kind for bit in bits for kind in _split(bit.text))), bits


def are_kinds(words: Iterable[str]) -> bool:
    """Whether most of the words in one place say of which kind an entry is, and not what it is about."""
    distinct = {fold(word) for word in words}
    return sum(word in KINDS for word in distinct) >= len(distinct) / 2


def _tags_in(bit: Bit, links: Links) -> Iterator[str]:
    if bit.whole and (found := LIST.match(bit.text)) and len(bit.text) < 300:
        yield from _linked(bit) if bit.line.linked else _marked(bit) or _split(found["rest"])
    elif bit.whole and ONLY_HASHED.fullmatch(bit.text):
        yield from HASHED.findall(bit.text)
    elif bit.whole and len(bit.line.pieces) > 1:
        return
    elif _is_word(bit) and _is_tag(bit, links):
        yield from _split(bit.text) if bit.link is None else [_bare(bit.text)]


def _linked(bit: Bit) -> Iterator[str]:
    """The links after a label, up to other words: what follows those is about something else."""
    for piece in bit.line.pieces:
        if piece.link is not None:
            if "comments" in looks_of(piece.link) or "#" in piece.link.get("href"):
                return
            yield _bare(piece.text)
        elif piece.start and any(map(str.isalnum, piece.text)):
            return


def _marked(bit: Bit) -> list[str]:
    """The pieces after a label, if each is an element of its own."""
    pieces = [piece for piece in bit.line.pieces[1:] if any(map(str.isalnum, piece.text))]
    alike = len({piece.node.tag for piece in pieces}) == 1 and len({piece.node for piece in pieces}) == len(pieces) > 1
    return [_bare(piece.text) for piece in pieces] if alike else []


def _has_icon(node: Node) -> bool:
    """Whether a picture of a tag or a folder stands in an element, or right before it."""
    before = node.element.getprevious()
    icons = [*node.element.iterchildren("i", "svg", "span"), *([before] if before is not None else [])]
    return any(not (icon.text or "").strip() and ICON.search(icon.get("class") or "") for icon in icons)


def _is_tag(bit: Bit, links: Links) -> bool:
    anchor = bit.link
    if anchor is not None:
        url = links.of(anchor) or ""
        if AUTHOR_PATH.search(url) or "author" in looks_of(anchor) | bit.looks:
            return False
        rel = anchor.get("rel").lower().split()
        return "tag" in rel or "category" in rel or is_topic_path(url) or bool({"tag", "category"} & bit.looks)
    return "tag" in bit.looks or (not bit.line.linked and _has_icon(bit.node))


def _is_word(bit: Bit) -> bool:
    text = bit.text
    return (
        0 < len(text) <= LONGEST
        and not bit.dates
        and any(map(str.isalnum, text))
        and not (bit.everywhere and bit.link is None)
        and YEAR.fullmatch(text) is None
        and bit.folded.strip("!") not in BADGES
        and not (is_label(text) or is_read_more(text) or is_counter(text) or is_author(text) or LIST.match(f"{text} x"))
    )


def _split(text: str) -> Iterator[str]:
    for piece in SEPARATORS.split(text):
        if bare := _bare(piece):
            yield bare


def _bare(text: str) -> str:
    return text.strip().strip("#[](),;|·•/ ").strip()
