"""A map of sixty points over a style of one colour."""

import pydeck as pdk
import streamlit as st

STYLE = "/app/static/plain.json"


@st.cache_resource
def deck() -> pdk.Deck:
    """Made once a process."""
    rows = [
        {"name": f"Library {number}", "lat": 43.2 + (number * 37 % 60) / 500, "lon": 76.82 + (number * 23 % 60) / 333}
        for number in range(60)
    ]
    layer = pdk.Layer(
        "ScatterplotLayer", rows, id="points", get_position="[lon, lat]", get_radius=200, get_fill_color=[200, 60, 60],
        pickable=True,
    )  # fmt: skip
    view = pdk.ViewState(latitude=43.25, longitude=76.9, zoom=11)
    return pdk.Deck(layers=[layer], initial_view_state=view, tooltip={"text": "{name}"}, map_style=STYLE)


st.set_page_config(layout="wide")
st.title("Map")
st.pydeck_chart(deck(), height=500, key="map")
