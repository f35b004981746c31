"""A static site without any ballast: unquoted attributes, end tags left out, one line of navigation."""

from tests.layouts.frames.parts import address
from tests.layouts.site import Drawn, Site, esc

__all__ = ["minimal"]


def minimal(site: Site, page: Drawn) -> str:
    language = site.language
    menu = " · ".join(f"<a href={address(label)}>{esc(label)}</a>" for label in language.menu[:5])
    heading = "" if page.bare else f"<h1>{site.word('news')}</h1>\n<p>{site.word('intro')}\n"
    return f"""<!doctype html>
<html lang={language.code} dir={language.direction}>
<meta charset=utf-8>
<title>{site.word("news")} — {esc(language.name)}</title>
<link rel=stylesheet href=/style.css>
<link rel=alternate type=application/atom+xml href=/feed.xml>
{page.head}
<style>body{{max-width:38em;margin:2em auto;font:1.1em/1.6 Georgia,serif}}
time,.d{{color:#777}}nav a{{margin-right:.4em}}</style>
<header><p><a href=/>{esc(language.name)}</a><br><i>{esc(language.tagline)}</i>
<nav>{menu} · <a href=/feed.xml>RSS</a></nav></header>
<main>
{heading}{page.main}
</main>
<footer><p>{esc(language.about)}
<p>© {language.stories[0].date.year} {esc(language.name)} · <a href=/contact>{site.word("contact")}</a>
· <a href=https://creativecommons.org/licenses/by/4.0/ rel=license>CC BY 4.0</a></footer>
{page.after}
"""
