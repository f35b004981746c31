"""A replica site: a made-up city network's news site of any size, the same for the same seed, day by day.

    with serve(Site(7), day=1) as replica:
        ...  # crawl replica.url
        replica.day = 8
        ...  # crawl again, and compare with replica.site.on(8).truth()

With `Site(7, move=Move())` the site moves to new addresses and another look in the summer of 2020; what it lists from
then on is `latest_on(replica.site.on(430)).truth()`.

It serves the demonstration, the end-to-end tests and the benchmarks. Every sentence on it is made from word lists.
"""

from scraper.demo.latest.listings import latest_on
from scraper.demo.latest.move import Farewell, Move, TitlePlace
from scraper.demo.look import Look, Loop
from scraper.demo.server import Replica, Request, serve
from scraper.demo.site import Site, SiteDay
from scraper.demo.truth import TrueEntry, TruePage, TrueTopic, Truth

__all__ = [
    "Farewell",
    "Look",
    "Loop",
    "Move",
    "Replica",
    "Request",
    "Site",
    "SiteDay",
    "TitlePlace",
    "TrueEntry",
    "TruePage",
    "TrueTopic",
    "Truth",
    "latest_on",
    "serve",
]
