"""The command `cuttings`, composed of the commands of `archive` and of this package.

Commands are imported when they are called: asking for help loads click and nothing else.
"""

import importlib
import sys
from typing import NoReturn

import click

from archive.cli.options import archive_option
from pipelines.errors import ExitStatus

__all__ = ["main"]

COMMANDS = {
    "init": ("pipelines.cli.init:init", "Make an archive."),
    "crawl": ("pipelines.cli.crawl:crawl", "Crawl sources or topics into the archive."),
    "import": ("pipelines.cli.importing:import_", "Import saved pages."),
    "extract": ("pipelines.cli.extract:extract", "Show what would be read from a page; store nothing."),
    "sources": ("pipelines.cli.sources:sources", "List, show, add and check source definitions."),
    "search": ("archive.cli.search:search", "Find entries by words and filters."),
    "listing": ("archive.cli.listing:listing", "Show what a topic listed, now or as of a time."),
    "show": ("archive.cli.show:show", "Show an entry and its proof."),
    "history": ("archive.cli.history:history", "Show every revision of an entry."),
    "diff": ("archive.cli.diff:diff", "Compare two revisions of an entry."),
    "changes": ("archive.cli.changes:changes", "Show what came, changed, moved, went and came back."),
    "stats": ("archive.cli.stats:stats", "Count entries by month, topic, tag, kind or source."),
    "dump": ("archive.cli.dump:dump", "Write everything the archive holds, for comparison."),
    "copy": ("archive.cli.copy:copy", "Copy the database to another one, SQLite or PostgreSQL."),
    "export": ("archive.cli.export:export", "Export what the archive holds, in five formats."),
    "release": ("archive.cli.release:release", "Make a release that can be cited."),
}
"""Name to place and summary, in the order of the help: the summaries stand here so that help need not import."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: cuttings init --contact you@example.org && cuttings crawl eurocities/social-innovation",
)
@click.version_option(package_name="cuttings", message="%(prog)s %(version)s")
@archive_option
def cuttings(**_: object) -> None:
    """Watch topic listing pages and keep every entry they ever showed, with its history and the bytes that prove it.

    Exit statuses: 0 done, 1 failed, 2 wrong usage, 3 a crawl did not see all of a topic, 4 trouble with the archive,
    5 wrong source or definition, 6 no listing, 7 no contact, 8 not in the archive, 75 another run is writing, 130
    interrupted.
    """


def main() -> NoReturn:
    """Runs the command line; an error of ours becomes one message and its exit status, never a traceback."""
    try:
        code = cuttings.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(ExitStatus.INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is left to be said, not even at exit.
        sys.stderr.close()
        sys.exit(ExitStatus.FAILED)
    except Exception as error:
        from archive.cli.output import harmless
        from pipelines.cli.failures import status_of

        status = status_of(error)
        if status is None:
            raise
        click.echo(harmless(f"cuttings: {error}"), err=True)
        sys.exit(status)
