"""How does a slide fill the screen? A title, cards, a chart, a map or a table, and the list of what waits."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.elements.metric import DeltaColor

from dashboard.charts import told
from dashboard.deck.decisions import decisions
from dashboard.deck.hall import hall_drawing
from dashboard.deck.model import ComposedSlide, SlideKind
from dashboard.export.written import UNKNOWN, written_table
from dashboard.look import LOOKS
from dashboard.maps.legend import legend
from dashboard.panels import Prepared
from dashboard.panels.figure_words import cards
from dashboard.ui.attention import CHIPS
from dashboard.ui.escape import A_NOTE, escaped
from dashboard.ui.layout import columns
from dashboard.ui.present.address import Show

MAP_HEIGHT = 590
PHONE_MAP = 0.7
ITEMS = 6
"""Of what waits, as many as can be read from the last seat."""
FEW_ROWS, TABLE_ROWS, SHORT_ROWS, TABLE_COLUMNS, LONG = 4, 8, 13, 5, 45
"""A table shows more rows where no cell is so long that it takes several lines."""
ACROSS, NARROWEST = 4, 160
COLORS: Mapping[bool | None, DeltaColor] = {None: "off", True: "green", False: "red"}
"""Of a change: for the better, for the worse, neither."""


def body(slide: ComposedSlide, show: Show) -> None:
    """Everything between the head and the foot of a slide."""
    if slide.kind is SlideKind.TITLE:
        _opening(slide)
        return
    with st.container(key="stage-title"):
        st.title(escaped(slide.title), anchor=False)
    with st.container(key="stage-body"):
        shown(slide, show)
    with st.container(key="stage-lines", gap=None):
        for line in slide.lines:
            st.markdown(escaped(line, longest=A_NOTE))


def _opening(slide: ComposedSlide) -> None:
    with st.container(key="stage-opening", height="stretch", vertical_alignment="center"):
        st.title(escaped(slide.title), anchor=False)
        for line in slide.lines:
            st.markdown(escaped(line, longest=A_NOTE))


def shown(slide: ComposedSlide, show: Show) -> None:
    """What a slide shows between its title and its two lines."""
    prepared = slide.prepared
    if prepared is None or prepared.empty:
        return
    if slide.kind is SlideKind.FIGURES:
        _figures(prepared, show)
    elif slide.kind is SlideKind.DECISIONS:
        _decisions(prepared, show)
    elif prepared.drawing is None:
        _table(prepared, show)
    elif prepared.panel.id.startswith("map.") and not hasattr(prepared.drawing, "layout"):
        _map(slide, prepared, show)
    else:
        with st.container(key=f"{show.place}-chart"):
            st.plotly_chart(
                hall_drawing(slide, show.scale),
                theme=None,
                config=told.config(show.t.language),
                key=f"{show.place}-{prepared.panel.id}",
                alt=_alt(slide),
            )


def _alt(slide: ComposedSlide) -> str:
    return slide.prepared.saying.text if slide.prepared and slide.prepared.saying.text else slide.title


def _figures(prepared: Prepared, show: Show) -> None:
    with st.container(key=f"{show.place}-figures"), st.grid(ACROSS, min_column_width=NARROWEST, gap="small"):
        for card in cards(prepared, show.t):
            st.metric(
                card.label,
                card.value,
                card.change or None,
                delta_color=COLORS[card.better],
                delta_arrow="off" if card.better is None else "down" if card.change.startswith("−") else "up",
                delta_description=card.compared or None,
                border=True,
                height="stretch",
            )


def _decisions(prepared: Prepared, show: Show) -> None:
    items = decisions(prepared, show.t)
    with st.container(key=f"{show.place}-decisions", gap="small"):
        for item in items[:ITEMS]:
            color, icon = CHIPS[item.kind]
            chip = f":{color}-badge[:material/{icon}: {item.chip}]"
            st.markdown(f"{chip} **{escaped(item.title)}**  \n{escaped(item.sentence)}")
        if len(items) > ITEMS:
            st.caption(show.t("present.more", n=len(items) - ITEMS))


def _table(prepared: Prepared, show: Show) -> None:
    t = show.t
    headings, rows = written_table(prepared.frame.head(SHORT_ROWS), t, prepared.panel.columns)
    wraps = any(len(cell) > LONG for row in rows for cell in row)
    words = pd.DataFrame(rows[: TABLE_ROWS if wraps else SHORT_ROWS], columns=headings)
    read = words.loc[:, (words != UNKNOWN).any()].iloc[:, :TABLE_COLUMNS]
    with st.container(key=f"{show.place}-table-few" if len(read) <= FEW_ROWS else f"{show.place}-table"):
        st.table(read.map(escaped), border="horizontal", hide_index=True)
        if len(prepared.frame) > len(read):
            st.caption(t("deck.rows", shown=len(read), n=len(prepared.frame)))


def _map(slide: ComposedSlide, prepared: Prepared, show: Show) -> None:
    wide, narrow = columns(3, 1) if show.scale else (st.container(), st.container())
    with wide, st.container(key=f"{show.place}-chart"):
        st.pydeck_chart(
            prepared.drawing,
            height=round(MAP_HEIGHT * (show.scale or PHONE_MAP)),
            key=f"{show.place}-{show.number}",
            alt=_alt(slide),
        )
    with narrow, st.container(key=f"{show.place}-legend"):
        if prepared.panel.id == "map.places":
            told = legend(prepared.frame, show.t, LOOKS[show.visit.theme])
            if told.ramp:
                st.caption(told.title)
                st.image(told.ramp, alt=told.ramp_words)
            st.markdown("  \n".join(told.marks))
        st.caption(show.t("map.attribution"))
