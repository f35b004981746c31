"""Crawls topic listing pages and reads entries from them. Knows no database."""
