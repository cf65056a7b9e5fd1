"""Who is looking, in which language, at which state of the store? Settled once at the start of a run."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from dashboard import meters, settings, store
from dashboard.access.person import Person
from dashboard.access.reading import state
from dashboard.access.roles import Permission
from dashboard.access.sessions import account_of, as_person, is_due, touch
from dashboard.i18n import Translator
from dashboard.panels import Snapshot, StateMovedError, has_demo, reader
from dashboard.ui import selection
from dashboard.ui.access import sid
from dashboard.ui.by_code import by_label
from dashboard.ui.language import choose_language
from dashboard.ui.menu import menu_page, stand, standing
from dashboard.ui.page_table import BY_ID, PAGES, PageEntry
from dashboard.ui.state import one_state, shown, start_over
from dashboard.ui.who import show_who

log = logging.getLogger(__name__)
ICON = str(settings.STATIC / "icon.svg")
"""The page's own icon: without one, Streamlit has the browser fetch the page's Material icon from another host."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What holds for the whole run."""

    t: Translator
    theme: str
    today: date
    snapshot: Snapshot
    """The state that is shown."""
    newest: Snapshot
    """The store's own, for pages where people work on what they see."""
    person: Person | None = None
    """Who is signed in; None: nobody."""
    open: bool = True
    """Whether figures may be read without signing in."""

    def may(self, permission: Permission) -> bool:
        """Whether whoever is asking holds the right, as of the beginning of this run."""
        return self.person.may(permission) if self.person else self.open and permission is Permission.READ

    def may_everywhere(self, permission: Permission) -> bool:
        """The same for what concerns the whole network: nobody who is bound to libraries."""
        return self.may(permission) and not (self.person and self.person.libraries)


_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)
"""Set by the shell in the thread of this run only: a page run without the shell finds nothing here."""


def enter() -> None:
    """Settle the visit: state of the store, language, theme. Called by the shell in every run."""
    who = sid()
    newest, person, open_ = _looked_up(who)
    selection.take_overruled()
    language = choose_language()
    seen = shown(newest, who)
    _visit.set(Visit(_reader(seen, language), _theme(), settings.today(), seen, newest, person, open_))


def brought_up_to_date(visit: Visit) -> Visit | None:
    """The visit as the shell would settle it now: asked where only a part of the page is run.

    None where more would change than the state of the figures, or a newer state changes what frames them: the names of
    things, the band that tells of demo data.
    """
    who = sid()
    newest, person, open_ = _looked_up(who)
    now = replace(visit, newest=newest, snapshot=shown(newest, who))
    settled = replace(now, theme=_theme(), today=settings.today(), person=person, open=open_)
    return now if settled == now and (now.snapshot == visit.snapshot or _framed_alike(visit, now.snapshot)) else None


def _framed_alike(visit: Visit, snapshot: Snapshot) -> bool:
    try:
        return reader(snapshot, visit.t.language) is visit.t and has_demo(snapshot) == has_demo(visit.snapshot)
    except StateMovedError:
        return False


@contextmanager
def resumed(visit: Visit, menu: Mapping[str, st.Page]) -> Iterator[None]:
    """What the shell settled holds again: a part of the page that is run alone has a thread of its own."""
    mark = _visit.set(visit)
    try:
        with standing(menu):
            yield
    finally:
        _visit.reset(mark)


def _looked_up(who: str | None) -> tuple[Snapshot, Person | None, bool]:
    """The newest state, who is asking, and whether that person may read; ``who`` is the hash of a sign-in."""
    url = settings.database_url()
    with store.looking(url) as connection:
        number, open_ = state(connection)
    person = _person(url, who) if who else None
    return Snapshot(url, number), person, person is not None or open_


def _person(url: str, who: str) -> Person | None:
    with store.reading(url) as session:
        signed_in = account_of(session, who)
        person = as_person(session, signed_in[0]) if signed_in else None
    if signed_in and is_due(signed_in[1]):
        _note_use(url, signed_in[1].token_sha256)
    return person


def _theme() -> str:
    return "dark" if st.context.theme.type == "dark" else "light"


def current() -> Visit | None:
    """The visit of this run; None when the shell did not run."""
    return _visit.get()


def run_page() -> None:
    """Show the navigation in the reader's language and run the page that the address names."""
    visit = current()
    if visit is None:
        return
    sections: dict[str, list[st.Page]] = {}
    pages = {entry.id: _page(entry, visit) for entry in PAGES}
    for entry in PAGES:
        sections.setdefault(visit.t(f"section.{entry.section}"), []).append(pages[entry.id])
    stand(pages)
    st.set_page_config(page_icon=ICON, layout="wide")  # before the navigation, which would set the icon itself
    chosen = st.navigation(sections)
    st.set_page_config(page_title=f"{chosen.title} · {visit.t('app.name')}")
    st.logo(str(settings.STATIC / f"logo-{visit.t.language}.svg"), size="large", icon_image=ICON)
    by_label(visit.t)
    wanted = selection.restored(chosen.url_path)
    try:
        with meters.run_of(chosen.url_path or PAGES[0].id):
            _run(chosen, visit)
        show_who(visit.person, visit.t)
    finally:
        selection.keep()
    selection.run_again_if_overruled(wanted)


def _run(chosen: st.Page, visit: Visit) -> None:
    """Draw the page of one state of the store."""
    entry = BY_ID.get(chosen.url_path, PAGES[0])
    try:
        with one_state(visit.newest if entry.fresh else visit.snapshot) as now:
            _visit.set(replace(visit, snapshot=now, t=reader(now, visit.t.language)))
            chosen.run()
    except StateMovedError:
        start_over()


def _reader(snapshot: Snapshot, language: str) -> Translator:
    try:
        return reader(snapshot, language)
    except StateMovedError:
        start_over()
        raise


def _page(entry: PageEntry, visit: Visit) -> st.Page:
    # A page that this person may not open stands in no menu; its link leads to the card that says who may.
    return menu_page(entry, visit.t(f"page.{entry.id}.title"), visible=visit.may(entry.permission))


def _note_use(url: str, used: str) -> None:
    # A store that takes no writes now is no reason not to show the figures.
    try:
        with store.writing(url) as session:
            touch(session, used)
    except SQLAlchemyError as problem:
        log.warning("could not write down that a sign-in is in use: %s", type(problem).__name__)
