"""What do a page and Streamlit say to each other on the websocket, as far as we must know it?"""

from google.protobuf.message import DecodeError
from starlette.types import Scope
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

PATH = "/_stcore/stream"
LONGEST_END = 256
"""Bytes of the message that ends a run, at most: longer ones need not be read."""


def is_stream(scope: Scope) -> bool:
    """Whether a connection is a page's websocket."""
    return scope["type"] == "websocket" and str(scope["path"]).endswith(PATH)


def wish(content: bytes) -> BackMsg | None:
    """A page's wish for a run; None for anything else, also what is no message: Streamlit says what it thinks of it."""
    try:
        asked = BackMsg.FromString(content)
    except DecodeError:
        return None
    return asked if asked.WhichOneof("type") == "rerun_script" else None


def end(content: bytes) -> int | None:
    """How a run ended (``ForwardMsg.ScriptFinishedStatus``); None for a message that tells something else."""
    if not 0 < len(content) <= LONGEST_END:
        return None
    told = ForwardMsg.FromString(content)
    return told.script_finished if told.WhichOneof("type") == "script_finished" else None
