"""Scrapy settings: polite and safe. Scrapy's own defaults are neither, so each line says why it stands here.

`scrapy crawl`, `scrapy shell` and `cuttings crawl` share these; `-s NAME=value` changes one for a run.
"""

import os
import tomllib
from importlib.metadata import version
from pathlib import Path

from scraper import page as _page

_archive = os.environ.get("CUTTINGS_ARCHIVE")
_config = Path(_archive) / "cuttings.toml" if _archive else None
_configured = tomllib.loads(_config.read_text(encoding="utf-8")) if _config and _config.is_file() else {}

BOT_NAME = "cuttings"
SPIDER_LOADER_CLASS = "scraper.spiders.loader.SourceSpiderLoader"
SPIDER_CONTRACTS = {"scraper.contracts.ListingContract": 10}

# ── ours ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
# The folder of the archive; without one, pages are read but nothing is kept.
CUTTINGS_ARCHIVE = _archive
# Own source definitions, which join the built-in ones.
CUTTINGS_SOURCES = str(Path(_archive) / "sources") if _archive else None
# Where a site's operator can write to; no foreign host is crawled without one.
CUTTINGS_CONTACT = _configured.get("contact")

# ── honest ────────────────────────────────────────────────────────────────────────────────────────────────────────────
# Says what we are and who answers for it.
USER_AGENT = f"cuttings/{version('cuttings')}" + (f" (+{CUTTINGS_CONTACT})" if CUTTINGS_CONTACT else "")
# robots.txt is obeyed, always; Scrapy's own default is not to.
ROBOTSTXT_OBEY = True
# Encodings that Python itself can undo: what is kept as received must be readable in fifty years.
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
# Listings are public pages: no session is kept, and every crawl sees what any first visitor sees.
COOKIES_ENABLED = False

# ── gentle ────────────────────────────────────────────────────────────────────────────────────────────────────────────
# One request at a time per host: we are a guest, and listings are few.
CONCURRENT_REQUESTS_PER_DOMAIN = 1
# Seconds between requests; a source's own delay replaces it, a robots.txt Crawl-delay can only make it longer.
DOWNLOAD_DELAY = 1.0
# A delay that varies by half, as is Scrapy's default, would break the promise in one request of two.
DOWNLOAD_DELAY_JITTER = 0.0
# AutoThrottle would overwrite the delays above.
AUTOTHROTTLE_ENABLED = False

# ── patient ───────────────────────────────────────────────────────────────────────────────────────────────────────────
RETRY_TIMES = 3
# Seconds after the first failure, doubled with each further one.
RETRY_BACKOFF = 2.0
# Seconds; a site that asks for more is left alone until the next crawl.
RETRY_LONGEST_WAIT = 300.0

# ── safe ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
# A capture is proof only if it came from the site: Scrapy does not check certificates by default.
DOWNLOAD_VERIFY_CERTIFICATES = True
# Both listen on a local port and run code sent there.
REMOTE_CONTROL_ENABLED = False
TELNETCONSOLE_ENABLED = False
# No listing page is larger, compressed or not: a compression bomb ends here.
DOWNLOAD_MAXSIZE = _page.LARGEST_PAGE
DOWNLOAD_WARNSIZE = 8 * 1024 * 1024
# Seconds until a server that does not answer is given up.
DOWNLOAD_TIMEOUT = 60
# A truncated page is no capture of the page.
DOWNLOAD_FAIL_ON_DATALOSS = True
REDIRECT_MAX_TIMES = 5
# A page that sends its readers elsewhere by markup is kept as it is; following would hide it.
METAREFRESH_ENABLED = False

# ── lean ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
# Scrapy would read and parse the source code of the spider's callback again for every page: it remembers callbacks by
# weak references, and a bound method is gone as soon as it has been called.
WARN_ON_GENERATOR_RETURN_VALUE = False
# Scrapy starts so many tasks for what every page yields, a hundred by default: with few items, most have nothing to do.
CONCURRENT_ITEMS = 1
SPIDER_MIDDLEWARES = {
    # Drops requests without saying so; a walk is bounded by its pages.
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    # A walk counts its own pages.
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}

# ── parts, and why they stand where they do ───────────────────────────────────────────────────────────────────────────
DOWNLOADER_MIDDLEWARES = {
    # Knows hosts only, not ports or schemes: Bounds replaces it.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # First of all: no robots.txt is asked of a host we may not ask anything.
    "scraper.middlewares.bounds.BoundsMiddleware": 50,
    # Scrapy's own takes a robots.txt that cannot be read for permission.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scraper.middlewares.robots.StrictRobotsMiddleware": 100,
    # Scrapy's own takes the beginning of a body for all of it.
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scraper.middlewares.compression.StrictCompressionMiddleware": 590,
    # After Scrapy's default headers, before the network: validators of the last capture.
    "pipelines.conditional.ConditionalMiddleware": 560,
}
DOWNLOAD_HANDLERS = {
    # At the last door before the network: a host in trouble is left alone whatever waits for it in queues.
    "http": "scraper.patience.PatientDownloadHandler",
    "https": "scraper.patience.PatientDownloadHandler",
}
EXTENSIONS = {
    "scraper.extensions.CrawlDelay": 100,
    # Keeps every response before anything else sees it.
    "pipelines.capture.CaptureExtension": 200,
}
ITEM_PIPELINES = {
    # Names what is incomplete and sets aside what is unreadable, before anything relies on it.
    "pipelines.validate.ValidatePipeline": 100,
    # Needs valid entries; keeps one of each per visit.
    "pipelines.deduplicate.DeduplicatePipeline": 200,
    # Last: what it stores is final.
    "pipelines.store.StorePipeline": 300,
}
FEED_EXPORTERS = {
    "csv": "scraper.exporters.CsvEntryExporter",
    "jl": "scraper.exporters.JsonLinesEntryExporter",
    "json": "scraper.exporters.JsonEntryExporter",
    "jsonl": "scraper.exporters.JsonLinesEntryExporter",
    "jsonlines": "scraper.exporters.JsonLinesEntryExporter",
}
FEED_EXPORT_ENCODING = "utf-8"

# ── quiet ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
# DEBUG prints every item; what counts is in the report.
LOG_LEVEL = "INFO"
