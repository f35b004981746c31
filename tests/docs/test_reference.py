"""The reference pages name everything the code has: a table row, a list item or a section each."""

import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_args

import click
import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import archive.errors
import archive.warc.errors
import pipelines.capture
import pipelines.deduplicate
import pipelines.errors
import pipelines.validate
import scraper.errors
import scraper.parsing.dates
import scraper.settings
from archive.config import Config
from archive.export.columns import TABLES
from archive.export.tables import Column
from archive.models import metadata
from pipelines.cli import cuttings
from pipelines.cli.failures import STATUSES
from pipelines.errors import ExitStatus
from scraper.items import StopReason
from scraper.sources import Source
from scraper.sources.model import Layout
from tests.docs.pages import page, section

REASONS = (pipelines.capture, pipelines.deduplicate, pipelines.validate, scraper.parsing.dates)
ERRORS = {
    "archive.errors": archive.errors,
    "archive.warc": archive.warc.errors,
    "scraper.errors": scraper.errors,
    "pipelines.errors": pipelines.errors,
}


def _commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    ctx = click.Context(group)
    for name in group.list_commands(ctx):
        command = group.get_command(ctx, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")


def _rows(text: str) -> dict[str, list[str]]:
    """The cells of each table row, by the code in its first cell or, in a table of statuses, its second."""
    rows: dict[str, list[str]] = {}
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        for key in re.findall(r"`([^`]+)`", " ".join(cells[:2])) if line.startswith("|") else ():
            rows.setdefault(key, cells)
    return rows


def _constants(module: ModuleType) -> Iterator[tuple[str, str]]:
    for name in module.__all__:
        value = getattr(module, name)
        if name.isupper() and isinstance(value, str):
            yield name, value


@pytest.mark.parametrize(("path", "command"), list(_commands(cuttings, "cuttings")))
def test_a_command_has_a_section_that_names_its_options(path: str, command: click.Command) -> None:
    text = section(page("commands.md"), path)
    options = {name for option in command.params if isinstance(option, click.Option) for name in option.opts}
    assert [name for name in options - {"--archive"} if f"`{name}" not in text] == []


def test_no_section_is_about_a_command_that_is_gone() -> None:
    sections = set(re.findall(r"^## (.+)$", page("commands.md"), re.MULTILINE))
    assert sections == {path for path, _ in _commands(cuttings, "cuttings")}


@pytest.mark.parametrize("status", ExitStatus)
def test_an_exit_status_is_documented(status: ExitStatus) -> None:
    assert _rows(page("exit-statuses.md"))[status.name][0] == str(status.value)


def test_the_help_names_every_exit_status() -> None:
    numbers = {int(number) for number in re.findall(r"\b\d+\b", cuttings.help or "")}
    assert numbers == set(ExitStatus)


@pytest.mark.parametrize("reason", StopReason)
def test_a_stop_reason_says_whether_it_is_complete(reason: StopReason) -> None:
    complete = _rows(page("stop-reasons.md"))[reason.value][1].startswith("yes")
    assert complete == reason.complete


@pytest.mark.parametrize(("name", "value"), [pair for module in REASONS for pair in _constants(module)])
def test_a_named_reason_is_documented_with_its_constant(name: str, value: str) -> None:
    assert _rows(page("problems-and-drops.md"))[value][1] == f"`{name}`"


def _error_classes() -> Iterator[tuple[str, type[Exception]]]:
    for heading, module in ERRORS.items():
        for name in module.__all__:
            thing = getattr(module, name)
            if isinstance(thing, type) and issubclass(thing, Exception):
                yield heading, thing


@pytest.mark.parametrize(("heading", "error"), list(_error_classes()))
def test_an_error_is_documented_with_its_exit_status(heading: str, error: type[Exception]) -> None:
    status = next(status for kind, status in STATUSES if issubclass(error, kind))
    assert _rows(section(page("errors.md"), heading))[error.__name__][1] == str(status.value)


def test_every_scrapy_setting_is_documented_with_its_value() -> None:
    text = page("settings.md")
    rows = _rows(text)
    settings = {name: getattr(scraper.settings, name) for name in dir(scraper.settings) if name.isupper()}
    assert set(settings) == set(re.findall(r"^\| `(\w+)`", text, re.MULTILINE))
    wrong = [
        name for name, value in settings.items() if isinstance(value, int | float) and f"`{value}`" not in rows[name][1]
    ]
    assert wrong == []


def _keys(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        yield prefix + name, field
        for part in (field.annotation, *get_args(field.annotation)):
            # The tables of a layout have the keys of the source's own tables, which are documented there.
            if isinstance(part, type) and issubclass(part, BaseModel) and model is not Layout:
                yield from _keys(part, f"{prefix}{name}.")


@pytest.mark.parametrize(("key", "field"), list(_keys(Source)))
def test_a_key_of_the_definition_is_documented_with_its_default(key: str, field: FieldInfo) -> None:
    assert _rows(page("source-definition.md"))[key][1].strip("`") == _default(field)


@pytest.mark.parametrize("name", sorted(Layout.model_fields.keys() - {"until"}))
def test_a_key_of_a_layout_is_one_of_the_source_too(name: str) -> None:
    assert name in Source.model_fields


def test_no_documented_key_is_unknown() -> None:
    documented = {line.split("`")[1] for line in page("source-definition.md").splitlines() if line.startswith("| `")}
    assert documented == {key for key, _ in _keys(Source)}


def _default(field: FieldInfo) -> str:
    """A default as the table shows it."""
    return "required" if field.is_required() else _toml(field.default)


def _toml(value: Any) -> str:
    """A value as TOML writes it."""
    match value:
        case None | BaseModel():
            return "none"
        case bool():
            return str(value).lower()
        case int():
            return f"{value:_}" if value >= 10_000 else str(value)
        case tuple():
            return str(list(value)).replace("'", '"')
    return repr(value).replace("'", '"')


@pytest.mark.parametrize("name", Config.__slots__)
def test_a_setting_of_the_archive_is_documented_with_its_default(name: str) -> None:
    shown = _toml(getattr(Config(), name))
    assert _rows(section(page("archive-folder.md"), "cuttings.toml"))[name][1].strip("`") == shown


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: table.name)
def test_a_table_has_a_section_that_names_its_columns(table: Any) -> None:
    text = section(page("database.md"), table.name)
    assert [column.name for column in table.columns if f"`{column.name}`" not in text] == []


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, column) for table, columns in TABLES.items() for column in columns],
    ids=lambda value: value.name if isinstance(value, Column) else value,
)
def test_a_column_of_an_export_is_documented_as_it_is(table: str, column: Column) -> None:
    cells = _rows(section(page("export.md"), table))[column.name]
    assert cells == [f"`{column.name}`", column.type.value, "yes" if column.required else "", column.meaning]


@pytest.mark.parametrize("table", TABLES)
def test_no_documented_column_of_an_export_is_unknown(table: str) -> None:
    documented = re.findall(r"^\| `(\w+)`", section(page("export.md"), table), re.MULTILINE)
    assert documented == [column.name for column in TABLES[table]]
