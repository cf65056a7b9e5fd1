"""Which decks are there? Ready ones, those people put together, and those frozen with their numbers."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.deck import keeping, ready
from dashboard.deck.keeping import Shelved
from dashboard.deck.ready import ready_deck
from dashboard.deck.resolving import deck_by_code
from dashboard.deck.telling import months_reported
from dashboard.i18n import Translator
from dashboard.metrics.places import KnownPlaces, known_places
from dashboard.panels import held
from dashboard.store.audit import Actor
from dashboard.ui.access import guarded
from dashboard.ui.author import show_author
from dashboard.ui.escape import escaped
from dashboard.ui.menu import path_of
from dashboard.ui.page import Page
from dashboard.ui.present.address import link
from dashboard.ui.present.doing import done, tell
from dashboard.ui.take_away import take_away

ICONS = {
    ready.MONTH: ":material/calendar_month:",
    ready.YEAR: ":material/date_range:",
    ready.PROJECTS: ":material/architecture:",
    ready.DISTRICT: ":material/location_city:",
    ready.LIBRARY: ":material/local_library:",
}


def list_decks(page: Page) -> None:
    """Draw the decks with the ways to show, share, change, freeze and throw them away."""
    t = page.t
    # A link within the page tells the part of Streamlit in the browser nothing of its address, and the next filter that
    # is bound to the address would write the old one back. Setting one parameter tells it all of them.
    st.query_params["lang"] = t.language
    st.markdown(f"## {t('page.present.question')}")
    tell()
    with store.reading(page.visit.snapshot.url) as session:
        months = months_reported(session, page.visit.today)
        places = known_places(session)
        kept, frozen = keeping.kept_decks(session), keeping.frozen_decks(session)
    if page.visit.may(Permission.PRESENT):
        show_author(t)
    month = _month(months, t)
    st.markdown(f"### {t('present.ready')}")
    with st.grid(3, min_column_width=260, gap="small"):
        for code in ready.WHOLE:
            _card(code, ready.deck_title(ready_deck(code, (), ()), t), month, page, code)
        for kind in ready.OF_A_PLACE:
            _place_card(kind, places, month, page)
    _shelf(t("present.kept"), t("present.kept_none"), kept, page, lambda deck: _kept(deck, month, page))
    _shelf(t("present.frozen_decks"), t("present.frozen_none"), frozen, page, lambda deck: _frozen(deck, page))


def _month(months: tuple[date, ...], t: Translator) -> date | None:
    if not months:
        return None
    return st.selectbox(t("present.month"), months, format_func=t.month, key="told", bind="query-params", width=260)


def _card(kind: str, title: str, month: date | None, page: Page, code: str) -> None:
    with st.container(border=True, height="stretch", key=f"deck-{kind}"):
        st.markdown(f"**{ICONS[kind]} {escaped(title)}**")
        st.caption(page.t(f"present.about.{kind}"))
        _actions(code, month, page, edit=True)


def _place_card(kind: str, places: KnownPlaces, month: date | None, page: Page) -> None:
    t = page.t
    options = places.districts if kind == ready.DISTRICT else tuple(code for code, _ in places.libraries)
    with st.container(border=True, height="stretch", key=f"deck-{kind}"):
        st.markdown(f"**{ICONS[kind]} {t(f'present.one.{kind}')}**")
        if not options:
            st.caption(t("state.empty"))
            return
        label = t(f"filter.{kind}")
        place = st.selectbox(
            label, options, format_func=t.short_name, key=f"deck-of-{kind}", label_visibility="collapsed"
        )
        _actions(f"{kind}-{place}", month, page, edit=True)


def _actions(code: str, month: date | None, page: Page, *, edit: bool) -> None:
    t = page.t
    query = link(code, month, t.language)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.page_link(path_of("present"), label=t("present.start"), icon=":material/slideshow:", query_params=query)
        take_away(code, month, page.visit)
        if edit and page.visit.may(Permission.PRESENT):
            change = {"edit": code, "lang": t.language}
            st.page_link(path_of("present"), label=t("present.edit"), icon=":material/edit:", query_params=change)
            st.button(
                t("present.freeze"),
                icon=":material/ac_unit:",
                type="tertiary",
                key=f"freeze-{code}",
                on_click=_freeze,
                args=(code, month, page),
            )


@guarded(Permission.PRESENT)
def _freeze(code: str, month: date | None, page: Page) -> None:
    def act(by: Actor) -> str:
        with store.reading(page.visit.snapshot.url) as session:
            deck = deck_by_code(session, code)
        with held(page.visit.snapshot) as now:  # not what the page showed: what is true as it is frozen, whole
            keeping.freeze(deck, month, now, by, page.visit.today)
        return page.t("present.was_frozen")

    done(act, page.t)


@guarded(Permission.PRESENT)
def _throw_away(code: str, page: Page) -> None:
    def act(by: Actor) -> str:
        keeping.throw_away(page.visit.snapshot.url, code, by)
        return page.t("present.was_thrown_away")

    done(act, page.t)


def _shelf(title: str, nothing: str, decks: list[Shelved], page: Page, draw: Callable[[Shelved], None]) -> None:
    st.markdown(f"### {title}")
    if not decks:
        st.markdown(f":gray[{nothing}]")
    for deck in decks:
        with st.container(border=True, key=f"kept-{deck.code}"):
            draw(deck)
            if page.visit.may(Permission.PRESENT):
                _removal(deck, page)


def _kept(deck: Shelved, month: date | None, page: Page) -> None:
    st.markdown(f"**{escaped(deck.title)}**")
    st.caption(page.t("present.by", author=escaped(deck.author) or "—", day=page.t.date(deck.on)))
    _actions(deck.code, month, page, edit=True)
    _address(deck.code)


def _frozen(deck: Shelved, page: Page) -> None:
    t = page.t
    st.markdown(f"**:material/ac_unit: {escaped(deck.title or _named(deck.deck_code or '', page))}**")
    st.caption(t("present.frozen_by", author=escaped(deck.author) or "—", day=t.date(deck.on)))
    _actions(deck.code, None, page, edit=False)
    _address(deck.code)


def _named(code: str, page: Page) -> str:
    kind, place = ready.place_of(code)
    return page.t(f"deck.{kind}.name", place=page.t.name(place)) if page.t.has(f"deck.{kind}.name") else code


def _address(code: str) -> None:
    base = (st.context.url or "").split("?")[0]
    st.code(f"{base}?deck={code}&slide=1", language=None, wrap_lines=True)


def _removal(deck: Shelved, page: Page) -> None:
    with st.popover(page.t("present.remove"), icon=":material/delete:", type="tertiary", key=f"remove-{deck.code}"):
        st.markdown(page.t("present.remove_sure"))
        st.button(
            page.t("present.remove_yes"), key=f"removed-{deck.code}", on_click=_throw_away, args=(deck.code, page)
        )
