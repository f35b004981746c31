"""A definition file to change in one place, and sources made from it."""

from pathlib import Path

from scraper.sources import Source, load_definition

__all__ = ["DEFINITION", "changed", "written"]

DEFINITION = """\
slug = "harbours"
title = "Harbours of the North"
kinds = ["news"]
tags = ["ferries", "cranes"]

[site]
scheme = "https"
host = "harbours.example"
mirrors = ["www.harbours.example", "old.harbours.example:8080"]
delay = 2.5

[[site.rewrites]]
start = "/v2/"
to = "/"

[topics]
path = "/latest_categories/{topic}/"

[topics.known]
news = "news"

[pagination]
path = "/latest_categories/{topic}/page/{page}/"
size = 12

[entries]
path = '/latest/[^/]+'

[[entries.keys]]
name = "post"
pattern = '/latest/[^/]*-([0-9]+)/?$'

[labels]
published = ["posted on"]
starts = ["from"]
ends = ["until"]

[dates]
order = "DMY"
formats = ["%d-%m-%Y"]
languages = ["en"]
zone = "Europe/Oslo"
"""
"""A site of the kind that counts pages and not records."""


def changed(old: str, new: str) -> str:
    """The definition with one of its lines, or a part of one, replaced."""
    assert DEFINITION.count(old) == 1, f"{old!r} stands {DEFINITION.count(old)} times in the definition"
    return DEFINITION.replace(old, new)


def written(folder: Path, text: str = DEFINITION, name: str = "harbours.toml") -> Source:
    """Writes a definition and loads it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return load_definition(path)
