"""Crawl health over time: how the visits of each day, week or month went."""

from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sqlalchemy import Connection

from archive.pictures.monthly import narrowed
from archive.pictures.style import (
    BLUE,
    GAP,
    ORANGE,
    RED,
    at,
    count_axis,
    draw_gap,
    empty_figure,
    new_figure,
    patch,
    time_axis,
)
from archive.search.filters import Filters
from archive.statistics.health import Health, Outcome, Unit, health

__all__ = ["draw_health"]

_TITLE = "Crawl health"
# From below; white hatches keep them apart without colour.
_STYLES: dict[Outcome, dict[str, Any]] = {
    Outcome.COMPLETE: {"facecolor": BLUE, "edgecolor": "white", "linewidth": 0.3},
    Outcome.INCOMPLETE: {"facecolor": ORANGE, "edgecolor": "white", "hatch": "\\\\\\\\", "linewidth": 0.3},
    Outcome.FAILED: {"facecolor": RED, "edgecolor": "white", "hatch": "xxxx", "linewidth": 0.3},
}
_NAMES = {Outcome.COMPLETE: "complete", Outcome.INCOMPLETE: "not complete", Outcome.FAILED: "failed: no page read"}

_NONE = {Unit.DAY: "no visit on this day", Unit.WEEK: "no visit in this week", Unit.MONTH: "no visit in this month"}
# So many periods at least: a single bar as wide as the picture is none.
_FEWEST = 12


def draw_health(conn: Connection, filters: Filters, as_of: datetime | None) -> Figure:
    """Visits by how they went; a time without any is a gap."""
    found = health(conn, filters, as_of)
    total = sum(number for period in found.periods for number in period.visits.values())
    about = narrowed(Filters(source=filters.source, topics=filters.topics))
    if not found.periods:
        return empty_figure(_TITLE, f"0 visits{about}.", "No crawl has visited a topic.")
    first, end = found.periods[0].first, found.periods[-1].end
    days = f"{first} to {end - timedelta(days=1)}"
    figure = new_figure(2.8, _TITLE, f"{total} visits of topics{about}; {days}, by {found.unit}.")
    axes = figure.add_subplot()
    _draw(axes, found)
    most = max(sum(period.visits.values()) for period in found.periods)
    margin = (end - first) * max(0, _FEWEST - len(found.periods)) / (2 * len(found.periods))
    time_axis(axes, first - margin, end + margin)
    count_axis(axes, most, f"visits per {found.unit}")
    handles = [*(patch(_NAMES[one], **_STYLES[one]) for one in Outcome), patch(_NONE[found.unit], **GAP)]
    figure.legend(handles=handles, loc="outside upper right", ncols=len(handles), columnspacing=1.2)
    return figure


def _draw(axes: Axes, found: Health) -> None:
    for none, run in groupby(found.periods, key=lambda period: not period.visits):
        periods = list(run)
        if none:
            draw_gap(axes, periods[0].first, periods[-1].end)
    visited = [period for period in found.periods if period.visits]
    starts = [at(period.first) for period in visited]
    widths = [(period.end - period.first).days for period in visited]
    below = [0] * len(visited)
    for outcome, style in _STYLES.items():
        heights = [period.visits.get(outcome, 0) for period in visited]
        axes.bar(starts, heights, width=widths, bottom=below, align="edge", **style)
        below = [low + height for low, height in zip(below, heights, strict=True)]
