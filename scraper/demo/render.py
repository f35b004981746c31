"""Records of a topic in the markup of an old content management system.

The order within a record is the grammar of the site: tags as a bullet list, the linked title, the teaser, the kind, the
dates. Class names mean nothing, tag names change case, and what HTML lets be left open is left open.
"""

from html import escape
from zlib import crc32

from scraper.demo.addresses import ROOT, TopicAddress, topic_path
from scraper.demo.look import Look, Loop
from scraper.demo.shell import page
from scraper.demo.site import SiteDay, Topic
from scraper.demo.truth import TrueEntry

__all__ = ["article_page", "home_page", "plain_page", "topic_page"]

# Page numbers are shown for the first, the last and so many on either side of the page itself.
_NEIGHBOURS = 4


def topic_page(day: SiteDay, number: int, address: TopicAddress, look: Look) -> str:
    """The page of topic `number` that `address` names; past the end it has title and introduction, and no record."""
    topic, listing = day.site.topics[number], day.listings[number]
    begin = address.start - 1
    if look.loop is Loop.REPEAT and begin >= len(listing):
        begin = max(len(listing) - 1, 0) // address.count * address.count
    shown = [day.entry(story) for story in listing[begin : begin + address.count]]
    crumbs = f'<a href="{ROOT}">home</a> &gt; <a href="{ROOT}issues">issues</a> &gt; {_text(topic.title)}'
    main = [
        f"<DIV ID=crumb>{crumbs}</DIV>",
        f'<h1 class="x12">{_text(topic.title)}</h1>',
        *(f"<P>{_text(paragraph)}" for paragraph in topic.introduction),
        "<!-- list -->",
        *(_record(entry, address, look) for entry in shown),
        _pagination(topic, address, len(listing), look) if look.pagination and shown else "",
    ]
    return page(day, topic.title, "\n".join(main), day.changed[number], look)


def article_page(day: SiteDay, entry: TrueEntry, look: Look) -> str:
    """The page behind a record's link."""
    paragraphs = (f"<P>{_text(paragraph)}</P>" for paragraph in (entry.teaser or "").split("\n"))
    return page(
        day,
        entry.title or "",
        "\n".join([f"<h1>{_text(entry.title or '')}</h1>", *paragraphs]),
        day.latest_change,
        look,
    )


def home_page(day: SiteDay, look: Look) -> str:
    """The list of topics."""
    links = (f'<LI><a href="{topic_path(topic.slug)}">{_text(topic.title)}</a>' for topic in day.site.topics)
    return page(day, "home", "\n".join(["<h1>Our issues</h1>", "<UL>", *links, "</UL>"]), day.latest_change, look)


def plain_page(day: SiteDay, title: str, message: str, look: Look) -> str:
    """A page with a heading and one sentence: errors, working groups and the like."""
    return page(day, title, f"<h1>{escape(title)}</h1>\n<p>{escape(message)}</p>", day.latest_change, look)


def _record(entry: TrueEntry, address: TopicAddress, look: Look) -> str:
    lines = ['<div class="item">']
    if entry.tags:
        lines += ['<UL class="lst">', *(f"<LI>{tag}" for tag in entry.tags), "</UL>"]
    if entry.title and entry.path:
        href = _mirrored(entry.path, address.slug, look)
        lines.append(f'<h3><a href="{escape(href)}">{_text(entry.title)}</a></h3>')
    if entry.teaser:
        lines += [f"<p>{_text(paragraph)}" for paragraph in entry.teaser.split("\n")]
    # Where a record has no kind the line was left empty; there is none in a record without text.
    if entry.kinds:
        lines.append(f'<P class="k"><i>{", ".join(entry.kinds)}</i></P>')
    elif entry.title:
        lines.append('<P class="k"></P>')
    dates = (("publication date", entry.published), ("start date", entry.starts), ("end date", entry.ends))
    lines += [_date(label, value, look) for label, value in dates if value]
    return "\n".join([*lines, "</div>"])


def _date(label: str, value: str, look: Look) -> str:
    year, month, day = value.split("-")
    return f'<p class="d">{label + ": " if look.labels else ""}{day}-{month}-{year}</p>'


def _pagination(topic: Topic, address: TopicAddress, total: int, look: Look) -> str:
    count = address.count

    def link(start: int, words: str) -> str:
        href = _mirrored(topic_path(topic.slug, start=start, count=count), str(address.start), look)
        return f'<a href="{escape(href)}">{words}</a>'

    parts = [link(max(address.start - count, 1), "&laquo; previous")] if address.start > 1 else []
    current = (address.start - 1) // count
    for number in sorted({0, *range(max(current - _NEIGHBOURS, 0), current + _NEIGHBOURS + 1), (total - 1) // count}):
        start = number * count + 1
        if start <= total:
            parts.append(f"<B>{number + 1}</B>" if start == address.start else link(start, str(number + 1)))
    if look.loop is Loop.SELF:
        parts.append(link(address.start, "next &raquo;"))
    elif look.loop is Loop.REPEAT or address.start + count <= total:
        parts.append(link(address.start + count, "next &raquo;"))
    return f'<DIV class="pg">{" | ".join(parts)}</DIV>' if len(parts) > 1 else ""


def _mirrored(path: str, where: str, look: Look) -> str:
    """`path`, or about once in three the same below one of the mirrors; always the same for the same place."""
    draw = crc32(f"{where} {path}".encode())
    if not look.mirrors or draw % 3:
        return path
    return look.mirrors[draw // 3 % len(look.mirrors)].rstrip("/") + "/" + path.removeprefix(ROOT)


def _text(text: str) -> str:
    return escape(text, quote=False).replace("\u00a0", "&nbsp;").replace("€", "&euro;")
