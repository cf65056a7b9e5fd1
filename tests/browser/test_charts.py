"""Does a browser draw each chart once? Where the words beside an axis do not fit, Plotly draws all of it again."""

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
    const chart = JSON.parse(text), place = document.getElementById('chart');
    await Plotly.newPlot(place, chart.data, {...chart.layout, width});
    const {l, r, t, b} = place._fullLayout._size, given = chart.layout.margin;
    Plotly.purge(place);
    return [[l, r, t, b].map(Math.round), [given.l, given.r, given.t, given.b]];
}"""
"""Margins as they were drawn, and as they were given."""
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
def test_every_chart_has_the_room_that_its_words_take(language: str, page: Page, full_store: Path) -> None:
    url = f"sqlite:///{full_store}"
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    asked = opening_filters(TODAY)
    drawings = {name: prepare(name, asked, language, next(iter(LOOKS)), snapshot).drawing for name in PANELS}
    charts = {name: one for name, one in drawings.items() if isinstance(one, Chart)}
    assert len(charts) > FEWEST
    for name, chart in charts.items():
        drawn, given = page.evaluate(DRAWN, [chart.to_json(), WIDE])
        assert (name, drawn) == (name, given)
