"""Takes the time of what a contestant does; its imports and preparations do not count."""

import re
import resource
import time
from pathlib import Path
from typing import Any, Self

from benchmarks.model import Figures

__all__ = ["Watch", "peak_memory"]


class Watch:
    """`with Watch() as watch: …`, and then `watch.figures(units)`."""

    def __enter__(self) -> Self:
        self.restart()
        return self

    def restart(self, **_: object) -> None:
        """Begins anew: when a spider was opened, for example, and all it needs has been imported."""
        self._cpu, self._start = _cpu(), time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds, self.cpu = time.perf_counter() - self._start, _cpu() - self._cpu
        # Now: what is compared later needs memory too.
        self.peak = peak_memory()

    def figures(self, units: int, result: Any = None, **details: float) -> Figures:
        return Figures(
            units=units, seconds=self.seconds, cpu=self.cpu, peak=self.peak, result=result, details=dict(details)
        )


def peak_memory() -> int:
    """Bytes that this process held at most."""
    # What `getrusage` tells begins with what the process was forked from: too much for a small one.
    status = Path("/proc/self/status")
    if found := status.exists() and re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii")):
        return int(found[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime
