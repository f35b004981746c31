"""The option that names the archive, for the group and for each command; and how topics are named.

The one given last counts: `cuttings --archive A show --archive B …` opens B. Without either: CUTTINGS_ARCHIVE, then the
current folder.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

__all__ = ["ARCHIVE_VARIABLE", "archive_option", "split_topic"]

ARCHIVE_VARIABLE = "CUTTINGS_ARCHIVE"

_F = TypeVar("_F", bound=Callable[..., Any])


def archive_option(command: _F) -> _F:
    """Gives a command or group the option `--archive DIR` and the argument `archive`, a path; keeps it in `ctx.obj`."""
    return click.option(
        "--archive",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        # Read by hand: click would let the variable outdo what was given to the group.
        callback=_remember,
        help=f"Folder of the archive; else {ARCHIVE_VARIABLE} names it, else it is the current folder.",
    )(command)


def _remember(ctx: click.Context, _option: click.Parameter, given: Path | None) -> Path:
    inherited = ctx.obj if isinstance(ctx.obj, Path) else None
    path = given or inherited or Path(os.environ.get(ARCHIVE_VARIABLE) or ".")
    ctx.obj = path
    return path


def split_topic(name: str) -> tuple[str, str]:
    """Source and topic of `SOURCE/TOPIC`. Raises `click.BadParameter`."""
    source, slash, slug = name.partition("/")
    if not (source and slash and slug):
        raise click.BadParameter(f"{name!r} is not of the form SOURCE/TOPIC", param_hint="SOURCE/TOPIC")
    return source, slug
