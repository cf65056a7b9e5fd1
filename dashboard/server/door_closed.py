"""What does somebody see at the door while the store does not answer? The page's words and a number, as on any page."""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard.i18n import translator
from dashboard.server.html import language
from dashboard.server.incident import noted, words
from dashboard.server.sign_in_page import Form, page

FAULT, UNAVAILABLE = 500, 503
Answer = Callable[[Request], Awaitable[Response]]


def in_words(answer: Answer) -> Answer:
    """The route with every fault told in the reader's language; the cause stands in the log under the number."""

    @wraps(answer)
    async def checked(request: Request) -> Response:
        try:
            return await answer(request)
        except HTTPException:
            raise  # what somebody sent is no form of ours
        except Exception as problem:  # whatever it is: no bare line of the server's reaches a person
            return door_closed(problem, request)

    return checked


def door_closed(problem: Exception, request: Request) -> Response:
    """The page that says so."""
    from dashboard.ingest.store_errors import reason_of  # brings in SQLAlchemy, which a start does without

    t = translator(language(request.scope))
    told = words(problem, t, noted(problem)).replace("**", "")  # no Markdown here
    form = Form(t("access.sign_in"), "/signin", (), "", {}, told)
    return page(form, t, "/signin", {}, FAULT if reason_of(problem) is None else UNAVAILABLE)
