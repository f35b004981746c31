"""Exports: one row per entry, as `archive.export.rows` defines it, streamed into a file format."""
