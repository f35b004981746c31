"""Serve a replica by hand: `python -m scraper.demo --seed 7 --day 1`; Ctrl-C ends it."""

import argparse
from pathlib import Path
from threading import Event

from scraper.demo.definition import definition
from scraper.demo.latest.definition import latest_definition
from scraper.demo.latest.listings import has_moved, latest_on
from scraper.demo.latest.move import Move
from scraper.demo.look import Look
from scraper.demo.server import serve
from scraper.demo.site import Site


def main(arguments: list[str] | None = None) -> None:
    """Print the URL on one line of its own, then serve until interrupted."""
    options = _parser().parse_args(arguments)
    move = Move(day=options.moves) if options.moves else None
    site = Site(options.seed, topics=options.topics, entries_per_topic=options.entries, move=move)
    look = Look(filler=options.filler, pagination=options.pagination)
    with serve(
        site, day=options.day, port=options.port, look=look, gzip=options.gzip, validators=options.validators
    ) as replica:
        if options.warm:
            replica.warm()
        if options.definition:
            options.definition.write_text(_definition(site, options.day, replica.url), encoding="utf-8")
        try:
            print(replica.url, flush=True)
            Event().wait()
        except KeyboardInterrupt:
            print("stopped")


def _definition(site: Site, day: int, url: str) -> str:
    today = site.on(day)
    return latest_definition(latest_on(today), url) if has_moved(today) else definition(site, url)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m scraper.demo", description=__doc__)
    parser.add_argument("--seed", type=int, default=7, help="which site (default: %(default)s)")
    parser.add_argument("--day", type=int, default=1, help="the day of its calendar, from 1 (default: %(default)s)")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one (default)")
    parser.add_argument("--topics", type=int, default=4, help="number of topics (default: %(default)s)")
    parser.add_argument("--entries", type=int, default=35, help="entries of each topic on day 1 (default: %(default)s)")
    parser.add_argument(
        "--filler", type=int, default=0, help="bytes of style, script and menu on every page (default: %(default)s)"
    )
    parser.add_argument(
        "--moves", type=int, metavar="DAY", help="the day on which the site moves to new addresses and another look"
    )
    parser.add_argument(
        "--definition", type=Path, metavar="FILE", help="write the source definition of the replica to FILE"
    )
    parser.add_argument("--warm", action="store_true", help="render all pages before the first request")
    parser.add_argument("--gzip", action="store_true", help="pack pages for clients that accept it")
    parser.add_argument(
        "--no-pagination", dest="pagination", action="store_false", help="leave out the links between pages"
    )
    parser.add_argument(
        "--no-validators", dest="validators", action="store_false", help="no ETag, no Last-Modified, never a 304"
    )
    return parser


if __name__ == "__main__":
    main()
