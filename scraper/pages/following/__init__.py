"""Finds the page on which a listing goes on: pure functions from the tree of a page to an address."""

from scraper.pages.following.choice import Following, next_page

__all__ = ["Following", "next_page"]
