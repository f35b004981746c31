"""The replica's only source of chance: a generator named by what it decides."""

from random import Random

__all__ = ["chance"]


def chance(*names: str | int) -> Random:
    """The same generator for the same names, in every process and everywhere (`Random` hashes text by SHA-512)."""
    return Random("/".join(map(str, names)))  # noqa: S311 - nothing here is a secret
