"""The archive: captures in WARC files, entries and their history in a database. Knows no crawler.

`open_archive` and `create_archive` are loaded on first use, so that importing this package stays cheap.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive.folder import Archive, create_archive, open_archive

__all__ = ["Archive", "create_archive", "open_archive"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("archive.folder"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
