"""Links lead somewhere, and what the pages tell people to type exists."""

import inspect
import re
from itertools import pairwise
from pathlib import Path

import click
import pytest

from pipelines.cli import cuttings
from scraper.spiders.listing import ListingSpider
from tests.docs.pages import PAGES, ROOT, anchors, command_lines, fenced, links, prose

INLINE = re.compile(r"`cuttings ([^`]+)`")
MAKE = re.compile(r"\bmake ([a-z-]+)\b")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)

every_page = pytest.mark.parametrize("file", PAGES, ids=lambda file: str(file.relative_to(ROOT)))


@every_page
def test_relative_links_resolve(file: Path) -> None:
    broken = []
    for target in links(file.read_text(encoding="utf-8")):
        if target.startswith(("http:", "https:")):
            continue
        path, _, anchor = target.partition("#")
        found = (file.parent / path).resolve() if path else file
        if not found.exists() or (anchor and anchor not in anchors(found.read_text(encoding="utf-8"))):
            broken.append(target)
    assert not broken


@every_page
def test_command_lines_parse(file: Path) -> None:
    for arguments in command_lines(file.read_text(encoding="utf-8"), "cuttings"):
        _parse(cuttings, arguments)


@every_page
def test_commands_named_in_prose_exist(file: Path) -> None:
    for text in INLINE.findall(prose(file.read_text(encoding="utf-8"))):
        words = text.split()
        command = _command(words)
        known = {name for option in command.params for name in option.opts}
        unknown = {word for word in words if word.startswith("--")} - known - {"--help", "--version"}
        assert not unknown, f"cuttings {text}"


@every_page
def test_make_targets_exist(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    code = [block for _, block in fenced(text)] + re.findall(r"`([^`]+)`", prose(text))
    named = {target for piece in code for target in MAKE.findall(piece)}
    assert named <= set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))


@every_page
def test_spider_arguments_exist(file: Path) -> None:
    named = {
        value.partition("=")[0]
        for arguments in command_lines(file.read_text(encoding="utf-8"), "scrapy")
        for option, value in pairwise(arguments)
        if option == "-a"
    }
    assert named <= set(inspect.signature(ListingSpider.__init__).parameters)


def test_the_readme_names_the_test_command_that_is_run_before_a_change_lands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert ["test"] in list(command_lines(readme, "make"))
    assert "make test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_every_page_of_the_docs_is_reached_from_the_map() -> None:
    home = ROOT / "docs" / "index.md"
    reached = {(home.parent / link.partition("#")[0]).resolve() for link in links(home.read_text(encoding="utf-8"))}
    assert {file for file in (ROOT / "docs").rglob("*.md") if file != home} <= reached


def _command(words: list[str]) -> click.Command:
    """The command that words begin with; a click.UsageError names one that does not exist."""
    command: click.Command = cuttings
    for word in words:
        if not isinstance(command, click.Group) or word.startswith("-"):
            break
        with click.Context(command) as ctx:
            _, command, _ = command.resolve_command(ctx, [word])  # type: ignore[assignment]
    return command


def _parse(command: click.Command, arguments: list[str]) -> None:
    """Parses a command line as `cuttings` does, without running it. Raises click.UsageError."""
    ctx = command.make_context(command.name, arguments)
    while isinstance(command, click.Group) and (rest := [*ctx._protected_args, *ctx.args]):
        name, found, rest = command.resolve_command(ctx, rest)
        assert found is not None
        command = found
        ctx = command.make_context(name, rest, parent=ctx)
