"""Storing. The caller owns the transaction: every function takes a connection and commits nothing.

One listing page is one transaction. What is stored already is not stored again: a call with the `ident` of a known
crawl or visit, or with the WARC position of a known capture, changes nothing, so a run that was killed can be repeated.
"""

from archive.store.captures import store_capture, store_unchanged
from archive.store.crawls import close_crawl, close_visit, open_crawl, open_visit, register_source
from archive.store.pages import store_page

__all__ = [
    "close_crawl",
    "close_visit",
    "open_crawl",
    "open_visit",
    "register_source",
    "store_capture",
    "store_page",
    "store_unchanged",
]
