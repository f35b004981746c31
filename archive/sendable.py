"""Errors that can be sent from one process to another."""

from typing import Any

__all__ = ["Sendable"]


class Sendable(Exception):
    """An error that pickle makes again as it was; its own way would call the class with the message alone."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _made_again, (type(self), self.args), self.__dict__


def _made_again(kind: type[Sendable], args: tuple[Any, ...]) -> Sendable:
    return kind.__new__(kind, *args)
