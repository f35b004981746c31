"""Where a crawl may go: the hosts of its source, and foreign ones only with a contact."""

import pytest

from scraper.errors import ContactMissing
from scraper.failures import Offsite
from scraper.middlewares.bounds import check_bounds, is_this_machine, require_contact
from tests.scraper_cases.pages import SOURCE


@pytest.mark.parametrize(
    "url",
    [
        "http://www.eurocities.eu/robots.txt",
        "https://www.eurocities.eu:443/",
        "http://wsdomino.eurocities.eu/v2/",
        "HTTP://EUROCITIES.EU/",
        "data:text/html,x",
    ],
)
def test_within(url: str) -> None:
    check_bounds(SOURCE, url)


@pytest.mark.parametrize(
    "url",
    [
        "http://elsewhere.example/",
        "http://www.eurocities.eu.elsewhere.example/",
        "http://www.eurocities.eu@elsewhere.example/",
        "http://www.eurocities.eu:8080/",
        "http://www.eurocities.eu:22/",
        "https://www.eurocities.eu:80/",
        "ftp://www.eurocities.eu/",
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://192.168.1.1/eurocities/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[fd00::1]/",
        "http://2130706433/",
        "http://[",
    ],
)
def test_outside(url: str) -> None:
    with pytest.raises(Offsite, match="not served by eurocities"):
        check_bounds(SOURCE, url)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.9.1", "::1"])
def test_this_machine(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize(
    "host",
    ["localhost.example", "127.0.0.1.example", "10.0.0.1", "0.0.0.0", "2130706433", "::", "www.eurocities.eu", ""],
)
def test_other_machines(host: str) -> None:
    assert not is_this_machine(host)


@pytest.mark.parametrize("url", ["http://www.eurocities.eu/", "http://10.0.0.1/", "http://localhost.example:80/"])
@pytest.mark.parametrize("contact", [None, ""])
def test_foreign_hosts_are_not_asked_anonymously(url: str, contact: str | None) -> None:
    with pytest.raises(ContactMissing, match=r"cuttings\.toml"):
        require_contact(url, contact)


@pytest.mark.parametrize("url", ["http://localhost:8000/", "http://127.0.0.1:1/", "http://[::1]/"])
def test_this_machine_needs_no_contact(url: str) -> None:
    require_contact(url, None)


def test_a_contact_opens_foreign_hosts() -> None:
    require_contact("http://www.eurocities.eu/", "library@example.org")
