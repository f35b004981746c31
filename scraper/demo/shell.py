"""What stands around the content of every page: head, menu, sidebar, footer, with links, lists, dates of their own."""

from datetime import date
from functools import lru_cache
from html import escape

from scraper.demo import words
from scraper.demo.addresses import ROOT, topic_path
from scraper.demo.chance import chance
from scraper.demo.look import Look
from scraper.demo.site import SiteDay, Topic

__all__ = ["page"]


def page(day: SiteDay, title: str, main: str, updated: date, look: Look) -> str:
    """A whole page around `main`; `updated` is the date in the footer."""
    style, script, menu = _filler(day.site.seed, look.filler)
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<HTML><HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>{escape(title, quote=False)}</TITLE>
<style type="text/css">body {{ font: 12px Verdana }}{style}</style>
<script type="text/javascript">var site = "cities";{script}</script>
</HEAD>
<BODY BGCOLOR=#ffffff>
<TABLE WIDTH="980" BORDER=0 CELLPADDING="0" align=center>
<TR><TD COLSPAN=3><a href="{ROOT}"><IMG SRC="/images/logo.gif" ALT="the network of cities" border=0></a>{menu}
<TR VALIGN=top><TD WIDTH=170>
{_navigation(day.site.topics)}
<TD class="c2">
{main}
</TD>
<TD WIDTH="200">
{_sidebar(day.site.seed)}
</TABLE>
<DIV ALIGN="center"><a href="{ROOT}contact">contact</a> |
<a href="{ROOT}private/members">members' area</a> | last update: {updated:%d-%m-%Y}</DIV>
</BODY></HTML>
"""


@lru_cache(maxsize=16)
def _navigation(topics: tuple[Topic, ...]) -> str:
    links = "\n".join(f'<LI><A HREF="{topic_path(topic.slug)}">{escape(topic.title)}</A>' for topic in topics)
    groups = f'<LI><A HREF="{ROOT}working_groups/Clean-Streets&amp;tpl=home">Clean Streets</A>'
    return f"<B>Issues</B>\n<UL>\n{links}\n</UL>\n<B>Working groups</B>\n<UL>\n{groups}\n</UL>"


@lru_cache(maxsize=16)
def _sidebar(seed: int) -> str:
    random = chance(seed, "sidebar")
    days = "".join(
        f'{"<TR>" if day % 7 == 1 else ""}<TD><a href="{ROOT}agenda/2019-05-{day:02}">{day}</a>' for day in range(1, 32)
    )
    diary = "\n".join(
        f'<LI>{random.randint(1, 28):02}-06-2019 <a href="{ROOT}agenda">{words.title(random)}</a>' for _ in range(3)
    )
    return f"""<H4>May 2019</H4>
<TABLE class="cal">{days}</TABLE>
<H4>Dates for your diary</H4>
<ul>
{diary}
</ul>
<H4>Follow us</H4>
<p><a href="{ROOT}newsletter">newsletter</a>, 2 May 2019</p>"""


@lru_cache(maxsize=16)
def _filler(seed: int, size: int) -> tuple[str, str, str]:
    """Style, script and menu of together about `size` bytes; none for zero."""
    random = chance(seed, "filler")

    def upto(share: float, line: str) -> str:
        numbers = (random.randrange(10_000) for _ in range(int(size * share / len(line))))
        return "\n".join(line % (number, number) for number in numbers)

    style = upto(0.4, "#box%04d .col { margin: 0 4px; padding: %dpx; border: 1px solid #cccccc }")
    script = upto(0.4, "function over%04d(e) { document.images[%d].src = '/images/over.gif'; return true; }")
    menu = upto(0.2, f'<LI><A HREF="{ROOT}about/p%04d">About us %d</A>')
    return style, script, f"<UL class=menu>{menu}</UL>" if menu else ""
