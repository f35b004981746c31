"""The parts of a record in HTML: each function shows one field in one of the ways sites do."""

from html import escape

from tests.scraper_cases.records import Labels, Record, address

__all__ = [
    "bullets",
    "colon",
    "comma_links",
    "comma_text",
    "dates",
    "entities",
    "loose_spans",
    "more",
    "paragraphs",
    "prose",
    "stamp",
    "text",
    "tight_spans",
    "title_bold",
    "title_h2",
    "title_h3",
    "title_link",
    "title_paragraph",
    "title_unlinked",
]

INLINE = {
    "data table": "/eurocities/working_groups/Data-Table&tpl=home",
    "exchanges": "/eurocities/documents/Ten-exchanges-WSPO-D0C5AA",
    "new atlas": "/eurocities/documents/Atlas-of-night-buses-WSPO-D0C5BB",
}
"""Words that are links within prose: never the link of a record."""


def text(value: str) -> str:
    return escape(value, quote=False)


def entities(value: str) -> str:
    """Everything beyond ASCII as character references, named, decimal and hexadecimal by turns."""
    named = {"‘": "&lsquo;", "’": "&rsquo;", "\u00a0": "&nbsp;", "€": "&euro;"}
    return "".join(
        named.get(c) or (c if c.isascii() else f"&#{ord(c)};" if ord(c) % 2 else f"&#x{ord(c):X};") for c in text(value)
    )


def prose(value: str) -> str:
    """Escaped text in which some words are links."""
    shown = text(value)
    for words, href in INLINE.items():
        shown = shown.replace(words, f'<a href="{text(href)}">{words}</a>')
    return shown


def paragraphs(record: Record, tag: str = "p") -> str:
    return "\n".join(f"<{tag}>{prose(each)}</{tag}>" for each in record.paragraphs)


def dates(record: Record, labels: Labels) -> list[tuple[str, str]]:
    """The record's labels and dates as pairs, in the order they are shown; a date that is None is not shown."""
    pairs = (
        (labels.published, record.published),
        (labels.starts, record.starts),
        (labels.ends, record.ends),
    )
    return [(label, value) for label, value in pairs if value is not None]


def stamp(label: str, value: str, between: str = ": ") -> str:
    """Label and date in one run; the bare date where there is no label."""
    return f"{label}{between}{value}" if label else value


def colon(label: str) -> str:
    return f"{label}:" if label else ""


def bullets(record: Record) -> str:
    items = "".join(f"<li>{text(tag)}</li>" for tag in record.tags)
    return f"<ul>{items}</ul>" if items else ""


def _tag_links(record: Record) -> list[str]:
    return [f'<a href="/eurocities/tags/{tag.replace(" ", "-")}&amp;tpl=home">{text(tag)}</a>' for tag in record.tags]


def comma_links(record: Record) -> str:
    return f"<p>{', '.join(_tag_links(record))}</p>" if record.tags else ""


def comma_text(record: Record) -> str:
    return f"<p>{text(', '.join(record.tags))}</p>" if record.tags else ""


def loose_spans(record: Record) -> str:
    spans = " ".join(f"<span>{text(tag)}</span>" for tag in record.tags)
    return f"<div>{spans}</div>" if spans else ""


def tight_spans(record: Record) -> str:
    spans = "".join(f'<span class="t">{link}</span>' for link in _tag_links(record))
    return f"<div>{spans}</div>" if spans else ""


def title_link(record: Record) -> str:
    return f'<a href="{address(record)}">{text(record.title)}</a>' if record.title else ""


def _title(record: Record, before: str, after: str) -> str:
    return f"{before}{title_link(record)}{after}" if record.title else ""


def title_h2(record: Record) -> str:
    return _title(record, "<h2>", "</h2>")


def title_h3(record: Record) -> str:
    return _title(record, "<h3>", "</h3>")


def title_bold(record: Record) -> str:
    return _title(record, "<p><b>", "</b></p>")


def title_paragraph(record: Record) -> str:
    return _title(record, "<p>", "</p>")


def title_unlinked(record: Record) -> str:
    return f"<h3>{text(record.title)}</h3>" if record.title else ""


def more(record: Record) -> str:
    return f'<p><a href="{address(record)}">Read more »</a></p>' if record.words else ""
