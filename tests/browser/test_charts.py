"""Does a browser draw each chart once? Not where words find no room, nor when it is handed the same chart again."""

import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import plotly
import pytest
from playwright.sync_api import Browser, Page

from dashboard import settings, store
from dashboard.charts.chart import Chart
from dashboard.i18n import LANGUAGES
from dashboard.look import LOOKS
from dashboard.panels import PANELS, Snapshot, prepare
from dashboard.ui.sidebar import opening_filters

TODAY = date(2026, 11, 10)
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
PAGE = """<style>
@font-face {{ font-family: "Source Sans"; src: url(data:font/woff2;base64,{font}); font-weight: 200 900 }}
body {{ font-family: "Source Sans" }}</style><body>Әa<div id="chart"></div></body>"""
DRAWN = """async ([text, width]) => {
    const place = document.getElementById('chart');
    const handed = draw => { const {data, layout} = JSON.parse(text); return draw(place, data, {...layout, width}); };
    await handed(Plotly.newPlot);
    const {l, r, t, b} = place._fullLayout._size, given = place._fullLayout.margin;
    const parts = [...place.querySelectorAll('*')];
    await handed(Plotly.react);
    const again = parts.filter(part => !part.isConnected).length;
    Plotly.purge(place);
    return [[l, r, t, b].map(Math.round), [given.l, given.r, given.t, given.b], again];
}"""
"""Margins as drawn and as given; parts drawn anew when it is handed over again, as Streamlit does."""
WIDE, FEWEST = 620, 20


@pytest.fixture(scope="module")
def page(chromium_browser: Browser) -> Iterator[Page]:
    context = chromium_browser.new_context()
    page = context.new_page()
    font = base64.b64encode((settings.STATIC / "culture-sans.woff2").read_bytes()).decode()
    page.set_content(PAGE.format(font=font))
    page.evaluate("document.fonts.load('14px \"Source Sans\"')")
    page.add_script_tag(path=str(PLOTLY))
    yield page
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_is_drawn_once(language: str, page: Page, full_store: Path) -> None:
    url = f"sqlite:///{full_store}"
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    asked = opening_filters(TODAY)
    drawings = {name: prepare(name, asked, language, next(iter(LOOKS)), snapshot).drawing for name in PANELS}
    charts = {name: one for name, one in drawings.items() if isinstance(one, Chart)}
    assert len(charts) > FEWEST
    for name, chart in charts.items():
        drawn, given, again = page.evaluate(DRAWN, [chart.to_json(), WIDE])
        assert (name, drawn) == (name, given), "its words need more room"
        assert (name, again) == (name, 0), "handed over again it is drawn again"
