"""How does a test sign somebody in? An account in its own store and a sign-in as the server itself makes one.

``sign_in(at)`` for an ``AppTest``, ``sign_in_browser(context, address, database)`` for a real browser,
``cookie_of(url, role)`` for anything that speaks HTTP.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext
from streamlit.testing.v1 import AppTest

from dashboard.access import accounts, sessions
from dashboard.access.roles import Role
from dashboard.access.tokens import hash_of
from dashboard.server.cookies import SESSION
from dashboard.store import writing
from dashboard.store.audit import Actor
from dashboard.store.tables import Account

NAME = "Айгуль"
EDITOR, ADMINISTRATOR, PRESENTER, VIEWER = Role.EDITOR, Role.ADMINISTRATOR, Role.PRESENTER, Role.VIEWER


def token_of(url: str, role: Role = EDITOR, name: str = NAME, libraries: Sequence[str] = ()) -> str:
    """The token of a new sign-in of an account with that role; the account is made if it is not there."""
    login, by = str(role), Actor("test")
    with writing(url) as session:
        if session.get(Account, login) is None:
            accounts.add(session, by, accounts.made(login, name, role))
        if libraries:
            accounts.bind(session, by, login, libraries)
        return sessions.open_session(session, login)


def sign_in(at: AppTest, role: Role = EDITOR, name: str = NAME, libraries: Sequence[str] = ()) -> AppTest:
    """Whoever drives the page is signed in from its next run on."""
    token = token_of(os.environ["DATABASE_URL"], role, name, libraries)
    at.user = {"sid": hash_of(token)}
    return at


def sign_in_browser(
    context: BrowserContext, address: str, database: Path, role: Role = EDITOR, name: str = NAME
) -> None:
    """Every page of this browser is signed in from its next load on."""
    context.add_cookies([{"name": SESSION, "value": token_of(f"sqlite:///{database}", role, name), "url": address}])


def cookie_of(url: str, role: Role = EDITOR, name: str = NAME) -> str:
    """A ``Cookie`` header."""
    return f"{SESSION}={token_of(url, role, name)}"
