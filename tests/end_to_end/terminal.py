"""Runs a command as somebody does who sits at a terminal."""

import errno
import os
import pty
import subprocess
import time

from tests.end_to_end.commands import TIMEOUT, environment

__all__ = ["at_a_terminal"]


def at_a_terminal(command: list[object], typed: bytes = b"", kind: str = "xterm-256color") -> tuple[int, str]:
    """Runs a command at a terminal of its own, `dumb` or another kind; its status and all that appeared there."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment(TERM=kind, COLUMNS="120"),
        start_new_session=True,
    )
    os.close(theirs)
    try:
        os.write(ours, typed)
        output = _read_all(ours)
        return process.wait(timeout=TIMEOUT), output
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _read_all(descriptor: int) -> str:
    """What appears at a terminal until its last program has gone."""
    parts: list[bytes] = []
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        try:
            part = os.read(descriptor, 65536)
        except OSError as error:
            # How Linux says that nobody holds the other end any more.
            if error.errno != errno.EIO:
                raise
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode("utf-8", "replace")
