"""Lets requests reach only the hosts a source declares, and foreign hosts only with a contact in the user agent."""

import ipaddress
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler

from scraper.errors import ContactMissing
from scraper.failures import NoContact, Offsite
from scraper.sources import Source
from scraper.sources.addresses import owns

__all__ = ["BoundsMiddleware", "check_bounds", "is_this_machine", "require_contact"]


class BoundsMiddleware:
    """Stands first, so that redirects and robots.txt requests are held to the same bounds as pages."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        source: Source | None = getattr(self._crawler.spider, "source", None)
        if source is not None:
            check_bounds(source, request.url)
        try:
            require_contact(request.url, self._crawler.settings.get("CUTTINGS_CONTACT"))
        except ContactMissing as error:
            raise NoContact(str(error)) from error


def check_bounds(source: Source, url: str) -> None:
    """Raises Offsite for an address that is not the source's: another host, another port, another scheme than http(s).

    Only the hosts a definition names are ever asked, so a redirect cannot lead into a private network.
    """
    if not (owns(source, url) or url.startswith("data:")):
        raise Offsite(f"{url} is not served by {source.slug}: its hosts are {source.site.host} and its mirrors.")


def require_contact(url: str, contact: str | None) -> None:
    """Raises ContactMissing where a host other than this machine would be asked anonymously."""
    host = urlsplit(url).hostname
    if host and not contact and not is_this_machine(host):
        raise ContactMissing(host)


def is_this_machine(host: str) -> bool:
    """Whether a host name can only mean the machine we run on."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
