"""Are runs drawn in turn, and does a long one hold up nobody?"""

import asyncio
from typing import Any

from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.server.admission import Admission
from tests.awaited import awaited

NEVER = 60.0


def _wish() -> bytes:
    asked = BackMsg()
    asked.rerun_script.query_string = "lang=ru"
    return asked.SerializeToString()


def _end(how: Any = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY) -> bytes:
    return ForwardMsg(script_finished=how).SerializeToString()


class Door:
    """Pages before an app that tells which of their messages it was handed; what it answers, the test says."""

    def __init__(self, at_once: int, long_seconds: float = NEVER) -> None:
        self.handed: list[str] = []
        self.door = Admission(self.app, at_once, long_seconds)
        self.answers: dict[str, asyncio.Queue[bytes]] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        while True:
            await receive()
            self.handed.append(scope["name"])
            await send({"type": "websocket.send", "bytes": await self.answers[scope["name"]].get()})

    async def comes(self, name: str, *said: bytes, path: str = "/_stcore/stream") -> None:
        """A page says these, one after the other, and then nothing more."""
        messages = iter(said)
        self.answers[name] = asyncio.Queue()

        async def receive() -> Message:
            content = next(messages, None)
            if content is None:
                await asyncio.sleep(NEVER)
            return {"type": "websocket.receive", "bytes": content}

        async def send(_message: Message) -> None:
            await asyncio.sleep(0)

        scope = {"type": "websocket", "path": path, "name": name}
        self.tasks[name] = asyncio.create_task(self.door(scope, receive, send))
        await _settled()

    async def answers_with(self, name: str, content: bytes) -> None:
        self.answers[name].put_nowait(content)
        await _settled()

    async def leaves(self, name: str) -> None:
        self.tasks[name].cancel()
        await asyncio.gather(self.tasks[name], return_exceptions=True)
        await _settled()

    async def close(self) -> None:
        for name in self.tasks:
            await self.leaves(name)


async def _settled() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


def test_who_comes_while_others_are_drawn_waits_and_goes_in_order() -> None:
    async def day() -> None:
        door = Door(at_once=2)
        for name in "abcd":
            await door.comes(name, _wish())
        assert door.handed == ["a", "b"]
        await door.answers_with("b", _end())
        assert door.handed == ["a", "b", "c"]
        await door.answers_with("a", _end())
        assert door.handed == ["a", "b", "c", "d"]
        await door.close()

    awaited(day())


def test_a_run_that_begins_anew_or_sends_an_element_keeps_its_place() -> None:
    element = ForwardMsg()
    element.delta.new_element.markdown.body = "visits"

    async def day(content: bytes) -> None:
        door = Door(at_once=1)
        await door.comes("a", _wish())
        await door.comes("b", _wish())
        await door.answers_with("a", content)
        assert door.handed == ["a"]
        await door.close()

    awaited(day(_end(ForwardMsg.FINISHED_EARLY_FOR_RERUN)))
    awaited(day(element.SerializeToString()))


def test_a_page_that_wishes_again_while_it_is_drawn_waits_for_nobody() -> None:
    async def day() -> None:
        door = Door(at_once=1)
        await door.comes("a", _wish(), _wish())
        await door.answers_with("a", ForwardMsg(delta={}).SerializeToString())
        assert door.handed == ["a", "a"]
        await door.answers_with("a", _end())
        await door.comes("b", _wish())
        assert door.handed == ["a", "a", "b"]
        await door.close()

    awaited(day())


def test_a_long_run_gives_its_place_away() -> None:
    async def day() -> None:
        door = Door(at_once=1, long_seconds=0.01)
        await door.comes("a", _wish())
        await door.comes("b", _wish())
        assert door.handed == ["a"]
        await asyncio.sleep(0.05)
        assert door.handed == ["a", "b"]
        await asyncio.sleep(0.05)
        door.door.long_seconds = NEVER
        await door.answers_with("a", _end())
        await door.comes("c", _wish())
        await door.comes("d", _wish())
        assert door.handed == ["a", "b", "c"], "a place that was given away is not given back"
        await door.close()

    awaited(day())


def test_who_leaves_gives_the_place_back_whether_drawn_or_waiting() -> None:
    async def day() -> None:
        door = Door(at_once=1)
        for name in "abc":
            await door.comes(name, _wish())
        await door.leaves("b")
        await door.leaves("a")
        assert door.handed == ["a", "c"]
        await door.close()

    awaited(day())


def test_whatever_asks_for_no_run_waits_for_nobody() -> None:
    async def day() -> None:
        door = Door(at_once=1)
        await door.comes("a", _wish())
        await door.comes("b", BackMsg(stop_script=True).SerializeToString())
        await door.comes("c", b"\xff\xff\xff")
        await door.comes("d", _wish(), path="/other")
        assert door.handed == ["a", "b", "c", "d"]
        await door.close()

    awaited(day())
