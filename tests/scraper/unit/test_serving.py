"""Of two sources that share a host, the one that knows an address has it."""

import pytest

from scraper.sources import find_source
from scraper.sources.serving import claim, sources_serving


def serving(url: str) -> list[str]:
    return [source.slug for source in sources_serving(url, None)]


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("http://www.eurocities.eu/eurocities/issues/culture-issue", "eurocities"),
        ("https://eurocities.eu/eurocities/issues/culture-issue", "eurocities"),
        ("https://eurocities.eu/eurocities/news/Words-WSPO-A8KCQ5", "eurocities"),
        ("http://www.eurocities.eu/", "eurocities"),
        ("https://eurocities.eu/latest/", "eurocities-latest"),
        ("https://eurocities.eu/latest/page/3/", "eurocities-latest"),
        ("https://eurocities.eu/latest_categories/spotlight/page/2/", "eurocities-latest"),
        ("https://eurocities.eu/latest/some-words/", "eurocities-latest"),
        ("https://eurocities.eu/about-us/", "eurocities-latest"),
    ],
)
def test_old_and_new_site_share_a_host_and_no_address(url: str, slug: str) -> None:
    assert serving(url) == [slug]


def test_a_foreign_address_is_nobody_s() -> None:
    assert serving("https://elsewhere.example/latest/") == []


def test_a_mirror_claims_least() -> None:
    old = find_source("eurocities")
    assert claim(old, "https://eurocities.eu/about-us/") < claim(old, "http://www.eurocities.eu/about-us/")
