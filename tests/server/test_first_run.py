"""Is nothing lost that somebody chooses while a page that came back is drawn again?"""

import asyncio
from collections.abc import Sequence
from typing import Any

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.server.first_run import FirstRun
from tests.awaited import awaited


def _wish(fragment: str) -> bytes:
    asked = BackMsg()
    asked.rerun_script.fragment_id = fragment
    asked.rerun_script.query_string = "lang=ru"
    return asked.SerializeToString()


def _end(how: Any) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


def _heard(talk: Sequence[bytes | None], path: str = "/_stcore/stream", kind: str = "websocket") -> list[bytes]:
    """What an app hears of a talk in which it says (None: it hears next) what stands between."""
    heard: list[bytes] = []
    wishes = iter([part for part in talk if part and part not in ENDS])

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        for part in talk:
            if part in ENDS:
                await send({"type": "websocket.send", "bytes": part})
            else:
                heard.append((await receive())["bytes"])

    async def receive() -> Message:
        return {"type": "websocket.receive", "bytes": next(wishes)}

    async def send(_message: Message) -> None:
        await asyncio.sleep(0)

    awaited(FirstRun(app)({"type": kind, "path": path}, receive, send))
    return heard


DONE, EARLY = _end(ForwardMsg.FINISHED_SUCCESSFULLY), _end(ForwardMsg.FINISHED_EARLY_FOR_RERUN)
ENDS = (DONE, EARLY)


def test_a_fragment_is_asked_for_as_the_whole_page_until_the_first_run_has_ended() -> None:
    first, second = _heard([_wish("f1"), DONE, _wish("f1")])
    assert BackMsg.FromString(first).rerun_script.fragment_id == ""
    assert BackMsg.FromString(first).rerun_script.query_string == "lang=ru"
    assert second == _wish("f1")


def test_a_run_that_begins_anew_is_no_end() -> None:
    _, second = _heard([_wish(""), EARLY, _wish("f1")])
    assert BackMsg.FromString(second).rerun_script.fragment_id == ""


def test_what_is_no_message_is_handed_on_as_it_came() -> None:
    assert _heard([b"\xff\xff\xff", _wish("")]) == [b"\xff\xff\xff", _wish("")]


def test_other_addresses_are_not_read() -> None:
    assert _heard([_wish("f1")], "/other") == [_wish("f1")]
    assert _heard([_wish("f1")], kind="http") == [_wish("f1")]
