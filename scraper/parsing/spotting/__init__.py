from __future__ import annotations
import re
from dataclasses import dataclass
from datetime import timedelta, date
from scraper.page import ListedDate
@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    order: str
    year: int | None
    month: int | None
    day: int | None
@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    start: int
    stop: int
    text: str
    readings: tuple[Reading, ...] = ()
    relative: timedelta | None = None
    has_time: bool = False
    zone: str | None = None
    label: str = ""
    until: tuple[Reading, ...] = ()
M = {m: i+1 for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split())}
P = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})|(\d{1,2})[-./](\d{1,2})[-./](\d{4})|\b([A-Za-z]{3})[a-z]*\.? (\d{1,2}),? (\d{4})|\b(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})")
def page_languages(lang, sample): return ("en",)
def find_dates(text, languages):
    if not any(c.isdigit() for c in text): return ()
    out = []
    for m in P.finditer(text):
        g = m.groups(); r = ()
        if g[0]: r = (Reading(order="YMD", year=int(g[0]), month=int(g[1]), day=int(g[2])),)
        elif g[3]:
            a, b = int(g[3]), int(g[4])
            r = tuple(Reading(order=o, year=int(g[5]), month=mm, day=d) for o, mm, d in (("DMY", b, a), ("MDY", a, b)) if mm <= 12)
        elif g[6] and g[6].lower() in M: r = (Reading(order="MDY", year=int(g[8]), month=M[g[6].lower()], day=int(g[7])),)
        elif g[9] and g[10].lower() in M: r = (Reading(order="DMY", year=int(g[11]), month=M[g[10].lower()], day=int(g[9])),)
        r = tuple(x for x in r if 1 <= x.month <= 12 and 1 <= x.day <= 31)
        if r: out.append(Spotted(start=m.start(), stop=m.end(), text=m[0], readings=r))
    return tuple(out)
def settle(spots, captured_at, *, language=None, region=None):
    return tuple(ListedDate(text=s.text, value=f"{s.readings[-1].year:04}-{s.readings[-1].month:02}-{s.readings[-1].day:02}") for s in spots)
def read_iso(text):
    m = re.match(r"(\d{4})-(\d{2})-(\d{2})", text)
    return ListedDate(text=text, value=m[0]) if m else None
