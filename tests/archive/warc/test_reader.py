"""The reader says what is wrong; it never returns less than was written."""

import gzip
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from archive.records import CrawlRecord, WarcPosition
from archive.warc import (
    Exchange,
    Profile,
    RefersTo,
    TornRecord,
    WarcWriter,
    Written,
    WrongRecord,
    iter_records,
    read_payload,
    warc_files,
)

Make = Callable[..., Exchange]


@pytest.fixture
def written(folder: Path, crawl: CrawlRecord, make_exchange: Make) -> list[Written]:
    with WarcWriter(folder, crawl, durable=False) as writer:
        return [writer.write_exchange(make_exchange(number)) for number in (1, 2)]


def rewrite_last(folder: Path, written: list[Written], change: Callable[[bytes], bytes]) -> WarcPosition:
    """Put a changed record, in a whole gzip member, in the place of the last one."""
    (path,) = warc_files(folder)
    place = written[-1].position
    data = path.read_bytes()
    member = gzip.compress(change(gzip.decompress(data[place.offset :])))
    path.write_bytes(data[: place.offset] + member)
    return replace(place, length=len(member))


def test_a_torn_tail_is_an_error_at_every_byte(folder: Path, written: list[Written]) -> None:
    (path,) = warc_files(folder)
    whole, place = path.read_bytes(), written[-1].position
    for size in range(place.offset + 1, len(whole)):
        path.write_bytes(whole[:size])
        with pytest.raises(TornRecord) as caught:
            list(iter_records(path))
        assert (caught.value.file, caught.value.offset) == (path, place.offset)
        with pytest.raises(TornRecord):
            read_payload(folder, place)
    assert len(whole) - place.offset > 100


def test_records_before_a_torn_tail_are_given(folder: Path, written: list[Written]) -> None:
    (path,) = warc_files(folder)
    path.write_bytes(path.read_bytes()[:-5])
    records = iter_records(path)
    types = ["warcinfo", "metadata", "request", "response", "metadata", "request"]
    assert [next(records).type for _ in types] == types
    with pytest.raises(TornRecord, match="ends inside"):
        next(records)


def test_reading_begins_at_any_record(folder: Path, written: list[Written]) -> None:
    (path,) = warc_files(folder)
    offsets = [record.offset for record in iter_records(path)]
    for index, offset in enumerate(offsets):
        assert [record.offset for record in iter_records(path, offset)] == offsets[index:]
    with pytest.raises(TornRecord):
        next(iter_records(path, 1))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda data: data[:-8], "Content-Length"),
        (lambda data: data.replace(b"\r\n\r\n", b"\r\n\r\nmore", 1), "Content-Length"),
        (
            lambda data: re.sub(rb"Content-Length: \d+", b"Content-Length: %d" % 10**20, data),
            "Content-Length",
        ),
        (lambda data: re.sub(rb"Content-Length: \d+\r\n", b"", data), "missing"),
        (lambda data: data.replace(b"page 2", b"page 3"), "WARC-Block-Digest"),
        (lambda data: data.replace(b"Block-Digest: sha1", b"Block-Digest: sha9"), "unknown"),
        (lambda _: b"<html>no record</html>", "begin like a WARC"),
        (lambda _: b"", "begin like a WARC"),
    ],
)
def test_a_record_that_breaks_its_promise_is_an_error(
    folder: Path, written: list[Written], change: Callable[[bytes], bytes], reason: str
) -> None:
    position = rewrite_last(folder, written, change)
    with pytest.raises(WrongRecord, match=reason) as caught:
        list(iter_records(folder / position.file))
    assert caught.value.offset == position.offset
    with pytest.raises(WrongRecord, match=reason):
        read_payload(folder, position)


def test_the_payload_digest_is_checked_too(folder: Path, written: list[Written]) -> None:
    wrong = b"Payload-Digest: sha1:" + b"A" * 32
    position = rewrite_last(folder, written, lambda data: re.sub(rb"Payload-Digest: sha1:\w+", wrong, data))
    with pytest.raises(WrongRecord, match="WARC-Payload-Digest"):
        read_payload(folder, position)


@pytest.mark.parametrize(("shift", "error"), [(1, TornRecord), (-1, TornRecord)])
def test_a_position_between_records_is_an_error(
    folder: Path, written: list[Written], shift: int, error: type[Exception]
) -> None:
    place = written[0].position
    with pytest.raises(error):
        read_payload(folder, replace(place, offset=place.offset + shift))


def test_a_position_of_the_wrong_length_or_kind_is_an_error(folder: Path, written: list[Written]) -> None:
    place = written[0].position
    with pytest.raises(WrongRecord, match="where one of 5 bytes"):
        read_payload(folder, replace(place, length=5))
    with pytest.raises(WrongRecord, match="end of the file"):
        read_payload(folder, replace(place, offset=10**9))
    first = next(iter_records(folder / place.file))
    with pytest.raises(WrongRecord, match="a warcinfo, not a capture"):
        read_payload(folder, replace(place, offset=0, length=first.length))


def refer(folder: Path, crawl: CrawlRecord, exchange: Exchange, refers_to: RefersTo) -> WarcPosition:
    with WarcWriter(folder, crawl) as writer:
        return writer.write_exchange(exchange, refers_to).position


@pytest.fixture
def refers_to(written: list[Written], make_exchange: Make) -> RefersTo:
    original = make_exchange(1)
    return RefersTo(
        url=original.url,
        captured_at=original.captured_at,
        digest=written[0].digest,
        position=written[0].position,
        profile=Profile.IDENTICAL,
    )


def test_a_revisit_of_other_bytes_is_an_error(
    folder: Path, crawl: CrawlRecord, make_exchange: Make, written: list[Written], refers_to: RefersTo
) -> None:
    elsewhere = refer(folder, crawl, make_exchange(1), replace(refers_to, position=written[1].position))
    with pytest.raises(WrongRecord, match="another WARC-Target-URI"):
        read_payload(folder, elsewhere)
    otherwise = refer(folder, crawl, make_exchange(1), replace(refers_to, digest=written[1].digest))
    with pytest.raises(WrongRecord, match="another WARC-Payload-Digest"):
        read_payload(folder, otherwise)


def test_a_revisit_of_a_revisit_is_an_error(
    folder: Path, crawl: CrawlRecord, make_exchange: Make, refers_to: RefersTo
) -> None:
    first = refer(folder, crawl, make_exchange(1), refers_to)
    second = refer(folder, crawl, make_exchange(1), replace(refers_to, position=first))
    with pytest.raises(WrongRecord, match="another revisit"):
        read_payload(folder, second)


@pytest.mark.parametrize("file", ["../secret", "/etc/passwd", ""])
def test_a_revisit_cannot_lead_out_of_the_folder(
    folder: Path, crawl: CrawlRecord, make_exchange: Make, refers_to: RefersTo, file: str
) -> None:
    outside = replace(refers_to, position=replace(refers_to.position, file=file))
    position = refer(folder, crawl, make_exchange(1), outside)
    with pytest.raises(WrongRecord, match="Cuttings-Refers-To-Position"):
        read_payload(folder, position)
