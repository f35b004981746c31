"""What people say of a release; everything else is read from the archive."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from archive.export.tables import iso_utc

__all__ = ["ReleaseDetails", "is_license", "is_spdx"]

_SPDX = re.compile(r"[A-Za-z0-9.+-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseDetails:
    """How a release is named. `license` is an SPDX identifier or an address; None: nobody has decided."""

    cutoff: datetime
    day: date | None = None
    """The day at whose end the cut-off lies, where it was given as one."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    license: str | None = None

    @property
    def named(self) -> str:
        return self.title or f"What topic pages listed until {self.version}"

    @property
    def version(self) -> str:
        """The cut-off, ISO 8601 in UTC: it decides the content."""
        return self.day.isoformat() if self.day else iso_utc(self.cutoff)

    @property
    def credited(self) -> tuple[str, ...]:
        return self.authors or ("The keepers of the archive",)


def is_spdx(text: str) -> bool:
    """Whether a text looks like an SPDX license identifier (`CC-BY-4.0`)."""
    return _SPDX.fullmatch(text) is not None


def is_license(text: str) -> bool:
    """Whether it may be given as the licence of a release."""
    return is_spdx(text) or text.startswith(("http://", "https://"))
