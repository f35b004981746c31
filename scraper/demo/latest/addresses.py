"""The addresses of the new site, as WordPress makes them: every one ends with a slash, or a query behind one.

/latest/                                /latest/page/<N>/
/latest_categories/<slug>/              /latest_categories/<slug>/page/<N>/
/latest/?_focus_area=<slug>             /latest/page/<N>/?_focus_area=<slug>
/latest/<words-of-the-title>/           an article
"""

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["ListingAddress", "Sort", "article_path", "listing_path", "read_article_path", "read_listing_path"]

_PAGE = r"(?:page/(?P<page>[0-9]{1,6})/)?"
_LATEST = re.compile(rf"/latest/{_PAGE}(?:\?_focus_area=(?P<slug>[a-z0-9-]+))?")
_CATEGORY = re.compile(rf"/latest_categories/(?P<slug>[a-z0-9-]+)/{_PAGE}")
_ARTICLE = re.compile(r"/latest/(?!page/)([a-z0-9-]+)/")


class Sort(StrEnum):
    """What a listing selects."""

    ALL = "all"
    CATEGORY = "category"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingAddress:
    """One page of a listing, from 1; of `Sort.ALL` there is one listing, `latest`."""

    sort: Sort
    slug: str
    page: int = 1


def listing_path(address: ListingAddress) -> str:
    """Where the page is."""
    page = f"page/{address.page}/" if address.page > 1 else ""
    if address.sort is Sort.CATEGORY:
        return f"/latest_categories/{address.slug}/{page}"
    return f"/latest/{page}" + (f"?_focus_area={address.slug}" if address.sort is Sort.AREA else "")


def read_listing_path(path: str) -> ListingAddress | None:
    """What a path asks for; None where it is no listing's."""
    if match := _CATEGORY.fullmatch(path):
        return ListingAddress(sort=Sort.CATEGORY, slug=match["slug"], page=int(match["page"] or 1))
    if match := _LATEST.fullmatch(path):
        sort = Sort.AREA if match["slug"] else Sort.ALL
        return ListingAddress(sort=sort, slug=match["slug"] or "latest", page=int(match["page"] or 1))
    return None


def article_path(slug: str) -> str:
    return f"/latest/{slug}/"


def read_article_path(path: str) -> str | None:
    """The slug of an article; None where the path is no article's."""
    match = _ARTICLE.fullmatch(path.partition("?")[0])
    return match[1] if match else None
