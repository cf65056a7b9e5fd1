"""Who may do what here? People, roles, libraries and who may read; for administrators."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from sqlmodel import Session

from dashboard import provider, store
from dashboard.access import accounts, invitations, reading
from dashboard.access.limits import AccountError
from dashboard.access.roles import Permission, Role
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.ingest.template_rows import library_codes
from dashboard.store.audit import Actor
from dashboard.store.tables import Account
from dashboard.ui.access import guarded, require
from dashboard.ui.account_deed import do, link, told
from dashboard.ui.escape import code, escaped
from dashboard.ui.layout import columns
from dashboard.ui.new_person import add_person
from dashboard.ui.page import Page
from dashboard.ui.sign_in_kind import show_kind

Everybody = list[tuple[Account, frozenset[str]]]
Stored = Mapping[str, Role | str | list[str]]
"""What the fields of one person's form stand for, by the first part of their keys."""


def show_people(page: Page) -> None:
    """The list; beside it one person, a new one, and who may read."""
    t = page.t
    require(Permission.ACCOUNTS)
    with store.reading(page.visit.snapshot.url) as session:
        everybody, open_ = accounts.everybody(session), reading.is_open(session)
        libraries = list(library_codes(session))
        session.expunge_all()
    st.markdown(f"## {t('people.answer', n=len(everybody))} {_who_reads(t, open_=open_)}")
    told()
    wide, narrow = columns(7, 5)
    with wide:
        with st.container(border=True):
            st.markdown(f"### {t('people.list')}")
            _table(everybody, t)
        _reading(open_=open_, page=page)
        show_kind(t)
    with narrow:
        _one(everybody, libraries, page)
        add_person(page)


def _table(everybody: Everybody, t: Translator) -> None:
    rows = [
        (
            f"{escaped(one.full_name)} {code(_called(one))}",
            f"{t(f'access.role.{one.role}')}{_bound(bound, t)} {_state(one, t)}",
        )
        for one, bound in everybody
    ]
    # Two columns: on a phone a third one would cut off the badge, which does not wrap.
    names = [t(f"people.column.{name}") for name in ("name", "role")]
    st.table(pd.DataFrame(rows, columns=names), border="horizontal", hide_index=True, alt=t("people.list"))


def _bound(bound: frozenset[str], t: Translator) -> str:
    return ": " + ", ".join(escaped(t.short_name(one)) for one in sorted(bound)) if bound else ""


def _state(one: Account, t: Translator) -> str:
    if one.disabled_at:
        return f":gray-badge[{t('account.disabled')}]"
    if provider.is_active():
        return f":green-badge[{t('people.active')}]" if one.email else f":orange-badge[{t('provider.without_email')}]"
    return f":green-badge[{t('people.active')}]" if one.password_hash else f":orange-badge[{t('people.no_password')}]"


def _called(one: Account) -> str:
    """How they sign in: by their address there, else by their login."""
    return one.email if provider.is_active() and one.email else one.login


def _reading(*, open_: bool, page: Page) -> None:
    t = page.t
    with st.container(border=True):
        st.markdown(f"### {t('people.reading')}")
        st.markdown(_who_reads(t, open_=open_))
        label = t("people.close" if open_ else "people.open")
        st.button(label, on_click=_switch, args=(page, not open_), key="reading-switch", icon=":material/visibility:")


def _who_reads(t: Translator, *, open_: bool) -> str:
    return t("account.reading_open" if open_ else "account.reading_signed_in")


@guarded(Permission.SETTINGS)
def _switch(page: Page, open_: bool) -> None:  # noqa: FBT001  Streamlit hands arguments on by position
    def deed(session: Session, by: Actor) -> str:
        reading.set_open(session, by, open_=open_)
        return _who_reads(page.t, open_=open_)

    do(deed, page.t, Permission.SETTINGS)


def _one(everybody: Everybody, libraries: list[str], page: Page) -> None:
    t, known = page.t, {account.login: (account, bound) for account, bound in everybody}
    if not known:
        return
    with st.container(border=True):
        st.markdown(f"### {t('people.one')}")
        login = st.selectbox(
            t("access.login"),
            list(known),
            key="person",
            format_func=lambda one: f"{visible(known[one][0].full_name)} · {one}",
        )
        account, bound = known[login]
        stored = _stored(account, bound)
        _fill(login, stored)
        st.selectbox(
            t("people.column.role"), list(Role), key=f"role-{login}", format_func=lambda role: t(f"access.role.{role}")
        )
        st.multiselect(
            t("people.libraries"), sorted({*libraries, *bound}), key=f"bound-{login}",
            format_func=t.short_name, help=t("people.libraries_help"), placeholder=t("people.all_libraries"),
        )  # fmt: skip
        if provider.is_active():
            st.text_input(t("provider.email"), key=f"email-{login}", max_chars=254)
        invite = () if provider.is_active() else (("invite", "link"),)
        with st.container(horizontal=True):
            for name, icon in (("save", "check"), *invite, ("sign_out", "logout"), _switch_of(account)):
                st.button(
                    t(f"people.{name}"), icon=f":material/{icon}:", on_click=_changed, args=(page, name, login, stored),
                    key=f"{name}-{login}", type="primary" if name == "save" else "secondary",
                )  # fmt: skip


def _stored(account: Account, bound: frozenset[str]) -> Stored:
    return {"role": Role(account.role), "bound": sorted(bound), "email": account.email or ""}


def _fill(login: str, stored: Stored) -> None:
    """Show what is stored: at first, and again when another administrator, or the command line, changed it."""
    changed = st.session_state.get(f"stored-{login}") != stored
    for name, value in stored.items():
        if changed or f"{name}-{login}" not in st.session_state:
            st.session_state[f"{name}-{login}"] = value
    st.session_state[f"stored-{login}"] = stored


def _switch_of(account: Account) -> tuple[str, str]:
    return ("enable", "lock_open") if account.disabled_at else ("disable", "block")


@guarded(Permission.ACCOUNTS)
def _changed(page: Page, name: str, login: str, seen: Stored) -> None:
    """What a button of one person does. Role and libraries come from widgets: a forged one is refused below."""
    t, role, bound = page.t, st.session_state.get(f"role-{login}"), st.session_state.get(f"bound-{login}")

    def deed(session: Session, by: Actor) -> str:
        if name == "save":
            _confirm_unchanged(session, login, seen)
            _saved(session, by, login, Role(str(role)), [str(one) for one in bound or ()])
        elif name == "invite":
            return t("account.link", link=link(invitations.invite(session, by, login)))
        elif name == "sign_out":
            accounts.sign_out_everywhere(session, by, login)
        elif name == "disable":
            accounts.disable(session, by, login)
        else:
            accounts.enable(session, by, login)
        return t("people.done")

    do(deed, t)


def _confirm_unchanged(session: Session, login: str, seen: Stored) -> None:
    """What somebody else gave or took, while this form was open, is not put back by it."""
    bound = {account.login: codes for account, codes in accounts.everybody(session)}.get(login, frozenset())
    if _stored(accounts.found(session, login), bound) != seen:
        raise AccountError("changed_meanwhile")


def _saved(session: Session, by: Actor, login: str, role: Role, bound: list[str]) -> None:
    if accounts.found(session, login).role != role:  # who gives a role takes it from the claim that gave it so far
        accounts.set_role(session, by, login, role)
    accounts.bind(session, by, login, bound)
    if provider.is_active():
        accounts.set_email(session, by, login, str(st.session_state.get(f"email-{login}") or ""))
