"""The life of a list: when each of its entries was listed, one line an entry."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from sqlalchemy import Connection

from archive.pictures.style import BLUE, GAP, GREY, RED, at, draw_gap, empty_figure, label, new_figure, patch, time_axis
from archive.search.filters import Filters
from archive.statistics.health import gaps
from archive.statistics.lives import Life, Lives, lives

__all__ = ["draw_life"]

# What fits on a page.
_MOST = 60
_LISTED: dict[str, Any] = {"color": BLUE, "linewidth": 3.6}
_UNKNOWN: dict[str, Any] = {"color": GREY, "linewidth": 1.0, "linestyle": (0, (2.5, 1.5))}
_WITHDRAWN: dict[str, Any] = {"color": RED, "marker": "x", "markersize": 4.5, "markeredgewidth": 1.3, "linewidth": 0}
_LOOK: dict[str, Any] = {"color": GREY, "marker": "|", "markersize": 5, "markeredgewidth": 0.6, "linewidth": 0}
_LEGEND = (
    Line2D([], [], label="listed", **_LISTED),
    Line2D([], [], label="unknown whether listed", **_UNKNOWN),
    Line2D([], [], label="withdrawn by then", **_WITHDRAWN),
    Line2D([], [], label="visit", **_LOOK),
    patch("no visit for long", **GAP),
)


def draw_life(conn: Connection, filters: Filters, as_of: datetime | None) -> Figure:
    """Of the one topic that the filters name with its source. Raises ValueError if they do not."""
    if filters.one_topic is None:
        raise ValueError("the life of a list needs one topic, with its source")
    source, topic = filters.one_topic
    found = lives(conn, source, topic, most=_MOST, as_of=as_of)
    title = f"Life of the list {label(source + '/' + topic, 60)}"
    if not found.lives:
        return empty_figure(title, "0 entries.", "No page of this topic has been read.")
    figure = new_figure(1.6 + 0.155 * len(found.lives), title)
    axes = figure.add_subplot()
    axes.set_title(_note(found), loc="left", fontsize=7, color=GREY, pad=8)
    for row, life in enumerate(found.lives):
        _draw_life(axes, row, life)
    for first, end in gaps(found.looks):
        # Over the lines: they are believed across a gap, not seen.
        draw_gap(axes, first, end, zorder=3, alpha=0.75)
    _draw_looks(axes, found.looks)
    axes.set_yticks(
        range(len(found.lives)), [label(life.title or "(no title)", 54) for life in found.lives], fontsize=6
    )
    axes.set_ylim(len(found.lives) - 0.3, -0.9)
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="x")
    first, last = min(life.stages[0].start for life in found.lives), found.looks[-1]
    margin = max((last - first) * 0.015, timedelta(seconds=1))
    time_axis(axes, first - margin, last + margin)
    figure.legend(handles=_LEGEND, loc="outside lower right", ncols=len(_LEGEND), columnspacing=1.2)
    return figure


def _note(found: Lives) -> str:
    shown = len(found.lives)
    which = f"{shown} entries" if shown == found.total else f"The {shown} entries first seen last, of {found.total}"
    return f"{which}; {len(found.looks)} visits, the last one at {found.looks[-1]:%Y-%m-%d %H:%M} UTC."


def _draw_life(axes: Axes, row: int, life: Life) -> None:
    for stage in life.stages:
        style = _LISTED if stage.listed else _UNKNOWN
        axes.plot([at(stage.start), at(stage.end)], [row, row], solid_capstyle="butt", **style)
    seen_once = [stage.start for stage in life.stages if stage.listed and stage.start == stage.end]
    _mark(axes, row, seen_once, color=BLUE, marker="s", markersize=3.2, linewidth=0)
    _mark(axes, row, life.withdrawn, **_WITHDRAWN)


def _mark(axes: Axes, row: int, times: Iterable[datetime], **style: Any) -> None:
    found = list(times)
    if found:
        axes.plot([at(time) for time in found], [row] * len(found), zorder=4, **style)


def _draw_looks(axes: Axes, looks: Sequence[datetime]) -> None:
    """Along the upper edge, whatever the scale of the lines."""
    axes.plot([at(look) for look in looks], [1.0] * len(looks), transform=axes.get_xaxis_transform(), **_LOOK)
