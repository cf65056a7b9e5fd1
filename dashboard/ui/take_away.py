"""What can be carried out of the meeting? A deck as a file of any kind, made when it is asked for, with progress."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.deck.errors import DeckError
from dashboard.deck.people import may_name_people
from dashboard.deck.resolving import deck_by_code
from dashboard.export.deck_files import KINDS, Order, deck_file
from dashboard.i18n import Translator
from dashboard.ui.access import fragment
from dashboard.ui.escape import escaped
from dashboard.ui.handing_over import handed_over
from dashboard.ui.visit import Visit


@fragment
def take_away(code: str, month: date | None, visit: Visit) -> None:
    """A menu beside a deck, by its code, telling of a month (None: the newest)."""
    menu = st.popover(
        visit.t("file.take_away"), icon=":material/download:", type="tertiary", key=f"take-{code}", on_change="rerun"
    )
    if menu.open:
        with menu:
            _offer(code, month, visit)


@fragment
def take_away_here(code: str, month: date | None, visit: Visit) -> None:
    """The same within a menu that is there already."""
    st.markdown(f"**{visit.t('file.take_away')}**")
    _offer(code, month, visit)


def _offer(code: str, month: date | None, visit: Visit) -> None:
    """The kinds of files; the chosen one is made, then offered."""
    t = visit.t
    st.caption(t("file.take_away_help"))
    kind = st.segmented_control(
        t("file.kind"),
        list(KINDS),
        format_func=lambda one: t(f"file.kind_{one}"),
        key=f"take-{code}-kind",
        label_visibility="collapsed",
    )
    if kind is None or kind not in KINDS:
        return
    st.caption(t(f"file.about_{kind}"))
    try:
        content, name = _made(kind, code, month, visit)
        naming = _names_people(code, visit)
    except DeckError as refused:
        st.error(escaped(refused.told(t)), icon=":material/error:")
        return
    st.download_button(
        t("file.download_named", name=name),
        handed_over(lambda: content, Permission.READ, "deck", deck=code, form=kind) if naming else content,
        name,
        KINDS[kind].mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"take-{code}-{kind}",
    )


def _made(kind: str, code: str, month: date | None, visit: Visit) -> tuple[bytes, str]:
    with store.reading(visit.snapshot.url) as session:
        deck = deck_by_code(session, code)
    order = Order(deck, month, visit.t.language, visit.theme, visit.snapshot, visit.today)
    bar = st.progress(0.0, visit.t("file.making"))
    try:
        return deck_file(kind, order, lambda done, of: _tell(bar, done, of, visit.t))
    finally:
        bar.empty()


def _names_people(code: str, visit: Visit) -> bool:
    with store.reading(visit.snapshot.url) as session:
        return may_name_people(session, deck_by_code(session, code))


def _tell(bar: DeltaGenerator, done: int, of: int, t: Translator) -> None:
    bar.progress(done / of, t("file.step_of", done=done, of=of))
