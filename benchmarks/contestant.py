"""python -m benchmarks.contestant MODULE:FUNCTION ARGUMENTS FILE: runs one contestant and writes its figures."""

import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

__all__ = ["main"]


def main(function: str, arguments: str, file: str) -> None:
    module, _, name = function.partition(":")
    figures = getattr(importlib.import_module(module), name)(**json.loads(arguments))
    Path(file).write_text(json.dumps(asdict(figures)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
