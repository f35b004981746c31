"""Loads a page module: Python beside a definition, for what no definition can say.

It is `<slug>.py` in the folder of `<slug>.toml` and has a function `parse(page: Page, source: Source) -> ListingPage`,
pure like the project's own readers. `VERSION`, a number, rises with every change that can read other entries from the
same bytes; without it the version is 1.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["NoModule", "PageModule", "load_module"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageModule:
    """The function that reads, and where it was found."""

    file: str
    parse: Callable[..., Any]
    version: int


class NoModule(ValueError):
    """The file is missing, does not run, or lacks what a page module has."""


def load_module(path: Path) -> PageModule:
    """Runs the file and takes its function. Raises NoModule."""
    try:
        code = compile(path.read_bytes(), str(path), "exec")
    except OSError as error:
        raise NoModule(f"a page module {path} is expected: {error.strerror or error}") from error
    except (SyntaxError, ValueError) as error:
        raise NoModule(f"{path} is no Python: {error}") from error
    module = ModuleType(f"cuttings_source_{path.stem.replace('-', '_')}")
    module.__file__ = str(path)
    # Dataclasses look their module up. Nothing is written beside the file: an archive may be read-only.
    sys.modules[module.__name__] = module
    try:
        exec(code, module.__dict__)  # noqa: S102 (running the operator's own file is what a page module is for)
    except Exception as error:
        raise NoModule(f"{path} does not run: {type(error).__name__}: {error}") from error
    return _checked(path, module)


def _checked(path: Path, module: ModuleType) -> PageModule:
    parse, version = getattr(module, "parse", None), getattr(module, "VERSION", 1)
    if not callable(parse):
        raise NoModule(f"a function parse(page, source) is expected in {path}")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise NoModule(f"VERSION in {path} must be a number from 1 on, not {version!r}")
    return PageModule(file=path.name, parse=parse, version=version)
