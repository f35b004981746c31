"""P7: a million entries as JSON Lines, beside SQLAlchemy's ORM."""

from benchmarks.exports import beside_orm

__all__ = ["CASE"]

CASE = beside_orm("jsonl", "JSON Lines", least=4)
