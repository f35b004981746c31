"""Reading HTTP header fields as they were received."""

from archive.warc import Headers

__all__ = ["header", "media_type"]


def header(headers: Headers, name: str) -> str:
    """The first field of this name, in any case; empty where there is none."""
    wanted = name.encode()
    return next((value.decode("latin-1") for key, value in headers if key.lower() == wanted), "")


def media_type(content_type: str) -> str | None:
    """The media type of a Content-Type field, in lower case and without parameters."""
    return content_type.partition(";")[0].strip().lower() or None
