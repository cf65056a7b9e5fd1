"""Key figures and charts from memory: what Streamlit itself needs for a page of this kind, whatever the data.

``FLOOR_CHARTS`` and ``FLOOR_METRICS`` say how many. The figures are made once a process, others for each library:
a browser has to draw anew.
"""

import os
from math import sin

import plotly.graph_objects as go
import streamlit as st

CHARTS, METRICS = int(os.environ.get("FLOOR_CHARTS", "3")), int(os.environ.get("FLOOR_METRICS", "4"))
MONTHS = [f"{year}-{month:02d}-01" for year in range(2021, 2026) for month in range(1, 13)]
LIBRARIES = ["All", *(f"Library {number:02d}" for number in range(1, 29))]


def lines(of: int) -> go.Figure:
    """Three areas of sixty months."""
    figure = go.Figure(layout={"template": "none", "title": "Visits"})
    for place, name in enumerate(("children", "youth", "adults"), 1):
        values = [1000 * place + 10 * of + month + round(100 * sin(month / 6)) for month in range(len(MONTHS))]
        figure.add_scatter(x=MONTHS, y=values, name=name, stackgroup="all", mode="lines")
    return figure


def bars(of: int) -> go.Figure:
    """Four kinds of bars in sixty months."""
    figure = go.Figure(layout={"template": "none", "title": "Events", "barmode": "relative"})
    for place, name in enumerate(("exhibition", "lecture", "workshop", "concert")):
        figure.add_bar(x=MONTHS, y=[(place + month + of) % 7 for month in range(len(MONTHS))], name=name)
    return figure


def milestones(of: int) -> go.Figure:
    """Twenty-four bars in three colours."""
    figure = go.Figure(layout={"template": "none", "title": "Milestones", "barmode": "overlay", "xaxis_type": "date"})
    for place, name in enumerate(("done", "running", "planned")):
        rows = range(place, 24, 3)
        days = [(2 + (row + of) % 5) * 30 * 86_400_000 for row in rows]
        names = [f"P{row // 4} M{row % 4}" for row in rows]
        figure.add_bar(base=[MONTHS[row] for row in rows], x=days, y=names, orientation="h", name=name)
    return figure


@st.cache_resource
def drawn() -> dict[str, list[go.Figure]]:
    """All figures of each library."""
    kinds = (lines, bars, milestones)
    return {name: [kinds[k % 3](of + k) for k in range(CHARTS)] for of, name in enumerate(LIBRARIES)}


st.set_page_config(layout="wide")
library = st.selectbox("Library", LIBRARIES, key="library")
for place, column in enumerate(st.columns(METRICS) if METRICS else ()):
    column.metric(f"Figure {place}", f"{place}70 000", "1 %")
for place, figure in enumerate(drawn()[library]):
    st.plotly_chart(figure, key=f"chart-{place}")
