"""Spiders made of definitions, and what `scrapy check` asks of them."""

from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from scrapy import Request
from scrapy.exceptions import ContractFail
from scrapy.http import HtmlResponse
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from scraper.contracts import ListingContract
from scraper.errors import UnknownTopic
from scraper.items import ListingItem
from scraper.sources import Source, find_source, source_slugs
from scraper.spiders.listing import ListingSpider
from scraper.spiders.loader import SourceSpiderLoader, spider_class
from tests.definition_cases import changed, written

EUROCITIES = find_source("eurocities")


def spider(source: Source = EUROCITIES, **arguments: str) -> ListingSpider:
    return spider_class(source).from_crawler(get_crawler(spider_class(source)), **arguments)


def checked(source: Source) -> tuple[ListingContract, list[object]]:
    """The contract, and what the spider makes of the page that it writes."""
    subject = spider(source)
    contract = ListingContract(subject.parse)
    request = Request(**contract.adjust_request_args({}))
    response = HtmlResponse(
        request.url,
        headers={"Content-Type": "text/html; charset=utf-8"},
        body=unquote_to_bytes(request.url.partition(",")[2]),
        request=request,
    )
    return contract, list(subject.parse(response))


def test_every_source_is_a_spider(tmp_path: Path) -> None:
    written(tmp_path)
    loader = SourceSpiderLoader.from_settings(Settings({"CUTTINGS_SOURCES": str(tmp_path)}))
    assert loader.list() == source_slugs(tmp_path)
    assert loader.load("harbours").name == "harbours"


def test_an_unknown_spider_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no source 'rivers'"):
        SourceSpiderLoader(None).load("rivers")


def test_spiders_are_found_by_address(tmp_path: Path) -> None:
    written(tmp_path)
    (tmp_path / "broken.toml").write_text("slug =", encoding="utf-8")
    loader = SourceSpiderLoader(tmp_path)
    assert loader.find_by_request(Request("http://www.harbours.example/x")) == ["harbours"]
    assert loader.find_by_request(Request("http://elsewhere.example/")) == []


def test_the_delay_is_the_sources(tmp_path: Path) -> None:
    settings = Settings({"DOWNLOAD_DELAY": 1.0})
    spider_class(written(tmp_path)).update_settings(settings)
    assert settings.getfloat("DOWNLOAD_DELAY") == 2.5


def test_all_known_topics_unless_some_are_named() -> None:
    assert set(spider().topics) == set(EUROCITIES.topics.known)
    assert spider(topic="smart-cities, innovation").topics == ["smart-cities", "innovation"]
    assert (spider().discovers, spider(topic="innovation").discovers) == (True, False)


def test_a_topic_that_cannot_exist(tmp_path: Path) -> None:
    closed = written(
        tmp_path, changed('path = "/latest_categories/{topic}/"', 'path = "/c/{topic}/"\ndiscover = false')
    )
    with pytest.raises(UnknownTopic, match="Known: news"):
        spider(closed, topic="rivers")
    with pytest.raises(UnknownTopic):
        spider(topic="no such topic")


@pytest.mark.parametrize("slug", source_slugs())
def test_every_source_passes_its_contract(slug: str) -> None:
    contract, output = checked(find_source(slug))
    contract.post_process(output)
    assert [type(item) for item in output] == [ListingItem]


def test_the_contract_fails_where_dates_are_not_read() -> None:
    dates = EUROCITIES.dates.model_copy(update={"formats": ("in minute %M",)})
    contract, output = checked(EUROCITIES.model_copy(update={"dates": dates}))
    with pytest.raises(ContractFail, match="one record"):
        contract.post_process(output)
