"""Bytes become the right text whatever is declared, and the decision is written down."""

import codecs
from dataclasses import dataclass

import pytest

from scraper.page import ListingPage, Page
from scraper.pages import parse
from tests.scraper_cases.markups import HTML, MARKUPS
from tests.scraper_cases.pages import CAPTURED, HOST, SOURCE, seen
from tests.scraper_cases.records import LISTING, SHOWN, page_address

PAGE = HTML[0].render(LISTING)
TEXT = next(markup for markup in MARKUPS if markup.name == "plain").render(LISTING)
META = '<meta charset="{}">'
META_OLD = '<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset={}">'
UTF8, SIG, CP1252 = {"utf-8"}, {"utf-8", "utf-8-sig"}, {"cp1252"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Bytes in one encoding, what is said of them, and how they must be understood."""

    name: str
    written: str
    header: str | None = None
    meta: str = ""
    understood: set[str]
    basis: set[str]
    """The bases that would explain the decision."""


CASES = [
    Case(name="header", written="utf-8", header="utf-8", understood=UTF8, basis={"header"}),
    Case(name="header-capitals", written="utf-8", header="UTF8", understood=UTF8, basis={"header"}),
    Case(name="header-quoted", written="utf-8", header='"utf-8"', understood=UTF8, basis={"header", "bytes"}),
    Case(name="header-cp1252", written="cp1252", header="windows-1252", understood=CP1252, basis={"header"}),
    Case(name="header-latin-1", written="cp1252", header="ISO-8859-1", understood=CP1252, basis={"header"}),
    Case(name="header-cp1250", written="cp1250", header="windows-1250", understood={"cp1250"}, basis={"header"}),
    Case(name="meta-utf-8", written="utf-8", meta=META.format("utf-8"), understood=UTF8, basis={"meta"}),
    Case(name="meta-cp1252", written="cp1252", meta=META.format("windows-1252"), understood=CP1252, basis={"meta"}),
    Case(name="old-meta-utf-8", written="utf-8", meta=META_OLD.format("UTF-8"), understood=UTF8, basis={"meta"}),
    Case(name="old-latin-1", written="cp1252", meta=META_OLD.format("iso-8859-1"), understood=CP1252, basis={"meta"}),
    Case(name="bom", written="utf-8-sig", understood=SIG, basis={"bom"}),
    Case(
        name="bom-against-header",
        written="utf-8-sig",
        header="iso-8859-1",
        understood=SIG,
        basis={"bom"},
    ),
    Case(name="utf-16", written="utf-16", understood={"utf-16", "utf-16-le", "utf-16-be"}, basis={"bom"}),
    Case(
        name="utf-16-against-meta",
        written="utf-16",
        meta=META.format("utf-8"),
        understood={"utf-16", "utf-16-le", "utf-16-be"},
        basis={"bom"},
    ),
    Case(name="none-utf-8", written="utf-8", understood=UTF8, basis={"bytes"}),
    Case(name="none-cp1252", written="cp1252", understood=CP1252, basis={"fallback"}),
    Case(
        name="header-lies-latin-1",
        written="utf-8",
        header="iso-8859-1",
        understood=UTF8,
        basis={"bytes"},
    ),
    Case(name="header-lies-utf-8", written="cp1252", header="utf-8", understood=CP1252, basis={"fallback"}),
    Case(name="header-lies-ascii", written="utf-8", header="us-ascii", understood=UTF8, basis={"bytes"}),
    Case(name="header-unknown", written="utf-8", header="x-no-such", understood=UTF8, basis={"bytes"}),
    Case(name="header-unknown-cp1252", written="cp1252", header="x-no-such", understood=CP1252, basis={"fallback"}),
    Case(name="header-empty", written="utf-8", header="", understood=UTF8, basis={"bytes"}),
    Case(name="header-no-text-codec", written="utf-8", header="base64", understood=UTF8, basis={"bytes"}),
    Case(name="header-no-ascii", written="utf-8", header="ütf-8\ud800", understood=UTF8, basis={"bytes"}),
    Case(name="header-undefined", written="utf-8", header="undefined", understood=UTF8, basis={"bytes"}),
    Case(name="header-punycode", written="utf-8", header="punycode", understood=UTF8, basis={"bytes"}),
    Case(
        name="header-before-meta",
        written="cp1252",
        header="windows-1252",
        meta=META.format("utf-8"),
        understood=CP1252,
        basis={"header"},
    ),
    Case(
        name="header-right-meta-wrong",
        written="utf-8",
        header="utf-8",
        meta=META.format("iso-8859-1"),
        understood=UTF8,
        basis={"header"},
    ),
    Case(name="meta-lies-latin-1", written="utf-8", meta=META.format("latin1"), understood=UTF8, basis={"bytes"}),
    Case(name="meta-lies-utf-8", written="cp1252", meta=META.format("utf-8"), understood=CP1252, basis={"fallback"}),
    Case(
        name="meta-lies-utf-16", written="utf-8", meta=META.format("utf-16"), understood=UTF8, basis={"bytes", "meta"}
    ),
    Case(name="meta-unknown", written="utf-8", meta=META.format("klingon"), understood=UTF8, basis={"bytes"}),
    Case(
        name="meta-in-comment",
        written="utf-8",
        meta="<!-- " + META.format("windows-1250") + " -->",
        understood=UTF8,
        basis={"bytes"},
    ),
]

cases = pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])


def read(case: Case) -> ListingPage:
    body = PAGE.replace("<head>", f"<head>{case.meta}").encode(case.written)
    page = Page(
        body=body,
        url=HOST + page_address(1),
        captured_at=CAPTURED,
        media_type="text/html",
        declared_encoding=case.header,
    )
    return parse(page, SOURCE)


@cases
@pytest.mark.parametrize("field", ["title", "teaser"])
def test_text(case: Case, field: str) -> None:
    entries = read(case).entries
    assert [seen(entry, field) for entry in entries] == [SHOWN[field](record) for record in LISTING.records]


@cases
def test_name(case: Case) -> None:
    assert codecs.lookup(read(case).encoding.name).name in case.understood


@cases
def test_basis(case: Case) -> None:
    assert read(case).encoding.basis in case.basis


@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "windows-1252", "x-no-such"])
@pytest.mark.parametrize("written", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("media_type", ["text/plain", None])
def test_plain_text(written: str, header: str | None, media_type: str | None) -> None:
    page = Page(
        body=TEXT.encode(written),
        url=HOST + page_address(1),
        captured_at=CAPTURED,
        media_type=media_type,
        declared_encoding=header,
    )
    entries = parse(page, SOURCE).entries
    assert [entry.title for entry in entries] == [record.title for record in LISTING.records]


@pytest.mark.parametrize("media_type", ["text/html", "application/xhtml+xml", "TEXT/HTML", None, ""])
def test_html_is_known_by_its_look(media_type: str | None) -> None:
    page = Page(body=PAGE.encode(), url=HOST + page_address(1), captured_at=CAPTURED, media_type=media_type)
    assert [entry.title for entry in parse(page, SOURCE).entries] == [record.title for record in LISTING.records]


def test_a_truncated_character_spoils_nothing_else() -> None:
    """One broken byte in a page that is UTF-8 throughout must not turn every quote into three letters."""
    body = PAGE.encode() + b"<!-- \xe2\x80 -->"
    page = Page(
        body=body, url=HOST + page_address(1), captured_at=CAPTURED, media_type="text/html", declared_encoding="utf-8"
    )
    assert parse(page, SOURCE).entries[2].title == LISTING.records[2].title
