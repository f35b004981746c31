"""Lists in which an element encloses each record."""

from tests.scraper_cases import fields
from tests.scraper_cases.fields import colon, dates, entities, stamp, text
from tests.scraper_cases.records import Listing, Record, address

__all__ = [
    "articles",
    "articles_more",
    "cards",
    "definition_dates",
    "divisions",
    "divisions_more",
    "items_loose",
    "items_tight",
    "rows",
    "sections",
    "soup",
    "tables",
]


def _kind(record: Record) -> str:
    return f"<p>{text(record.kind)}</p>" if record.kind else ""


def _joined(record: Record, listing: Listing, between: str = " ") -> str:
    """Labels and dates, or the bare dates where there are no labels."""
    return between.join(stamp(label, value) for label, value in dates(record, listing.labels))


def divisions(listing: Listing) -> str:
    """The plainest markup: a division per record, a paragraph per field."""
    return "\n".join(
        f"<div>{fields.bullets(r)}{fields.title_h3(r)}{fields.paragraphs(r)}{_kind(r)}"
        f"<p>{_joined(r, listing)}</p></div>"
        for r in listing.records
    )


def divisions_more(listing: Listing) -> str:
    """Headings without a link; the link to the whole text stands between teaser and date. Characters as references."""
    return "\n".join(
        f"<div>{fields.comma_text(r)}{fields.title_unlinked(r)}"
        f"{''.join(f'<p>{entities(each)}</p>' for each in r.paragraphs)}{fields.more(r)}{_kind(r)}"
        f"<p>{_joined(r, listing)}</p></div>"
        for r in listing.records
    )


def articles(listing: Listing) -> str:
    """Articles with a header and a footer of their own; the date in a `time` element."""
    shown = []
    for record in listing.records:
        pairs = dates(record, listing.labels)
        stamps = "".join(f"<span>{colon(label.title())}</span><time>{value}</time> " for label, value in pairs)
        header = f"<header>{fields.comma_links(record)}{fields.title_h2(record)}</header>"
        shown.append(f"<article>{header}{fields.paragraphs(record)}<footer>{_kind(record)}{stamps}</footer></article>")
    return "\n".join(shown)


def articles_more(listing: Listing) -> str:
    """Headings without a link; the link to the whole text ends the article."""
    return "\n".join(
        f"<article>{fields.bullets(r)}{fields.title_unlinked(r)}{fields.paragraphs(r)}{_kind(r)}"
        f"<div>{_joined(r, listing, ' | ')}</div>{fields.more(r)}</article>"
        for r in listing.records
    )


def items_loose(listing: Listing) -> str:
    """List items left open; tags in spans with blanks between; the kind in the line of the date."""
    items = []
    for record in listing.records:
        kind = f"<i>{text(record.kind)}</i> " if record.kind else ""
        body = f"{fields.loose_spans(record)}{fields.title_bold(record)}{fields.paragraphs(record)}"
        items.append(f"<LI>{body}<div>{kind}{_joined(record, listing)}</div>")
    return f"<OL>{''.join(items)}</OL>"


def items_tight(listing: Listing) -> str:
    """List items; tags in spans without anything between; no-break spaces within the label and before the date."""
    items = []
    for record in listing.records:
        pairs = dates(record, listing.labels)
        stamps = "".join(
            f"<div>{stamp(label.title().replace(' ', '&nbsp;'), value, ':&nbsp;')}</div>" for label, value in pairs
        )
        body = f"{fields.tight_spans(record)}{fields.title_h3(record)}{fields.paragraphs(record)}{_kind(record)}"
        items.append(f"<li>{body}{stamps}</li>")
    return f"<ul>{''.join(items)}</ul>"


def rows(listing: Listing) -> str:
    """A table row per record: tags, title with teaser, kind, dates."""
    return (
        "<table border=1>"
        + "\n".join(
            f"<tr><td>{fields.bullets(r)}</td><td>{fields.title_paragraph(r)}{fields.paragraphs(r)}</td>"
            f"<td>{r.kind or ''}</td><td>{_joined(r, listing, '<br>')}</td></tr>"
            for r in listing.records
        )
        + "</table>"
    )


def tables(listing: Listing) -> str:
    """Layout tables in the rows of a layout table; label and date in neighbouring cells."""
    records = []
    for record in listing.records:
        pairs = dates(record, listing.labels)
        stamps = "".join(f"<td>{colon(label)}</td><td>{value}</td>" for label, value in pairs)
        cells = (
            fields.comma_links(record),
            f"<b>{fields.title_link(record)}</b>",
            fields.paragraphs(record),
            record.kind or "",
        )
        inner = "".join(f"<tr><td colspan=4>{cell}</td></tr>" for cell in cells if cell != "<b></b>")
        records.append(f"<tr><td><table>{inner}<tr>{stamps}</tr></table></td></tr>")
    return f"<table><tbody>{''.join(records)}</tbody></table>"


def definition_dates(listing: Listing) -> str:
    """A division per record that ends in a definition list of its dates."""
    shown = []
    for record in listing.records:
        pairs = dates(record, listing.labels)
        stamps = "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in pairs)
        body = f"{fields.bullets(record)}{fields.title_h2(record)}{fields.paragraphs(record)}{_kind(record)}"
        shown.append(f"<div>{body}<dl>{stamps}</dl></div>")
    return "\n".join(shown)


def sections(listing: Listing) -> str:
    """A section per record, label in bold; takes noise well (see `scraper_cases.noise`)."""
    shown = []
    for record in listing.records:
        pairs = dates(record, listing.labels)
        stamps = "".join(f"<p><strong>{colon(label)} </strong>{value}</p>" for label, value in pairs)
        body = f"{fields.bullets(record)}{fields.title_h3(record)}{fields.paragraphs(record)}{_kind(record)}"
        shown.append(f"<section>{body}{stamps}</section>")
    return "\n".join(shown)


def soup(listing: Listing) -> str:
    """Divisions only, several deep, text directly inside."""
    shown = []
    for record in listing.records:
        tags = "".join(f"<div><div>{text(tag)}</div></div>" for tag in record.tags)
        title = f"<div><div>{fields.title_link(record)}</div></div>" if record.title else ""
        kind = f"<div>{record.kind}</div>" if record.kind else ""
        stamps = "".join(
            f"<div>{colon(label)} <div>{value}</div></div>" for label, value in dates(record, listing.labels)
        )
        shown.append(
            f"<div><div>{tags}</div>{title}<div>{fields.paragraphs(record, 'div')}</div><div>{kind}{stamps}</div></div>"
        )
    return "\n".join(shown)


def cards(listing: Listing) -> str:
    """Each record as one link around everything, as in a grid of cards."""
    shown = []
    for record in listing.records:
        heading = f"<h3>{text(record.title)}</h3>" if record.title else ""
        teaser = "".join(f"<p>{text(paragraph)}</p>" for paragraph in record.paragraphs)
        body = f"{fields.loose_spans(record)}{heading}{teaser}{_kind(record)}<p>{_joined(record, listing, ', ')}</p>"
        shown.append(f'<a href="{address(record)}">{body}</a>' if record.words else f"<div>{body}</div>")
    return f"<div>{''.join(shown)}</div>"
