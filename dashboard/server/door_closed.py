"""What does somebody see at the door while the store does not answer? The page's words and a number, as on any page."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dashboard import meters
from dashboard.i18n import translator
from dashboard.server.html import language
from dashboard.server.sign_in_page import Form, page

log = logging.getLogger(__name__)
FAULT, UNAVAILABLE = 500, 503
Answer = Callable[[Request], Awaitable[Response]]


def told(answer: Answer) -> Answer:
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

    meters.failed()
    code, reason, t = secrets.token_hex(3), reason_of(problem), translator(language(request.scope))
    log.error("incident %s: %s", code, f"{type(problem).__name__}: {problem}".partition("\n")[0])
    words = t(f"incident.{'fault' if reason is None else 'unavailable'}", code=code).replace("**", "")
    form = Form(t("access.sign_in"), "/signin", (), "", {}, words)
    return page(form, t, "/signin", {}, FAULT if reason is None else UNAVAILABLE)
