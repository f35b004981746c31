"""Counts over an archive, and how much of the time its captures cover: without the one the other means little."""
