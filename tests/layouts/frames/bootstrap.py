"""A site of a town hall or a firm on a grid framework: dropdowns, breadcrumb, cookie banner, wide footer."""

from tests.layouts.frames.parts import address, latest, popular
from tests.layouts.frames.weight import theme_css, tracking
from tests.layouts.site import Drawn, Site, Story, esc

__all__ = ["bootstrap"]


def bootstrap(site: Site, page: Drawn) -> str:
    language = site.language
    heading = (
        ""
        if page.bare
        else f'<h1 class="display-5 mb-3">{site.word("news")}</h1><p class="lead">{site.word("intro")}</p>'
    )
    return f"""<!doctype html>
<html lang="{language.code}" dir="{language.direction}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, shrink-to-fit=no">
  <title>{site.word("news")} | {esc(language.name)}</title>
  <meta name="description" content="{site.word("intro")}">
  <meta property="og:title" content="{site.word("news")}"><meta property="og:type" content="website">
  <link rel="stylesheet" href="/assets/css/bootstrap.min.css?v=5.3.2">
  {theme_css("portal")}
  {page.head}
</head>
<body class="page page-news">
{_cookies(site)}
{_navbar(site)}
<div class="container">
  <nav aria-label="breadcrumb"><ol class="breadcrumb">
    <li class="breadcrumb-item"><a href="/">{site.word("home")}</a></li>
    <li class="breadcrumb-item active" aria-current="page">{site.word("news")}</li>
  </ol></nav>
  <div class="row">
    <div class="col-lg-9" id="content">
      {heading}
      {page.main}
    </div>
    <div class="col-lg-3 sidebar">
      {_box(site, "popular", popular(site))}
      {_newsletter(site)}
    </div>
  </div>
</div>
{_footer(site)}
{page.after}
<script src="/assets/js/bootstrap.bundle.min.js"></script>
{tracking("12")}
</body>
</html>
"""


def _navbar(site: Site) -> str:
    language = site.language
    sub = "\n".join(
        f'<li><a class="dropdown-item" href="{address(label, "/service")}">{esc(label)}</a></li>'
        for label in language.services[:8]
    )
    items = "\n".join(
        f'<li class="nav-item dropdown"><a class="nav-link dropdown-toggle" href="{address(label)}" role="button" '
        f'data-bs-toggle="dropdown" aria-expanded="false">{esc(label)}</a><ul class="dropdown-menu">{sub}</ul></li>'
        if i < 2
        else f'<li class="nav-item"><a class="nav-link" href="{address(label)}">{esc(label)}</a></li>'
        for i, label in enumerate(language.menu)
    )
    return f"""<nav class="navbar navbar-expand-lg navbar-light bg-light sticky-top"><div class="container">
<a class="navbar-brand" href="/"><img src="/assets/img/logo.svg" alt="{esc(language.name)}" height="48"></a>
<button class="navbar-toggler" type="button" data-bs-toggle="collapse" data-bs-target="#nav" aria-controls="nav"
 aria-expanded="false" aria-label="{site.word("menu")}"><span class="navbar-toggler-icon"></span></button>
<div class="collapse navbar-collapse" id="nav"><ul class="navbar-nav me-auto">
{items}
</ul><form class="d-flex" role="search" action="/search"><input class="form-control me-2" type="search" name="q"
 placeholder="{site.word("search")}" aria-label="{site.word("search")}"><button class="btn btn-outline-success"
 type="submit">{site.word("search")}</button></form>
<ul class="navbar-nav lang-switch"><li class="nav-item"><a class="nav-link" href="/en/"
 hreflang="en" lang="en">EN</a></li>
<li class="nav-item"><a class="nav-link" href="/fr/" hreflang="fr" lang="fr">FR</a></li></ul></div></div></nav>"""


def _box(site: Site, name: str, stories: tuple[Story, ...]) -> str:
    items = "\n".join(
        f'<a class="list-group-item list-group-item-action" href="{site.href(story)}">{esc(story.title)}'
        f'<br><small class="text-muted">{site.day(story.date, "short")}</small></a>'
        for story in stories
    )
    return f'<h2 class="h5">{site.word(name)}</h2><div class="list-group mb-4">{items}</div>'


def _newsletter(site: Site) -> str:
    return f"""<div class="card mb-4"><div class="card-body"><h2 class="h5 card-title">Newsletter</h2>
<p class="card-text">{site.word("newsletter")}</p><form method="post" action="/newsletter"><div class="mb-2">
<label class="form-label" for="nl-mail">{site.word("mail")}</label><input class="form-control" id="nl-mail" type="email"
 name="mail" required></div><button class="btn btn-primary">{site.word("subscribe")}</button></form></div></div>"""


def _cookies(site: Site) -> str:
    return f"""<div class="cookie-banner modal fade" id="consent" tabindex="-1" role="dialog" aria-modal="true">
<div class="modal-dialog"><div class="modal-content"><div class="modal-body"><p>{site.word("cookies")}</p>
<button type="button" class="btn btn-primary">{site.word("accept")}</button>
<button type="button" class="btn btn-secondary">{site.word("decline")}</button>
<a href="/privacy">{site.word("privacy")}</a></div></div></div></div>"""


def _footer(site: Site) -> str:
    language = site.language
    columns = "\n".join(
        '<div class="col-6 col-md-3"><ul class="list-unstyled">'
        + "".join(
            f'<li><a class="link-light" href="{address(label, "/service")}">{esc(label)}</a></li>' for label in part
        )
        + "</ul></div>"
        for part in (language.services[:6], language.services[6:11], language.services[11:])
    )
    recent = "".join(
        f'<li><a class="link-light" href="{site.href(s)}">{esc(s.title)}</a></li>' for s in latest(site)[:3]
    )
    social = "".join(
        f'<a class="btn btn-floating" href="https://{name}.example/{esc(language.host)}" aria-label="{name}"'
        f' target="_blank" rel="noopener"><i class="bi bi-{name}"></i></a>'
        for name in ("mastodon", "facebook", "instagram", "youtube")
    )
    return f"""<footer class="footer bg-dark text-light mt-5"><div class="container py-4"><div class="row">
<div class="col-md-3"><h2 class="h6">{esc(language.name)}</h2><p>{esc(language.about)}</p>{social}</div>
{columns}
</div><h2 class="h6">{site.word("latest")}</h2><ul class="list-inline">{recent}</ul>
<p class="small">&copy; {language.stories[0].date.year} {esc(language.name)} &middot; <a
 href="/imprint">{site.word("imprint")}</a>
&middot; <a href="/privacy">{site.word("privacy")}</a> &middot; <a
 href="/accessibility">{site.word("accessibility")}</a></p>
</div></footer>"""
