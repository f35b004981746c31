"""`cuttings.toml`, the file that makes a folder an archive. Written once, then edited by hand.

contact = "you@example.org"          optional; sent with every request of a crawl
database = "archive.db"              a SQLite file in the folder, or postgresql://…
maximum_warc_size = 1000000000       bytes; a WARC file that has reached it is followed by another
"""

import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archive.errors import InvalidConfig

__all__ = ["CONFIG_NAME", "Config", "check_setting", "read_config", "render_config", "with_database"]

CONFIG_NAME = "cuttings.toml"
_SMALLEST_WARC = 1_000_000
_DATABASE = re.compile(
    r"""^[ \t]*(?:database|"database"|'database')[ \t]*=[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*')""", re.MULTILINE
)
_TEMPLATE = """\
# This folder is an archive of cuttings. Its settings may be edited; the rest is written by `cuttings`.

# An address the operators of the sites you crawl can write to. Crawling asks for one.
{contact}

# A SQLite file in this folder, or the URL of a PostgreSQL database.
database = {database}

# Bytes. A WARC file that has reached this size is followed by another.
maximum_warc_size = {maximum_warc_size}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of an archive, valid."""

    contact: str | None = None
    """A mail address or the address of a web page."""
    database: str = "archive.db"
    maximum_warc_size: int = 1_000_000_000
    """Bytes."""


def render_config(config: Config) -> str:
    """The text of a commented `cuttings.toml`."""
    contact = f"contact = {_quoted(config.contact)}" if config.contact else '# contact = "you@example.org"'
    return _TEMPLATE.format(
        contact=contact, database=_quoted(config.database), maximum_warc_size=f"{config.maximum_warc_size:_}"
    )


def read_config(file: Path) -> Config:
    """The settings in `file`, which exists. Raises `InvalidConfig` for the first rule that is broken."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidConfig(file, "", f"is not TOML in UTF-8: {error}") from error
    for key, value in values.items():
        check_setting(file, key, value)
    return Config(**values)


def with_database(text: str, database: str) -> str:
    """The text of a `cuttings.toml` with another database, all else as it is. Raises `ValueError` if it cannot tell."""
    setting = f"database = {_quoted(database)}"
    changed, number = _DATABASE.subn(lambda _: setting, text, count=1)
    if number == 0:
        changed = f"{text.rstrip()}\n\n{setting}\n"
    if tomllib.loads(changed) != tomllib.loads(text) | {"database": database}:
        raise ValueError("the line of the database has a form that is not understood")
    return changed


def check_setting(file: Path, key: str, value: object) -> None:
    """Raises `InvalidConfig` if `key` is no setting or `value` none that it may have."""
    if key not in _RULES:
        raise InvalidConfig(file, key, f"is no setting; there are {', '.join(sorted(_RULES))}")
    holds, expectation = _RULES[key]
    if not holds(value):
        raise InvalidConfig(file, key, f"must be {expectation}, not {value!r}")


def _is_contact(value: object) -> bool:
    return (
        isinstance(value, str)
        and value.isprintable()
        and value == value.strip()
        and ("@" in value or value.startswith(("http://", "https://")))
    )


def _is_database(value: object) -> bool:
    return (
        isinstance(value, str)
        and value != ""
        and ("://" not in value or value.startswith(("postgresql://", "postgresql+psycopg://")))
    )


def _is_size(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= _SMALLEST_WARC


_RULES: dict[str, tuple[Callable[[object], bool], str]] = {
    "contact": (_is_contact, "a mail address or the address of a web page"),
    "database": (_is_database, "the name of a file or a URL that begins with postgresql://"),
    "maximum_warc_size": (_is_size, f"a number of bytes, {_SMALLEST_WARC:_} or more"),
}


def _quoted(text: str) -> str:
    # A JSON string of printable text is a TOML basic string.
    return json.dumps(text, ensure_ascii=False)
