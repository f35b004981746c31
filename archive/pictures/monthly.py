"""What pictures by month have in common: which months they show, what is said of them, and bars of one series."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from archive.pictures.style import BLUE, GAP, PALE, at, draw_gap, patch
from archive.search.filters import Filters
from archive.statistics.counts import MonthCounts
from archive.statistics.covered import Coverage
from archive.statistics.months import Days, Month, month_names

__all__ = ["LEGEND", "PARTLY", "Frame", "day_of", "draw_bars", "draw_gaps", "frame_of", "narrowed", "next_month"]

# More would be thinner than a printer draws.
_MOST = 240
PARTLY: dict[str, Any] = {"facecolor": "#EAF3F9", "linewidth": 0}

LEGEND: tuple[Patch, ...] = (
    patch("covered", facecolor=BLUE),
    patch("partly covered", facecolor=PALE, edgecolor=BLUE, linewidth=0.5),
    patch("no capture covers this month", **GAP),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The months of a picture, and what it says below."""

    months: tuple[str, ...]
    note: str

    @property
    def start(self) -> date:
        return day_of(self.months[0])

    @property
    def end(self) -> date:
        return next_month(self.months[-1])


def frame_of(counted: MonthCounts, days: Days, filters: Filters) -> Frame:
    """The months that have entries or were looked at, the latest of them if there are too many; maybe none."""
    months = month_names(counted, days, filters)[-_MOST:]
    shown = set(months)
    dated = {name: number for name, number in counted.items() if name and len(name) == len("2019-05")}
    remarks = [f"{sum(dated[name] for name in dated if name in shown)} entries{narrowed(filters)}"]
    if earlier := sum(number for name, number in dated.items() if name not in shown):
        remarks.append(f"{earlier} of earlier months not shown")
    if without := sum(counted.values()) - sum(dated.values()):
        remarks.append(f"{without} without a month not shown")
    if days:
        remarks.append(f"last capture {max(topic.looked_on for topic in days.values())}")
    return Frame(months=months, note="; ".join(remarks) + ".")


def draw_bars(axes: Axes, months: Sequence[Month], *, color: str = BLUE, pale: str = PALE) -> None:
    """A bar for each month, pale where it is covered partly, over a band where it is not."""
    draw_gaps(axes, months)
    starts = [day_of(str(month.name)) for month in months]
    widths = [(next_month(str(month.name)) - start).days * 0.86 for month, start in zip(months, starts, strict=True)]
    axes.bar(
        [at(start) + width * 0.08 for start, width in zip(starts, widths, strict=True)],
        [month.entries or 0 for month in months],
        width=widths,
        align="edge",
        color=[color if month.coverage is Coverage.WHOLE else pale for month in months],
        edgecolor=color,
        linewidth=0.4,
    )


def draw_gaps(axes: Axes, months: Sequence[Month], *, hatch_above: bool = False) -> None:
    """Bands over the months that are not covered, or only partly; with `hatch_above` seen through what is drawn."""
    for coverage, run in groupby(months, key=lambda month: month.coverage):
        names = [str(month.name) for month in run]
        if coverage is Coverage.NONE:
            draw_gap(axes, day_of(names[0]), next_month(names[-1]))
            if hatch_above:
                draw_gap(axes, day_of(names[0]), next_month(names[-1]), zorder=3, facecolor="none")
        elif coverage is Coverage.PARTLY:
            axes.axvspan(at(day_of(names[0])), at(next_month(names[-1])), zorder=0.4, **PARTLY)


def day_of(month: str) -> date:
    """Its first day."""
    return date.fromisoformat(month + "-01")


def next_month(month: str) -> date:
    """The first day of the month after it."""
    first = day_of(month)
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def narrowed(filters: Filters) -> str:
    """What the filters ask for, in words, to be put behind a noun."""
    parts = [("source", filters.source), ("since", filters.since), ("until", filters.until)]
    parts += [("topic", name) for name in filters.topics]
    parts += [("tag", name) for name in filters.tags] + [("kind", name) for name in filters.kinds]
    words = [f"{name} {value}" for name, value in parts if value]
    if filters.incomplete is not None:
        words.append("incomplete" if filters.incomplete else "complete")
    return f" ({', '.join(words)})" if words else ""
