"""How does the first administrator get in? By a link printed at start; there is no default password."""

import logging

import streamlit as st

from dashboard import settings, store
from dashboard.access import invitations
from dashboard.i18n import translator
from dashboard.i18n.language import DEFAULT_LANGUAGE

log = logging.getLogger(__name__)


def announce() -> None:
    """Print the link to the terminal, not to the log; nothing where there is an administrator."""
    try:
        with store.writing() as session:
            token = invitations.invite_first(session)
    except Exception:
        # A store that takes no writes is told where it is used; the start goes on without the link.
        log.exception("could not make a link for the first administrator")
        return
    if token:
        print("\n" + translator(DEFAULT_LANGUAGE)("access.link.printed", link=link(token)) + "\n", flush=True)


def link(token: str) -> str:
    """The address behind which a token is used."""
    own = f"http://localhost:{st.get_option('server.port')}"
    return f"{settings.public_address() or own}/session/link?code={token}"
