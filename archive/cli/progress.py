"""Progress of long work, on standard error, at a terminal only."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

__all__ = ["Told", "progress"]

Told = Callable[[int, int | None], None]
"""Is told how many rows are done, of how many if that is known."""


@contextmanager
def progress(what: str, *, wanted: bool = True) -> Iterator[Told]:
    """A bar, or without a total a count, that is gone at the end of the block."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[rows]}")
    hidden = not (wanted and console.is_terminal)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task(what, total=None, rows="")
        yield lambda done, total: bar.update(task, completed=done, total=total, rows=f"{done} rows")
