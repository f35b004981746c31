"""How addresses are spelled: absolute, and one way for all mirrors of a source."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from w3lib.url import safe_url_string

from scraper.sources.model import Site, Source

__all__ = ["absolute_url", "base_url", "canonical_url", "owns", "path_of", "site_url", "spelled"]

DEFAULT_PORTS = {"http": ":80", "https": ":443"}
TRACKING = re.compile(r"^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|_hs\w+)$")
"""Query parameters that say where a reader came from and never what is shown."""


def absolute_url(base: str, href: str) -> str | None:
    """The http(s) address a link on a page at `base` leads to, percent-encoded as browsers do; else None."""
    try:
        url = urljoin(base, href.strip())
        parts = urlsplit(url)
        if parts.scheme not in DEFAULT_PORTS or not parts.hostname:
            return None
        return str(safe_url_string(url))
    except ValueError:
        return None


def base_url(url: str, base: str | None) -> str:
    """What the links of the page at `url` refer to, where the page states `base`."""
    try:
        return urljoin(url, base) if base else url
    except ValueError:
        return url


def canonical_url(source: Source, url: str) -> str:
    """The address under which the source keeps `url`: one scheme and host for all mirrors, no fragment, no tracking."""
    return spelled(source.site, url)


def spelled(site: Site, url: str) -> str:
    """The same, of the part of the definition that it rests on."""
    parts = _split(url)
    scheme, netloc, path = parts.scheme.lower(), _netloc(parts), parts.path or "/"
    if _serves(site, scheme, netloc):
        scheme, netloc = site.scheme, site.host
        for rewrite in site.rewrites:
            if path.startswith(rewrite.start):
                path = rewrite.to + path[len(rewrite.start) :]
                break
    return urlunsplit((scheme, netloc, path, _without_tracking(parts.query), ""))


def owns(source: Source, url: str) -> bool:
    """Whether `url` is served by the source: one of its hosts, port included, over http or https."""
    parts = _split(url)
    return _serves(source.site, parts.scheme.lower(), _netloc(parts))


def site_url(source: Source) -> str:
    """The root of the source's site, without the slash at its end."""
    return f"{source.site.scheme}://{source.site.host}"


def path_of(url: str) -> str:
    """The path of an address; empty where it is none."""
    return _split(url).path


def _split(url: str) -> SplitResult:
    """The parts of an address; of what is none, such as `http://[`, all are empty."""
    try:
        return urlsplit(url)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _netloc(parts: SplitResult) -> str:
    """Host and port, without user and default port, in lower case."""
    netloc = parts.netloc.rpartition("@")[2].lower().removesuffix(":")
    return netloc.removesuffix(DEFAULT_PORTS.get(parts.scheme.lower(), ":"))


def _serves(site: Site, scheme: str, netloc: str) -> bool:
    return scheme in DEFAULT_PORTS and netloc in (site.host, *site.mirrors)


def _without_tracking(query: str) -> str:
    """The query as written, but for the parameters that only follow readers."""
    return "&".join(part for part in query.split("&") if not TRACKING.match(part.partition("=")[0]))
