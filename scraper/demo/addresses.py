"""The addresses of the replica: the pagination of the path, and the id that survives edited titles.

    /eurocities/issues/<slug>-issue
    /eurocities/issues/<slug>-issue&newsstart=11&newscount=10&contentURL=<slug>-issue      records count from 1
    /eurocities/news/<Title-in-words>-WSPO-<6 letters or digits>         or /eurocities/documents/…

The same pages answer under `/v2/`.
"""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

__all__ = [
    "ROOT",
    "TopicAddress",
    "canonical_path",
    "entry_path",
    "is_old",
    "read_topic_path",
    "read_wspo",
    "title_in_words",
    "topic_path",
]

ROOT = "/eurocities/"
_MIRROR_ROOT = "/v2/"
# Nobody pages by more; the bound keeps one request from asking for a whole big site.
_MAX_COUNT = 100
_TOPIC = re.compile(
    rf"{ROOT}issues/(?P<slug>[a-z0-9-]+)-issue"
    r"(?:&newsstart=(?P<start>[0-9]{1,7})&newscount=(?P<count>[0-9]{1,3})&contentURL=(?P=slug)-issue)?"
)
_ENTRY = re.compile(rf"{ROOT}(?:news|documents)/[^/]*-WSPO-([0-9A-Z]{{6}})")


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAddress:
    """One page of a topic: `count` records from number `start` on, from 1."""

    slug: str
    start: int
    count: int


def canonical_path(path: str) -> str:
    """`path` without query, percent-encoding and the second root `/v2/`."""
    plain = unquote(path.partition("?")[0])
    return ROOT + plain.removeprefix(_MIRROR_ROOT) if plain.startswith(_MIRROR_ROOT) else plain


def is_old(canonical: str) -> bool:
    """Whether a canonical path is of the site before its move."""
    return f"{canonical}/".startswith(ROOT)


def topic_path(slug: str, *, start: int = 1, count: int = 10) -> str:
    """The path of the page of a topic that begins with record `start`."""
    first = f"{ROOT}issues/{slug}-issue"
    return first if start == 1 else f"{first}&newsstart={start}&newscount={count}&contentURL={slug}-issue"


def read_topic_path(path: str, *, default_count: int) -> TopicAddress | None:
    """What a canonical path asks for; None where it is no page of a topic."""
    match = _TOPIC.fullmatch(path)
    if match is None:
        return None
    start, count = int(match["start"] or 1), int(match["count"] or default_count)
    return TopicAddress(slug=match["slug"], start=max(start, 1), count=min(max(count, 1), _MAX_COUNT))


def entry_path(section: str, slug: str, wspo: str) -> str:
    """`section` is `news` or `documents`."""
    return f"{ROOT}{section}/{slug}-WSPO-{wspo}"


def read_wspo(path: str) -> str | None:
    """The site's id in a canonical path of an entry, whatever the words before it say."""
    match = _ENTRY.fullmatch(path)
    return match[1] if match else None


def title_in_words(title: str) -> str:
    """The words of a title joined by hyphens, ASCII only, upper and lower case kept."""
    plain = unicodedata.normalize("NFKD", title.replace("’", ""))
    return "-".join(re.findall(r"[A-Za-z0-9]+", "".join(char for char in plain if not unicodedata.combining(char))))
