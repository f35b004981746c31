"""What the figures were measured on and with."""

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["description"]

PARTS = (
    "cuttings", "scrapy", "twisted", "lxml", "parsel", "sqlalchemy", "warcio", "dateparser", "psycopg", "fastwarc",
    "crawlee", "adbc-driver-sqlite", "pyarrow",
)  # fmt: skip


def description() -> dict[str, str]:
    """Machine, interpreter and the versions of what takes part."""
    versions = {name: found for name in PARTS if (found := _version(name))}
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        **versions,
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _processor() -> str:
    file = Path("/proc/cpuinfo")
    lines = file.read_text().splitlines() if file.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())
