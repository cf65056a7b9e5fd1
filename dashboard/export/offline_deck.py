"""What is shown where there is no network? A deck as one HTML file: charts that answer, the map drawn, keys, notes.

The file holds all it needs, asks no host for anything and forbids itself to. What people wrote is escaped in markup,
and in data it cannot end the element that holds it.
"""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dashboard.charts import told
from dashboard.deck.model import ComposedDeck, ComposedSlide
from dashboard.export.offline_slide import slide_html
from dashboard.export.panel_workbook import Progress, no_progress
from dashboard.i18n import Translator
from dashboard.look import LOOKS, Look
from dashboard.settings import STATIC

HERE = Path(__file__)
THEMES = ("light", "dark")
MIME = "text/html"
LARGEST = 8 * 1024 * 1024
"""Bytes that a file may have: it is sent by mail and carried on a stick."""
BUTTONS = ("first", "previous", "next", "last", "notes", "theme", "screen")
ICONS: Mapping[str, str] = {
    "first": "M6 5v14M18 5l-8 7 8 7z", "previous": "M16 5l-9 7 9 7z", "next": "M8 5l9 7-9 7z",
    "last": "M18 5v14M6 5l8 7-8 7z", "notes": "M5 6h14M5 10h14M5 14h14M5 18h8",
    "theme": "M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16", "screen": "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
}  # fmt: skip
"""Paths in a square of 24: no machine lacks the letters for them."""
FILLED = frozenset({"first", "previous", "next", "last"})
FONTS = {"Culture Sans": "culture-sans.woff2", "Culture Serif": "culture-serif.woff2"}
LINK = re.compile(r"</?a\b[^>]*>", re.IGNORECASE)
"""Plotly makes links of these: a name must not bring one along."""


def offline_deck(
    by_theme: Mapping[str, ComposedDeck], t: Translator, theme: str = "light", progress: Progress = no_progress
) -> bytes:
    """A deck composed for each theme, as one file that opens in ``theme``."""
    deck = by_theme[theme]
    slides = []
    for number, slide in enumerate(deck.slides, 1):
        pair = {name: composed.slides[number - 1] for name, composed in by_theme.items()}
        slides.append(slide_html(slide, pair, deck, t))
        progress(number, len(deck.slides))
    return _page(deck, "".join(slides), _figures(by_theme), t, theme).encode()


def _page(deck: ComposedDeck, slides: str, figures: str, t: Translator, theme: str) -> str:
    scripts = (plotly_script(), _source("js"))
    style = f"{_font_faces()}{''.join(_colors(LOOKS[name]) for name in THEMES)}{_source('css')}"
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(deck.title)}</title><style>{style}</style>"
    )
    run = "".join(f"<script>{script}</script>" for script in scripts)
    data = f'<script type="application/json" id="figures">{figures}</script>'
    config = escape(json.dumps(told.config(t.language), ensure_ascii=False))
    return (
        f'<!doctype html><html lang="{t.language}" data-theme="{theme}" data-charts="{config}"><head>{head}</head>'
        f'<body><main>{slides}</main>{_buttons(t)}<p id="told" role="status"></p>{data}{run}</body></html>\n'
    )


def _buttons(t: Translator) -> str:
    made = "".join(
        f'<button type="button" data-do="{name}" aria-label="{escape(t(f"offline.{name}"))}" '
        f'title="{escape(t(f"offline.{name}"))}">{_icon(name)}</button>'
        for name in BUTTONS
    )
    return f'<nav aria-label="{escape(t("offline.buttons"))}">{made}</nav>'


def _icon(name: str) -> str:
    fill = "currentColor" if name in FILLED else "none"
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"><path d="{ICONS[name]}" fill="{fill}"/></svg>'


def _figures(by_theme: Mapping[str, ComposedDeck]) -> str:
    """``{theme: {slide: figure}}`` as JSON that cannot end its element."""
    plain = {
        theme: {slide.number: json.loads(drawing.to_json()) for slide in deck.slides for drawing in chart_of(slide)}
        for theme, deck in by_theme.items()
    }
    text = json.dumps(_without_links(plain), ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def chart_of(slide: ComposedSlide) -> tuple[Any, ...]:
    """The chart of a slide, if it holds one: not a map, not a table."""
    drawing = slide.prepared.drawing if slide.prepared else None
    return (drawing,) if hasattr(drawing, "to_plotly_json") else ()


def _without_links(value: Any) -> Any:
    if isinstance(value, str):
        return LINK.sub("", value)
    if isinstance(value, dict):
        return {key: _without_links(one) for key, one in value.items()}
    return [_without_links(one) for one in value] if isinstance(value, list) else value


def _policy(scripts: tuple[str, ...]) -> str:
    """What the file may do: run its own scripts, use its own styles, fonts and pictures; ask nobody."""
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def plotly_script() -> str:
    """Plotly's own script, as its package brings it."""
    text = (_package("plotly") / "package_data" / "plotly.min.js").read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


@cache
def _font_faces() -> str:
    """The letters of the pages: they hold those of Kazakh, whatever the machine has."""
    return "".join(_font_face(family, file) for family, file in FONTS.items())


def _font_face(family: str, name: str) -> str:
    data = base64.b64encode((STATIC / name).read_bytes()).decode()
    return f'@font-face{{font-family:"{family}";font-weight:400 700;src:url(data:font/woff2;base64,{data})}}'


def _package(name: str) -> Path:
    spec = find_spec(name)  # found, not imported: nothing here speaks Streamlit
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent


@cache
def _source(ending: str) -> str:
    return HERE.with_suffix(f".{ending}").read_text(encoding="utf-8")


def _colors(look: Look) -> str:
    values = {
        "page": look.background, "surface": look.surface, "text": look.text, "muted": look.muted,
        "border": look.border, "blue": look.named["blue"], "gold": look.named["gold"],
        **{status.replace("_", "-"): color for status, color in look.status.items()},
    }  # fmt: skip
    return f'[data-theme="{look.theme}"]{{' + ";".join(f"--{name}:{value}" for name, value in values.items()) + "}"
