"""`make demo`: the main job from beginning to end, against a site that this program serves to itself.

The commands are those a user types; only the site is a replica, and a week of its life passes between two crawls.
"""

import json
import shlex
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from scraper.demo import Site, serve
from scraper.demo.definition import SLUG, definition

__all__ = ["main"]

ARCHIVE = Path("demo-archive")
SEED = 7
TOPIC = f"{SLUG}/social-innovation"
WHERE_TO_GO_ON = f"""
The archive is in {ARCHIVE}/. Its site is gone, but what it listed is not:

  .venv/bin/cuttings --archive {ARCHIVE} listing {SLUG}/smart-cities
  .venv/bin/cuttings --archive {ARCHIVE} search housing
  .venv/bin/cuttings --archive {ARCHIVE} stats --by tag
  .venv/bin/cuttings --archive {ARCHIVE} export --format csv -o entries.csv

Your own: .venv/bin/cuttings init my-archive, and then docs/tutorial.md.
"""


def main() -> int:
    """Runs the demo; returns the exit status of the first command that fails, or 0."""
    shutil.rmtree(ARCHIVE, ignore_errors=True)
    site = Site(SEED)
    try:
        _run("init", "--contact", "demo@example.org")
        with serve(site, day=1) as replica:
            file = ARCHIVE / "sources" / f"{SLUG}.toml"
            file.write_text(definition(site, replica.url), encoding="utf-8")
            _say(f"The replica site is served at {replica.url}; {file} describes it. It is day 1 there.")
            _run("crawl", SLUG)
            between = datetime.now(UTC).isoformat()
            replica.day = 8
            _say("A week later: entries have come and gone, and some have been edited.")
            _run("crawl", SLUG)
        _say("What one of the topics lists now:")
        _run("listing", TOPIC)
        _say("What happened in all topics in the week between:")
        _run("changes", SLUG, "--since", between)
        _say("One of the entries that changed, what changed, and the bytes that prove it:")
        entry = _changed_entry()
        _run("show", entry)
        _run("diff", entry)
    except subprocess.CalledProcessError as error:
        return error.returncode
    print(WHERE_TO_GO_ON)
    return 0


def _say(text: str) -> None:
    print(f"\n# {text}", flush=True)


def _run(*arguments: str) -> None:
    command = ["cuttings", "--archive", str(ARCHIVE), *arguments]
    print(f"\n$ {shlex.join(command)}", flush=True)
    own = [sys.executable, "-m", "pipelines.cli", *command[1:]]
    subprocess.run(own, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 (our own commands)


def _changed_entry() -> str:
    """The id of the first exported entry with more than one revision."""
    command = [sys.executable, "-m", "pipelines.cli", "--archive", str(ARCHIVE), "export", "--format", "jsonl"]
    exported = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    rows = [json.loads(line) for line in exported.splitlines()]
    return next(str(row["id"]) for row in rows if row["revisions"] > 1)


if __name__ == "__main__":
    sys.exit(main())
