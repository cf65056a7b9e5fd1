"""What stands at the door where an identity provider says who people are? The way there, and why a try failed."""

from urllib.parse import urlencode

from starlette.responses import Response

from dashboard import provider
from dashboard.i18n import Translator
from dashboard.server.sign_in_page import Form, page

REFUSALS = ("cancelled", "failed", "no_email", "no_role", "other_person", "silent", "stale", "unverified")
"""Keys of the sentences; what else stands in the address is nothing."""
KNOWN_THERE = frozenset({"no_email", "no_role", "other_person", "unverified"})
"""After these the provider would name the same person again: one may sign out there first."""
FORBIDDEN = 403


def choice(t: Translator, after: str, refused: str) -> Response:
    """The page; ``after`` is where one wants to be once in."""
    reason = refused if refused in REFUSALS else ""
    links = [(_address(name, after), _words(name, t)) for name in provider.names()]
    if reason in KNOWN_THERE:
        links.append(("/auth/logout", t("provider.as_another")))
    error = t(f"provider.refused.{reason}") if reason else ""
    form = Form(t("access.sign_in"), "", (), "", {}, error, t("provider.about"), tuple(links))
    query = {"next": after} | ({"refused": reason} if reason else {})
    return page(form, t, "/signin", query, FORBIDDEN if reason else 200)


def _address(name: str, after: str) -> str:
    return f"/session/provider?{urlencode({'name': name, 'next': after})}"


def _words(name: str, t: Translator) -> str:
    return t("provider.enter") if name == provider.ONLY else t("provider.enter_by", name=name)
