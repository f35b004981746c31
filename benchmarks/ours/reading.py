"""A reader: searches an archive again and again until its input is closed, then prints how it went, as JSON.

python -m benchmarks.ours.reading ARCHIVE SEED PAUSE: so many seconds after each answer it asks again. Every search is a
transaction of its own, as those of commands and of the pages of the web are; every fourth has facets.
"""

import json
import random
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from subprocess import PIPE, Popen

from archive.errors import ArchiveError
from archive.folder import Archive, opened_archive
from archive.search import FACETS, search
from benchmarks.scale.shared import SEED
from benchmarks.scale.vocabulary import Vocabulary

__all__ = ["Readers", "readers"]


class Readers:
    """What readers that run beside something found; filled when they have ended."""

    searches = 0
    milliseconds = 0.0
    """Of a search, the median."""


@contextmanager
def readers(archive: Path, number: int, pause: float) -> Iterator[Readers]:
    """So many processes that read until the block ends. Raises `AssertionError` with the first error of any."""
    found = Readers()
    command = [sys.executable, "-m", "benchmarks.ours.reading", str(archive)]
    processes = [Popen([*command, str(seed), str(pause)], stdin=PIPE, stdout=PIPE, text=True) for seed in range(number)]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n", "a reader did not begin"
        yield found
    finally:
        told = [json.loads(process.communicate()[0] or '{"errors": ["it died"]}') for process in processes]
    errors = [error for one in told for error in one["errors"]]
    assert not errors, errors[0]
    found.searches = sum(len(one["milliseconds"]) for one in told)
    found.milliseconds = median([value for one in told for value in one["milliseconds"]] or [0.0])


def _read(
    archive: Archive, vocabulary: Vocabulary, seed: int, pause: float, ended: threading.Event
) -> dict[str, list[object]]:
    """Words are as frequent as those of the texts."""
    asked = random.Random(seed)
    taken: list[object] = []
    errors: list[object] = []
    while not ended.wait(pause * asked.uniform(0.5, 1.5)) and not errors:
        began = time.perf_counter()
        try:
            with archive.reading() as conn:
                search(conn, vocabulary.draw(asked, 1)[0], by=() if len(taken) % 4 else FACETS)
        except ArchiveError as error:
            errors.append(str(error))
        taken.append(1000 * (time.perf_counter() - began))
    return {"milliseconds": taken, "errors": errors}


def _wait(ended: threading.Event) -> None:
    sys.stdin.read()
    ended.set()


def main(folder: str, seed: str, pause: str) -> None:
    ended, vocabulary = threading.Event(), Vocabulary(random.Random(SEED))
    with opened_archive(Path(folder)) as archive:
        # Loading and preparing is over when the others begin.
        with archive.reading() as conn:
            search(conn, vocabulary.words[-1], by=FACETS)
        print("ready", flush=True)
        threading.Thread(target=_wait, args=(ended,), daemon=True).start()
        found = _read(archive, vocabulary, int(seed), float(pause), ended)
    with suppress(BrokenPipeError):
        print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
