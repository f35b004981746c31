"""A newer site with utility classes only: no class says what it is, and the menu is there twice."""

from tests.layouts.frames.parts import address, popular
from tests.layouts.frames.weight import icon, tracking, utility_css
from tests.layouts.site import Drawn, Site, esc

__all__ = ["utility"]

LINK = "text-sm font-medium text-contrast hover:text-primary transition-colors duration-150"


def utility(site: Site, page: Drawn) -> str:
    language = site.language
    heading = (
        ""
        if page.bare
        else f"""<div class="max-w-2xl mx-auto lg:mx-0"><h1 class="text-3xl font-bold tracking-tight sm:text-4xl">
{site.word("news")}</h1><p class="mt-2 text-lg leading-8 text-muted">{site.word("intro")}</p></div>"""
    )
    return f"""<!DOCTYPE html><html lang="{language.code}" dir="{language.direction}"
 class="h-full scroll-smooth antialiased">
<head><meta charset="utf-8"/><meta name="viewport" content="width=device-width"/>
<title>{site.word("news")} — {esc(language.name)}</title>{utility_css()}{page.head}
<link rel="preload" href="/_assets/inter-var.woff2" as="font" type="font/woff2" crossorigin/></head>
<body class="flex h-full flex-col bg-base text-contrast">
<a href="#c" class="sr-only focus:not-sr-only">{site.word("skip")}</a>
{_header(site)}
<div id="c" class="mx-auto max-w-7xl px-6 lg:px-8 py-12">
{heading}
{page.main}
</div>
{_call(site)}
{_footer(site)}
{page.after}{tracking("31")}
</body></html>
"""


def _header(site: Site) -> str:
    language = site.language
    wide = "".join(f'<a href="{address(label)}" class="{LINK}">{esc(label)}</a>' for label in language.menu[:6])
    narrow = "".join(
        f'<a href="{address(label)}" class="-mx-3 block rounded-lg px-3 py-2 text-base font-semibold">{esc(label)}</a>'
        for label in language.menu
    )
    return f"""<header class="sticky top-0 z-50 border-b border-line bg-base/80 backdrop-blur"><div
 class="mx-auto flex max-w-7xl items-center justify-between p-6"><a href="/" class="flex items-center gap-x-2"><span
 class="text-xl font-semibold">{esc(language.name)}</span></a><div class="hidden lg:flex lg:gap-x-10">{wide}</div>
<div class="flex gap-2"><button type="button" class="p-2" aria-label="{site.word("search")}">{icon("search")}</button>
<button type="button" class="p-2 lg:hidden" aria-label="{site.word("menu")}">{icon("menu")}</button></div></div>
<div class="lg:hidden fixed inset-0 z-50 hidden" role="dialog" aria-modal="true"><div
 class="space-y-2 py-6">{narrow}</div></div></header>"""


def _call(site: Site) -> str:
    return f"""<div class="bg-muted"><div class="mx-auto max-w-7xl px-6 py-10 grid gap-6 lg:grid-cols-2"><div><p
 class="text-xl font-semibold">Newsletter</p><p class="mt-2 text-sm">{site.word("newsletter")}</p></div><form
 class="flex gap-x-4" action="/subscribe" method="post"><label for="e" class="sr-only">{site.word("mail")}</label><input
 id="e" type="email" required placeholder="{site.word("mail")}"
 class="min-w-0 flex-auto rounded-md px-3.5 py-2"/><button
 class="flex-none rounded-md bg-primary px-3.5 py-2.5 text-sm">{site.word("subscribe")}</button></form></div></div>"""


def _footer(site: Site) -> str:
    language = site.language
    columns = "".join(
        f'<div><p class="text-sm font-semibold leading-6">{title}</p><ul role="list" class="mt-6 space-y-4">'
        + "".join(
            f'<li><a href="{address(label, "/s")}" class="text-sm leading-6">{esc(label)}</a></li>' for label in part
        )
        + "</ul></div>"
        for title, part in (
            (esc(language.menu[0]), language.services[:5]),
            (esc(language.menu[1]), language.services[5:10]),
        )
    )
    read = "".join(
        f'<li><a href="{site.href(story)}" class="text-sm leading-6">{esc(story.title)}</a></li>'
        for story in popular(site)
    )
    return f"""<footer class="border-t border-line"><div
 class="mx-auto max-w-7xl px-6 py-16 xl:grid xl:grid-cols-3 xl:gap-8">
<p class="text-sm leading-6">{esc(language.about)}</p>{columns}<div><p class="text-sm font-semibold leading-6">
{site.word("popular")}</p><ul role="list" class="mt-6 space-y-4">{read}</ul></div></div>
<p class="mx-auto max-w-7xl px-6 pb-8 text-xs leading-5">© {language.stories[0].date.year} {esc(language.name)}.
{site.word("rights")}. <a href="/privacy">{site.word("privacy")}</a></p></footer>"""
