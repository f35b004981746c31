"""Each fault, as a client meets it."""

import gzip
import re
import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPMessage, IncompleteRead, RemoteDisconnected
from urllib.parse import urlsplit

import pytest

from scraper.demo import Loop, Replica, Site
from scraper.demo.faults import (
    Bloat,
    Bomb,
    Cut,
    Delay,
    Endless,
    Mislabel,
    Redirect,
    Refuse,
    Silence,
    Unlabelled,
)

Get = Callable[..., tuple[int, HTTPMessage, bytes]]


def test_refused_so_many_times_then_served(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Refuse(path="social-innovation", times=2, status=429, retry_after=7)]
    replies = [get(first_page) for _ in range(3)]
    assert [status for status, _, _ in replies] == [429, 429, 200]
    assert [headers["Retry-After"] for _, headers, _ in replies] == ["7", "7", None]
    assert [request.status for request in replica.requests] == [429, 429, 200]


def test_setting_faults_counts_anew(replica: Replica, get: Get, first_page: str) -> None:
    fault = Refuse(times=1)
    replica.faults = [fault]
    assert [get(first_page)[0] for _ in range(2)] == [503, 200]
    replica.faults = [fault]
    assert get(first_page)[0] == 503
    replica.faults = []
    assert get(first_page)[0] == 200


def test_a_fault_strikes_only_its_path(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Refuse(path=r"newsstart=11")]
    assert get(first_page)[0] == 200
    assert get(f"{first_page}&newsstart=11&newscount=10&contentURL=social-innovation-issue")[0] == 503


def test_robots_is_spared_unless_named(replica: Replica, get: Get) -> None:
    replica.faults = [Refuse()]
    assert get("/robots.txt")[0] == 200
    replica.faults = [Refuse(path="robots", status=500)]
    assert get("/robots.txt")[0] == 500


def test_a_refusal_confirms_no_copy(replica: Replica, get: Get, first_page: str) -> None:
    tag = get(first_page)[1]["ETag"]
    replica.faults = [Refuse()]
    assert get(first_page, {"If-None-Match": tag})[0] == 503


def test_delay(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Delay(seconds=0.2)]
    begun = time.monotonic()
    assert get(first_page)[0] == 200
    assert time.monotonic() - begun >= 0.2


def test_faults_add_up(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Delay(seconds=0.1), Refuse(status=500)]
    begun = time.monotonic()
    assert get(first_page)[0] == 500
    assert time.monotonic() - begun >= 0.1


def test_cut_within_the_body(replica: Replica, get: Get, first_page: str) -> None:
    whole = get(first_page)[2]
    replica.faults = [Cut(after=500)]
    with pytest.raises(IncompleteRead) as caught:
        get(first_page)
    assert caught.value.partial == whole[:500]
    assert caught.value.expected == len(whole) - 500


def test_cut_within_a_packed_body(replica: Replica, get: Get, first_page: str) -> None:
    replica.gzip = True
    replica.faults = [Cut(after=100)]
    with pytest.raises(IncompleteRead) as caught:
        get(first_page, {"Accept-Encoding": "gzip"})
    assert len(caught.value.partial) == 100


def test_silence(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Silence()]
    with pytest.raises(TimeoutError):
        get(first_page, timeout=0.2)
    assert [request.status for request in replica.requests] == [None]


def test_silence_ends_at_its_limit(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Silence(limit=0.1)]
    with pytest.raises(RemoteDisconnected):
        get(first_page)


def test_the_header_lies_about_the_charset(replica: Replica, get: Get, first_page: str) -> None:
    honest = get(first_page)[2]
    replica.faults = [Mislabel(charset="iso-8859-1")]
    _, headers, body = get(first_page)
    assert headers.get_content_charset() == "iso-8859-1"
    assert body == honest


def test_the_bytes_are_not_what_the_header_says(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Mislabel(charset="utf-8", encoding="windows-1252")]
    _, headers, body = get(first_page)
    assert headers.get_content_charset() == "utf-8"
    assert "’" in body.decode("windows-1252")
    with pytest.raises(UnicodeDecodeError):
        body.decode()


def test_no_charset_at_all(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Mislabel(charset=None)]
    assert get(first_page)[1]["Content-Type"] == "text/html"


def test_redirect(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Redirect(to="http://elsewhere.example/", status=301)]
    status, headers, _ = get(first_page)
    assert (status, headers["Location"]) == (301, "http://elsewhere.example/")


@pytest.mark.parametrize("announced", [True, False])
def test_a_huge_body(replica: Replica, get: Get, first_page: str, announced: bool) -> None:
    replica.faults = [Bloat(megabytes=5, announced=announced)]
    _, headers, body = get(first_page)
    assert len(body) == 5 << 20
    assert headers["Content-Length"] == (str(5 << 20) if announced else None)
    assert body.startswith(b"<html>")


def test_a_client_may_hang_up_on_a_huge_body(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Bloat(megabytes=200, path="social-innovation")]
    connection = HTTPConnection(urlsplit(replica.url).netloc, timeout=5)
    connection.request("GET", first_page)
    response = connection.getresponse()
    assert response.length == 200 << 20
    assert response.read(6) == b"<html>"
    response.close()
    connection.close()
    assert get("/robots.txt")[0] == 200


def test_a_gzip_bomb(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Bomb(megabytes=8)]
    _, headers, body = get(first_page)
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < 50_000
    assert len(gzip.decompress(body)) > 8 << 20


def test_labels_gone(replica: Replica, get: Get, first_page: str) -> None:
    replica.faults = [Unlabelled()]
    body = get(first_page)[2].decode()
    assert not re.search(r"(publication|start|end) date", body)
    assert body.count("-WSPO-") > 5


def test_the_next_page_is_the_page_itself(replica: Replica, get: Get, site: Site) -> None:
    second = site.on(1).truth().topics[0].pages[1].path
    replica.faults = [Endless(loop=Loop.SELF)]
    assert followed(get, second) == second


def test_the_last_page_repeats_for_ever(replica: Replica, get: Get, site: Site) -> None:
    last = site.on(1).truth().topics[0].pages[-1].path
    replica.faults = [Endless(loop=Loop.REPEAT)]
    path, records = last, []
    for _ in range(3):
        records.append(re.findall(r"WSPO-(\w{6})", get(path)[2].decode()))
        path = followed(get, path)
    assert records[0]
    assert records[0] == records[1] == records[2]
    assert path != last


def followed(get: Get, path: str) -> str:
    """The path that the link to the next page leads to."""
    match = re.search(r'href="([^"]+)">next', get(path)[2].decode())
    assert match is not None
    return match[1].replace("&amp;", "&")
