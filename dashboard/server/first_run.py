"""What if somebody chooses something before a page that came back was drawn again? It must not be lost.

A tab whose server went away comes back to another process, which has the page drawn. Until that is done it knows none
of the page's fragments, and Streamlit drops what is asked of a fragment it does not know, with what was chosen there.
So a wish for a fragment is handed on as one for the whole page until the first run on this connection has ended.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.server import stream


class FirstRun:
    """Asks for the whole page in place of a fragment that the session behind a websocket cannot know yet."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand over, reading along until the first run has ended."""
        if not stream.is_stream(scope):
            await self.app(scope, receive, send)
            return
        ended = False

        async def heard() -> Message:
            message = await receive()
            content = message.get("bytes")
            return message if ended or not content else {**message, "bytes": _of_the_whole_page(content)}

        async def said(message: Message) -> None:
            nonlocal ended
            ended = ended or stream.end(message.get("bytes") or b"") == ForwardMsg.FINISHED_SUCCESSFULLY
            await send(message)

        await self.app(scope, heard, said)


def _of_the_whole_page(content: bytes) -> bytes:
    asked = stream.wish(content)
    if asked is None or not asked.rerun_script.fragment_id:
        return content
    asked.rerun_script.fragment_id = ""
    whole: bytes = asked.SerializeToString()
    return whole
