"""The source definition of a replica that has moved: what `eurocities-latest` says of the real site."""

from urllib.parse import urlsplit

from scraper.demo.latest.addresses import Sort
from scraper.demo.latest.listings import CATEGORIES, LatestDay

__all__ = ["SLUG", "latest_definition"]

SLUG = "replica-latest"
TEMPLATE = """\
# The replica site of the demo after its move, for as long as it is served at this address.
slug = "{slug}"
title = "Replica of a city network's new site"
method = "auto"
kinds = {kinds}

[site]
host = "{host}"
delay = {delay}

[topics]
path = "/latest_categories/{{topic}}/"

[topics.known]
{known}

[topics.addresses]
latest = "/latest/"
{areas}

[pagination]
path = "/latest_categories/{{topic}}/page/{{page}}/"

[entries]
path = '/latest/(?!page/)[^/?]+/?$'

[dates]
order = "DMY"
formats = ["%d %B %Y"]
languages = ["en"]
zone = "Europe/Brussels"
"""
# The others are discovered.
_KNOWN = ("news", "opinion", "press-release", "publications")


def latest_definition(latest: LatestDay, url: str, *, delay: float = 0.0) -> str:
    """TOML for the new site of a day, served at `url`; it is to be named `replica-latest.toml`."""
    areas = latest.of_sort(Sort.AREA)
    known = {"latest": "latest", **{slug: CATEGORIES[slug].lower() for slug in _KNOWN}}
    known |= {area.address.slug: area.name for area in areas}
    return TEMPLATE.format(
        slug=SLUG,
        kinds="[" + ", ".join(f'"{name.lower()}"' for name in CATEGORIES.values()) + "]",
        host=urlsplit(url).netloc,
        delay=delay,
        known="\n".join(f'{slug} = "{name}"' for slug, name in known.items()),
        areas="\n".join(f'{area.address.slug} = "/latest/?_focus_area={area.address.slug}"' for area in areas),
    )
