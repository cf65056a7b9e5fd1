"""How does the first administrator get in? By a link printed at start; there is no default password.

Where an identity provider says who people are there is no link: an operator, or a claim, makes the first one.
"""

import logging

import streamlit as st

from dashboard import provider, settings, store
from dashboard.access import accounts, invitations
from dashboard.access.kind import Kind, settle
from dashboard.i18n import translator
from dashboard.i18n.language import DEFAULT_LANGUAGE

log = logging.getLogger(__name__)


def settle_kind() -> None:
    """Whoever signed in by the other kind, before a change of it, is out."""
    try:
        settle(settings.database_url(), Kind.PROVIDER if provider.is_active() else Kind.PASSWORD)
    except Exception:
        # As below: they end by themselves when idle.
        log.exception("could not note how people sign in")


def announce() -> None:
    """Print the link to the terminal, not to the log; nothing where there is an administrator."""
    by_provider = provider.is_active()
    try:
        with store.writing() as session:
            token = None if by_provider else invitations.invite_first(session)
            missing = by_provider and not accounts.has_administrator(session)
    except Exception:
        # A store that takes no writes is told where it is used; the start goes on without the link.
        log.exception("could not make a link for the first administrator")
        return
    t = translator(DEFAULT_LANGUAGE)
    if token:
        print("\n" + t("access.link.printed", link=link(token)) + "\n", flush=True)
    if missing:
        print("\n" + t("provider.no_administrator") + "\n", flush=True)


def link(token: str) -> str:
    """The address behind which a token is used."""
    own = f"http://localhost:{st.get_option('server.port')}"
    return f"{settings.public_address() or own}/session/link?code={token}"
