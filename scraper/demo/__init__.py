"""A replica site: a made-up city network's news site of any size, the same for the same seed, day by day.

    with serve(Site(7), day=1) as replica:
        ...  # crawl replica.url
        replica.day = 8
        ...  # crawl again, and compare with replica.site.on(8).truth()

It serves the demonstration, the end-to-end tests and the benchmarks. Every sentence on it is made from word lists.
"""

from scraper.demo.look import Look, Loop
from scraper.demo.server import Replica, Request, serve
from scraper.demo.site import Site, SiteDay
from scraper.demo.truth import TrueEntry, TruePage, TrueTopic, Truth

__all__ = [
    "Look",
    "Loop",
    "Replica",
    "Request",
    "Site",
    "SiteDay",
    "TrueEntry",
    "TruePage",
    "TrueTopic",
    "Truth",
    "serve",
]
