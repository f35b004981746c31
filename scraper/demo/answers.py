"""Which answer a path gets, as a value: nothing here knows of sockets."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime
from functools import lru_cache
from gzip import compress
from hashlib import sha1

from scraper.demo import render
from scraper.demo.addresses import ROOT, canonical_path, read_topic_path, read_wspo
from scraper.demo.latest.forward import forwarded
from scraper.demo.latest.listings import LatestDay, has_moved, latest_on
from scraper.demo.latest.render import missing_page, page_at
from scraper.demo.look import Look
from scraper.demo.site import Site, SiteDay

__all__ = ["Answer", "answer_to", "is_current", "packed", "robots"]

# Pages change overnight, so that a crawl of a day sees one state of the site.
_HOUR_OF_CHANGES = time(4, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A response, and how it is to be sent."""

    status: int
    body: bytes
    media_type: str = "text/html"
    charset: str | None = "utf-8"
    """What the header claims."""
    headers: tuple[tuple[str, str], ...] = ()
    etag: str | None = None
    last_modified: datetime | None = None
    content_encoding: str | None = None
    delay: float = 0.0
    """Seconds to wait before anything is sent."""
    cut_after: int | None = None
    """Bytes of the body after which the connection ends."""
    silent_for: float | None = None
    """Seconds after which the connection ends without a byte."""
    copies: int = 1
    """The body is sent so many times over, without ever being held in memory as a whole."""
    chunked: bool = False
    """No length is announced."""


def answer_to(site: Site, day: int, path: str, look: Look) -> Answer:
    """The page at `path` on `day`, in good health: 200 with validators, a redirect after the move, or 404.

    Of the look of the old site the new one has only `pagination`.
    """
    today = site.on(day)
    if has_moved(today):
        return _after_the_move(latest_on(today), path, look)
    plain = canonical_path(path)
    address = read_topic_path(plain, default_count=site.page_size)
    slugs = [topic.slug for topic in site.topics]
    if address and address.slug in slugs:
        number = slugs.index(address.slug)
        return _page(render.topic_page(today, number, address, look), today.changed[number])
    story = today.by_wspo.get(read_wspo(plain) or "")
    if story:
        return _page(render.article_page(today, today.entry(story), look), today.latest_change)
    return _other(today, plain, look)


def robots(crawl_delay: float | None) -> Answer:
    """The site's robots.txt; `crawl_delay` in seconds."""
    lines = ["User-agent: *", f"Disallow: {ROOT}private/"]
    if crawl_delay is not None:
        lines.append(f"Crawl-delay: {crawl_delay:g}")
    return Answer(status=200, body="\n".join([*lines, ""]).encode(), media_type="text/plain")


def packed(answer: Answer) -> Answer:
    """`answer` with its body in gzip, under an ETag of its own as RFC 9110 wants it."""
    etag = answer.etag and f'{answer.etag[:-1]}-gzip"'
    return replace(answer, body=_gzip(answer.body), content_encoding="gzip", etag=etag)


def is_current(answer: Answer, if_none_match: str | None, if_modified_since: str | None) -> bool:
    """Whether the client's copy still stands (RFC 9110, 13.2.2): the ETag decides where one was sent."""
    if if_none_match is not None:
        known = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
        return answer.etag is not None and bool(known & {answer.etag, "*"})
    if if_modified_since is None or answer.last_modified is None:
        return False
    try:
        since = parsedate_to_datetime(if_modified_since)
    except ValueError:
        # An unreadable date is to be ignored, as if none had been sent.
        return False
    return since.tzinfo is not None and answer.last_modified <= since


def _page(text: str, changed: date) -> Answer:
    body = text.encode()
    # The digest names the content; no one is kept out by it.
    etag = f'"{sha1(body, usedforsecurity=False).hexdigest()[:24]}"'
    return Answer(status=200, body=body, etag=etag, last_modified=datetime.combine(changed, _HOUR_OF_CHANGES))


def _after_the_move(latest: LatestDay, path: str, look: Look) -> Answer:
    if text := page_at(latest, path, pagination=look.pagination):
        return _page(text, latest.changed)
    if to := forwarded(latest, path):
        return Answer(status=301, body=b"", headers=(("Location", to),))
    return Answer(status=404, body=missing_page(latest, path).encode())


def _other(today: SiteDay, path: str, look: Look) -> Answer:
    if path in ("/", ROOT, ROOT.rstrip("/"), f"{ROOT}issues"):
        return _page(render.home_page(today, look), today.latest_change)
    if path.startswith((f"{ROOT}working_groups/", f"{ROOT}private/")):
        return _page(render.plain_page(today, "For members", "This page is not a topic.", look), today.latest_change)
    text = render.plain_page(today, "Page not found", "The page you asked for does not exist, or no longer.", look)
    return Answer(status=404, body=text.encode())


@lru_cache(maxsize=2048)
def _gzip(body: bytes) -> bytes:
    # Without a time stamp, for equal pages are to be equal bytes.
    return compress(body, compresslevel=6, mtime=0)
