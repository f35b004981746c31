"""python -m benchmarks [--quick] [--rounds N] [--only NAME]... [--json FILE]: runs the cases and prints the table."""

import argparse
import json
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import benchmarks.cases
from benchmarks.model import Case, Size
from benchmarks.report import as_json, lines
from benchmarks.run import run

__all__ = ["all_cases", "main"]


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    cases = _chosen(options)
    if not cases:
        names = ", ".join(case.name for case in all_cases())
        sys.stderr.write(f"No case of the name {' or '.join(options.only)}; there are {names}.\n")
        return 2
    outcomes = run(cases, Size(quick=options.quick), options.rounds or (1 if options.quick else 5), _say)
    print("\n".join(lines(outcomes)))
    if options.json:
        options.json.write_text(json.dumps(as_json(outcomes), indent=1) + "\n", encoding="utf-8")
    failures = [outcome.failure for outcome in outcomes if outcome.failure]
    for failure in failures:
        _say(failure)
    return 1 if failures else 0


def all_cases() -> Sequence[Case]:
    """The `CASE` of every module in `benchmarks.cases`, in the order of their names."""
    names = sorted(module.name for module in iter_modules(benchmarks.cases.__path__))
    return [import_module(f"benchmarks.cases.{name}").CASE for name in names]


def _chosen(options: argparse.Namespace) -> list[Case]:
    if options.only:
        return [case for case in all_cases() if case.name in options.only]
    return [case for case in all_cases() if case.quick or not options.quick]


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make bench", description="How fast the program is, beside others.")
    parser.add_argument("--quick", action="store_true", help="less work, fewer rounds, and not the largest cases")
    parser.add_argument("--rounds", type=_number, metavar="N", help="rounds, 5 by default, 1 with --quick")
    parser.add_argument("--only", action="append", metavar="NAME", help="only the case of this name")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to this file")
    return parser


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number of rounds: 1 or more are expected")
    return int(text)


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    raise SystemExit(main())
