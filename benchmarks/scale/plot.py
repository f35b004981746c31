"""python -m benchmarks.scale.plot FIGURES... PICTURE: draws what `benchmarks.scale.growth` measured."""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter

from archive.pictures.style import BLUE, GREY, ORANGE, RED, new_figure, styled

__all__ = ["main"]

_SHOWN = {
    "a frequent word within five years, with facets": (BLUE, "-", "a word of 5 % of entries, five years, facets"),
    "a rare word": (BLUE, ":", "a rare word"),
    "the newest entries": (ORANGE, "-", "the newest entries"),
    "a list as of a day": (RED, "-", "a list as of a day"),
    "its history": (GREY, ":", "history of an entry"),
}


def main(*files: str) -> None:
    *measured, picture = map(Path, files)
    known = {path: json.loads(path.read_text(encoding="utf-8")) for path in measured}
    with styled():
        figure = new_figure(
            2.6,
            "An archive as it grows",
            "Left: storing an entry with its page. Right: answers, on a logarithmic scale.",
        )
        left, right = figure.subplots(1, 2)
        for (path, figures), line in zip(known.items(), ("-", ":"), strict=False):
            _draw_storing(left, path.stem, figures["storing"], line)
        _draw_answers(right, next(iter(known.values()))["answers"])
        figure.savefig(picture, metadata={"Date": None} if picture.suffix == ".svg" else None)


def _draw_storing(axes: Axes, name: str, points: list[dict[str, Any]], line: str) -> None:
    pairs = [*pairwise([{"entries": 0, "cpu": 0.0}, *points])]
    costs = [1e6 * (b["cpu"] - a["cpu"]) / (b["entries"] - a["entries"]) for a, b in pairs]
    axes.plot([b["entries"] / 1e6 for _, b in pairs], costs, color=BLUE, linestyle=line, label=name)
    axes.set_ylabel("µs of CPU for an entry")
    axes.set_xlabel("million entries")
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.legend()


def _draw_answers(axes: Axes, answers: list[dict[str, float]]) -> None:
    sizes = [one["entries"] / 1e6 for one in answers]
    for name, (color, line, label) in _SHOWN.items():
        axes.plot(sizes, [one[name] for one in answers], color=color, linestyle=line, marker=".", label=label)
    axes.set_yscale("log")
    axes.set_ylim(1, 100_000)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.set_ylabel("milliseconds")
    axes.set_xlabel("million entries")
    axes.set_xlim(left=0)
    axes.legend(loc="upper left", fontsize=6.5)


if __name__ == "__main__":
    main(*sys.argv[1:])
