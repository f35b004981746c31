"""Pages that say something else than a list: errors, forms, walls, nothing at all."""

from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.parts import latest
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.site import Drawn, Site, esc

__all__ = ["cookie_wall", "empty", "login", "maintenance", "no_body", "no_results", "not_found", "server_error"]


def not_found(site: Site) -> str:
    main = f"""<section class="error-404 not-found"><h1 class="page-title">404</h1><p>Not found: {esc(site.url)}</p>
<form role="search" method="get" action="/"><input type="search" name="s"><input type="submit"
 value="{site.word("search")}">
</form></section>"""
    return wordpress(site, Drawn(main=main, bare=True))


def server_error(site: Site) -> str:
    return """<html>
<head><title>500 Internal Server Error</title></head>
<body>
<center><h1>500 Internal Server Error</h1></center>
<hr><center>nginx/1.24.0</center>
</body>
</html>
"""


def no_results(site: Site) -> str:
    main = f"""<h1>{site.word("search")}</h1><form action="/search" class="SearchForm_form__x1Yz2"><input type="search"
 name="q"
 value="qwertz"/><button>{site.word("search")}</button></form><p class="SearchForm_none__a3Bc4">0 / 0: „qwertz“</p>"""
    return hashed(site, Drawn(main=main, bare=True))


def empty(site: Site) -> str:
    return ""


def no_body(site: Site) -> str:
    """What an application sends before its scripts have run."""
    return f"""<!doctype html><html lang="{site.language.code}"><head><meta charset="utf-8">
<title>{esc(site.language.name)}</title>
<script defer src="/static/js/main.8f2c1b.js"></script><link href="/static/css/main.css" rel="stylesheet"></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div></body></html>"""


def cookie_wall(site: Site) -> str:
    partners = "".join(
        f"<li><label><input type=checkbox> {esc(label)}</label></li>" for label in site.language.services
    )
    return f"""<!DOCTYPE html><html lang="{site.language.code}" dir="{site.language.direction}"><head>
<meta charset="utf-8">
<title>{esc(site.language.name)}</title></head><body class="consent"><div role="dialog" aria-modal="true"><h1>
{esc(site.language.name)}</h1><p>{site.word("cookies")}</p><ul>{partners}</ul><form method="post"><button name="all">
{site.word("accept")}</button><button name="none">{site.word("decline")}</button></form><p><a href="/privacy">
{site.word("privacy")}</a> <a href="/imprint">{site.word("imprint")}</a></p></div></body></html>"""


def maintenance(site: Site) -> str:
    return f"""<!DOCTYPE html><html><head><title>{esc(site.language.name)}</title></head><body><div
 style="text-align:center">
<h1>{esc(site.language.name)}</h1><p>503 – {site.day(latest(site)[0].date, "weekday")}, 06:00–08:00</p></div></body>
</html>"""


def login(site: Site) -> str:
    main = f"""<div class="row justify-content-center"><div class="col-md-6"><div class="card"><div class="card-header">
{site.word("login")}</div><div class="card-body"><form method="post" action="/login"><input type="hidden" name="_token"
 value="x">
<label for="u">{site.word("mail")}</label><input id="u" name="user" type="email"
 class="form-control"><label for="p">*</label>
<input id="p" name="password" type="password" class="form-control"><button
 class="btn btn-primary">{site.word("login")}</button>
<a class="btn btn-link" href="/password/reset">?</a></form></div></div></div></div>"""
    return bootstrap(site, Drawn(main=main, bare=True))
