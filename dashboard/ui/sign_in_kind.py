"""How do people sign in here? Said to administrators: it is decided on the server, not on a page."""

import streamlit as st

from dashboard import provider
from dashboard.i18n import Translator
from dashboard.ui.escape import code


def show_kind(t: Translator) -> None:
    """By passwords, or by an identity provider, and what its claim gives."""
    with st.container(border=True, key="sign-in-kind"):
        st.markdown(f"### {t('provider.kind')}")
        if not provider.is_active():
            st.markdown(t("provider.by_password"))
            return
        hosts = ", ".join(code(provider.host_of(name)) for name in provider.names())
        st.markdown(t("provider.by_provider", hosts=hosts))
        roles = provider.roles()
        if not roles:
            st.caption(t("provider.by_email_alone"))
            return
        st.markdown(t("provider.by_claim", claim=code(provider.role_claim())))
        st.markdown("\n".join(f"- {code(value)}: {t(f'access.role.{role}')}" for value, role in roles.items()))
