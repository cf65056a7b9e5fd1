"""A file is read by ``csv.reader``, written by ``executemany``, and the next run of everybody shows the new figures.

``FLOOR_DATABASE`` names an SQLite file of its own, ``FLOOR_CHARTS`` how many charts of the months show them beside the
sum: the least that a page with so many charts costs when its figures are new. They are drawn once for all readers.
Nothing is checked, no one is asked, nothing is kept for an undo.
"""

import csv
import io
import os
import sqlite3

import plotly.graph_objects as go
import streamlit as st

TABLE = "CREATE TABLE IF NOT EXISTS visits (library, month, age_group, visits, PRIMARY KEY (library, month, age_group))"
UPSERT = "INSERT INTO visits VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET visits = excluded.visits"
SUMS = "SELECT age_group, month, sum(visits) FROM visits GROUP BY age_group, month ORDER BY age_group, month"
CHARTS = int(os.environ.get("FLOOR_CHARTS", "0"))


@st.cache_resource(max_entries=4)
def drawn(total: int) -> list[go.Figure]:
    """The charts of a state of the store, told apart by its sum."""
    rows = store.execute(SUMS).fetchall()
    figures = []
    for _ in range(CHARTS):
        figure = go.Figure(layout={"template": "none", "title": f"Visits {total}"})
        for age in sorted({row[0] for row in rows}):
            own = [row for row in rows if row[0] == age]
            figure.add_scatter(
                x=[row[1] for row in own], y=[row[2] for row in own], name=age, stackgroup="all", mode="lines"
            )
        figures.append(figure)
    return figures


store = sqlite3.connect(os.environ["FLOOR_DATABASE"])
store.execute(TABLE)
file = st.file_uploader("File", key="files")
if file is not None:
    lines = csv.reader(io.StringIO(file.getvalue().decode()), delimiter=";")
    next(lines)
    with store:
        store.executemany(UPSERT, lines)
total = store.execute("SELECT sum(visits) FROM visits").fetchone()[0]
st.markdown(f"visits {total}")
for place, figure in enumerate(drawn(total)):
    st.plotly_chart(figure, key=f"chart-{place}")
store.close()
