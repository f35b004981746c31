"""Reads any listing page without a definition: pure functions over an lxml tree."""
