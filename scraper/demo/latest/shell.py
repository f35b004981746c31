"""What stands around the content of every page of the new site: menus, sidebar, footer, with cards' worth of links."""

from datetime import date
from functools import lru_cache
from html import escape

from scraper.demo import words
from scraper.demo.chance import chance
from scraper.demo.latest.addresses import ListingAddress, Sort, listing_path
from scraper.demo.latest.listings import LatestDay

__all__ = ["in_words", "page", "text"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def page(latest: LatestDay, title: str, main: str, path: str) -> str:
    """A whole page around `main`, to be served at `path`."""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{text(title)} - the network of cities</title>
<link rel="canonical" href="{escape(path)}">
<meta name="generator" content="WordPress 6.2.2">
<link rel="stylesheet" href="/wp-content/themes/cities/style.css?ver=6.2.2">
</head>
<body class="wp-theme">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header>
<a href="/" rel="home"><img src="/wp-content/themes/cities/logo.svg" alt="the network of cities"></a>
{_menu(latest)}
<form role="search" method="get" action="/"><label>Search for: <input type="search" name="s"></label>
<button type="submit">Search</button></form>
</header>
<div id="content">
<main>
{main}
</main>
{_sidebar(latest.day.site.seed)}
</div>
{_footer(latest)}
</body>
</html>
"""


def text(plain: str) -> str:
    """Text as WordPress writes it: typographic characters by number."""
    escaped = escape(plain, quote=False).replace("\u00a0", "&nbsp;")
    return escaped.replace("’", "&#8217;").replace("‘", "&#8216;").replace("–", "&#8211;")


def in_words(when: date) -> str:
    """A date such as `2 June 2023`."""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _menu(latest: LatestDay) -> str:
    categories = "".join(
        f'<li><a href="{listing_path(listing.address)}">{listing.name}</a></li>'
        for listing in latest.of_sort(Sort.CATEGORY)
    )
    everything = listing_path(ListingAddress(sort=Sort.ALL, slug="latest"))
    return f"""<nav aria-label="Main menu"><ul id="menu-main">
<li><a href="/about-us/">About us</a><ul class="sub-menu"><li><a href="/about-us/our-members/">Our members</a></li>
<li><a href="/about-us/our-team/">Our team</a></li><li><a href="/about-us/work-with-us/">Work with us</a></li></ul></li>
<li><a href="{everything}">Latest</a><ul class="sub-menu">{categories}</ul></li>
<li><a href="/cities-in-action/">Cities in action</a></li>
<li><a href="/events/">Events</a></li>
</ul></nav>"""


@lru_cache(maxsize=16)
def _sidebar(seed: int) -> str:
    random = chance(seed, "latest sidebar")
    diary = "\n".join(
        f'<li><a href="/events/event-{number}/">{text(words.title(random))}</a> '
        f"<span>{in_words(date(2021, random.randint(1, 12), random.randint(1, 28)))}</span></li>"
        for number in range(1, 4)
    )
    return f"""<aside>
<h2>Upcoming events</h2>
<ul>
{diary}
</ul>
<h2>Newsletter</h2>
<p>Once a month, the news of all members. <a href="/newsletter/">Subscribe</a></p>
</aside>"""


def _footer(latest: LatestDay) -> str:
    areas = "\n".join(
        f'<li><a href="{escape(listing_path(listing.address))}">{text(listing.name)}</a></li>'
        for listing in latest.of_sort(Sort.AREA)
    )
    return f"""<footer>
<h2>Focus areas</h2>
<ul>
{areas}
</ul>
<p>1 Square of the Cities, 1000 Bellacosta</p>
<ul><li><a href="https://social.example/cities">Follow us</a></li><li><a href="/privacy-policy/">Privacy policy</a></li>
<li><a href="/contact/">Contact</a></li></ul>
<p>&copy; {latest.day.date.year} the network of cities</p>
</footer>"""
