"""How does somebody come in, and leave? Forms that POST to us: a password never passes through a page's state."""

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from functools import wraps
from urllib.parse import urlencode

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard import provider, settings
from dashboard.i18n import Translator, translator
from dashboard.server import cookies
from dashboard.server.door_closed import door_closed, in_words
from dashboard.server.html import language
from dashboard.server.provider_page import choice
from dashboard.server.same_origin import came_from, is_same_origin, safe_next
from dashboard.server.sign_in_page import Field, Form, page
from dashboard.server.visitor import network_of

SEE_OTHER, FORBIDDEN, TOO_MANY, UNAUTHORISED, UNSUPPORTED = 303, 403, 429, 401, 415
LONGEST_LOGIN, LONGEST_PASSWORD = 64, 256
Answer = Callable[[Request], Awaitable[Response]]


def from_our_page(answer: Answer) -> Answer:
    """The route refuses what another site sent."""

    @wraps(answer)
    async def checked(request: Request) -> Response:
        if not is_same_origin(request):
            return PlainTextResponse("This form was not sent by a page of this server", FORBIDDEN)
        return await answer(request)

    return checked


def with_passwords(answer: Answer) -> Answer:
    """The route leads to the door where an identity provider says who people are: passwords are off there."""

    @wraps(answer)
    async def checked(request: Request) -> Response:
        return RedirectResponse("/signin", SEE_OTHER) if provider.is_active() else await answer(request)

    return checked


async def form_of(request: Request) -> FormData:
    """What was filled in: a few fields, no files, and not in an encoding of the sender's choice."""
    if request.headers.get("content-type", "").lower().startswith("multipart/"):
        raise HTTPException(UNSUPPORTED, "Not a form of ours")
    return await request.form(max_files=0, max_fields=10)


def text_of(form: FormData, name: str, most: int) -> str:
    """A field as text, cut to a length."""
    return str(form.get(name, ""))[:most]


async def show(request: Request) -> Response:
    """The form, or the way to the identity provider."""
    after = came_from(request) or safe_next(request.query_params.get("next", "/"))
    if provider.is_active():
        return choice(words(request), after, request.query_params.get("refused", ""))
    return sign_in_form(request, after)


@in_words
@from_our_page
@with_passwords
async def come_in(request: Request) -> Response:
    """Try the password: in and back to where one was, or the form again with the reason."""
    form = await form_of(request)
    after, login = safe_next(text_of(form, "next", 2000)), text_of(form, "login", LONGEST_LOGIN)
    password = text_of(form, "password", LONGEST_PASSWORD)
    address = network_of(request.scope)
    from dashboard.access import signing_in  # brings in SQLAlchemy, which a start does without

    outcome = await to_thread(signing_in.sign_in, settings.database_url(), login, password, address)
    if outcome.token is None:
        t = words(request)
        seconds = int(outcome.wait.total_seconds()) + 1
        told = t("access.wait", time=waiting(seconds, t)) if outcome.wait else t("access.wrong")
        answer = sign_in_form(request, after, told, login, TOO_MANY if outcome.wait else UNAUTHORISED)
        if outcome.wait:
            answer.headers["retry-after"] = str(seconds)
        return answer
    inside = RedirectResponse(after, SEE_OTHER)
    cookies.give(inside, request.scope, outcome.token)
    return inside


@in_words
@from_our_page
async def leave(request: Request) -> Response:
    """End the sign-in on the server, then in the browser."""
    form = await form_of(request)
    sid = cookies.sid_of(request.scope)
    try:
        if sid:
            from dashboard.access import signing_in  # as above

            everywhere = text_of(form, "everywhere", 1) == "1"
            await to_thread(signing_in.sign_out, settings.database_url(), sid, everywhere=everywhere)
    except Exception as problem:  # the browser forgets the sign-in, whatever the store says
        closed = door_closed(problem, request)
        cookies.take(closed, request.scope)
        return closed
    outside = RedirectResponse(safe_next(text_of(form, "next", 2000)), SEE_OTHER)
    cookies.take(outside, request.scope)
    return outside


def sign_in_form(request: Request, after: str, error: str = "", login: str = "", status: int = 200) -> Response:
    """The page with the two fields."""
    t = words(request)
    fields = (
        Field("login", t("access.login"), "text", "username", login, LONGEST_LOGIN),
        Field("password", t("access.password"), "password", "current-password", most=LONGEST_PASSWORD),
    )
    action = f"/session/in?{urlencode({'lang': t.language})}"
    form = Form(t("access.sign_in"), action, fields, t("access.enter"), {"next": after}, error, t("access.no_account"))
    return page(form, t, "/signin", {"next": after}, status)


def words(request: Request) -> Translator:
    """The reader's translator."""
    return translator(language(request.scope))


def waiting(seconds: int, t: Translator) -> str:
    """``40 секунд``, ``15 минут``."""
    minute = 60
    minutes = -(-seconds // minute)
    return t("access.seconds", n=seconds) if seconds < minute else t("access.minutes", n=minutes)


ROUTES = (
    Route("/signin", show),
    Route("/session/in", come_in, methods=["POST"]),
    Route("/session/out", leave, methods=["POST"]),
)
