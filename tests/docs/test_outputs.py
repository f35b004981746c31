"""What commands print as JSON has the keys that the reference lists."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipelines.cli import cuttings
from pipelines.report import RunReport
from tests.docs.pages import page

TEXT = """\
social innovation

Cities look for new answers to old needs, and tell each other what they find on the way.

A title
A teaser that says a little more than the title does.
publication date: 08-05-2019
"""


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Any]:
    """Runs a command in an archive that holds one imported page, and returns what it prints, read as JSON."""
    saved = tmp_path / "page.txt"
    saved.write_text(TEXT, encoding="utf-8")
    address = "http://www.eurocities.eu/eurocities/issues/social-innovation-issue"

    def invoke(*arguments: str) -> str:
        result = CliRunner().invoke(cuttings, ["--archive", str(tmp_path / "archive"), *arguments])
        assert result.exit_code == 0, result.output
        return result.stdout

    invoke("init")
    invoke("import", str(saved), "--source", "eurocities", "--url", address, "--captured-at", "2019-05-20")
    return lambda *arguments: json.loads(invoke(*(str(saved) if word == "FILE" else word for word in arguments)))


def test_extract(run: Callable[..., Any]) -> None:
    printed = run("extract", "FILE", "--source", "eurocities", "--json")
    text = page("extract.md")
    assert _unnamed(printed, text) == []
    assert _unnamed(printed["topic"], text) == []
    assert _unnamed(printed["entries"][0], text) == []


@pytest.mark.parametrize(
    ("command", "inner"),
    [(("listing", "eurocities/social-innovation"), "entries"), (("stats", "--by", "topic"), "counts")],
)
def test_listing_and_stats(run: Callable[..., Any], command: tuple[str, ...], inner: str) -> None:
    printed = run(*command, "--json")
    text = page("commands.md")
    assert _unnamed(printed, text) + _unnamed(printed[inner][0], text) == []


def test_report() -> None:
    report = RunReport(crawl="x", source="eurocities", started_at=datetime(2019, 5, 20, tzinfo=UTC))
    report.topic("social-innovation")
    printed = report.as_json()
    documented = set(re.findall(r"`(\w+)`", page("report.md")))
    assert set(printed) | set(printed["topics"]["social-innovation"]) <= documented


def _unnamed(values: Mapping[str, Any], text: str) -> list[str]:
    return [key for key in values if f"`{key}`" not in text]
