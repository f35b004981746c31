"""A portal that carries its state along: long ids, web parts, links that call scripts."""

from tests.layouts.frames.parts import address, latest
from tests.layouts.frames.weight import theme_css, viewstate
from tests.layouts.site import Drawn, Site, esc

__all__ = ["aspnet"]


def aspnet(site: Site, page: Drawn) -> str:
    language = site.language
    heading = (
        ""
        if page.bare
        else f'<h1 id="ctl00_PlaceHolderMain_lblTitle">{site.word("news")}</h1><p>{site.word("intro")}</p>'
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
 "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="{language.code}" xml:lang="{language.code}" dir="{language.direction}">
<head id="ctl00_Head1"><title>
	{site.word("news")} - {esc(language.name)}
</title><meta http-equiv="X-UA-Compatible" content="IE=10" />
<link rel="stylesheet" type="text/css" href="/_layouts/15/1033/styles/corev15.css?rev=x" />
{theme_css("ms")}{page.head}
</head>
<body onload="javascript:_spBodyOnLoadWrapper();">
<form method="post" action="./default.aspx" id="aspnetForm" onsubmit="javascript:return WebForm_OnSubmit();">
{viewstate(9000)}
<script type="text/javascript">
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(t, a) {{ theForm.__EVENTTARGET.value = t; theForm.submit(); }}
//]]>
</script>
<div id="s4-workspace"><div id="s4-bodyContainer">
{_top(site)}
<div id="contentRow"><div id="sideNavBox" class="ms-dialogHidden ms-noList">{_side(site)}</div>
<div id="contentBox" aria-live="polite" aria-relevant="all"><a id="mainContent" name="mainContent" tabindex="-1"></a>
{heading}
<div class="ms-webpart-zone ms-fullWidth"><div class="ms-webpart-chrome"><div class="ms-WPBody" id="WebPartWPQ2">
{page.main}
</div></div></div>
</div></div>
{_foot(site)}
</div></div>
{page.after}
</form></body></html>
"""


def _top(site: Site) -> str:
    items = "\n".join(
        f'<li class="static"><a class="static menu-item ms-core-listMenu-item" accesskey="{i}" href='
        f'"{address(label, "/sites")}/default.aspx"><span class="additional-background"><span class="menu-item-text">'
        f"{esc(label)}</span></span></a></li>"
        for i, label in enumerate(site.language.menu, 1)
    )
    return f"""<div id="s4-titlerow"><a id="ctl00_onetidProjectPropertyTitleGraphic"
 href="/">{esc(site.language.name)}</a>
<div id="DeltaTopNavigation"><ul id="zz1_RootAspMenu" class="root ms-core-listMenu-root static">
{items}
</ul></div><div id="searchInputBox"><input type="text" value="{site.word("search")}..." maxlength="2048" />
<a href="javascript: {{}}" title="{site.word("search")}"><img src="/_layouts/15/images/searchresultui.png"
 alt="" /></a></div></div>
<div class="breadcrumb"><span id="ctl00_SiteMapPath1"><span><a
 href="/">{site.word("home")}</a></span><span> &gt; </span>
<span>{site.word("news")}</span></span></div>"""


def _side(site: Site) -> str:
    links = "\n".join(
        f'<li><a href="{address(label, "/sites/services")}.aspx">{esc(label)}</a></li>'
        for label in site.language.services
    )
    rows = "\n".join(
        f'<div class="dfwp-item"><div class="item link-item"><a href="{site.href(story)}">{esc(story.title)}</a>'
        f'<div class="description">{site.day(story.date, "numeric")}</div></div></div>'
        for story in latest(site)[:3]
    )
    return f"""<ul class="root static">
{links}
</ul><h2 class="ms-webpart-titleText"><nobr><span>{site.word("latest")}</span></nobr></h2><div
 class="dfwp-column">{rows}</div>"""


def _foot(site: Site) -> str:
    return f"""<div id="footer"><a href="/contact.aspx">{site.word("contact")}</a> | <a href="/privacy.aspx">
{site.word("privacy")}</a> | <a id="ctl00_lnkPrint" href="javascript:__doPostBack('ctl00$lnkPrint','')">Print</a>
<p>{esc(site.language.about)}</p><p>&copy; {site.language.stories[0].date.year} {esc(site.language.name)}</p></div>"""
