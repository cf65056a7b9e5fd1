"""Under which names does this server answer? Not under one that a foreign page made lead here (DNS rebinding).

Such a page needs a name of its own in the public DNS. An address of digits, ``localhost``, a name without a dot and
``*.local`` cannot be one; the machine's own full name is known. Any other is a decision of the operator:
``DASHBOARD_HOSTS=dashboard.example.kz,*.example.kz``; ``*`` switches the check off.
"""

import ipaddress
import socket
from functools import lru_cache

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard import settings

MISDIRECTED = 421
TOLD = """\
This name is not one of this server's. Operator: DASHBOARD_HOSTS=<name> lets it answer under it.
Это имя не принадлежит этому серверу. Администратору: имя добавляется в настройку DASHBOARD_HOSTS.
Бұл атау осы сервердікі емес. Әкімшіге: атау DASHBOARD_HOSTS баптауына қосылады.
"""


class KnownHost:
    """Refuses requests and websockets under names that are not ours: 421, before anything else looks at them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, or refuse."""
        if scope["type"] not in {"http", "websocket"} or is_known(Headers(scope=scope).get("host", "")):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse(TOLD, MISDIRECTED)(scope, receive, send)


def is_known(host: str) -> bool:
    """Whether a ``Host`` header names this server."""
    name = _without_port(host)
    return _cannot_be_rebound(name) or any(_matches(name, allowed) for allowed in (*settings.hosts(), own_name()))


@lru_cache(maxsize=1)
def own_name() -> str:
    """The full name of this machine, as it calls itself."""
    return socket.gethostname().lower()


def _without_port(host: str) -> str:
    name, _, port = host.rpartition(":")
    bare = name if name and port.isdigit() and (name.count(":") == 0 or name.endswith("]")) else host
    return bare.strip("[]").rstrip(".").lower()


def _cannot_be_rebound(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return bool(name) and ("." not in name or name.endswith(".local")) and name.isascii() and ":" not in name
    return True


def _matches(name: str, allowed: str) -> bool:
    if allowed.startswith("*."):
        return name.endswith(allowed[1:])
    return allowed in {"*", name}
