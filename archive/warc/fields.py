"""The body of `warcinfo` and `metadata` records: `application/warc-fields`, one `name: value` per line.

Values are written as they are, so what is read is what was given; a value that could not be read back is refused.
"""

import re
from collections.abc import Mapping

__all__ = ["format_fields", "parse_fields"]

NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def format_fields(fields: Mapping[str, str]) -> bytes:
    """UTF-8 lines in the mapping's order.

    Raises ValueError for a name that is no token, and for a value with control characters or white space at its ends.
    """
    for name, value in fields.items():
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} cannot name a WARC field: letters, digits and hyphens only.")
        if CONTROL.search(value) or value != value.strip():
            raise ValueError(f"The WARC field {name!r} cannot hold {value!r}: one line, no space at its ends.")
    return "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()


def parse_fields(block: bytes) -> dict[str, str]:
    """The fields of such a body; of a repeated name the last."""
    lines = (line.partition(":") for line in block.decode("utf-8", "replace").split("\r\n"))
    return {name: value.strip() for name, separator, value in lines if separator}
