"""Releases: what an archive knew at a cut-off, as a folder that can be published and cited.

bagit.txt, bag-info.txt               a bag (RFC 8493) around it all
manifest-sha256.txt                   checksums of `data/`
tagmanifest-sha256.txt                checksums of the rest
data/<table>.csv, data/<table>.parquet   entries, revisions, memberships, coverage
datapackage.json                      what they contain, column by column (Frictionless Data Package)
datasheet.md                          where they come from and what they are good for
CITATION.cff                          how to cite them (Citation File Format 1.2.0)

The same cut-off gives the same bytes: nothing tells when or where a release was made, and what was captured later
changes nothing.
"""

from archive.release.details import ReleaseDetails
from archive.release.folder import make_release

__all__ = ["ReleaseDetails", "make_release"]
