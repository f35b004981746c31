"""python -m benchmarks.extraction [--cases DIR]... [--case NAME]... [--own | --saved] [--json FILE] [-v]"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.extraction.cases import Case, own_cases, saved_cases
from benchmarks.extraction.report import details, figures, table
from benchmarks.extraction.run import Result, run

__all__ = ["main"]

SHARED = Path(__file__).parents[3] / "shared" / "listing-cases"
"""Beside the project, where there are any."""


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    from scraper.pages.auto import read_auto

    found: dict[str, list[Result]] = {}
    for name, cases in _groups(options):
        chosen = (case for case in cases if not options.case or case.name in options.case)
        if results := list(run(chosen, read_auto)):
            found[name] = results
    if not found:
        sys.stderr.write(f"No case: neither in {SHARED} nor of this name. Name a directory of cases with --cases.\n")
        return 2
    _print(found, verbose=options.verbose)
    if options.json:
        values = {name: figures(results) for name, results in found.items()}
        options.json.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make extract-bench", description="How well and how fast pages are read.")
    parser.add_argument("--cases", type=Path, action="append", help="a directory of case directories")
    parser.add_argument("--case", action="append", help="only the case of this name")
    parser.add_argument("--own", action="store_true", help="only the project's own layouts")
    parser.add_argument("--saved", action="store_true", help="only saved pages")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("-v", "--verbose", action="store_true", help="say of each case what is wrong")
    return parser


def _groups(options: argparse.Namespace) -> Iterator[tuple[str, Iterator[Case]]]:
    folders = options.cases or [SHARED]
    if not options.own:
        for folder in folders:
            yield str(folder) if options.cases else "saved pages", saved_cases(folder)
    if not options.saved:
        yield "own layouts", own_cases()


def _print(found: dict[str, list[Result]], *, verbose: bool) -> None:
    for name, results in found.items():
        if verbose:
            for result in results:
                print(*details(result), sep="\n")
        print(table(name, results), end="\n\n")


if __name__ == "__main__":
    raise SystemExit(main())
