"""How does a one-time link become a password? A form behind the link, for a new person and the first administrator."""

from asyncio import to_thread
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dashboard.access.limits import LONGEST_NAME, SHORTEST_PASSWORD, AccountError
from dashboard.access.roles import Role
from dashboard.i18n import Translator
from dashboard.server import cookies
from dashboard.server.door_closed import in_words
from dashboard.server.sign_in import (
    LONGEST_LOGIN,
    LONGEST_PASSWORD,
    SEE_OTHER,
    form_of,
    from_our_page,
    text_of,
    with_passwords,
    words,
)
from dashboard.server.sign_in_page import Field, Form, page

PATH = "/session/link"
GONE, REFUSED = 410, 422


@dataclass(frozen=True, slots=True)
class Asked:
    """What a link leads to: for whom (None: the first administrator), or nothing any more."""

    holds: bool
    login: str | None = None


@in_words
@with_passwords
async def show(request: Request) -> Response:
    """The form, or that the link no longer works."""
    code = request.query_params.get("code", "")
    return _form(await to_thread(_asked, code), code, words(request))


@in_words
@from_our_page
@with_passwords
async def use(request: Request) -> Response:
    """Use the link up: the password holds from now on, and its owner is in."""
    given, t = await form_of(request), words(request)
    code, password = text_of(given, "code", 200), text_of(given, "password", LONGEST_PASSWORD + 1)
    login, name = text_of(given, "login", LONGEST_LOGIN), text_of(given, "name", LONGEST_NAME)
    asked = await to_thread(_asked, code)
    try:
        if password != text_of(given, "again", LONGEST_PASSWORD + 1):
            raise AccountError("password_differs")
        token = await to_thread(_accepted, code, password, login, name)
    except AccountError as refused:
        told = t(f"access.refused.{refused.reason}", **refused.details)
        return _form(asked, code, t, told, (login, name))
    if token is None:
        return _form(Asked(holds=False), code, t)
    inside = RedirectResponse(f"/?lang={t.language}", SEE_OTHER)
    cookies.give(inside, request.scope, token)
    return inside


def _asked(code: str) -> Asked:
    from dashboard import store  # brings in SQLAlchemy, which a start does without
    from dashboard.access import invitations

    with store.reading() as session:
        row = invitations.pending(session, code)
        return Asked(row is not None, row.login if row else None)


def _accepted(code: str, password: str, login: str, name: str) -> str | None:
    from dashboard import store  # as above
    from dashboard.access import accounts, invitations

    with store.writing() as session:
        return invitations.accept(session, code, password, accounts.made(login, name, Role.ADMINISTRATOR))


def _form(asked: Asked, code: str, t: Translator, error: str = "", typed: tuple[str, str] = ("", "")) -> Response:
    if not asked.holds:
        form = Form(t("access.link.title"), "/signin", (), "", {}, t("access.link.gone"))
        return page(form, t, "/signin", {}, GONE)
    login, name = (
        Field("login", t("access.login"), "text", "username", asked.login or typed[0], LONGEST_LOGIN),
        Field("name", t("access.name"), "text", "name", typed[1], LONGEST_NAME),
    )
    chosen = (
        Field("password", t("access.new_password"), "password", "new-password", most=LONGEST_PASSWORD),
        Field("again", t("access.again"), "password", "new-password", most=LONGEST_PASSWORD),
    )
    kind = "person" if asked.login else "first"
    about = t(f"access.link.about_{kind}", login=asked.login or "") + " " + t("access.rule", least=SHORTEST_PASSWORD)
    fields = chosen if asked.login else (name, login, *chosen)
    form = Form(
        t(f"access.link.{kind}"), f"{PATH}?lang={t.language}", fields, t("access.save"), {"code": code}, error, about
    )
    return page(form, t, PATH, {"code": code}, REFUSED if error else 200)


ROUTES = (Route(PATH, show), Route(PATH, use, methods=["POST"]))
