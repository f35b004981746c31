"""Captures as WARC files (ISO 28500, WARC/1.1): the bytes that prove the archive.

On disk
    An archive's `warc/` holds files `cuttings-<time of opening, UTC>-<serial>.warc.gz`, for example
    `cuttings-20190520T000000Z-00001.warc.gz`, and two files for locks: `writer.lock`, which the one run that writes
    holds, alone or together with its workers, and `serial.lock`, for giving a new file its number.
    Each writer appends to a file of its own, which it holds locked: the one of the highest serial that is not full, not
    held by another writer and has nothing to be recovered; where there is none, a new one. So any number of crawls
    append to a file, one after the other, until it has reached the maximum size; then the next begins. The records of a
    crawl lie in files of rising serials, in the order in which they were written.
    Every record is one gzip member, so that it can be read by offset and length alone.

Records
    warcinfo    begins each file and each crawl within a file; of a crawl that was killed there is a second one, before
                the notes of its end, which a later run writes. Besides software, format, conformsTo and operator:
                `crawl` (UUID), `source`, `kind`, `started`, `arguments` (JSON). Every other record names the warcinfo
                of its crawl, the one in the same file, in WARC-Warcinfo-ID.
    metadata    `application/warc-fields`: what the caller says of a capture (crawl, visit, topic, page, times …);
                WARC-Concurrent-To names the capture. For a resource also `imported-from`, the name of the file it
                came from, percent-encoded. Without WARC-Target-URI it is a note about the crawl itself, and
                WARC-Refers-To names the warcinfo.
    request     the request; WARC-Concurrent-To names the capture.
    response    status line, headers and payload as received: content encodings are kept, chunks are not.
    revisit     instead of a response: headers only. WARC-Profile says why (identical payload digest, or server not
                modified), WARC-Refers-To-Target-URI, WARC-Refers-To-Date, WARC-Payload-Digest and, where known,
                WARC-Refers-To name the earlier record. The field `Cuttings-Refers-To-Position: <file> <offset>
                <length>`, an extension that the standard permits and other readers ignore, is where it lies.
    resource    an imported file; WARC-Date is the time it was captured, not imported.

    WARC-Date is UTC with microseconds, digests are `sha1:` and base 32.

Order
    Of one capture the metadata is written first, then the request, and last the response, revisit or resource, all of
    them in one piece and synced. So a capture that is whole has its metadata, wherever a kill or a power failure
    struck: metadata without its capture is what is left of one that was never completed, and means nothing.
"""

from archive.warc.decode import MAX_DECODED, decoded
from archive.warc.errors import (
    NotDecodable,
    TooLarge,
    TornRecord,
    WarcError,
    WarcLocked,
    WarcMissing,
    WarcShortened,
    WrongRecord,
)
from archive.warc.exchange import Exchange, Headers, Profile, RefersTo, Resource, Written, payload_digest
from archive.warc.files import warc_files
from archive.warc.payload import Payload, payload_of, read_payload
from archive.warc.reader import HttpMessage, Record, iter_records, read_record
from archive.warc.repair import Repair, is_whole, only_notes_follow, repair
from archive.warc.writer import LEVEL, MAX_SIZE, WarcWriter

__all__ = [
    "LEVEL",
    "MAX_DECODED",
    "MAX_SIZE",
    "Exchange",
    "Headers",
    "HttpMessage",
    "NotDecodable",
    "Payload",
    "Profile",
    "Record",
    "RefersTo",
    "Repair",
    "Resource",
    "TooLarge",
    "TornRecord",
    "WarcError",
    "WarcLocked",
    "WarcMissing",
    "WarcShortened",
    "WarcWriter",
    "Written",
    "WrongRecord",
    "decoded",
    "is_whole",
    "iter_records",
    "only_notes_follow",
    "payload_digest",
    "payload_of",
    "read_payload",
    "read_record",
    "repair",
    "warc_files",
]
