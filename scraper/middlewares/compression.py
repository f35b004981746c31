"""Refuses compressed answers that are cut off. Scrapy decodes what there is and takes it for the whole page."""

import zlib

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from scraper.page import LARGEST_PAGE

__all__ = ["StrictCompressionMiddleware", "is_whole"]

WINDOW_BITS = {b"gzip": 31, b"x-gzip": 31, b"deflate": 15}
"""Of `zlib`, by content encoding: those that we ask for."""
PIECE = 1 << 16


class StrictCompressionMiddleware(HttpCompressionMiddleware):
    """Scrapy's middleware, for whole bodies only."""

    def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        encoding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if encoding in WINDOW_BITS and response.body and not is_whole(response.body, encoding):
            raise ResponseDataLossError(f"the {encoding.decode()} body of {response.url} is cut off or damaged")
        return super().process_response(request, response)


def is_whole(body: bytes, encoding: bytes) -> bool:
    """Whether compressed bytes go on to their end mark; they are unpacked piece by piece, as far as a page may go.

    Deflate without the zlib header, which some servers send, is for the decoder to judge.
    """
    decoder = zlib.decompressobj(wbits=WINDOW_BITS[encoding])
    rest, size = body, 0
    try:
        while rest and not decoder.eof and size <= LARGEST_PAGE:
            size += len(decoder.decompress(rest, PIECE))
            rest = decoder.unconsumed_tail
    except zlib.error:
        return encoding == b"deflate"
    return decoder.eof or size > LARGEST_PAGE
