"""Finds and reads source definitions: TOML files named after their slug, built-in or in a folder of the user's own."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scraper.errors import InvalidDefinition, UnknownSource
from scraper.sources.layouts import appearances
from scraper.sources.model import Source
from scraper.sources.module import NoModule, load_module
from scraper.sources.needs import IncompleteDefinition, Problem

__all__ = ["find_source", "load_definition", "source_slugs"]

BUILT_IN = Path(__file__).parent


def source_slugs(folder: Path | None = None) -> list[str]:
    """All slugs, built-in and in `folder`, sorted."""
    return sorted(_files(folder))


def find_source(slug: str, folder: Path | None = None) -> Source:
    """The source of this slug; a definition in `folder` replaces the built-in one of the same slug.

    Raises UnknownSource or InvalidDefinition.
    """
    files = _files(folder)
    if slug not in files:
        raise UnknownSource(slug, sorted(files))
    return load_definition(files[slug])


def load_definition(path: Path) -> Source:
    """The validated definition in this file.

    Raises InvalidDefinition naming the file, every wrong key and what is expected there.
    """
    try:
        source = Source.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise InvalidDefinition(str(path), [("(file)", f"TOML is expected: {error}")]) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidDefinition(str(path), [("(file)", f"a readable UTF-8 file is expected: {error}")]) from error
    except ValidationError as error:
        problems = [problem for details in error.errors() for problem in _problems(details)]
        raise InvalidDefinition(str(path), problems) from error
    if source.slug != path.stem:
        raise InvalidDefinition(
            str(path), [("slug", f"the name of the file is expected: {path.stem!r}, not {source.slug!r}")]
        )
    return _with_module(source, path)


def _files(folder: Path | None) -> dict[str, Path]:
    own = folder.glob("*.toml") if folder is not None else ()
    return {path.stem: path for path in (*BUILT_IN.glob("*.toml"), *own)}


def _with_module(source: Source, path: Path) -> Source:
    """The source with its page module, if any of its layouts is read by one: no other definition runs code."""
    if all(appearance.method != "module" for appearance in appearances(source)):
        return source
    try:
        return source.with_module(load_module(path.with_suffix(".py")))
    except NoModule as error:
        raise InvalidDefinition(str(path), [("method", str(error))]) from error


def _problems(details: ErrorDetails) -> list[Problem]:
    cause = details.get("ctx", {}).get("error")
    return cause.problems if isinstance(cause, IncompleteDefinition) else [_problem(details)]


def _problem(details: ErrorDetails) -> Problem:
    key = ".".join(str(part) for part in details["loc"]) or "(file)"
    if details["type"] == "extra_forbidden":
        return key, f"unknown key; expected here: {', '.join(_keys_beside(details['loc']))}"
    if details["type"] == "missing":
        return key, "is missing"
    message = details["msg"].removeprefix("Value error, ")
    if isinstance(details["input"], Mapping):
        return key, message
    return key, f"{message} (found {details['input']!r})"


def _keys_beside(location: tuple[int | str, ...]) -> list[str]:
    """The keys a definition may have where an unknown one stands."""
    model: Any = Source
    for part in location[:-1]:
        if isinstance(part, str):
            model = model.model_fields[part].annotation
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            model = next(arg for arg in get_args(model) if isinstance(arg, type) and issubclass(arg, BaseModel))
    return list(model.model_fields)
