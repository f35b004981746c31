"""A small site that is served, and the archive with a source of its own that watches it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.folder import create_archive
from tests.end_to_end.commands import cuttings
from tests.site_cases import SELECTORS, TOP, Site, cards, served

__all__ = ["PAGES", "Own", "items", "owned"]

FURTHER = '<a class="further" href="{}">further</a>'
PAGES = {
    "/news/": cards(1, 2, below=FURTHER.format("/news/page/2/")),
    "/news/page/2/": cards(3, 4, below=FURTHER.format("/archive/2018")),
    "/archive/2018": cards(5),
    "/list?kind=calls": cards(6, 7, below=FURTHER.format("?kind=calls&page=2")),
    "/list?kind=calls&page=2": cards(8),
}


@dataclass(frozen=True, slots=True)
class Own:
    """An archive with a source of its own, and the site that is served."""

    archive: Path
    site: Site

    def define(self, method: str = "selectors", rules: str = SELECTORS) -> None:
        text = TOP.format(method=method, host=self.site.host) + rules
        (self.archive / "sources" / "quay.toml").write_text(text, encoding="utf-8")

    def crawl(self, *arguments: str, status: int = 0, target: str = "quay") -> dict[str, Any]:
        report = self.archive / "report.json"
        cuttings("--archive", self.archive, "crawl", target, *arguments, "--report", report, status=status)
        (only,) = json.loads(report.read_text(encoding="utf-8"))["crawls"]
        return {slug: topic["stop_reason"] for slug, topic in only["topics"].items()}

    def ask(self, *arguments: object, status: int = 0) -> Any:
        shown = cuttings("--archive", self.archive, *arguments, status=status).stdout
        return [json.loads(line) for line in shown.splitlines()] if arguments[0] == "export" else json.loads(shown)

    def titles(self, topic: str) -> list[str]:
        return [entry["title"] for entry in self.ask("listing", f"quay/{topic}", "--json")["entries"]]


def items(*numbers: int) -> list[str]:
    return [f"Item\N{NO-BREAK SPACE}{number} of many" for number in numbers]


@contextmanager
def owned(folder: Path, pages: dict[str, str] | None = None) -> Iterator[Own]:
    create_archive(folder).close()
    with served(PAGES if pages is None else pages) as site:
        yield Own(folder, site)
