"""P7: a million entries as CSV, beside SQLAlchemy's ORM."""

from benchmarks.exports import beside_orm

__all__ = ["CASE"]

CASE = beside_orm("csv", "CSV", least=5)
