"""A page of the nineties that is still there: layout tables, fonts, upper case, open cells, a visitor counter."""

from tests.layouts.frames.parts import address, popular
from tests.layouts.site import Drawn, Site, esc

__all__ = ["nineties"]

FONT = '<FONT FACE="Verdana, Arial, Helvetica" SIZE=2>'


def nineties(site: Site, page: Drawn) -> str:
    language = site.language
    menu = "\n".join(
        f'<TR><TD BGCOLOR=#CCDDEE>{FONT}&#149; <A HREF="{address(label)}.htm">{esc(label)}</A></FONT></TD></TR>'
        for label in (*language.menu, *language.services[:8])
    )
    right = "<BR><BR>\n".join(f'<A HREF="{site.href(story)}">{esc(story.title)}</A>' for story in popular(site))
    heading = "" if page.bare else f"<H1><FONT COLOR=#003366>{site.word('news')}</FONT></H1>\n<P>{site.word('intro')}"
    return f"""<HTML>
<HEAD>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>{esc(language.name)}: {site.word("news")}</TITLE>
{page.head}
<SCRIPT LANGUAGE="JavaScript"><!--
function MM_swap() {{ document.images["b1"].src = "img/b1_over.gif"; }}
//--></SCRIPT>
</HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000 LINK=#0000CC VLINK=#551A8B TOPMARGIN=0 LEFTMARGIN=0 DIR={language.direction}>
<TABLE WIDTH=780 BORDER=0 CELLPADDING=0 CELLSPACING=0 ALIGN=center>
<TR><TD COLSPAN=3 BGCOLOR=#003366><IMG SRC="img/banner.gif" WIDTH=780 HEIGHT=90 ALT="{esc(language.name)}"></TD></TR>
<TR><TD COLSPAN=3>{FONT}<A HREF="/">{site.word("home")}</A> | <A HREF="/contact.htm">{site.word("contact")}</A> |
<A HREF="/sitemap.htm">{site.word("sitemap")}</A></FONT></TD></TR>
<TR><TD WIDTH=150 VALIGN=top><TABLE WIDTH=150 BORDER=0 CELLPADDING=4 CELLSPACING=1>
{menu}
</TABLE></TD>
<TD WIDTH=460 VALIGN=top>{FONT}
{heading}
{page.main}
</FONT></TD>
<TD WIDTH=170 VALIGN=top BGCOLOR=#EEEEEE>{FONT}<B>{site.word("popular")}</B><BR>
{right}
<P><IMG SRC="/cgi-bin/counter.gif" ALT="000412873"></FONT></TD></TR>
<TR><TD COLSPAN=3 ALIGN=center BGCOLOR=#CCDDEE><FONT SIZE=1>{esc(language.about)}<BR>
&copy; {language.stories[0].date.year} {esc(language.name)} -
<A HREF="mailto:webmaster@{esc(language.host)}">Webmaster</A>
</FONT></TD></TR>
</TABLE>
{page.after}
</BODY>
</HTML>
"""
