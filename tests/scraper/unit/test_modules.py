"""Page modules: found beside the definition, run when it is read, and never the cause of a crash."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.errors import EmptyListing, InvalidDefinition, LayoutChanged, NotAListing
from scraper.page import ListingPage, Page
from scraper.pages import parse, parser_of
from scraper.sources import Source
from tests.definition_cases import written
from tests.site_cases import MODULE, TOP

NOW = datetime(2019, 6, 1, tzinfo=UTC)
BODY = "def parse(page, source):\n    "


def loaded(folder: Path, code: str | None = MODULE, method: str = "module", more: str = "") -> Source:
    if code is not None:
        (folder / "quay.py").write_text(code, encoding="utf-8")
    return written(folder, TOP.format(method=method, host="quay.example") + more, "quay.toml")


def read(source: Source, body: str = "One|/one\nTwo|http://quay.example/two#x\nThree|") -> ListingPage:
    return parse(Page(body=body.encode(), url="http://quay.example/news/", captured_at=NOW), source)


def test_addresses_and_positions_are_made_right(tmp_path: Path) -> None:
    entries = read(loaded(tmp_path)).entries
    assert [(entry.position, entry.url) for entry in entries] == [
        (1, "http://quay.example/one"),
        (2, "http://quay.example/two"),
        (3, None),
    ]


def test_the_version_is_the_module_s(tmp_path: Path) -> None:
    source = loaded(tmp_path)
    assert read(source).parser == parser_of(source, NOW) == "module/3"


def test_its_verdicts_are_verdicts(tmp_path: Path) -> None:
    with pytest.raises(NotAListing, match="no lines"):
        read(loaded(tmp_path), "nothing")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("1 / 0", "quay.py cannot read http://quay.example/news/: ZeroDivisionError"),
        ("return [page]", "quay.py must return a ListingPage of Entry values, not list"),
        ("pass", "not NoneType"),
    ],
)
def test_its_failures_are_verdicts_that_name_it(tmp_path: Path, body: str, message: str) -> None:
    with pytest.raises(LayoutChanged, match=message):
        read(loaded(tmp_path, BODY + body))


def test_a_listing_of_nothing_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyListing):
        read(loaded(tmp_path, MODULE.replace("for title, url in lines", "for title, url in []")))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (None, "a page module .*quay.py is expected: No such file"),
        ("def parse(:", "is no Python"),
        ("\0", "is no Python"),
        ("import no_such_module", "does not run: ModuleNotFoundError"),
        ("raise RuntimeError('no')", "does not run: RuntimeError: no"),
        ("parse = 3", "a function parse"),
        (BODY + "pass\nVERSION = 'two'", "VERSION"),
        (BODY + "pass\nVERSION = 0", "VERSION"),
    ],
)
def test_a_module_that_cannot_be_used(tmp_path: Path, code: str | None, expected: str) -> None:
    with pytest.raises(InvalidDefinition, match=rf"quay\.toml.*\n  method: .*{expected}"):
        loaded(tmp_path, code)


def test_a_layout_can_be_read_by_it(tmp_path: Path) -> None:
    source = loaded(tmp_path, method="auto", more="[[layouts]]\nuntil = 2020-01-01\nmethod = 'module'\n")
    assert read(source).parser == "module/3"


def test_no_other_definition_runs_code(tmp_path: Path) -> None:
    assert loaded(tmp_path, "raise RuntimeError('no')", method="auto").module is None


def test_nothing_is_written_beside_it(tmp_path: Path) -> None:
    loaded(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"quay.py", "quay.toml"}


def test_a_module_may_have_data_classes(tmp_path: Path) -> None:
    code = "from __future__ import annotations\nfrom dataclasses import dataclass\n@dataclass\nclass A:\n    b: int\n"
    assert loaded(tmp_path, code + MODULE).module is not None
