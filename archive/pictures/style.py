"""How all pictures look: size, letters, colours, and how a gap is drawn.

Colours are those of Okabe and Ito ("Color Universal Design", 2008), which people with any colour vision tell apart;
what matters is told by form as well.
"""

import unicodedata
from datetime import date, datetime
from typing import Any

from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

__all__ = [
    "BLUE",
    "GAP",
    "GREY",
    "ORANGE",
    "PALE",
    "RED",
    "WIDTH",
    "at",
    "count_axis",
    "draw_gap",
    "empty_figure",
    "label",
    "new_figure",
    "patch",
    "styled",
    "time_axis",
]

BLUE, ORANGE, RED, GREY, PALE = "#0072B2", "#E69F00", "#D55E00", "#595959", "#9CC9E3"
WIDTH = 7.2
"""Inches: two columns of a journal."""
GAP: dict[str, Any] = {"facecolor": "#F4F4F4", "edgecolor": "#B8B8B8", "hatch": "////", "linewidth": 0}

_STYLE: dict[Any, Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": GREY,
    "axes.grid": False,
    "axes.labelsize": 8,
    "axes.linewidth": 0.6,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 8,
    "figure.titlesize": 10,
    "font.family": "DejaVu Sans",
    "font.size": 8,
    "grid.color": "#DDDDDD",
    "grid.linewidth": 0.5,
    "hatch.linewidth": 0.5,
    "legend.fontsize": 7.5,
    "legend.frameon": False,
    "savefig.dpi": 200,
    "svg.fonttype": "path",
    # Ids in a file are hashes with this salt; without it they are random.
    "svg.hashsalt": "cuttings",
    # A title with two dollar signs is no formula.
    "text.parse_math": False,
    "xtick.color": GREY,
    "xtick.labelcolor": "black",
    "xtick.labelsize": 7.5,
    "xtick.major.width": 0.6,
    "ytick.color": GREY,
    "ytick.labelcolor": "black",
    "ytick.labelsize": 7.5,
    "ytick.major.width": 0.6,
}


def styled() -> Any:
    """A context in which figures are made and saved: no settings of the user, and none of these outside of it."""
    return style.context(["default", _STYLE])


def new_figure(height: float, title: str, note: str = "") -> Figure:
    """A figure of the usual width, so many inches high, with a title above and a note below. No window, no GUI."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    figure.suptitle(title, x=0.01, ha="left", weight="bold")
    if note:
        figure.supxlabel(note, x=0.01, ha="left", fontsize=7, color=GREY)
    return figure


def empty_figure(title: str, note: str, why: str) -> Figure:
    """A picture of nothing, which says why."""
    figure = new_figure(1.6, title, note)
    axes = figure.add_subplot()
    axes.set_axis_off()
    axes.text(0.5, 0.5, why, ha="center", va="center", color=GREY, transform=axes.transAxes)
    return figure


def at(moment: date | datetime) -> float:
    """Its place on a time axis."""
    return float(date2num(moment))  # type: ignore[no-untyped-call]


def draw_gap(axes: Axes, first: date | datetime, end: date | datetime, *, zorder: float = 0.5, **look: Any) -> None:
    """A band over a time that nothing is known of."""
    axes.axvspan(at(first), at(end), zorder=zorder, **{**GAP, **look})


def time_axis(axes: Axes, first: date | datetime, end: date | datetime) -> None:
    """Ticks with dates as short as they can be, from the first moment to the last."""
    locator = AutoDateLocator(minticks=4, maxticks=9)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]
    axes.set_xlim(at(first), at(end))


def count_axis(axes: Axes, most: int, what: str = "", *, ticks: int = 5) -> None:
    """Whole numbers from zero to the most that is shown, with lines to read them by."""
    axes.yaxis.set_major_locator(MaxNLocator(ticks, integer=True))
    axes.set_ylim(0, max(most, 1) * 1.05)
    axes.grid(axis="y")
    axes.set_ylabel(what)


def patch(name: str, **look: Any) -> Patch:
    """A square of the legend."""
    return Patch(label=name, **look)


def label(text: str, length: int) -> str:
    """A text of a page as one short line, without characters that do something."""
    line = " ".join(text.split())
    plain = "".join("\ufffd" if unicodedata.category(c).startswith("C") else c for c in line)
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + "…"
