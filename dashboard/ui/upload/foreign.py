"""Which rows of a file may its bringer not change? Told before saving; saving itself asks again."""

from collections.abc import Iterator

import streamlit as st

from dashboard.access.binding import Foreign, foreign_rows
from dashboard.i18n import Translator
from dashboard.store.audit import Row
from dashboard.ui.foreign import foreign_words, own_words
from dashboard.ui.upload.judging import Judged
from dashboard.ui.visit import current


def foreign_of(judged: Judged) -> Foreign:
    """Rows that saving would change and that are not this visitor's, by library."""
    visit = current()
    if visit is None or visit.person is None:
        return {}
    return foreign_rows(visit.person, _rows(judged))


def _rows(judged: Judged) -> Iterator[Row]:
    for one in judged.comparison.touched if judged.comparison else ():
        yield from ((one.row, one.table, image) for image in (one.before, one.after) if image is not None)


def show_foreign(judged: Judged, t: Translator) -> None:
    """The card that names them and says what to do."""
    visit = current()
    libraries = sorted(visit.person.libraries) if visit and visit.person else []
    with st.container(border=True):
        st.markdown(f"### :material/lock: {t('rights.preview.title')}")
        st.markdown(t("rights.preview.foreign", rows=foreign_words(foreign_of(judged), t)))
        st.markdown(t("rights.preview.own", own=own_words(libraries, t)))
        st.markdown(t("rights.preview.todo"))
