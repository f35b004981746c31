"""The source definition of a replica that is being served: what a user would write for a site like it."""

from urllib.parse import urlsplit

from scraper.demo.site import Site

__all__ = ["SLUG", "definition"]

SLUG = "replica"
TEMPLATE = """\
# The replica site of the demo, for as long as it is served at this address.
slug = "{slug}"
title = "Replica of a city network's site"
kinds = ["news", "publication", "case study", "event"]
tags = ["cooperation", "culture", "economy", "environment", "knowledge society", "mobility"]

[site]
host = "{host}"
mirrors = ["localhost:{port}"]
delay = {delay}

[[site.rewrites]]
start = "/v2/"
to = "/eurocities/"

[topics]
path = "/eurocities/issues/{{topic}}-issue"

[topics.known]
{topics}

[pagination]
path = "/eurocities/issues/{{topic}}-issue&newsstart={{start}}&newscount={{count}}&contentURL={{topic}}-issue"
size = {size}

[entries]
path = '/eurocities/[a-z_]+/.*-WSPO-'

[[entries.keys]]
name = "wspo"
pattern = '-WSPO-([0-9A-Za-z]{{6}})'

[labels]
published = ["publication date"]
starts = ["start date"]
ends = ["end date"]

[dates]
order = "DMY"
formats = ["%d-%m-%Y"]
zone = "Europe/Brussels"
"""


def definition(site: Site, url: str, *, delay: float = 0.0, known: int | None = None) -> str:
    """TOML for the site served at `url`; it is to be named `replica.toml`.

    `known` is the number of topics it names, all by default; the others can be discovered from links.
    """
    host = urlsplit(url).netloc
    topics = site.on(1).truth().topics[:known]
    return TEMPLATE.format(
        slug=SLUG,
        host=host,
        port=urlsplit(url).port,
        delay=delay,
        size=site.page_size,
        topics="\n".join(f'{topic.slug} = "{topic.title}"' for topic in topics),
    )
