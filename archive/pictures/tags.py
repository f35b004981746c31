"""Tags over time: how many entries had each of the most frequent tags, month by month."""

from collections.abc import Sequence
from datetime import datetime

from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from numpy import array, ma
from sqlalchemy import Connection

from archive.pictures.monthly import PARTLY, Frame, day_of, draw_gaps, frame_of
from archive.pictures.style import GAP, at, empty_figure, label, new_figure, patch, time_axis
from archive.search.filters import Filters
from archive.statistics.counts import MonthCounts, counts, counts_by_month, counts_by_month_and
from archive.statistics.months import in_months
from archive.statistics.reaches import covered_days

__all__ = ["draw_tags"]

_TAGS = 20
_TITLE = "Tags by month of publication"
_SHADES = ["#CFE1F2", "#6BAED6", "#2171B5", "#08306B"]
_LEGEND = (
    patch("no entry", facecolor="white", edgecolor="#B8B8B8", linewidth=0.5),
    patch("month partly covered", **PARTLY),
    patch("no capture covers this month", **GAP),
)


def draw_tags(conn: Connection, filters: Filters, as_of: datetime | None) -> Figure:
    """A row for each tag, a square for each month, the darker the more entries."""
    days = covered_days(conn, filters, as_of)
    counted = counts_by_month(conn, filters, as_of)
    frame = frame_of(counted, days, filters)
    tags = counts(conn, "tag", filters, as_of)
    if not tags or not frame.months:
        return empty_figure(_TITLE, frame.note, "No entry has a tag and a month of publication.")
    names = [count.name for count in tags[:_TAGS]]
    by_tag = counts_by_month_and(conn, "tag", names, filters, as_of)
    more = f" The {_TAGS} most frequent of {len(tags)} tags." if len(tags) > _TAGS else ""
    figure = new_figure(1.5 + 0.2 * len(names), _TITLE, frame.note + more)
    axes = figure.add_subplot()
    draw_gaps(axes, in_months(frame.months, counted, days), hatch_above=True)
    squares = _draw_squares(axes, frame, [by_tag[name] for name in names])
    totals = {count.name: count.entries for count in tags}
    axes.set_yticks(range(len(names)), [f"{label(name, 40)} ({totals[name]})" for name in names])
    axes.tick_params(axis="y", length=0)
    axes.spines[["left", "bottom"]].set_visible(False)
    time_axis(axes, frame.start, frame.end)
    bar = figure.colorbar(squares, ax=axes, label="entries per month", shrink=0.9, aspect=25, pad=0.02)
    bar.locator = MaxNLocator(5, integer=True)
    bar.outline.set_visible(False)
    figure.legend(handles=_LEGEND, loc="outside upper right", ncols=len(_LEGEND))
    return figure


def _draw_squares(axes: Axes, frame: Frame, rows: Sequence[MonthCounts]) -> QuadMesh:
    """The first row on top; where there is no entry, what lies behind is seen."""
    numbers = array([[row.get(name, 0) for name in frame.months] for row in rows])
    edges = [*(at(day_of(month)) for month in frame.months), at(frame.end)]
    squares = axes.pcolormesh(
        edges,
        array(range(len(rows) + 1)) - 0.5,
        ma.masked_equal(numbers, 0),
        cmap=LinearSegmentedColormap.from_list("shades", _SHADES),
        vmin=0,
        vmax=max(int(numbers.max()), 1),
        edgecolor="white",
        linewidth=0.4,
    )
    axes.set_ylim(len(rows) - 0.5, -0.5)
    return squares
