"""The Overview in Dash: the same statements, sentences and figures (our panels), drawn by Dash's components.

``DASH`` is the folder into which Dash was installed, ``PORT`` where to listen, ``DATABASE_URL`` the store.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3]))
sys.path.append(os.environ["DASH"])  # at the end: Plotly stays that of the project

from dash import Dash, Input, Output, dcc, html

from dashboard import settings, store
from dashboard.metrics import places
from dashboard.panels import Prepared, Snapshot, prepare, reader
from dashboard.panels.figure_words import change, label
from dashboard.sayings.overview import written
from dashboard.ui.sidebar import opening_filters

CHARTS = ("overview.reported", "attendance.year_on_year", "overview.plan", "projects.gantt")
LANGUAGE, THEME = "ru", "light"
URL = settings.database_url()
app = Dash(__name__)


def snapshot() -> Snapshot:
    """The store's state, looked up for every change as ours does."""
    with store.reading(URL) as session:
        return Snapshot(URL, store.revision(session))


def libraries() -> list[dict[str, str]]:
    """Options of the box."""
    t = reader(snapshot(), LANGUAGE)
    with store.reading(URL) as session:
        return [{"value": code, "label": t.short_name(code)} for code, _ in places.known_places(session).libraries]


@app.callback(Output("page", "children"), Input("library", "value"))
def page(library: str | None) -> list[object]:
    """Everything that follows the box."""
    now, selection = snapshot(), opening_filters(settings.today())
    chosen = replace(selection, libraries=(library,) if library else ())
    prepared = {
        name: prepare(name, chosen, LANGUAGE, THEME, now)
        for name in ("overview.answer", "overview.key_figures", "overview.attention", *CHARTS)
    }
    t = reader(now, LANGUAGE)
    rows = prepared["overview.key_figures"].frame.itertuples()
    figures = [html.Div([html.P(label(row, t)), html.H2(written(row, t)), html.P(change(row, t))]) for row in rows]
    attention = html.P(prepared["overview.attention"].saying.text)
    return [html.H3(prepared["overview.answer"].saying.text), *figures, attention, *map(card, _charts(prepared))]


def _charts(prepared: dict[str, Prepared]) -> list[Prepared]:
    return [prepared[name] for name in CHARTS if prepared[name].drawing is not None]


def card(prepared: Prepared) -> html.Div:
    """Finding, chart, sentence."""
    chart = dcc.Graph(figure=prepared.drawing, id=f"chart-{prepared.panel.id.replace('.', '-')}")
    return html.Div([html.H4(prepared.saying.headline), chart, html.P(prepared.saying.text)])


app.layout = lambda: html.Div([dcc.Dropdown(libraries(), id="library"), html.Div(id="page")])

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=os.environ["PORT"], debug=False)
