"""What does a page load before Streamlit asks for it? The scripts that draw it, and its letters.

Streamlit asks for what draws an element when the element has come: for Plotly only after the connection, the run and
the first chart. Told in the page itself, it is read and compiled while the server still draws. Names of these files
hold a hash: they are looked up in the installed Streamlit.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from dashboard.server.compression import STATIC

FILES = STATIC / "static"
EVERYWHERE = ("ButtonGroup", "Html", "Multiselect", "Selectbox", "PageLink")
"""Languages, logo, filters, links."""
CHARTS = (*EVERYWHERE, "PlotlyChart")
DRAWN_BY: Mapping[str, tuple[str, ...]] = {
    "overview": (*CHARTS, "Metric"),
    "libraries": CHARTS,
    "attendance": CHARTS,
    "events": CHARTS,
    "projects": CHARTS,
    "map": (*EVERYWHERE, "DeckGlJsonChart", "webgl-device", "Slider"),
}
"""What draws a page, where it is more than what every page has."""
FIRST = "overview"
"""The page at the root."""
FONTS = ("SourceSerifVariable-Roman", "MaterialSymbols-Rounded")
"""Of headings and of icons; that of the text Streamlit's page loads ahead itself."""
IN_PAGE = re.compile(r"static/js/([\w.~-]+\.js)")
IMPORTED = re.compile(r"""(?:from|import)["']\./([\w.~-]+\.js)["']""")
BEGINNING = 8192
"""Characters of a script in which it says what it imports."""


def links(path: str) -> bytes:
    """What goes into a page's head, for the path of its address."""
    return _links(DRAWN_BY.get(path.strip("/") or FIRST, EVERYWHERE))


@cache
def _links(names: tuple[str, ...]) -> bytes:
    fonts = [found.name for name in FONTS for found in (FILES / "media").glob(f"{name}.*.woff2")]
    letters = [f'<link rel="preload" href="/static/media/{name}" as="font" crossorigin>' for name in fonts]
    scripts = [f'<link rel="modulepreload" href="/static/js/{name}">' for name in _needed(names)]
    return "".join(letters + scripts).encode()


def _needed(names: tuple[str, ...]) -> list[str]:
    """These scripts with all that they import, without what Streamlit's page loads ahead itself."""
    seen = set(IN_PAGE.findall((STATIC / "index.html").read_text(encoding="utf-8")))
    scripts = [script for name in names for script in (FILES / "js").glob(f"{name}.*.js")]
    return [needed for script in scripts for needed in _with_imports(script, seen)]


def _with_imports(script: Path, seen: set[str]) -> Iterator[str]:
    if script.name in seen:
        return
    seen.add(script.name)
    yield script.name
    with script.open(encoding="utf-8") as text:
        imported = IMPORTED.findall(text.read(BEGINNING))
    for name in imported:
        yield from _with_imports(script.with_name(name), seen)
