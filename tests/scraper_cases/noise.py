"""What a reader never sees, or never notices: hidden records, scripts, comments, blanks."""

__all__ = ["HIDDEN", "noisy", "spaced"]

FAKE = """<h3><a href="/eurocities/news/Nobody-sees-this-WSPO-FAKE01">Nobody sees this</a></h3>
<p>A record for machines.</p><p>publication date: 31-12-2018</p>"""
HIDDEN = f"""<!-- {FAKE} -->
<script>document.write('{FAKE.replace(chr(10), " ").replace("</", "<" + chr(92) + "/")}');</script>
<script type="text/template">{FAKE}</script>
<template>{FAKE}</template>
<style>p::before {{ content: "publication date: 31-12-2018" }}</style>
<div style="color: red; Display : NONE">{FAKE}</div>
<div hidden>{FAKE}</div>
<noscript><p>Please switch JavaScript on.</p></noscript>"""
"""Stands between records or before them and shows nothing to a reader whose browser runs scripts."""


def spaced(html: str) -> str:
    """The same page with blanks of every kind between words and around tags."""
    return (
        html.replace("> ", ">\n\t ")
        .replace("<p>", "\n\n<p>\n\t")
        .replace("</p>", " \r\n</p>\f")
        .replace(" the ", "\n   the\t")
    )


def noisy(html: str) -> str:
    """Hidden records after every paragraph that ends one."""
    return html.replace("</section>", f"{HIDDEN}</section>")
