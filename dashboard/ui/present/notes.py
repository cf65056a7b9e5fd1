"""What does only the presenter see? The notes, the text twin, the next slide and the time, in a window of its own."""

import streamlit as st

from dashboard.charts import told
from dashboard.deck.hall import hall_drawing
from dashboard.i18n import Translator
from dashboard.ui.escape import A_NOTE, escaped
from dashboard.ui.layout import columns
from dashboard.ui.present.address import Show
from dashboard.ui.present.steps import marker, steps


def show_notes(show: Show) -> None:
    """Draw the notes of the slide that the other window shows: our script follows it."""
    t = show.t
    marker(show)
    with st.container(horizontal=True, vertical_alignment="center", key="stage-head"):
        st.caption(escaped(show.title))
    now, after = columns(7, 5)
    with now:
        _now(show, t)
    with after:
        _after(show, t)
    with st.container(horizontal=True, vertical_alignment="center", key="stage-foot"):
        st.caption(t("present.follows"))
        steps(show)


def _now(show: Show, t: Translator) -> None:
    slide = show.slide()
    st.title(escaped(slide.title), anchor=False)
    with st.container(key="stage-lines"):
        for paragraph in slide.notes.split("\n\n") if slide.notes else [t("present.no_notes")]:
            st.markdown(escaped(paragraph, longest=A_NOTE))
    with st.container(horizontal=True, vertical_alignment="center", key="stage-time"):
        st.html(f'<time class="stage-clock" role="timer" aria-label="{t("present.timer")}" data-clock>0:00</time>')
        st.button(t("present.timer_reset"), icon=":material/restart_alt:", key="stage-reset")


def _after(show: Show, t: Translator) -> None:
    if show.number == show.total:
        st.caption(t("present.last"))
        return
    slide = show.slide(show.number + 1)
    st.caption(t("present.after"))
    st.markdown(f"## {escaped(slide.title)}")
    drawing = hall_drawing(slide, scale=0)
    if hasattr(drawing, "layout") and slide.prepared is not None:
        st.plotly_chart(
            drawing, theme=None, config=told.config(t.language), key="stage-after", alt=slide.prepared.saying.text
        )
    for line in slide.lines:
        st.caption(escaped(line, longest=A_NOTE))
