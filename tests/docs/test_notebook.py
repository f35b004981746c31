"""The tutorial for notebooks, run cell by cell: what it shows is what is printed."""

import ast
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, fenced

PAGE = ROOT / "docs" / "tutorial-notebook.md"


def cells() -> Iterator[tuple[str, list[str]]]:
    """Each block of Python with the lines of the block of text that follows it, if one does."""
    blocks = [(language, text) for language, text in fenced(PAGE.read_text(encoding="utf-8"))]
    for (language, code), (following, shown) in zip(blocks, [*blocks[1:], ("", "")], strict=True):
        if language == "python":
            yield code, shown.splitlines() if following == "text" else []


def run(code: str, names: dict[str, object]) -> str:
    """What a cell prints, and the value it ends with."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(tree, str(PAGE), "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), str(PAGE), "eval"), names)
            print("" if value is None else repr(value))
    # Titles may hold no-break spaces, which look like others.
    return out.getvalue().replace("\u00a0", " ")


def missing(shown: list[str], printed: str) -> list[str]:
    """Lines that are not printed after the one before; … stands for anything within a line, or for any lines."""
    lines = iter(printed.splitlines())
    patterns = [(line, r"\s*" + r".*".join(map(re.escape, line.split("…"))) + r"\s*") for line in shown if line != "…"]
    return [line for line, pattern in patterns if not any(re.fullmatch(pattern, one) for one in lines)]


@pytest.fixture
def demonstration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder where the demonstration was made, at a terminal that is wide enough."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    made = subprocess.run([sys.executable, "-m", "pipelines.demo"], capture_output=True, text=True, timeout=120)
    assert made.returncode == 0, made.stdout + made.stderr


@pytest.mark.usefixtures("demonstration")
def test_every_cell_shows_what_the_page_says() -> None:
    names: dict[str, object] = {}
    for code, shown in cells():
        printed = run(code, names)
        assert missing(shown, printed) == [], f"{code}\n{printed}"
    assert {path.name for path in Path().iterdir()} == {"demo-archive", "entries.svg", "life.png"}
