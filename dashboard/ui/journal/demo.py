"""Are there invented figures in the store? They leave with one button, and come back with another."""

from functools import partial

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.ingest.loading import load_demo
from dashboard.ingest.removal import Removal, removed_demo
from dashboard.panels import has_demo
from dashboard.ui.access import guarded, require
from dashboard.ui.author import show_author
from dashboard.ui.journal.told import do, say
from dashboard.ui.page import Page

PLACE = "demo"


def demo_data(page: Page) -> None:
    """The card about the demo figures."""
    here = has_demo(page.visit.snapshot)
    t, state = page.t, "here" if here else "gone"
    with st.container(border=True):
        st.markdown(f"### {t(f'journal_page.demo.{state}')}")
        st.markdown(t(f"journal_page.demo.about_{state}"))
        say(PLACE)
        if not page.visit.may_everywhere(Permission.UPLOAD):
            return
        with st.popover(t(f"journal_page.demo.button_{state}"), icon=":material/science:", key="demo"):
            st.markdown(t(f"journal_page.demo.ask_{state}"))
            show_author(t)
            st.button(
                t(f"journal_page.demo.confirm_{state}"),
                type="primary",
                on_click=_remove if here else _load,
                args=(page,),
                key=f"demo-now-{state}",
            )


@guarded(Permission.UPLOAD)
def _remove(page: Page) -> None:
    do(partial(_removed, page), PLACE, page.t)


@guarded(Permission.UPLOAD)
def _load(page: Page) -> None:
    do(partial(_loaded, page), PLACE, page.t)


def _removed(page: Page) -> str:
    return _sentence(removed_demo(page.visit.snapshot.url, require(Permission.UPLOAD)), page.t)


def _sentence(removal: Removal, t: Translator) -> str:
    kept = " " + t("journal.demo_kept", n=len(removal.kept)) if removal.kept else ""
    return t("journal.demo_removed", n=len(removal.batches)) + kept


def _loaded(page: Page) -> str:
    load_demo(page.visit.snapshot.url, require(Permission.UPLOAD))
    return page.t("journal.demo_loaded")
