"""Who is signed in? The entry in the sidebar, and the card for who may not."""

import html
from urllib.parse import urlencode

import streamlit as st

from dashboard import provider, settings
from dashboard.access.person import Person
from dashboard.access.roles import Permission, roles_with
from dashboard.access.signing_in import sign_out
from dashboard.i18n import Translator
from dashboard.ui.access import sid
from dashboard.ui.escape import escaped

BUTTON = (
    "font:inherit;font-size:.875rem;color:inherit;background:none;border:1px solid currentColor;border-radius:.5rem;"
    "padding:.3rem .75rem;cursor:pointer;display:inline-block"
)
"""A form inside a page cannot hold a Streamlit button; its own has the look of one, in the colour around it."""
PARTS = "display:flex;gap:.5rem;flex-wrap:wrap;margin:0"


def show_who(who: Person | None, t: Translator) -> None:
    """The name with the way out, or the way in; at the end of the sidebar."""
    with st.sidebar, st.container(key="who"):
        if who is None:
            _sign_in_link(t)
            return
        st.markdown(f":material/person: **{escaped(who.name)}**  \n{t(f'access.role.{who.role}')}")
        if provider.is_active():
            _sign_out_there_too(t)
        else:
            st.html(_sign_out(t))


def _sign_in_link(t: Translator) -> None:
    # A link of Streamlit's own, also one in Markdown, opens another tab.
    st.html(
        f'<a href="{sign_in_address(t)}" style="{BUTTON};text-decoration:none">{html.escape(t("access.sign_in"))}</a>'
    )


def _sign_out(t: Translator) -> str:
    buttons = (("", t("access.sign_out")), (' name="everywhere" value="1"', t("access.sign_out_everywhere")))
    inside = "".join(
        f'<button type="submit"{name} style="{BUTTON}">{html.escape(text)}</button>' for name, text in buttons
    )
    after = html.escape(f"/?lang={t.language}", quote=True)
    hidden = f'<input type="hidden" name="next" value="{after}">'
    return f'<form method="post" action="/session/out" style="{PARTS}">{hidden}{inside}</form>'


def _sign_out_there_too(t: Translator) -> None:
    with st.container(horizontal=True):
        st.button(t("access.sign_out"), key="sign-out", on_click=_leave)
        st.button(t("access.sign_out_everywhere"), key="sign-out-everywhere", on_click=_leave, args=(True,))


def _leave(everywhere: bool = False) -> None:  # noqa: FBT001, FBT002  Streamlit hands arguments on by position
    """End the sign-in on the server, then have Streamlit lead to where the identity provider ends its own."""
    mine = sid()
    if mine:
        sign_out(settings.database_url(), mine, everywhere=everywhere)
    st.logout()


def sign_in_address(t: Translator) -> str:
    """Where to sign in and come back to this very view."""
    context = st.context.url or "/"
    path = "/" + context.partition("://")[2].partition("/")[2].partition("?")[0]
    query = urlencode([(key, value) for key in st.query_params for value in st.query_params.get_all(key)])
    return html.escape(f"/signin?{urlencode({'lang': t.language, 'next': f'{path}?{query}'})}", quote=True)


def not_allowed(permission: Permission, who: Person | None, t: Translator, *, below: str = "#") -> None:
    """The card that stands where somebody without the right would find the rest: who may, and how to become one.

    ``below``: the heading over it, the page's name or one under that.
    """
    roles = ", ".join(t(f"access.role.{role}").lower() for role in roles_with(permission))
    with st.container(border=True, key=f"no-right-{permission}"):
        st.markdown(f"{below}# :material/lock: {t(f'access.may.{permission}')}")
        if who is None:
            st.markdown(t("access.only_for", roles=roles))
            _sign_in_link(t)
        else:
            st.markdown(
                t("access.only_for", roles=roles)
                + " "
                + t("access.your_role", role=t(f"access.role.{who.role}").lower())
            )
