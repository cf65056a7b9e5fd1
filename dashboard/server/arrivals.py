"""What has gone out to a page? Whoever lets something stand there asks (``dashboard.arrivals``)."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard import arrivals
from dashboard.server import stream


class Arrivals:
    """Reads along on a page's websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, and tell of each message that has been sent."""
        if not stream.is_stream(scope):
            await self.app(scope, receive, send)
            return

        async def said(message: Message) -> None:
            await send(message)
            arrivals.sent(message.get("bytes") or b"")

        await self.app(scope, receive, said)
