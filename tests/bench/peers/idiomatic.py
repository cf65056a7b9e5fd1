"""The page as the guides of Streamlit and Plotly Express would have it: tables cached as frames, charts made each run.

``PEER_CHARTS`` says how many charts; ``DATABASE_URL`` names the store (SQLite). Default settings of Streamlit.
"""

import os
import sqlite3

import pandas as pd
import plotly.express as px
import streamlit as st

CHARTS, METRICS = int(os.environ.get("PEER_CHARTS", "4")), int(os.environ.get("PEER_METRICS", "4"))
DATABASE = os.environ["DATABASE_URL"].removeprefix("sqlite:///")
VISITS = """
    SELECT month, age_group, a.venue_code AS library, v.district_code AS district, visits
    FROM attendance a JOIN venue v ON v.code = a.venue_code
"""
EVENTS = "SELECT month, event_type, venue_code AS library, events, participants FROM event_count"
MILESTONES = """
    SELECT project_code AS project, milestone_code AS milestone, min(date_value) AS first, max(date_value) AS last
    FROM milestone_report WHERE date_value IS NOT NULL GROUP BY project_code, milestone_code
"""


@st.cache_data
def read(statement: str) -> pd.DataFrame:
    """A table as a frame."""
    with sqlite3.connect(DATABASE) as store:
        frame = pd.read_sql(statement, store)
    return frame.assign(month=pd.to_datetime(frame["month"])) if "month" in frame else frame


st.set_page_config(layout="wide")
visits, events, milestones = read(VISITS), read(EVENTS), read(MILESTONES)
library = st.selectbox("Library", ["All", *sorted(visits["library"].unique())], key="library")
if library != "All":
    visits, events = visits[visits["library"] == library], events[events["library"] == library]
last = visits["month"].max()
visits, events = (frame[frame["month"] > last - pd.DateOffset(months=24)] for frame in (visits, events))
newest = visits[visits["month"] == last]["visits"].sum()
figures = {
    "Visits": newest,
    "Visits, 12 months": visits[visits["month"] > last - pd.DateOffset(months=12)]["visits"].sum(),
    "Events": events["events"].sum(),
    "Participants per event": round(events["participants"].sum() / max(events["events"].sum(), 1), 1),
}
for column, (name, value) in zip(st.columns(4), list(figures.items())[:METRICS], strict=False):
    column.metric(name, value)

by_age = visits.groupby(["month", "age_group"], as_index=False)["visits"].sum()
by_type = events.groupby(["month", "event_type"], as_index=False)["events"].sum()
total = visits.groupby("month", as_index=False)["visits"].sum()
total = total.assign(year=total["month"].dt.year, number=total["month"].dt.month)
by_district = visits.groupby("district", as_index=False)["visits"].sum()
spans = milestones.assign(first=pd.to_datetime(milestones["first"]), last=pd.to_datetime(milestones["last"]))
table = visits.pivot_table(index="library", columns="month", values="visits", aggfunc="sum")
charts = (
    lambda: px.area(by_age, x="month", y="visits", color="age_group", title="Visits by age group"),
    lambda: px.line(total, x="number", y="visits", color="year", title="Year on year"),
    lambda: px.bar(by_type, x="month", y="events", color="event_type", title="Events by type"),
    lambda: px.timeline(spans, x_start="first", x_end="last", y="project", color="milestone", title="Milestones"),
    lambda: px.bar(by_district, x="visits", y="district", orientation="h", title="Visits by district"),
    lambda: px.imshow(table, title="Library by month"),
    lambda: px.line(total.assign(mean=total["visits"].rolling(12).mean()), x="month", y="mean", title="Twelve months"),
    lambda: px.bar(by_age, x="month", y="visits", color="age_group", barmode="relative", title="Shares"),
)
for place, chart in enumerate(charts[:CHARTS]):
    st.plotly_chart(chart(), key=f"chart-{place}")
