"""What is said of a capture: to its row in the database, and to the metadata record beside it in the WARC file."""

from archive.records import CaptureRecord, CrawlRecord
from archive.warc import Exchange, Resource, Written
from pipelines.http import header, media_type
from scraper.items import PageRequest

__all__ = ["capture_of_exchange", "capture_of_resource", "page_fields"]


def page_fields(crawl: CrawlRecord, asked: PageRequest | None) -> dict[str, str]:
    """What the `metadata` record of a capture says, so that the database can be made again from the WARC files."""
    fields = {"crawl": crawl.ident, "source": crawl.source}
    if asked is None:
        return fields
    return {
        **fields,
        "visit": asked.visit,
        "visit-started": asked.visit_started_at.isoformat(),
        "topic": asked.topic,
        "page": str(asked.number),
    }


def capture_of_exchange(
    crawl: CrawlRecord, asked: PageRequest | None, exchange: Exchange, written: Written
) -> CaptureRecord:
    """The row of a response that was written to a WARC file."""
    return CaptureRecord(
        crawl=crawl.ident,
        visit=asked.visit if asked else None,
        url=exchange.url,
        captured_at=exchange.captured_at,
        kind=written.kind,
        status=exchange.status,
        media_type=media_type(header(exchange.headers, "content-type")),
        digest=written.digest,
        warc=written.position,
        etag=header(exchange.headers, "etag") or None,
        last_modified=header(exchange.headers, "last-modified") or None,
    )


def capture_of_resource(crawl: CrawlRecord, asked: PageRequest, resource: Resource, written: Written) -> CaptureRecord:
    """The row of a saved file that was written to a WARC file."""
    return CaptureRecord(
        crawl=crawl.ident,
        visit=asked.visit,
        url=resource.url,
        captured_at=resource.captured_at,
        kind=written.kind,
        status=None,
        media_type=resource.media_type,
        digest=written.digest,
        warc=written.position,
    )
