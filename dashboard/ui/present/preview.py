"""What would a slide show? It is drawn small beside the fields it is made from."""

import streamlit as st

from dashboard.deck.composing import telling
from dashboard.deck.errors import DeckError
from dashboard.deck.model import Deck, Slide
from dashboard.ui.escape import A_NOTE, escaped
from dashboard.ui.page import Page
from dashboard.ui.present.address import Show
from dashboard.ui.present.origins import slide_origins
from dashboard.ui.present.picture import shown


def preview(slide: Slide, title: str, number: int, page: Page) -> None:
    """Draw a slide for the newest month, as a phone shows it; ``number`` is the one its fields keep."""
    t, visit = page.t, page.visit
    deck = Deck("", title.strip() or t("present.build.title"), (slide,))
    try:
        show = Show(
            deck, telling(deck, None, visit.snapshot, visit.today), 1, visit, scale=0, place=f"preview-{number}"
        )
    except DeckError as refused:
        st.caption(escaped(refused.told(t)))
        return
    composed = show.slide()
    with st.container(border=True, key=show.place):
        st.caption(t("present.build.preview", month=t.month(show.told.month)))
        st.markdown(f"### {escaped(composed.title)}")
        shown(composed, show)
        for line in composed.lines:
            st.caption(escaped(line, longest=A_NOTE))
        slide_origins(composed, show)
