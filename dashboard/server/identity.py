"""Who is behind a websocket? The sign-in of its cookie, told to Streamlit in headers that only we can write.

Streamlit maps them into ``st.user`` (``server.trustedUserHeaders``) and gives a session back, after a reload or a lost
connection, only to the same user. Without them every visitor is the same to it: whoever knows the id of another's
session is let into it. The headers hold the hash of the token, never the token: a page can show its headers.
"""

from starlette.types import ASGIApp, Receive, Scope, Send

from dashboard.server.cookies import sid_of, visitor_of

PREFIX = b"x-dashboard-"
SID, VISITOR = b"x-dashboard-sid", b"x-dashboard-visitor"


class Identity:
    """Takes away what a client says of itself, and says who it is. Whether the sign-in holds, each run looks up."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, with the truth in the headers."""
        if scope["type"] in {"http", "websocket"}:
            headers = [pair for pair in scope["headers"] if not pair[0].lower().startswith(PREFIX)]
            told = ((SID, sid_of(scope)), (VISITOR, visitor_of(scope))) if scope["type"] == "websocket" else ()
            scope = {**scope, "headers": [*headers, *((name, value.encode()) for name, value in told if value)]}
        await self.app(scope, receive, send)
