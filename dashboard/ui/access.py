"""Who is asking, and may they? Looked up in the store anew wherever it matters: no widget and no page is believed.

A callback runs before the shell, a fragment without it, and a forged message may set off either. So each of them
begins with a look-up of its own, and so does every function that writes.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import streamlit as st
from sqlmodel import Session
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard import settings, store
from dashboard.access.binding import OutsideLibrariesError
from dashboard.access.leave import SignedIn
from dashboard.access.person import NotAllowedError, Person
from dashboard.access.reading import is_open
from dashboard.access.refusals import refused
from dashboard.access.roles import Permission
from dashboard.access.sessions import person_of
from dashboard.panels import StateMovedError
from dashboard.store.audit import Actor
from dashboard.ui.state import about_to_write, start_over

P = ParamSpec("P")
R = TypeVar("R")
NAMED = 20
"""Libraries of a refused file that the trail names."""


def sid() -> str | None:
    """The hash of the sign-in this browser connected with; whether it holds, only the store knows."""
    # What ``st.user`` reads as well, after it looked for a file of secrets twice: asked in every run.
    context = get_script_run_ctx()
    found = context.user_info.get("sid") if context else None
    return found if isinstance(found, str) else None


def person_in(session: Session) -> Person | None:
    """Who is signed in, as the store says now."""
    return person_of(session, sid())


def may(permission: Permission) -> bool:
    """Whether whoever is asking holds the right, now."""
    with store.reading(settings.database_url()) as session:
        who = person_in(session)
        return who.may(permission) if who else permission is Permission.READ and is_open(session)


def require(permission: Permission) -> Actor:
    """Who is about to write; raises ``NotAllowedError``. Called first in every function that writes.

    What it gives carries the look-up along: the transaction that writes asks once more, and of every row.
    """
    with store.reading(settings.database_url()) as session:
        by = SignedIn(sid(), permission).actor(session)
    about_to_write(sid())
    return by


def note_refusal(error: Exception) -> None:
    """Write down in the trail that somebody tried what they may not."""
    if isinstance(error, NotAllowedError):
        refused(settings.database_url(), sid(), error.permission)
    elif isinstance(error, OutsideLibrariesError):
        refused(settings.database_url(), sid(), "libraries", libraries=sorted(error.foreign)[:NAMED])


def guarded(permission: Permission) -> Callable[[Callable[P, R]], Callable[P, R | None]]:
    """A callback that does nothing for somebody without the right: the run after it says why."""

    def wrap(act: Callable[P, R]) -> Callable[P, R | None]:
        @wraps(act)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R | None:
            if may(permission):
                return act(*args, **kwargs)
            note_refusal(NotAllowedError(permission))
            return None

        return checked

    return wrap


def fragment_while(holds: Callable[P, bool]) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """``st.fragment`` that runs alone only while something holds, else the whole page does: it says who may."""

    def wrap(act: Callable[P, None]) -> Callable[P, None]:
        @wraps(act)
        def checked(*args: P.args, **kwargs: P.kwargs) -> None:
            if runs_alone() and not holds(*args, **kwargs):
                st.rerun(scope="app")
            try:
                act(*args, **kwargs)
            except StateMovedError:
                start_over()

        return st.fragment(checked)

    return wrap


def fragment(act: Callable[P, None]) -> Callable[P, None]:
    """``st.fragment`` that draws only for who may read: it also runs alone, without the shell and its look-up."""

    def may_read(*_: P.args, **__: P.kwargs) -> bool:
        return may(Permission.READ)

    return fragment_while(may_read)(act)


def runs_alone() -> bool:
    """Whether a fragment runs by itself: the shell has not run before it."""
    context = get_script_run_ctx()
    return context is not None and bool(context.fragment_ids_this_run)
