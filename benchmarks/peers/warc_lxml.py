"""fastwarc and lxml reading the same files and parsing each page, and storing nothing: what no reader can go below."""

from pathlib import Path

from fastwarc import ArchiveIterator, WarcRecordType
from lxml import etree

from benchmarks.model import Figures
from benchmarks.watch import Watch

__all__ = ["read"]

RECORDS = etree.XPath("//div[@class='item']")


def read(*, archive: str, pages: int) -> Figures:
    """Counts the records of all pages. `units` are pages."""
    read, records = 0, 0
    with Watch() as watch:
        for path in sorted((Path(archive) / "warc").glob("*.warc.gz")):
            for record in ArchiveIterator(str(path), record_types=WarcRecordType.response, parse_http=True):
                body = record.reader.read()
                if body:
                    records += len(RECORDS(etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))))
                    read += 1
    assert read == pages, f"{read} of {pages} pages"
    assert records > 0
    return watch.figures(pages)
