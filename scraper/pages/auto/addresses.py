"""Finds where each record leads: the link of its title, else the one place that leads elsewhere in every record."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from urllib.parse import urlsplit

from scraper.pages.auto.looks import looks_of
from scraper.pages.auto.shown import Bit, Shown
from scraper.pages.auto.texts import WORDS, any_of, is_read_more
from scraper.pages.auto.tree import Node, Tree
from scraper.parsing.blocks import fold
from scraper.sources.spelling import absolute_url, base_url

__all__ = ["Links", "is_topic_path"]

TOPIC_PATH = re.compile(
    rf"/({any_of(WORDS['topic_paths'])})/[^/]|[?&](tags?|cat|category|topic)=|/archives?/category/", re.IGNORECASE
)
AUTHOR_PATH = re.compile(
    r"/(authors?|autor(es|en)?|users?|profiles?|people|members?|by)/[^/]|[?&]author=", re.IGNORECASE
)
SHARING = re.compile(
    r"//([a-z0-9-]+\.)*(facebook|twitter|x|linkedin|pinterest|reddit|whatsapp|telegram|t|wa|vk|weibo|tumblr|getpocket|plus\.google|instagram|line|mastodon|bsky)\.(com|me|org|app|net)(/|$)",
    re.IGNORECASE,
)
COPY = re.compile(
    r"\.(pdf|docx?|odt|rtf|mp3|mp4|ics|epub|zip)([?#]|$)|[/?&=-](print|pdf|download|share|email)([/?#&=]|$)",
    re.IGNORECASE,
)
"""An address of the same in another form, where there is one of a page."""
ELSEWHERE = re.compile(r"\s*(#|(?!https?:)[a-z][a-z0-9+.-]*:|$)", re.IGNORECASE)
"""What is no page: a place on this one, or another scheme."""
LEAST_DISTINCT = 0.8
"""Of the links of titles, that lead elsewhere than the others."""
UNLIKE = frozenset(["tag", "category", "author", "comments"])


def is_topic_path(href: str) -> bool:
    """Whether an address names a tag, a category or an author, as far as its words say."""
    return TOPIC_PATH.search(href) is not None


class Links:
    """The links of one page, resolved once."""

    def __init__(self, tree: Tree, url: str) -> None:
        self._page = url
        self._base = base_url(url, tree.base)
        self._host = urlsplit(self._base).netloc.removeprefix("www.")
        self._known: dict[str, str | None] = {}
        self.useful = [node for node in tree.nodes if node.tag == "a" and self.leads(node)]

    def leads(self, node: Node) -> bool:
        """Whether a link leads to a page, as far as can be told without resolving it."""
        href = node.element.get("href")
        return href is not None and ELSEWHERE.match(href) is None

    def of(self, node: Node) -> str | None:
        """Where a link leads, absolute, with its fragment; None for what is no page."""
        href = node.get("href")
        if href not in self._known:
            self._known[href] = self._resolved(href)
        return self._known[href]

    def is_here(self, url: str) -> bool:
        """Whether an address is of the page's own host."""
        return urlsplit(url).netloc.removeprefix("www.") == self._host

    def resolve(self, href: str) -> str | None:
        return absolute_url(self._base, href)

    def _resolved(self, href: str) -> str | None:
        return None if ELSEWHERE.match(href) else absolute_url(self._base, href)

    def find(self, shown: Sequence[Shown], titles: Sequence[Bit | None]) -> list[Node | None]:
        """The link of each record."""
        own = [self._of_title(record, title) for record, title in zip(shown, titles, strict=True)]
        if all(own) and _distinct([self.of(node) for node in own if node]) >= LEAST_DISTINCT:
            return own
        places = self._places(shown, titles)
        found = [
            max(self._candidates(record), key=lambda node: places[self._slot(record, node)], default=None)
            for record in shown
        ]
        if all(own):
            # Titles may lead to a page that all of them share, and something else to their own.
            others = _distinct([self.of(node) for node in found if node])
            return found if others > _distinct([self.of(node) for node in own if node]) else own
        return [link or other for link, other in zip(own, found, strict=True)]

    def _candidates(self, record: Shown) -> list[Node]:
        return [node for node in record.links if self.leads(node)]

    def _of_title(self, record: Shown, title: Bit | None) -> Node | None:
        if title is None:
            return None
        if title.around is not None and self.leads(title.around):
            return title.around
        inside = [node for node in record.links if title.node.contains(node) and title.node.level]
        return next((node for node in inside if self.leads(node)), None)

    def _slot(self, record: Shown, node: Node) -> str:
        looks = looks_of(node)
        return f"{record.place_of(node)}|{'.'.join(sorted(looks & UNLIKE))}"

    def _places(self, shown: Sequence[Shown], titles: Sequence[Bit | None]) -> dict[str, float]:
        """How much each place of a link looks like that of the entry's own."""
        found: defaultdict[str, list[float]] = defaultdict(list)
        targets: defaultdict[str, set[str]] = defaultdict(set)
        for record, title in zip(shown, titles, strict=True):
            counts = Counter(self.of(node) for node in record.links)
            seen: set[str] = set()
            for index, node in enumerate(self._candidates(record)):
                slot = self._slot(record, node)
                if slot not in seen:
                    seen.add(slot)
                    found[slot].append(self._likeness(node, title, counts, index))
                    targets[slot].add(self.of(node) or "")
        size = len(shown)
        return {
            slot: sum(values) / len(values) + 2 * len(values) / size + 2 * len(targets[slot]) / len(values)
            for slot, values in found.items()
        }

    def _likeness(self, node: Node, title: Bit | None, counts: Counter[str | None], index: int) -> float:
        url = self.of(node) or ""
        score = 0.3 * min(counts[url] - 1, 2) - 0.05 * index
        text = "".join(node.element.itertext()).strip()
        name = fold(f"{node.get('aria-label')} {node.get('title')} {text}")
        if title is not None and fold(text) != fold(title.text) and fold(title.text) in name:
            score += 1.5
        if looks_of(node) & UNLIKE or is_topic_path(url) or AUTHOR_PATH.search(url) or SHARING.search(url):
            score -= 2.5
        if (
            "#" in url
            and urlsplit(url)._replace(fragment="").geturl() == urlsplit(self._page)._replace(fragment="").geturl()
        ):
            score -= 1.0
        if COPY.search(url):
            score -= 0.4
        return score + (0.5 if text and is_read_more(text) else 0.0)


def _distinct(urls: Sequence[str | None]) -> float:
    return len(set(urls)) / max(1, len(urls))
