"""The server speaks HTTP as crawlers know it: validators, robots, mirrors, persistent connections, a log."""

import gzip
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPMessage
from urllib.parse import urlsplit

import pytest

from scraper.demo import Replica, Site, serve
from scraper.demo.faults import Silence

Get = Callable[..., tuple[int, HTTPMessage, bytes]]


def test_pages_come_with_length_charset_and_validators(get: Get, first_page: str) -> None:
    status, headers, body = get(first_page)
    assert status == 200
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert int(headers["Content-Length"]) == len(body)
    assert headers["ETag"].startswith('"')
    assert headers["Last-Modified"] == "Wed, 01 May 2019 04:00:00 GMT"


@pytest.mark.parametrize("field", ["ETag", "Last-Modified"])
def test_a_current_copy_is_confirmed(get: Get, first_page: str, field: str) -> None:
    condition = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[field]
    value = get(first_page)[1][field]
    status, headers, body = get(first_page, {condition: value})
    assert (status, body) == (304, b"")
    assert headers[field] == value


def test_the_etag_decides_where_both_are_sent(get: Get, first_page: str) -> None:
    known = get(first_page)[1]["Last-Modified"]
    assert get(first_page, {"If-None-Match": '"other"', "If-Modified-Since": known})[0] == 200


def test_weak_and_listed_etags_match(get: Get, first_page: str) -> None:
    tag = get(first_page)[1]["ETag"]
    assert get(first_page, {"If-None-Match": f'"other", W/{tag}'})[0] == 304


def test_an_unreadable_date_is_ignored(get: Get, first_page: str) -> None:
    assert get(first_page, {"If-Modified-Since": "last Tuesday"})[0] == 200


def test_validators_change_exactly_with_the_page(site: Site, replica: Replica, get: Get) -> None:
    def shown(day: int) -> dict[str, tuple[str, bytes]]:
        replica.day = day
        answers = {topic.path: get(topic.path) for topic in site.on(1).truth().topics}
        return {path: (headers["ETag"], body) for path, (_, headers, body) in answers.items()}

    first, second = shown(1), shown(2)
    assert all((first[path][0] == second[path][0]) == (first[path][1] == second[path][1]) for path in first)
    assert first != second
    assert first.items() & second.items(), "no page stood still overnight"


def test_last_modified_confirms_no_copy_of_an_older_day(site: Site, replica: Replica, get: Get) -> None:
    for topic in site.on(1).truth().topics:
        replica.day = 1
        _, headers, before = get(topic.path)
        replica.day = 8
        status, _, after = get(topic.path, {"If-Modified-Since": headers["Last-Modified"]})
        assert status == 200
        assert after != before


def test_validators_can_be_switched_off(site: Site, first_page: str, replica: Replica, get: Get) -> None:
    tag = get(first_page)[1]["ETag"]
    replica.validators = False
    status, headers, _ = get(first_page, {"If-None-Match": tag})
    assert status == 200
    assert "ETag" not in headers
    assert "Last-Modified" not in headers


def test_gzip_where_accepted(replica: Replica, get: Get, first_page: str) -> None:
    _, plain_headers, plain = get(first_page)
    replica.gzip = True
    _, headers, body = get(first_page, {"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain
    assert headers["ETag"] != plain_headers["ETag"]
    assert get(first_page, {"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})[0] == 304
    assert get(first_page)[2] == plain


def test_robots(replica: Replica, get: Get) -> None:
    _, headers, body = get("/robots.txt")
    assert headers.get_content_type() == "text/plain"
    assert body.decode().splitlines() == ["User-agent: *", "Disallow: /eurocities/private/"]
    replica.crawl_delay = 2
    assert get("/robots.txt")[2].decode().splitlines()[-1] == "Crawl-delay: 2"


@pytest.mark.parametrize(
    "path", ["/nothing", "/eurocities/issues/no-such-topic-issue", "/eurocities/news/x-WSPO-000000"]
)
def test_unknown_addresses_are_not_found(get: Get, path: str) -> None:
    status, headers, body = get(path)
    assert status == 404
    assert headers.get_content_type() == "text/html"
    assert b"Page not found" in body


@pytest.mark.parametrize("path", ["/", "/eurocities/", "/eurocities/working_groups/Clean-Streets&tpl=home"])
def test_pages_that_are_no_topics(get: Get, path: str) -> None:
    status, _, body = get(path)
    assert status == 200
    assert b"publication date" not in body


def test_any_host_and_both_roots_are_mirrors(get: Get, first_page: str) -> None:
    here = get(first_page)[2]
    assert get(first_page, {"Host": "mirror.example"})[2] == here
    assert get(first_page.replace("/eurocities/", "/v2/", 1))[2] == here
    assert get(f"http://mirror.example{first_page}")[2] == here


def test_ampersands_may_be_percent_encoded(site: Site, get: Get) -> None:
    second = site.on(1).truth().topics[0].pages[1].path
    assert get(second.replace("&", "%26"))[2] == get(second)[2]


def test_head_sends_no_body(get: Get, first_page: str) -> None:
    status, headers, body = get(first_page, method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 1000


def test_the_day_can_change_while_it_runs(site: Site, replica: Replica, get: Get) -> None:
    before, after = (set(site.on(day).truth().entries()) for day in (1, 8))
    fresh = site.on(8).truth().entries()[min(after - before)]
    assert get(fresh.path)[0] == 404
    replica.day = 8
    assert get(fresh.path)[0] == 200


def test_the_log_keeps_what_was_asked(replica: Replica, get: Get, first_page: str) -> None:
    get(first_page, {"User-Agent": "tester", "If-None-Match": '"x"', "Cookie": "secret"})
    get("/nothing")
    first, second = replica.requests
    assert (first.method, first.path, first.status, second.status) == ("GET", first_page, 200, 404)
    assert first.headers["user-agent"] == "tester"
    assert first.headers["if-none-match"] == '"x"'
    assert "cookie" not in first.headers
    assert first.at <= second.at
    assert first.connection != second.connection
    replica.forget_requests()
    assert replica.requests == []


def test_a_connection_serves_many_requests(replica: Replica, first_page: str) -> None:
    connection = HTTPConnection(urlsplit(replica.url).netloc, timeout=5)
    for path in (first_page, "/nothing", "/robots.txt"):
        connection.request("GET", path)
        connection.getresponse().read()
    connection.close()
    assert len({request.connection for request in replica.requests}) == 1


def test_the_end_does_not_wait_for_open_connections(site: Site) -> None:
    with serve(site, faults=[Silence(path="silent")]) as running:
        netloc = urlsplit(running.url).netloc
        idle, waiting = HTTPConnection(netloc, timeout=5), HTTPConnection(netloc, timeout=5)
        idle.request("GET", "/robots.txt")
        idle.getresponse().read()
        waiting.request("GET", "/silent")
        while len(running.requests) < 2:
            time.sleep(0.005)
        ending = time.monotonic()
    assert time.monotonic() - ending < 2
    with pytest.raises(ConnectionError):
        waiting.getresponse()
    idle.close()
    waiting.close()


def test_a_warm_replica_serves_the_same(site: Site, first_page: str, replica: Replica, get: Get) -> None:
    cold = get(first_page)[2]
    with serve(site) as other:
        other.warm()
        connection = HTTPConnection(urlsplit(other.url).netloc, timeout=5)
        connection.request("GET", first_page)
        assert connection.getresponse().read() == cold
        connection.close()
