"""The safe and polite values are really in force: read as Scrapy reads them."""

import runpy
from pathlib import Path

import pytest
from scrapy.settings import BaseSettings, Settings, default_settings
from scrapy.utils.conf import closest_scrapy_cfg
from scrapy.utils.misc import load_object
from scrapy.utils.project import get_project_settings

import scraper.settings

ROOT = Path(scraper.settings.__file__).parents[1]
OURS = ["CUTTINGS_ARCHIVE", "CUTTINGS_SOURCES", "CUTTINGS_CONTACT"]
PARTS = ["DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS", "ITEM_PIPELINES"]


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Those of the project whose `scrapy.cfg` is found from the working folder."""
    monkeypatch.setenv("SCRAPY_SETTINGS_MODULE", "")
    monkeypatch.delenv("SCRAPY_SETTINGS_MODULE")
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.chdir(ROOT)
    return get_project_settings()


def in_force(settings: Settings, name: str) -> dict[str, int]:
    """The parts of one kind that are switched on, by class path."""
    parts: BaseSettings = settings.getwithbase(name)  # type: ignore[no-untyped-call,unused-ignore]
    return {
        path if isinstance(path, str) else path.__qualname__: place
        for path, place in parts.items()
        if place is not None
    }


def test_the_project_is_found(settings: Settings) -> None:
    assert Path(closest_scrapy_cfg()).parent == ROOT
    assert settings["BOT_NAME"] == "cuttings"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ROBOTSTXT_OBEY", True),
        ("COOKIES_ENABLED", False),
        ("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        ("DOWNLOAD_DELAY", 1.0),
        ("DOWNLOAD_DELAY_JITTER", 0.0),
        ("AUTOTHROTTLE_ENABLED", False),
        ("DOWNLOAD_VERIFY_CERTIFICATES", True),
        ("REMOTE_CONTROL_ENABLED", False),
        ("TELNETCONSOLE_ENABLED", False),
        ("DOWNLOAD_FAIL_ON_DATALOSS", True),
        ("METAREFRESH_ENABLED", False),
        ("HTTPCACHE_ENABLED", False),
    ],
)
def test_safe_values(settings: Settings, name: str, value: object) -> None:
    assert settings[name] == value


def test_limits(settings: Settings) -> None:
    assert 0 < settings.getint("DOWNLOAD_MAXSIZE") <= 64 * 2**20
    assert 0 < settings.getfloat("DOWNLOAD_TIMEOUT") <= 180
    assert 0 < settings.getint("REDIRECT_MAX_TIMES") <= 10
    assert 0 < settings.getint("RETRY_TIMES") <= 5
    assert {429, 503} <= set(settings.getlist("RETRY_HTTP_CODES"))


def test_every_name_is_one_that_scrapy_knows() -> None:
    """A setting that was renamed would be ignored without a word."""
    known = {name for name in dir(default_settings) if name.isupper()}
    ours = {name for name in dir(scraper.settings) if name.isupper()}
    unknown = {name for name in ours - known if not name.startswith("CUTTINGS_")}
    assert unknown == {"RETRY_BACKOFF", "RETRY_LONGEST_WAIT"}


def test_the_user_agent_is_honest(settings: Settings) -> None:
    assert settings["USER_AGENT"].startswith("cuttings/")
    assert "Mozilla" not in settings["USER_AGENT"]


def test_no_encoding_is_accepted_that_needs_a_library(settings: Settings) -> None:
    assert settings["DEFAULT_REQUEST_HEADERS"]["Accept-Encoding"] == "gzip, deflate"


@pytest.mark.parametrize("name", PARTS)
def test_every_part_can_be_loaded(settings: Settings, name: str) -> None:
    for path in in_force(settings, name):
        assert load_object(path)


def test_the_bounds_stand_before_everything_that_asks(settings: Settings) -> None:
    middlewares = in_force(settings, "DOWNLOADER_MIDDLEWARES")
    assert min(middlewares, key=lambda path: middlewares[path]) == "scraper.middlewares.bounds.BoundsMiddleware"
    assert not any(path.endswith((".RobotsTxtMiddleware", ".OffsiteMiddleware")) for path in middlewares)


def test_validators_join_the_headers_that_are_sent(settings: Settings) -> None:
    middlewares = in_force(settings, "DOWNLOADER_MIDDLEWARES")
    conditional = middlewares["pipelines.conditional.ConditionalMiddleware"]
    headers = middlewares["scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware"]
    compression = middlewares["scraper.middlewares.compression.StrictCompressionMiddleware"]
    assert headers < conditional < compression


def test_the_pipelines_validate_then_deduplicate_then_store(settings: Settings) -> None:
    pipelines = in_force(settings, "ITEM_PIPELINES")
    order = [path.rpartition(".")[2] for path in sorted(pipelines, key=lambda path: pipelines[path])]
    assert order == ["ValidatePipeline", "DeduplicatePipeline", "StorePipeline"]


def configured(monkeypatch: pytest.MonkeyPatch, archive: Path | None) -> dict[str, object]:
    """The settings as a process reads them that is told of this archive."""
    monkeypatch.delenv("CUTTINGS_ARCHIVE", raising=False)
    if archive:
        monkeypatch.setenv("CUTTINGS_ARCHIVE", str(archive))
    return runpy.run_path(scraper.settings.__file__)


def test_without_an_archive_nothing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    values = configured(monkeypatch, None)
    assert [values[name] for name in OURS] == [None, None, None]


def test_an_archive_names_its_sources_and_its_contact(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cuttings.toml").write_text('contact = "library@example.org"\n', encoding="utf-8")
    values = configured(monkeypatch, tmp_path)
    assert [values[name] for name in OURS] == [str(tmp_path), str(tmp_path / "sources"), "library@example.org"]
    assert str(values["USER_AGENT"]).endswith(" (+library@example.org)")
