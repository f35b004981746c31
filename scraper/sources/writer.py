"""Writes a definition as a TOML file that a person can read and edit: what `load_definition` reads is equal to it.

Keys that have their default are left out, each part is preceded by what it means, and the parts stand in the order of
docs/reference/source-definition.md.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from scraper.sources.model import Source

__all__ = ["definition_text"]

PARTS: dict[str, str] = {
    "site": "Where the site is served. Addresses are kept as if the host had served them; mirrors show the same pages.",
    "site.rewrites": "What the path begins with on a mirror, and on the host.",
    "topics": "The lists that are followed.",
    "topics.known": "What each is called.",
    "topics.addresses": "Where the first page of each is.",
    "pagination": "How the following pages of a list are told.",
    "entries": "How addresses of entries look.",
    "entries.keys": "An id in the address of an entry that stays when its title changes.",
    "labels": "The words that stand before dates.",
    "dates": "How the site writes dates.",
    "selectors": "Where things stand, in CSS or XPath. Of several the first that finds something counts.",
    "layouts": "How the site looked before `until`: older captures are read by this.",
    "corrections": "Values that the site shows wrongly, and the right ones.",
}
"""A comment for each table, in the order in which they are written."""
ORDER = {name: number for number, name in enumerate(PARTS)}
PLAIN_KEY = re.compile(r"[A-Za-z0-9_-]+")
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
UNPRINTABLE = re.compile(r'[\\"\x00-\x1f\x7f]')
WIDEST = 100
"""Characters of a list that stands on one line."""


def definition_text(
    source: Source, *, head: Sequence[str] = (), offered: Mapping[str, Sequence[str]] | None = None
) -> str:
    """The text of the definition's file. `head` are lines of comment above it; `offered` are, by the name of a table,
    lines that are written into it as a comment, for the reader to take up.
    """
    values = _lean(source.model_dump(exclude_defaults=True))
    values["site"] = {"scheme": source.site.scheme, **values["site"]}
    values["layouts"] = [_lean(layout.model_dump(exclude_unset=True)) for layout in source.layouts]
    lines = [*_comment(head), *_pairs({"slug": source.slug, "title": source.title, "method": source.method} | values)]
    for name in PARTS:
        if "." not in name:
            lines += _tables(name, values.get(name), offered or {})
    return "\n".join(lines) + "\n"


def _lean(values: dict[str, Any]) -> dict[str, Any]:
    """The only selector of a field stands without brackets."""
    selectors = values.get("selectors") or {}
    lean = {key: own[0] if isinstance(own, tuple) and len(own) == 1 else own for key, own in selectors.items()}
    return {**values, "selectors": lean} if selectors else values


def _tables(name: str, value: Any, offered: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A table, or each of a list of tables, with the tables in it."""
    several = isinstance(value, list | tuple)
    wanted = [key for key in offered if f"{key}.".startswith(f"{name}.")]
    for number, table in enumerate(value if several else [value or {}] if value is not None or wanted else []):
        own, lines = list(_pairs(table)), offered.get(name, ())
        inner = [key for key in table if _is_table(table[key])]
        inner += [key.rpartition(".")[2] for key in wanted if key.rpartition(".")[0] == name and key not in inner]
        if own or several or lines or not inner:
            yield ""
            yield from _comment([PARTS[name]] if number == 0 and name in PARTS else [])
            yield f"[[{name}]]" if several else f"[{name}]"
            yield from own
            yield from _comment(lines)
        for key in sorted(dict.fromkeys(inner), key=lambda key: ORDER.get(f"{_bare(name)}.{key}", len(ORDER))):
            yield from _tables(f"{name}.{key}", table.get(key), offered)


def _bare(name: str) -> str:
    """A table of an older layout means what that of the present one means."""
    return name.removeprefix("layouts.")


def _is_table(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value))


def _pairs(table: Mapping[str, Any]) -> Iterator[str]:
    for key, value in table.items():
        if value is not None and not _is_table(value) and key not in PARTS:
            yield f"{_key(key)} = {_value(value)}"


def _key(key: str) -> str:
    return key if PLAIN_KEY.fullmatch(key) else _string(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, str):
        return _string(value)
    return _list([_value(one) for one in value])


def _list(values: list[str]) -> str:
    line = f"[{', '.join(values)}]"
    return line if len(line) <= WIDEST else "[\n" + "".join(f"    {value},\n" for value in values) + "]"


def _string(text: str) -> str:
    """As it is, in single quotes, where it holds a backslash or double quotes; else in double quotes."""
    if UNPRINTABLE.search(text) and "'" not in text and not CONTROL.search(text):
        return f"'{text}'"
    return '"' + UNPRINTABLE.sub(lambda found: ESCAPES.get(found[0], f"\\u{ord(found[0]):04x}"), text) + '"'


def _comment(texts: Iterable[str]) -> Iterator[str]:
    """Lines of comment; no text can end one and go on as a key."""
    lines = (CONTROL.sub(" ", line) for text in texts for line in text.splitlines() or [""])
    return (f"# {line}".rstrip() for line in lines)
