"""Entries per month of publication: of all topics, and of each of the largest."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sqlalchemy import Connection

from archive.pictures.monthly import LEGEND, Frame, draw_bars, frame_of
from archive.pictures.style import count_axis, empty_figure, label, new_figure, time_axis
from archive.search.filters import Filters
from archive.statistics.counts import MonthCounts, counts, counts_by_month, counts_by_month_and
from archive.statistics.months import Days, in_months
from archive.statistics.reaches import covered_days

__all__ = ["draw_entries"]

# So many topics have a panel of their own; one more holds the rest.
_TOPICS = 7
_TITLE = "Entries by month of publication"


def draw_entries(conn: Connection, filters: Filters, as_of: datetime | None) -> Figure:
    """A panel for all entries, and one for each topic, on one scale."""
    days = covered_days(conn, filters, as_of)
    counted = counts_by_month(conn, filters, as_of)
    frame = frame_of(counted, days, filters)
    if not frame.months:
        return empty_figure(_TITLE, frame.note, "No entry has a month of publication.")
    panels = _panels(conn, filters, as_of, days)
    rows = (len(panels) + 1) // 2
    figure = new_figure(2.4 + 0.95 * rows, _TITLE, frame.note)
    grid = figure.add_gridspec(rows + 1, 2, height_ratios=[1.7] + [1.0] * rows)
    whole = figure.add_subplot(grid[0, :])
    _draw(whole, frame, _Panel("all topics, each entry once" if panels else "", counted, days))
    count_axis(whole, _most(frame, [counted]), "entries per month")
    scale = _most(frame, [panel.counted for panel in panels if not panel.together])
    for number, panel in enumerate(panels):
        axes = figure.add_subplot(grid[1 + number // 2, number % 2])
        _draw(axes, frame, panel)
        axes.tick_params(labelbottom=number >= len(panels) - 2)
        count_axis(axes, _most(frame, [panel.counted]) if panel.together else scale, ticks=3)
    figure.legend(handles=LEGEND, loc="outside upper right", ncols=len(LEGEND))
    return figure


@dataclass(frozen=True, slots=True)
class _Panel:
    title: str
    counted: MonthCounts
    days: Days
    together: bool = False
    """Whether it holds several topics: then it has a scale of its own."""


def _panels(conn: Connection, filters: Filters, as_of: datetime | None, days: Days) -> list[_Panel]:
    """The largest topics, then the rest; none where there is only one.

    Of topics that are not asked for, though some of their entries are, it is not known what is covered.
    """
    names = [count.name for count in counts(conn, "topic", filters, as_of) if count.name in days]
    if len(names) < 2:
        return []
    by_topic = counts_by_month_and(conn, "topic", names, filters, as_of)
    own = names if len(names) <= _TOPICS + 1 else names[:_TOPICS]
    panels = [_Panel(label(name, 50), by_topic[name], _only(days, [name])) for name in own]
    if rest := names[len(own) :]:
        total: Counter[str | None] = Counter()
        for name in rest:
            total.update(by_topic[name])
        title = f"{len(rest)} smaller topics together, on a scale of their own"
        panels.append(_Panel(title, total, _only(days, rest), together=True))
    return panels


def _only(days: Days, names: Sequence[str]) -> Days:
    return {name: days[name] for name in names if name in days}


def _most(frame: Frame, counted: Sequence[MonthCounts]) -> int:
    return max((one.get(name, 0) for one in counted for name in frame.months), default=0)


def _draw(axes: Axes, frame: Frame, panel: _Panel) -> None:
    draw_bars(axes, in_months(frame.months, panel.counted, panel.days))
    time_axis(axes, frame.start, frame.end)
    axes.set_title(panel.title, loc="left")
