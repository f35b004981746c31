"""How a page is shown: the switches of rendering, apart from what it lists."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Look", "Loop"]


class Loop(StrEnum):
    """Ways in which pagination never ends."""

    SELF = "self"
    """The link to the next page leads to the page itself."""
    REPEAT = "repeat"
    """Past the end the last page's records are shown again, with a link to a next page further on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The default is the site in good health."""

    pagination: bool = True
    """False: no page links to another page of its topic; only the rule of the addresses is left."""
    filler: int = 0
    """Bytes of inline style, script and menu on every page, none of it body text. 40,000 make a page of some 50 KB."""
    mirrors: tuple[str, ...] = ()
    """Bases that replace `/eurocities/` in about a third of the links, e.g. `http://mirror.example/v2/` or `/v2/`."""
    labels: bool = True
    """False: the words before every date of a record are gone, as after a redesign."""
    loop: Loop | None = None
