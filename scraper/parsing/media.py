"""Tells HTML from plain text, and both from what is no text at all."""

import re

__all__ = ["is_html", "looks_binary"]

HTML_TYPES = frozenset(["text/html", "application/xhtml+xml", "application/xml", "text/xml"])
MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|div|p|table|ul|ol|dl|h[1-6]|section|article|main|a|br|span)\b", re.IGNORECASE
)
SAMPLE = 4096
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
MOST_CONTROL = 0.02
"""Share of control characters above which a text is none."""


def is_html(media_type: str | None, text: str) -> bool:
    """Whether to read a text as HTML: as declared, else by the first tags in it."""
    declared = (media_type or "").partition(";")[0].strip().lower()
    if declared in HTML_TYPES:
        return True
    return declared != "text/plain" and MARKUP.search(text[:SAMPLE]) is not None


def looks_binary(text: str) -> bool:
    """Whether decoded bytes were never text: more control characters at the start than any page has."""
    sample = text[:SAMPLE]
    return len(CONTROL.findall(sample)) > MOST_CONTROL * len(sample)
