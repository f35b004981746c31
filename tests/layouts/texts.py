"""Pages of text: articles, legal notices, services, overviews of a site."""

from tests.layouts.frames.aspnet import aspnet
from tests.layouts.frames.bootstrap import bootstrap
from tests.layouts.frames.government import government
from tests.layouts.frames.hashed import hashed
from tests.layouts.frames.minimal import minimal
from tests.layouts.frames.parts import address
from tests.layouts.frames.utility import utility
from tests.layouts.frames.wordpress import wordpress
from tests.layouts.site import Drawn, Site, esc

__all__ = ["article", "article_of_components", "contact", "imprint", "menus_only", "service_page", "site_map"]


def article(site: Site) -> str:
    """With a date, an author, tags, a share box, four related links and the neighbours."""
    story, before, after = site.stories[4], site.stories[5], site.stories[3]
    related = "".join(f'<li><a href="{site.href(s)}">{esc(s.title)}</a></li>' for s in site.stories[6:10])
    texts = "".join(f"<p>{esc(other.teaser)} {esc(site.language.about)}</p>" for other in site.stories[4:9])
    tags = ", ".join(f'<a href="/tag/{i}/" rel="tag">{esc(tag)}</a>' for i, tag in enumerate(story.tags))
    main = f"""<article id="post-{story.number}" class="post type-post single hentry"><header class="entry-header"><h1
 class="entry-title">{esc(story.title)}</h1><div class="entry-meta"><time class="entry-date published"
 datetime="{story.date}T09:00:00+00:00">{site.day(story.date)}</time> {site.word("by")} {esc(story.author)}</div>
</header>
<div class="entry-content">{texts}<h2>{esc(before.kind)}</h2>{texts}</div><footer
 class="entry-footer">{site.word("tags")}:
{tags}</footer></article><nav class="navigation post-navigation"><div class="nav-previous"><a href="{site.href(before)}"
 rel="prev">{esc(before.title)}</a></div><div class="nav-next"><a href="{site.href(after)}"
 rel="next">{esc(after.title)}</a>
</div></nav><section class="related-posts"><h3>{site.word("related")}</h3><ul>{related}</ul></section>
<div id="respond"><h3>{site.word("no_comments")}</h3><form action="/comment" method="post"><textarea
 name="comment"></textarea>
</form></div>"""
    return wordpress(site, Drawn(main=main, bare=True, head='<meta property="og:type" content="article">'))


def article_of_components(site: Site) -> str:
    story = site.stories[1]
    texts = "".join(f"<p>{esc(other.teaser)} {esc(site.language.about)}</p>" for other in site.stories)
    main = f"""<article class="Article_root__a1Bc2"><h1>{esc(story.title)}</h1><p class="Article_date__d3Ef4">
{site.day(story.date)} · {site.word("minutes", n=6)}</p><figure><img alt="" src="/i/{story.slug}.jpg"/><figcaption>
{esc(site.language.name)}</figcaption></figure>{texts}</article>"""
    return hashed(site, Drawn(main=main, bare=True))


def contact(site: Site) -> str:
    rows = "".join(
        f"<tr><td>{esc(author)}</td><td>+49 30 000 {i:03}</td><td>"
        f"<a href='mailto:{i}@{esc(site.language.host)}'>E-Mail</a></td></tr>"
        for i, author in enumerate(sorted({story.author for story in site.language.stories}), 11)
    )
    main = f"""<h1
 class="page-title">{site.word("contact")}</h1><p>{esc(site.language.about)}</p><table><tbody>{rows}</tbody>
</table><form action="/contact" method="post"><input name="name"><input name="mail"><textarea name="message"></textarea>
<input type="submit" value="OK"></form>"""
    return government(site, Drawn(main=main, bare=True))


def imprint(site: Site) -> str:
    language = site.language
    texts = "".join(
        f"<h2>{esc(label)}</h2><p>{esc(language.about)} {esc(story.teaser)}</p>"
        for label, story in zip(language.services[:5], language.stories, strict=False)
    )
    main = f"""<h1>{site.word("imprint")}</h1>
<p>{esc(language.name)}<br>Postfach 1000<br>info@{esc(language.host)}</p>{texts}
<p>{site.word("updated")}: {site.day(language.stories[3].date)}</p>"""
    return bootstrap(site, Drawn(main=main, bare=True))


def menus_only(site: Site) -> str:
    """A home page: tiles to services, quick links, no news."""
    tiles = "".join(
        f'<a class="flex rounded-lg bg-muted p-6" href="{address(label, "/s")}"><span>{esc(label)}</span></a>'
        for label in site.language.services
    )
    main = f"""<h1 class="text-4xl">{esc(site.language.name)}</h1><p>{esc(site.language.tagline)}</p><div
 class="grid grid-cols-4 gap-4">{tiles}</div>"""
    return _without_popular(utility(site, Drawn(main=main, bare=True)), site)


def _without_popular(page: str, site: Site) -> str:
    """The page without the frame's list of stories."""
    for story in site.language.stories:
        page = page.replace(f'<a href="{site.href(story)}"', "<a").replace(esc(story.title), "")
    return page


def site_map(site: Site) -> str:

    def group(position: int, label: str) -> str:
        services = site.language.services[4 * position : 4 * position + 4]
        items = "".join(f"<li><a href={address(name, address(label))}>{esc(name)}</a>" for name in services)
        return f"<h2>{esc(label)}</h2><ul>{items}</ul>"

    groups = "".join(group(i, label) for i, label in enumerate(site.language.menu[:4]))
    return minimal(site, Drawn(main=f"<h1>{site.word('sitemap')}</h1>{groups}", bare=True))


def service_page(site: Site) -> str:
    """A page about a service: steps, downloads without dates, opening hours in a table."""
    steps = "".join(f"<li>{esc(story.teaser)}</li>" for story in site.stories[:4])
    hours = "".join(f"<tr><th>{esc(day)}</th><td>08:00–16:00</td></tr>" for day in site.language.dates.weekdays[:5])
    main = f"""<h1>{esc(site.language.services[0])}</h1><p>{esc(site.language.about)}</p><ol>{steps}</ol>
<table>{hours}</table>
<ul><li><a href="/_layouts/form1.pdf">PDF 1</a></li><li><a href="/_layouts/form2.pdf">PDF 2</a></li></ul>"""
    return aspnet(site, Drawn(main=main, bare=True))
