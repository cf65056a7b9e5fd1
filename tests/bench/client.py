"""How long does the server work on one run of a page? A browserless visitor that speaks Streamlit's websocket."""

import asyncio
import os
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

RUN_SECONDS = 60


@dataclass
class Visitor:
    """One open tab. ``run`` reloads the page's script and waits for its end."""

    address: str
    page: str = ""
    query: str = "lang=ru"
    errors: list[str] = field(default_factory=list)
    cookie: str = ""
    said: list[str] = field(default_factory=list)
    """Texts of the last run, in their order."""
    _socket: ClientConnection | None = None
    _hash: str = ""

    async def open(self) -> None:
        """Connect as a browser does."""
        host = urlsplit(self.address).netloc
        self._socket = await connect(
            f"ws://{host}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=f"http://{host}",  # type: ignore[arg-type]  # a plain string is an origin
            max_size=None,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
        )

    async def close(self) -> None:
        """Leave."""
        if self._socket:
            await self._socket.close()

    async def run(self) -> float:
        """Seconds from asking for a run to its end."""
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        rerun.context_info.locale = "ru-RU"
        rerun.context_info.url = f"{self.address}/{self.page}"
        if self._hash:
            rerun.page_script_hash = self._hash
        else:
            rerun.page_name = self.page
        assert self._socket is not None
        start = time.perf_counter()
        self.said.clear()
        await self._socket.send(message.SerializeToString())
        await asyncio.wait_for(self._until_finished(), RUN_SECONDS)
        return time.perf_counter() - start

    async def _until_finished(self) -> None:
        assert self._socket is not None
        async for content in self._socket:
            answer = ForwardMsg()
            answer.ParseFromString(content if isinstance(content, bytes) else content.encode())
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self._hash = answer.new_session.page_script_hash
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "markdown":
                self.said.append(answer.delta.new_element.markdown.body)
            elif kind == "delta" and answer.delta.new_element.WhichOneof("type") == "exception":
                self.errors.append(answer.delta.new_element.exception.message)
            elif kind == "script_finished" and answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return


def processor_seconds(process_id: int) -> float:
    """Processor time a process has used so far (Linux)."""
    fields = Path(f"/proc/{process_id}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    ticks = int(fields[11]) + int(fields[12])
    return ticks / float(os.sysconf("SC_CLK_TCK"))


def median(values: list[Any]) -> float:
    """The middle value."""
    ordered = sorted(values)
    return float(ordered[len(ordered) // 2])
