"""How is a deed about people done from a page? Who asks is looked up, it happens in one transaction, and is told."""

from collections.abc import Callable

import streamlit as st
from sqlmodel import Session

from dashboard import settings, store
from dashboard.access.limits import AccountError
from dashboard.access.person import NotAllowedError
from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.store.audit import Actor
from dashboard.ui.access import note_refusal, require
from dashboard.ui.escape import code, escaped

NOTE = "people-note"
Deed = Callable[[Session, Actor], str]


def link(token: str) -> str:
    """Where this browser found us, unless the operator told our address."""
    parts = (st.context.url or "").split("/")
    return f"{settings.public_address() or '/'.join(parts[:3])}/session/link?code={token}"


def do(deed: Deed, t: Translator, permission: Permission = Permission.ACCOUNTS) -> None:
    """Look up who asks, do it in one transaction, keep what to say."""
    try:
        by = require(permission)
        with store.writing() as session:
            st.session_state[NOTE] = (True, deed(session, by))
    except AccountError as refused:
        st.session_state[NOTE] = (False, t(f"access.refused.{refused.reason}", **refused.details))
    except NotAllowedError as refused:
        note_refusal(refused)
        st.session_state[NOTE] = (False, t("access.no_longer", may=t(f"access.may.{refused.permission}")))


def told() -> None:
    """Say how the last one ended, once."""
    worked, text = st.session_state.pop(NOTE, (True, ""))
    if text:
        (st.success if worked else st.error)(
            _escaped_but_links(text), icon=":material/check:" if worked else ":material/error:"
        )


def _escaped_but_links(text: str) -> str:
    """A sentence of ours in which a link may stand, as text to be copied."""
    words, _, link = text.rpartition(" ")
    return f"{escaped(words)} {code(link)}" if "/session/link?code=" in link else escaped(text)
