"""What frames of every dialect put around a list, as data: each frame writes it in its own markup."""

from calendar import Calendar
from collections import Counter
from datetime import date
from urllib.parse import quote

from tests.layouts.site import Site, Story, esc

__all__ = ["address", "calendar", "latest", "months", "popular", "tag_address", "tag_counts"]


def address(label: str, folder: str = "") -> str:
    """Where a menu item of this name leads."""
    words = "-".join("".join(c if c.isalnum() else " " for c in label.casefold()).split())
    return esc(f"{folder}/{quote(words)}")


def latest(site: Site) -> tuple[Story, ...]:
    """The newest stories: on the first page of a list they stand in the list as well."""
    return site.language.stories[:5]


def popular(site: Site) -> tuple[Story, ...]:
    return tuple(site.language.stories[i] for i in (12, 4, 11))


def tag_address(tag: str) -> str:
    return address(tag, "/tag") + "/"


def tag_counts(site: Site) -> list[tuple[str, int]]:
    return sorted(Counter(tag for story in site.language.stories for tag in story.tags).items())


def months(site: Site) -> list[tuple[date, int]]:
    """The months that have stories, newest first, with how many."""
    return list(Counter(story.date.replace(day=1) for story in site.language.stories).items())


def calendar(site: Site) -> str:
    """A table of the newest month, in which days with stories are links to the archive of the day."""
    newest = site.language.stories[0].date
    posted = {story.date.day: story for story in site.language.stories if story.date.month == newest.month}
    rows = []
    for week in Calendar().monthdayscalendar(newest.year, newest.month):
        cells = (
            f'<td><a href="/{newest:%Y/%m}/{day:02}/" aria-label="{site.day(newest.replace(day=day))}">{day}</a></td>'
            if day in posted
            else f"<td>{day or '&nbsp;'}</td>"
            for day in week
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    heads = "".join(f'<th scope="col" title="{esc(w)}">{esc(w[:2])}</th>' for w in site.language.dates.weekdays)
    earlier = site.language.stories[-1].date
    return f"""<table id="wp-calendar" class="wp-calendar-table">
<caption>{site.day(newest, "month")}</caption>
<thead><tr>{heads}</tr></thead>
<tbody>
{chr(10).join(rows)}
</tbody></table>
<nav class="wp-calendar-nav"><span class="wp-calendar-nav-prev"><a href="/{earlier.year}/{earlier.month:02}/">&laquo;
{site.day(earlier, "month")}</a></span> <span class="pad">&nbsp;</span>
<span class="wp-calendar-nav-next">&nbsp;</span></nav>"""
