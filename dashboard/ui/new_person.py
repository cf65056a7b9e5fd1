"""Who is new here? The form with which an administrator gives somebody an account."""

import streamlit as st
from sqlmodel import Session

from dashboard import provider
from dashboard.access import accounts, invitations
from dashboard.access.limits import LONGEST_NAME, AccountError
from dashboard.access.roles import Permission, Role
from dashboard.store.audit import Actor
from dashboard.ui.access import guarded
from dashboard.ui.account_deed import do, link
from dashboard.ui.page import Page


def add_person(page: Page) -> None:
    """The form: with a link for a first password, or with the address of an account elsewhere."""
    t = page.t
    with st.container(border=True), st.form("new-person", border=False, clear_on_submit=False):
        st.markdown(f"### {t('people.new')}")
        st.text_input(t("access.name"), key="new-name", max_chars=LONGEST_NAME)
        st.text_input(t("access.login"), key="new-login", max_chars=64)
        st.selectbox(
            t("people.column.role"), list(Role), key="new-role", format_func=lambda one: t(f"access.role.{one}")
        )
        if provider.is_active():
            st.text_input(t("provider.email"), key="new-email", max_chars=254)
        label = t("provider.add" if provider.is_active() else "people.add")
        st.form_submit_button(label, icon=":material/person_add:", on_click=_added, args=(page,))


@guarded(Permission.ACCOUNTS)
def _added(page: Page) -> None:
    name, login, role = (st.session_state.get(f"new-{part}") for part in ("name", "login", "role"))

    def deed(session: Session, by: Actor) -> str:
        email = str(st.session_state.get("new-email") or "") if provider.is_active() else ""
        if provider.is_active() and not email.strip():
            raise AccountError("not_email")
        account = accounts.add(session, by, accounts.made(str(login), str(name), Role(str(role)), email))
        if provider.is_active():
            return page.t("provider.added", email=account.email or "")
        return page.t("account.link", link=link(invitations.invite(session, by, account.login)))

    do(deed, page.t)
