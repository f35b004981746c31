"""The workers of a run, and the parent's part: it hands out work, listens, and passes signals on."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from pipelines.crawl import Plan
from pipelines.errors import WorkerDied
from pipelines.outcomes import Crawled, Outcome
from pipelines.worker import AT_ONCE, NEXT, work

__all__ = ["Crew"]

_SPAWN = multiprocessing.get_context("spawn")  # the one way that every system has


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    line: "Connection[Any, Any]"
    plans: list[Plan] = field(default_factory=list)
    """Of what it was given, those it has not ended."""
    at: str | None = None
    """The source that it was last known to be at."""

    def send(self, message: object) -> None:
        with suppress(OSError):  # it is gone, which is noticed when it is next listened to
            self.line.send(message)

    def signal(self, number: int) -> None:
        if self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, number)


class Crew:
    """Crawls `units` of plans, each by one worker, with so many workers at most.

    `runs` is kept up to date, in the `order` of slugs; the first crawl that is heard of is given the `notes`.
    """

    def __init__(
        self,
        archive: Path,
        units: Sequence[Sequence[Plan]],
        order: Sequence[str],
        runs: list[Crawled],
        settings: Mapping[str, Any],
        prepare: Callable[[], None],
        notes: Sequence[str],
    ) -> None:
        self._arguments = (archive, dict(settings), prepare)
        self._units = [list(unit) for unit in units]
        self._order = order
        self._runs = runs
        self._notes = list(notes)
        self._outcomes: dict[str, Outcome] = {}
        self._workers: list[_Worker] = []
        self._errors: list[Exception] = []
        """What ended the work of workers: the archive could not be written."""
        self._died: list[tuple[str | None, int | None]] = []
        """The sources that workers died at, with their exit codes."""
        self._signals = 0

    def run(self, jobs: int) -> None:
        """Raises what ended the work of a worker, WorkerDied, or KeyboardInterrupt where no crawl can tell of it."""
        with self._signals_passed_on(), self._sent_home():
            for _ in range(jobs):
                self._start()
            while self._workers:
                ready = wait([worker.line for worker in self._workers])
                for worker in [worker for worker in self._workers if worker.line in ready]:
                    self._listen(worker)
        if self._errors:
            raise self._errors[0]
        if self._died:
            raise WorkerDied(self._died)
        if self._signals and not any(run.interrupted for run in self._runs):
            raise KeyboardInterrupt

    def _start(self) -> None:
        ours, theirs = _SPAWN.Pipe()
        process = _SPAWN.Process(target=work, args=(theirs, *self._arguments))
        # A Ctrl-C while the worker still loads its modules must wait, or it would end with a traceback. What Python
        # starts beside the first worker lets signals through again, so that is started before.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        self._workers.append(_Worker(process, ours))

    def _listen(self, worker: _Worker) -> None:
        try:
            message = worker.line.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if message == NEXT:
            worker.plans = self._units.pop(0) if self._units and not self._signals else []
            worker.at = worker.plans[0].source.slug if worker.plans else None
            worker.send(worker.plans)
        elif isinstance(message, Outcome):
            self._note(worker, message)
        elif isinstance(message, Exception):
            # As in one process: what is begun is ended, and nothing else begun.
            self._errors.append(message)
            self._units.clear()

    def _note(self, worker: _Worker, outcome: Outcome) -> None:
        slug = outcome.report.source
        self._outcomes[slug] = outcome
        if slug == next(iter(self._outcomes)):
            outcome.report.notes[:0] = self._notes
        worker.at = slug
        if outcome.report.ended_at is not None:
            worker.plans = [plan for plan in worker.plans if plan.source.slug != slug]
        self._runs[:] = [self._outcomes[slug] for slug in self._order if slug in self._outcomes]

    def _bury(self, worker: _Worker) -> None:
        """Takes leave of a worker; the work of one that died goes to others, but for the source it was at."""
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)
        if worker.process.exitcode == 0:
            return
        current = worker.at
        left = [plan for plan in worker.plans if plan.source.slug != current]
        if not self._signals:
            self._died.append((current, worker.process.exitcode))
        if current in self._outcomes:
            self._outcomes[current].give_up(datetime.now(UTC))
        if left:
            self._units.insert(0, left)
        if current and self._units and not self._signals:
            self._start()

    @contextmanager
    def _sent_home(self) -> Iterator[None]:
        """Where the parent itself fails, no worker waits for it for ever."""
        try:
            yield
        finally:
            for worker in self._workers:
                worker.line.close()
                worker.signal(signal.SIGTERM)

    @contextmanager
    def _signals_passed_on(self) -> Iterator[None]:
        """Ctrl-C and SIGTERM end the workers: the first one gently, the second at once."""

        def pass_on(*_: object) -> None:
            self._signals += 1
            for worker in self._workers:
                worker.signal(signal.SIGTERM if self._signals == 1 else AT_ONCE)

        before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
