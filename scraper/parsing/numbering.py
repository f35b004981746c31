"""How the addresses of sites number the pages of a listing: words in many languages and patterns, as data."""

import re
from urllib.parse import quote

__all__ = [
    "CURSOR",
    "DATED",
    "DIGITS",
    "MANY",
    "MAYBE_NAMES",
    "MAYBE_PATHS",
    "NAMELESS",
    "NOT_NUMBERING",
    "OFFSET_PATH",
    "OFFSET_WORDS",
    "PAGE_WORDS",
    "PARTS",
    "SESSION",
    "SURE_PATHS",
    "TRACKING",
    "URL",
    "WORD",
    "YEAR",
]

MANY = 10**8
"""A number as great as that is a time or an identifier."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PAGE_WORDS = _words(
    """
page pages paged pagina pàgina página páxina paginas pag paginação pagenum pagenumber pagenr pageno pageindex
currentpage curpage newpage gotopage topage thispage pagenow nowpage npage ipage numpage pagenb pagen pagination
paginate pager paging pn pg pgnum pgno pageactuelle seite seiten seitennr sida sidan sidor side sidenr sivu
sivunro strana stranka stránka strani stranica stran strona oldal lapa puslapis leht lehekülg lehekylg sayfa səhifə
sehife faqe halaman hal hlm trang страница стр сторінка σελίδα selida orria orrialdea blogpage newspage listpage
leathanach tudalen
"""
)
OFFSET_WORDS = _words(
    """
offset start limitstart startindex startrow startat startfrom from skip first pointer
"""
)
NOT_NUMBERING = _words(
    """
per size limit count total max id type name title ref src lang comment comments reply date year month landing home
template section cpage layout parent
"""
)
"""Words in the names of parameters about pages that do not number them."""
MAYBE_NAMES = _words(
    """
p n pp cp np st idx no nr seq s_p pageid
"""
)
TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|mc_[ce]id|igshid|_hs\w+|_ga|_gl|chash|utf8|phpsessid|jsessionid"
    r"|no_cache|_pjax|_wrapper_format|ajax_form)"
)
CURSOR = re.compile(
    r"(?:updated-max|cursor|after|before|max_?id|since_?id|next_?token|page_?token|start_?after|older_?than|before_?date"
    r"|before_?id|last_?id|last_?key|continuation|continue|token|skip_?token|p_id|until|marker|offset|from|start|next)"
)
URL = re.compile(r"\s*([a-z][a-z0-9+.\-]*):(?://([^/?#\\]*))?([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.DOTALL)
WORD = re.compile(r"[^\W\d_]+")
DIGITS = re.compile(r"\d+$", re.IGNORECASE)

EITHER = "|".join(sorted({form for word in PAGE_WORDS for form in (word, quote(word).lower())}, key=len, reverse=True))
SURE_PATHS = (
    re.compile(rf"[/\-_,;.~(:](?:{EITHER})\)?(?:[/:=_,.\-]|%3[ad])?(\d{{1,6}})(?=$|[/,;)]|\.[a-z]{{2,5}}$)"),
    re.compile(r"/(?:index|default|list)[-_,]?(\d{1,4})(?=$|/$|\.[a-z]{2,5}$)"),
)
OFFSET_PATH = re.compile(r"/\(?(?:offset|start|from|skip|limitstart)\)?[/:=\-](\d{1,7})(?=$|[/,;])")
MAYBE_PATHS = (
    re.compile(r"[/\-_,.]p[/=:\-_]?(\d{1,5})(?=$|/$|/index\.[a-z]+$|\.[a-z]{2,5}$)"),
    re.compile(r"(?<!/(?:19|20)\d\d)(?<!/(?:19|20)\d\d/\d\d)/(\d{1,4})(?=$|/$|/index\.[a-z]+$|\.[a-z]{2,5}$)"),
    re.compile(r"(?<=[^\W_])(?<!(?:19|20)\d\d)[-_,.]?(?<!\d)(\d{1,4})(?=$|/$|\.[a-z]{2,5}$)"),
)
PARTS = re.compile(
    r"(?:chapter|part|teil|kapitel|lesson|step|vol|volume|issue|no|nr|section|day|week|episode|ep|unit|session)s?[-_,./]?$"
)
"""Before a number: that of a thing, and not of a page."""
DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?:[-/.]?(?:0?[1-9]|1[0-2])|[-/]w\d\d?)(?:[-/.]?[0-3]\d)?(?!\d)")
"""A month, a week or a day: where a calendar leads."""
YEAR = re.compile(r"(?:19|20)\d\d")
NAMELESS = re.compile(r"(?:/(?:index|default|home))?(?:\.(?:html?|php\d?|aspx?|shtml|jsp|cfm|do|xhtml))?/*$")
SESSION = re.compile(r";jsessionid=[^/;?]*")
