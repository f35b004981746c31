"""What the code says about itself: docstrings and public names."""

import ast
import importlib
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

PACKAGES = ("archive", "pipelines", "scraper")
FILES = [
    file
    for package in PACKAGES
    for file in sorted((ROOT / package).rglob("*.py"))
    if "migrations/versions" not in file.as_posix()
]
# Alembic runs the one, within a migration; people run the others.
NOT_IMPORTABLE = (".env", ".__main__")


def _module(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = [name for name in map(_module, FILES) if not name.endswith(NOT_IMPORTABLE)]


@pytest.mark.parametrize("file", FILES, ids=_module)
def test_a_module_says_what_it_is(file: Path) -> None:
    assert ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", MODULES)
def test_public_names_exist_and_are_sorted(name: str) -> None:
    module = importlib.import_module(name)
    names = getattr(module, "__all__", [])
    assert [name for name in names if not hasattr(module, name)] == []
    assert list(names) == sorted(set(names), key=_kind_and_name)


@pytest.mark.parametrize("file", FILES, ids=_module)
def test_what_is_public_is_declared(file: Path) -> None:
    """A module with definitions of its own has an `__all__`; scripts and settings have none."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    declared = any(isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__" for node in tree.body)
    public = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]
    assert declared or not public or file.name in ("__main__.py", "env.py")


def _kind_and_name(name: str) -> tuple[int, str]:
    """Constants, classes, the rest: the order in which ruff sorts them."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2), name
