"""The pages under test, taken apart: links, headings, sections, commands."""

import re
import shlex
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

__all__ = ["PAGES", "ROOT", "anchors", "command_lines", "fenced", "links", "page", "prose", "section"]

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md")))

FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
OPERATOR = re.compile(r"[();<>|&]+")
ASSIGNMENT = re.compile(r"\w+=.*")


def page(name: str) -> str:
    """The text of a page of the reference."""
    return (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")


def fenced(text: str) -> Iterator[tuple[str, str]]:
    """Language and content of each fenced block."""
    for found in FENCE.finditer(text):
        yield found[2], found[3]


def prose(text: str) -> str:
    """The text without fenced blocks."""
    return FENCE.sub("", text)


def links(text: str) -> list[str]:
    """The targets of links outside of fenced blocks."""
    return LINK.findall(prose(text))


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(prose(text))}


def section(text: str, heading: str) -> str:
    """What stands below a heading, up to the next one; an AssertionError names a heading that is not there."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading!r}"
    return found[1]


def command_lines(text: str, program: str) -> Iterator[list[str]]:
    """The arguments of each call of a program in shell blocks, one shell word each."""
    for language, block in fenced(text):
        if language in ("sh", "console"):
            for line in _logical_lines(block, prompted=language == "console"):
                yield from (words[1:] for words in _calls(line) if Path(words[0]).name == program)


def _logical_lines(block: str, *, prompted: bool) -> Iterator[str]:
    for line in block.replace("\\\n", " ").splitlines():
        if not prompted or line.startswith("$ "):
            yield line.removeprefix("$ ")


def _calls(line: str) -> Iterator[list[str]]:
    """The simple commands of a shell line, without assignments and redirections."""
    lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    words: list[str] = []
    for token in [*lexer, ";"]:
        if not OPERATOR.fullmatch(token):
            words.append(token)
            continue
        if command := list(dropwhile(ASSIGNMENT.fullmatch, words)):
            yield command
        words = []
