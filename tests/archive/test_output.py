"""What a page says is text: it must not reach a terminal as anything else."""

import pytest

from archive.cli.output import harmless


@pytest.mark.parametrize("text", ["\x1b]0;title\x07", "\x9b31m", "a\u202eb", "\x00", "a\rb", "\u2066x\u2069"])
def test_characters_that_do_something_are_replaced(text: str) -> None:
    assert "\ufffd" in harmless(text)
    assert all(character.isprintable() or character == "\ufffd" for character in harmless(text))


@pytest.mark.parametrize("text", ["‘Städte’ für\u00a0alle – 100\u202f€", "一\n二", "co\u00adoperation"])
def test_all_other_text_stays(text: str) -> None:
    assert harmless(text) == text
