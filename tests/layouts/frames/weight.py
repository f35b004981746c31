"""Scripts, styles and symbols as pages carry them: most of their bytes, and none of their content."""

from itertools import product

__all__ = ["ICONS", "presets", "settings", "symbols", "theme_css", "tracking", "utility_css", "viewstate"]

ICONS = {
    "clock": "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm0 18a8 8 0 1 1 0-16 8 8 0 0 1 0 16zm.5-13H11v6l5.2 3.2z",
    "folder": "M10 4H4a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V8a2 2 0 0 0-2-2h-8l-2-2z",
    "arrow": "M13.17 5.24 12.1 6.3l4.95 4.95H4v1.5h13.05l-4.95 4.95 1.07 1.06L19.93 12z",
    "menu": "M3 18h18v-2H3v2zm0-5h18v-2H3v2zm0-7v2h18V6H3z",
    "search": "M15.5 14h-.79l-.28-.27a6.5 6.5 0 1 0-.7.7l.27.28v.79l5 4.99L20.49 19z",
    "user": "M12 12c2.2 0 4-1.8 4-4s-1.8-4-4-4-4 1.8-4 4 1.8 4 4 4zm0 2c-2.7 0-8 1.3-8 4v2h16v-2c0-2.7-5.3-4-8-4z",
    "comment": "M20 2H4a2 2 0 0 0-2 2v18l4-4h14a2 2 0 0 0 2-2V4a2 2 0 0 0-2-2z",
}  # fmt: skip
COLOURS = {
    "base": "fff",
    "contrast": "1b1b1f",
    "primary": "1f5f8b",
    "accent": "c8501e",
    "muted": "e9ecef",
    "line": "ced4da",
}
SIDES = {"t": "top", "b": "bottom", "s": "left", "e": "right"}


def icon(name: str) -> str:
    shape = f'<path d="{ICONS[name]}"/>'
    return f'<svg aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 24 24">{shape}</svg>'


def symbols() -> str:
    parts = "".join(
        f'<symbol id="icon-{name}" viewBox="0 0 24 24"><path d="{d}"/></symbol>' for name, d in ICONS.items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" style="display:none">{parts}</svg>'


def presets() -> str:
    """Custom properties as a block theme prints them into every page."""
    colours = "".join(f"--wp--preset--color--{name}:#{value};" for name, value in COLOURS.items())
    sizes = "".join(f"--wp--preset--spacing--{n}:{0.44 * 1.5**i:.2f}rem;" for i, n in enumerate(range(20, 90, 10)))
    kinds = product(COLOURS, ("color", "background-color", "border-color"))
    rules = "".join(f".has-{name}-{kind}{{{kind}:var(--wp--preset--color--{name})!important}}" for name, kind in kinds)
    return f"<style id='global-styles-inline-css'>:root{{{colours}{sizes}}}{rules}</style>"


def theme_css(prefix: str) -> str:
    """A theme's critical rules."""
    parts = ("header", "nav", "menu", "hero", "content", "teaser", "meta", "title", "date", "tags", "sidebar", "footer")
    rules = "".join(
        f".{prefix}-{part}{{display:block;margin:0 auto {i + 1}rem;padding:{i}px {2 * i}px;color:#{i * 13:02x}3a4f;"
        f"line-height:1.{i % 6 + 2}}}.{prefix}-{part}:hover a{{text-decoration:underline}}"
        f"@media(min-width:{640 + 32 * i}px){{.{prefix}-{part}{{max-width:{60 + i}rem}}}}"
        for i, part in enumerate(parts)
    )
    return f"<style>{rules}</style>"


def utility_css() -> str:
    """What a build leaves of a utility framework."""
    spaces = "".join(
        f".{kind}{side}-{n}{{{word}-{SIDES[side]}:{n * 0.25}rem}}"
        for (kind, word), side, n in product((("m", "margin"), ("p", "padding")), SIDES, range(1, 13))
    )
    texts = "".join(
        f".text-{c}{{--tw-text-opacity:1;color:#{v}}}.bg-{c}{{background:#{v}}}" for c, v in COLOURS.items()
    )
    return f"<style>*,::before,::after{{box-sizing:border-box;border:0 solid #e5e7eb}}{spaces}{texts}</style>"


def settings(name: str, values: str) -> str:
    """A script that hands settings to other scripts."""
    return f'<script id="{name}-js-extra">\n/* <![CDATA[ */\nvar {name} = {values};\n/* ]]> */\n</script>'


def tracking(number: str) -> str:
    return f"""<script>
(function(w,d,q){{w[q]=w[q]||[];w[q].push(["setTrackerUrl","/stats/t.php"],["setSiteId","{number}"],["trackPageView"]);
var s=d.createElement("script"),f=d.getElementsByTagName("script")[0];s.async=true;s.src="/stats/t.js";
f.parentNode.insertBefore(s,f);d.addEventListener("click",function(e){{var a=e.target.closest&&e.target.closest("a");
if(a&&a.host!==location.host)w[q].push(["trackLink",a.href,"link"])}},true)}})(window,document,"_paq");
document.documentElement.className=document.documentElement.className.replace("no-js","js");
</script>"""


def viewstate(size: int) -> str:
    """The state that some servers make every page carry."""
    state = "/wEPDwUKLTM2OTk4NDk4Mg9kFgJmD2QWAgIDD2QWBAIBD2QWAmYPZBYCAgEPFgIeC18hSXRlbUNvdW50AgZkZAIHD2QWAgIBD2QWAg"
    value = (state * (size // len(state) + 1))[:size]
    return f"""<div class="aspNetHidden"><input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="{value}==" />
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__EVENTVALIDATION" id="__EVENTVALIDATION" value="{state[:96]}" /></div>"""
