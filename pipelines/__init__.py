"""Joins `scraper` and `archive`: validates, deduplicates and stores what was read, and composes the command line."""
