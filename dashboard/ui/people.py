"""Who may do what here? People, roles, libraries and who may read; for administrators."""

from collections.abc import Callable

import pandas as pd
import streamlit as st
from sqlmodel import Session

from dashboard import settings, store
from dashboard.access import accounts, invitations, reading
from dashboard.access.limits import LONGEST_NAME, AccountError
from dashboard.access.roles import Permission, Role
from dashboard.i18n import Translator
from dashboard.ingest.template_rows import library_codes
from dashboard.store.audit import Actor
from dashboard.store.tables import Account
from dashboard.ui.access import require
from dashboard.ui.escape import code, escaped
from dashboard.ui.layout import columns
from dashboard.ui.page import Page

NOTE = "people-note"
Deed = Callable[[Session, Actor], str]
Everybody = list[tuple[Account, frozenset[str]]]


def show_people(page: Page) -> None:
    """The list; beside it one person, a new one, and who may read."""
    t = page.t
    require(Permission.ACCOUNTS)
    with store.reading(page.visit.snapshot.url) as session:
        everybody, open_ = accounts.everybody(session), reading.is_open(session)
        libraries = list(library_codes(session))
        session.expunge_all()
    st.markdown(f"### {t('people.answer', n=len(everybody))} {_who_reads(t, open_=open_)}")
    _told()
    wide, narrow = columns(7, 5)
    with wide:
        with st.container(border=True):
            st.markdown(f"#### {t('people.list')}")
            _table(everybody, t)
        _reading(open_=open_, page=page)
    with narrow:
        _one(everybody, libraries, page)
        _new(page)


def _table(everybody: Everybody, t: Translator) -> None:
    rows = [
        (f"{escaped(one.full_name)} {code(one.login)}", t(f"access.role.{one.role}") + _bound(bound, t), _state(one, t))
        for one, bound in everybody
    ]
    names = [t(f"people.column.{name}") for name in ("name", "role", "state")]
    st.table(pd.DataFrame(rows, columns=names), border="horizontal", hide_index=True, alt=t("people.list"))


def _bound(bound: frozenset[str], t: Translator) -> str:
    return ": " + ", ".join(escaped(t.short_name(one)) for one in sorted(bound)) if bound else ""


def _state(one: Account, t: Translator) -> str:
    if one.disabled_at:
        return f":gray-badge[{t('account.disabled')}]"
    return f":green-badge[{t('people.active')}]" if one.password_hash else f":orange-badge[{t('people.no_password')}]"


def _reading(*, open_: bool, page: Page) -> None:
    t = page.t
    with st.container(border=True):
        st.markdown(f"#### {t('people.reading')}")
        st.markdown(_who_reads(t, open_=open_))
        label = t("people.close" if open_ else "people.open")
        st.button(label, on_click=_switch, args=(page, not open_), key="reading-switch", icon=":material/visibility:")


def _who_reads(t: Translator, *, open_: bool) -> str:
    return t("account.reading_open" if open_ else "account.reading_signed_in")


def _switch(page: Page, open_: bool) -> None:  # noqa: FBT001  Streamlit hands arguments on by position
    def deed(session: Session, by: Actor) -> str:
        reading.set_open(session, by, open_=open_)
        return _who_reads(page.t, open_=open_)

    _do(deed, page.t, Permission.SETTINGS)


def _one(everybody: Everybody, libraries: list[str], page: Page) -> None:
    t, known = page.t, {account.login: (account, bound) for account, bound in everybody}
    if not known:
        return
    with st.container(border=True):
        st.markdown(f"#### {t('people.one')}")
        login = st.selectbox(
            t("access.login"), list(known), key="person", format_func=lambda one: f"{known[one][0].full_name} · {one}"
        )
        account, bound = known[login]
        roles = list(Role)
        st.selectbox(
            t("people.column.role"), roles, roles.index(Role(account.role)), key=f"role-{login}",
            format_func=lambda role: t(f"access.role.{role}"),
        )  # fmt: skip
        st.multiselect(
            t("people.libraries"), sorted({*libraries, *bound}), sorted(bound), key=f"bound-{login}",
            format_func=t.short_name, help=t("people.libraries_help"), placeholder=t("people.all_libraries"),
        )  # fmt: skip
        with st.container(horizontal=True):
            for name, icon in (("save", "check"), ("invite", "link"), ("sign_out", "logout"), _switch_of(account)):
                st.button(
                    t(f"people.{name}"), icon=f":material/{icon}:", on_click=_changed, args=(page, name, login),
                    key=f"{name}-{login}", type="primary" if name == "save" else "secondary",
                )  # fmt: skip


def _switch_of(account: Account) -> tuple[str, str]:
    return ("enable", "lock_open") if account.disabled_at else ("disable", "block")


def _changed(page: Page, name: str, login: str) -> None:
    """What a button of one person does. Role and libraries come from widgets: a forged one is refused below."""
    t, role, bound = page.t, st.session_state.get(f"role-{login}"), st.session_state.get(f"bound-{login}")

    def deed(session: Session, by: Actor) -> str:
        if name == "save":
            accounts.set_role(session, by, login, Role(str(role)))
            accounts.bind(session, by, login, [str(one) for one in bound or ()])
        elif name == "invite":
            return t("account.link", link=_link(invitations.invite(session, by, login)))
        elif name == "sign_out":
            accounts.sign_out_everywhere(session, by, login)
        elif name == "disable":
            accounts.disable(session, by, login)
        else:
            accounts.enable(session, by, login)
        return t("people.done")

    _do(deed, t)


def _new(page: Page) -> None:
    t = page.t
    with st.container(border=True), st.form("new-person", border=False, clear_on_submit=False):
        st.markdown(f"#### {t('people.new')}")
        st.text_input(t("access.name"), key="new-name", max_chars=LONGEST_NAME)
        st.text_input(t("access.login"), key="new-login", max_chars=64)
        st.selectbox(
            t("people.column.role"), list(Role), key="new-role", format_func=lambda one: t(f"access.role.{one}")
        )
        st.form_submit_button(t("people.add"), icon=":material/person_add:", on_click=_added, args=(page,))


def _added(page: Page) -> None:
    name, login, role = (st.session_state.get(f"new-{part}") for part in ("name", "login", "role"))

    def deed(session: Session, by: Actor) -> str:
        account = accounts.add(session, by, accounts.made(str(login), str(name), Role(str(role))))
        return page.t("account.link", link=_link(invitations.invite(session, by, account.login)))

    _do(deed, page.t)


def _link(token: str) -> str:
    """Where this browser found us, unless the operator told our address."""
    parts = (st.context.url or "").split("/")
    return f"{settings.public_address() or '/'.join(parts[:3])}/session/link?code={token}"


def _do(deed: Deed, t: Translator, permission: Permission = Permission.ACCOUNTS) -> None:
    """Look up who asks, do it in one transaction, keep what to say."""
    try:
        who = require(permission)
        with store.writing() as session:
            st.session_state[NOTE] = (True, deed(session, who.actor))
    except AccountError as refused:
        st.session_state[NOTE] = (False, t(f"access.refused.{refused.reason}", **refused.details))


def _told() -> None:
    worked, text = st.session_state.pop(NOTE, (True, ""))
    if text:
        (st.success if worked else st.error)(
            escaped_but_links(text), icon=":material/check:" if worked else ":material/error:"
        )


def escaped_but_links(text: str) -> str:
    """A sentence of ours in which a link may stand, as text to be copied."""
    words, _, link = text.rpartition(" ")
    return f"{escaped(words)} {code(link)}" if "/session/link?code=" in link else escaped(text)
