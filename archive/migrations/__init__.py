"""Schema migrations, run by Alembic from `archive.schema`. One file each in `versions/`, numbered."""

__all__ = ["HEAD"]

HEAD = "0003"
"""The latest version; a constant, so that an archive opens without loading Alembic."""
