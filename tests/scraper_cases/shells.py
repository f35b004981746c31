"""What stands around a list of records: navigation, sidebars, footers, with dates, lists and links of their own."""

from html import escape

from tests.scraper_cases.fields import dates, prose, stamp, text
from tests.scraper_cases.records import Listing, address, page_address

__all__ = ["bare", "lead", "pager", "semantic", "sidebar_after", "sidebar_before", "tabled"]

DOCTYPE = "<!DOCTYPE html>"
MENU = """<ul>
<li><a href="/eurocities/home">Home</a></li>
<li><a href="/eurocities/issues/innovation-issue">innovation</a></li>
<li><a href="/eurocities/issues/migration-integration-issue">migration &amp; integration</a></li>
<li><a href="/eurocities/working_groups/Data-Table&amp;tpl=home">data table</a></li>
<li><a href="/eurocities/news/">news</a></li>
</ul>"""
CALENDAR = """<table><caption>May 2019</caption>
<tr><th>Mo</th><th>Tu</th><th>We</th><th>Th</th></tr>
<tr><td></td><td></td><td>1</td><td>2</td></tr>
<tr><td>6</td><td><a href="/eurocities/calendar/07-05-2019">7</a></td><td>8</td><td>9</td></tr>
</table><p>Today is 12-05-2019</p>"""
ABOUT = """<h4>Who we are</h4>
<p>The network speaks for towns large and small, and has done so since the days of the fax machine.</p>
<p>Its office is open from Monday to Friday; the last general assembly was on 14-03-2019.</p>"""
FOOTER = """<p>last update: 09-05-2019</p>
<p>© 1986-2019 · <a href="/eurocities/contact">contact</a> · <a href="/eurocities/legal">legal notice</a></p>"""


def head(listing: Listing) -> str:
    name = f"{text(listing.title)} | the network" if listing.title else "the network"
    return f"<head><title>{name}</title><link rel=stylesheet href=/main.css><style>p {{ margin: 0 }}</style></head>"


def lead(listing: Listing) -> str:
    """The topic's name and introduction."""
    name = f"<h1>{text(listing.title)}</h1>\n" if listing.title else ""
    return name + "\n".join(f"<p>{prose(paragraph)}</p>" for paragraph in listing.introduction)


def pager(listing: Listing, *, words: bool = True, escaped: bool = True) -> str:
    """Links to the other pages, by number and, with `words`, by previous and next; nothing for a single page."""
    starts = range(1, listing.total + 1, 10)
    if len(starts) < 2:
        return ""

    def link(start: int, name: str) -> str:
        href = page_address(start)
        return f'<a href="{escape(href) if escaped else href}">{name}</a>'

    parts = [str(start // 10 + 1) if start == listing.start else link(start, str(start // 10 + 1)) for start in starts]
    if words and listing.start > 1:
        parts.insert(0, link(listing.start - 10, "previous"))
    if words and listing.start + 10 <= listing.total:
        parts.append(link(listing.start + 10, "next"))
    return f"<p>{' '.join(parts)}</p>"


def box(listing: Listing) -> str:
    """The latest news of the whole site: linked titles and labelled dates that are no records of this topic."""
    if not listing.box:
        return ""
    items = []
    for record in listing.box:
        shown = " ".join(stamp(label, value) for label, value in dates(record, listing.labels))
        items.append(f'<p><a href="{address(record)}">{text(record.title or "")}</a></p><p>{shown}</p>')
    return f"<h4>Latest news</h4>{''.join(items)}"


def bare(listing: Listing, main: str) -> str:
    return f"{DOCTYPE}<html>{head(listing)}<body>{main}</body></html>"


def semantic(listing: Listing, main: str) -> str:
    return f"""{DOCTYPE}<html lang="en">{head(listing)}<body>
<header><a href="/"><img src="/logo.png" alt="the network"></a><nav>{MENU}</nav></header>
<main>{main}</main>
<aside>{CALENDAR}{box(listing)}{ABOUT}</aside>
<footer>{FOOTER}</footer></body></html>"""


def sidebar_before(listing: Listing, main: str) -> str:
    return f"""{DOCTYPE}<html>{head(listing)}<body><div>
<div>{MENU}</div>
<div><div>{box(listing)}</div><div>{ABOUT}</div><div>{CALENDAR}</div></div>
<div>{main}</div>
<div>{FOOTER}</div></div></body></html>"""


def sidebar_after(listing: Listing, main: str) -> str:
    return f"""{DOCTYPE}<html>{head(listing)}<body><div><div>{MENU}</div>
<div><div>{main}</div><div><div>{ABOUT}</div><div>{CALENDAR}</div><div>{box(listing)}</div></div></div>
<div>{FOOTER}</div></div></body></html>"""


def tabled(listing: Listing, main: str) -> str:
    """A layout table of the nineties: no doctype, upper case, attributes without quotes, cells left open."""
    return f"""<HTML>{head(listing)}<BODY BGCOLOR=#ffffff><TABLE WIDTH=100% BORDER=0>
<TR><TD COLSPAN=3><IMG SRC=/logo.gif ALT="the network">
<TR><TD WIDTH=160 VALIGN=top>{MENU}{CALENDAR}
<TD VALIGN=top>{main}
<TD WIDTH=200>{box(listing)}{ABOUT}
<TR><TD COLSPAN=3>{FOOTER}</TABLE></BODY></HTML>"""
