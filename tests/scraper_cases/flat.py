"""Lists in which nothing encloses a record: siblings, lines, rows of one field, terms and definitions, plain text."""

from collections.abc import Callable

from tests.scraper_cases import fields
from tests.scraper_cases.fields import colon, dates, prose, stamp, text
from tests.scraper_cases.records import Listing, Record, address

__all__ = [
    "breaks",
    "breaks_upper",
    "plain",
    "row_fields",
    "siblings_comma",
    "siblings_headings",
    "siblings_more",
    "siblings_unlinked",
    "terms",
    "upper_open",
]


def _siblings(listing: Listing, show: Callable[[Record], list[str]]) -> str:
    return "\n".join(part for record in listing.records for part in show(record) if part)


def _kind(record: Record) -> str:
    return f"<p>{text(record.kind)}</p>" if record.kind else ""


def siblings_headings(listing: Listing) -> str:
    """Tags as a list, titles as linked headings, label and date in two spans of one paragraph."""

    def show(record: Record) -> list[str]:
        spans = [
            f"<p><span>{colon(label)}</span> <span>{value}</span></p>" for label, value in dates(record, listing.labels)
        ]
        return [fields.bullets(record), fields.title_h3(record), fields.paragraphs(record), _kind(record), *spans]

    return _siblings(listing, show)


def siblings_comma(listing: Listing) -> str:
    """Tags as a line of text, titles as linked paragraphs, label and date in two blocks."""

    def show(record: Record) -> list[str]:
        blocks = [
            f"<div>{colon(label.capitalize())}</div><div>{value}</div>"
            for label, value in dates(record, listing.labels)
        ]
        return [
            fields.comma_text(record),
            fields.title_paragraph(record),
            fields.paragraphs(record),
            _kind(record),
            *blocks,
        ]

    return _siblings(listing, show)


def siblings_unlinked(listing: Listing) -> str:
    """Titles as headings, and no link to any record; an empty line where a kind might stand."""

    def show(record: Record) -> list[str]:
        shown = "<br>".join(stamp(label, value) for label, value in dates(record, listing.labels))
        kind = _kind(record) or "<p>&nbsp;</p>"
        return [
            fields.bullets(record),
            fields.title_unlinked(record),
            fields.paragraphs(record),
            kind,
            f"<p>{shown}</p>",
        ]

    return _siblings(listing, show)


def siblings_more(listing: Listing) -> str:
    """A link to the whole text after the date, in front of the next record's tags."""

    def show(record: Record) -> list[str]:
        shown = ", ".join(stamp(label, value, "&nbsp;:&nbsp;") for label, value in dates(record, listing.labels))
        parts = [
            fields.comma_links(record),
            fields.title_h2(record),
            fields.paragraphs(record),
            _kind(record),
            f"<p>{shown}</p>",
        ]
        return [*parts, fields.more(record), "<hr>"]

    return _siblings(listing, show)


def _lines(record: Record, listing: Listing, title: str, tags: str) -> list[str]:
    """A record as lines of one cell."""
    teaser = "<br>\n<br>".join(prose(paragraph) for paragraph in record.paragraphs)
    shown = [stamp(label, value) for label, value in dates(record, listing.labels)]
    return [line for line in (tags, title, teaser, record.kind or "", *shown) if line]


def breaks(listing: Listing) -> str:
    """Everything in one block, lines ended by `<br>`, titles linked and bold."""
    records = []
    for record in listing.records:
        title = f"<b>{fields.title_link(record)}</b>" if record.title else ""
        records.append("<br>\n".join(_lines(record, listing, title, text(", ".join(record.tags)))))
    return "<div>" + "<br><br>\n".join(records) + "</div>"


def breaks_upper(listing: Listing) -> str:
    """Lines ended by `<BR>`, tags linked one by one, titles in a font; single breaks between records too."""
    records = []
    for record in listing.records:
        title = f"<FONT SIZE=4>{fields.title_link(record)}</FONT>" if record.title else ""
        tags = fields.comma_links(record).removeprefix("<p>").removesuffix("</p>")
        records.append("<BR>".join(_lines(record, listing, title, tags)))
    return "<BR>".join(records).replace("<a href=", "<A HREF=").replace("</a>", "</A>")


def row_fields(listing: Listing) -> str:
    """A table with one row per field, and an empty row between records."""

    def show(record: Record) -> list[str]:
        cells = [fields.bullets(record), fields.title_link(record), *(prose(each) for each in record.paragraphs)]
        cells += [record.kind or "", *(stamp(label, value) for label, value in dates(record, listing.labels))]
        return [f"<tr><td>{cell}</td></tr>" for cell in cells if cell] + ["<tr><td>&nbsp;</td></tr>"]

    return f"<table>{_siblings(listing, show)}</table>"


def terms(listing: Listing) -> str:
    """One definition list: the title is the term, the rest its definitions; tags stand before the term."""

    def show(record: Record) -> list[str]:
        title = f"<dt>{fields.title_link(record)}</dt>" if record.title else ""
        rest = [fields.paragraphs(record, "dd"), f"<dd>{record.kind}</dd>" if record.kind else ""]
        tags = f"<dd>{fields.bullets(record)}</dd>" if record.tags else ""
        return [
            tags,
            title,
            *rest,
            *(f"<dd>{stamp(label, value)}</dd>" for label, value in dates(record, listing.labels)),
        ]

    return f"<dl>{_siblings(listing, show)}</dl>"


def upper_open(listing: Listing) -> str:
    """Upper case, `<P>` and `<LI>` never closed, labels in capitals and without a colon."""

    def show(record: Record) -> list[str]:
        tags = "".join(f"<LI>{text(tag)}" for tag in record.tags)
        title = f'<P><A HREF="{address(record)}"><B>{text(record.title)}</B></A>' if record.title else ""
        shown = [f"<P>{label.upper()} {value}" for label, value in dates(record, listing.labels)]
        teaser = [f"<P>{prose(paragraph)}" for paragraph in record.paragraphs]
        return [f"<UL>{tags}</UL>" if tags else "", title, *teaser, f"<P>{record.kind}" if record.kind else "", *shown]

    return _siblings(listing, show)


def plain(listing: Listing) -> str:
    """The page as a reader copies it: one paragraph per line, bullets, empty lines."""
    lines = [listing.title or "", "", *(line for paragraph in listing.introduction for line in (paragraph, ""))]
    for record in listing.records:
        lines += [f"  • \u00a0{tag}" for tag in record.tags] + [""]
        lines += [line for shown in (record.title, *record.paragraphs) if shown for line in (shown, "")]
        lines += [record.kind or "", *(stamp(label, value) for label, value in dates(record, listing.labels))]
    return "\n".join(lines) + "\n"
