"""How long does the server work on one run of a page? A browserless visitor that speaks Streamlit's websocket.

It does what a browser does with messages: keeps those that may be kept and names them in its next request, so that
the server sends a chart that did not change as a reference.
"""

import asyncio
import os
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

RUN_SECONDS = 300
CPUCLOCK_SCHED = 2
"""Which of a process's clocks (``clock_getcpuclockid``): the time it ran."""
RUNS_KEPT = 2
"""After so many runs without use a browser forgets a message (Streamlit's ``global.maxCachedMessageAge``)."""


@dataclass(eq=False)
class Widget:
    """A widget that the page drew."""

    id: str
    kind: str
    label: str
    options: tuple[str, ...]
    fragment: str


@dataclass(eq=False)
class Visitor:
    """One open tab. ``run`` reloads the page's script and waits for its end."""

    address: str
    page: str = ""
    query: str = "lang=ru"
    errors: list[str] = field(default_factory=list)
    cookie: str = ""
    said: list[str] = field(default_factory=list)
    """Texts of the last run, in their order."""
    widgets: dict[str, Widget] = field(default_factory=dict)
    """What can be set on the page, by id."""
    elements: dict[str, int] = field(default_factory=dict)
    """How many elements of each kind the last run drew."""
    files: list[str] = field(default_factory=list)
    """Addresses of files that the last run offered."""
    received: int = 0
    """Bytes of all messages so far."""
    session: str = ""
    _socket: ClientConnection | None = None
    _hash: str = ""
    _set: dict[str, WidgetState] = field(default_factory=dict)
    _kept: dict[str, tuple[ForwardMsg, int]] = field(default_factory=dict)
    runs: int = 0

    async def open(self) -> None:
        """Connect as a browser does."""
        host = urlsplit(self.address).netloc
        self._socket = await connect(
            f"ws://{host}/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            origin=f"http://{host}",  # type: ignore[arg-type]  # a plain string is an origin
            max_size=None,
            ping_interval=None,
            additional_headers={"Cookie": self.cookie} if self.cookie else None,
        )

    async def close(self) -> None:
        """Leave."""
        if self._socket:
            await self._socket.close()

    async def run(self, fragment: str = "") -> float:
        """Seconds from asking for a run to its end."""
        message = BackMsg()
        self._ask(message.rerun_script, fragment)
        start = time.perf_counter()
        self.said.clear()
        self.elements.clear()
        self.files.clear()
        if not fragment:
            self.widgets.clear()
        await self.send(message)
        await asyncio.wait_for(self._until_finished(), RUN_SECONDS)
        self.runs += 1
        self._kept = {name: kept for name, kept in self._kept.items() if self.runs - kept[1] <= RUNS_KEPT}
        return time.perf_counter() - start

    async def choose(self, widget: Widget, value: str) -> float:
        """Set a widget that offers options to one of them; seconds of the run it sets off."""
        state = WidgetState(id=widget.id)
        if widget.kind == "selectbox":
            state.string_value = value
        else:
            state.string_array_value.data.extend([value] if value else [])
        self._set[widget.id] = state
        return await self.run(widget.fragment)

    async def type(self, widget: Widget, text: str) -> float:
        """Type into a field; seconds of the run it sets off."""
        self._set[widget.id] = WidgetState(id=widget.id, string_value=text)
        return await self.run(widget.fragment)

    async def press(self, widget: Widget) -> float:
        """Press a button; seconds of the run it sets off."""
        self._set[widget.id] = WidgetState(id=widget.id, trigger_value=True)
        try:
            return await self.run(widget.fragment)
        finally:
            del self._set[widget.id]

    async def toggle(self, widget: Widget, *, open_: bool) -> float:
        """Open or close a menu; seconds of the run it sets off."""
        self._set[widget.id] = WidgetState(id=widget.id, bool_value=open_)
        return await self.run(widget.fragment)

    async def upload_address(self, name: str) -> Any:
        """Where a file of this name may be put."""
        message = BackMsg()
        message.file_urls_request.request_id = uuid.uuid4().hex
        message.file_urls_request.file_names.append(name)
        message.file_urls_request.session_id = self.session
        await self.send(message)
        assert self._socket is not None
        async for content in self._socket:
            answer = _parsed(content)
            if answer.WhichOneof("type") == "file_urls_response":
                return answer.file_urls_response.file_urls[0]
        raise ConnectionError("the server hung up")

    async def uploaded(self, widget: Widget, name: str, size: int, urls: Any) -> float:
        """Tell the page that the file was put there; seconds of the run it sets off."""
        state = WidgetState(id=widget.id)
        info = state.file_uploader_state_value.uploaded_file_info.add()
        info.name, info.size, info.file_id = name, size, urls.file_id
        info.file_urls.CopyFrom(urls)
        self._set[widget.id] = state
        return await self.run(widget.fragment)

    async def send(self, message: BackMsg) -> None:
        """Send a message."""
        assert self._socket is not None
        await self._socket.send(message.SerializeToString())

    def find(self, part: str, kind: str = "") -> Widget:
        """The widget whose id holds this part, such as its key."""
        found = [one for one in self.widgets.values() if part in one.id and kind in {"", one.kind}]
        if not found:
            raise LookupError(f"no {kind or 'widget'} {part!r} among {[one.id for one in self.widgets.values()]}")
        return found[0]

    def _ask(self, rerun: ClientState, fragment: str) -> None:
        rerun.query_string = self.query
        rerun.context_info.locale = "ru-RU"
        rerun.context_info.url = f"{self.address}/{self.page}"
        rerun.widget_states.widgets.extend(self._set.values())
        rerun.cached_message_hashes.extend(self._kept)
        rerun.fragment_id = fragment
        if self._hash:
            rerun.page_script_hash = self._hash
        else:
            rerun.page_name = self.page

    async def _until_finished(self) -> None:
        assert self._socket is not None
        async for content in self._socket:
            self.received += len(content)
            answer = self._whole(_parsed(content))
            kind = answer.WhichOneof("type")
            if kind == "new_session":
                self._begin(answer)
            elif kind == "navigation":
                self._hash = answer.navigation.page_script_hash or self._hash
            elif kind == "delta" and answer.delta.WhichOneof("type") == "new_element":
                self._drawn(answer)
            elif kind == "delta" and answer.delta.add_block.id:
                self._menu(answer)
            elif kind == "script_finished" and answer.script_finished in ENDS:
                return

    def _whole(self, answer: ForwardMsg) -> ForwardMsg:
        """A reference is what it refers to."""
        if answer.WhichOneof("type") == "ref_hash":
            known = self._kept[answer.ref_hash][0]
            self._kept[answer.ref_hash] = (known, self.runs)
            return known
        if answer.metadata.cacheable and answer.hash:
            self._kept[answer.hash] = (answer, self.runs)
        return answer

    def _begin(self, answer: ForwardMsg) -> None:
        self._hash = answer.new_session.page_script_hash
        self.session = answer.new_session.initialize.session_id or self.session

    def _drawn(self, answer: ForwardMsg) -> None:
        element = answer.delta.new_element
        kind = str(element.WhichOneof("type"))
        self.elements[kind] = self.elements.get(kind, 0) + 1
        if kind == "markdown":
            self.said.append(element.markdown.body)
        elif kind == "exception":
            self.errors.append(element.exception.message)
        elif kind == "alert" and element.alert.format == Alert.ERROR:
            self.errors.append(element.alert.body)
        elif kind == "download_button":
            self.files.append(element.download_button.url)
        drawn = getattr(element, kind)
        if hasattr(drawn, "id") and drawn.id:
            label, options = str(getattr(drawn, "label", "")), tuple(map(_label, getattr(drawn, "options", ())))
            self.widgets[drawn.id] = Widget(drawn.id, kind, label, options, answer.delta.fragment_id)

    def _menu(self, answer: ForwardMsg) -> None:
        """A block that can be opened is a widget too."""
        block = answer.delta.add_block
        kind = str(block.WhichOneof("type"))
        self.widgets[block.id] = Widget(block.id, kind, "", (), answer.delta.fragment_id)


ENDS = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
"""A run that began anew (``st.rerun``) is no end."""


def _parsed(content: str | bytes) -> ForwardMsg:
    answer = ForwardMsg()
    answer.ParseFromString(content if isinstance(content, bytes) else content.encode())
    return answer


def _label(option: Any) -> str:
    return option if isinstance(option, str) else str(getattr(option, "content", option))


def processor_seconds(process_id: int) -> float:
    """Processor time a process has used so far (Linux), in nanoseconds' steps: ``/proc`` tells of hundredths only."""
    clock = (~process_id << 3) | CPUCLOCK_SCHED
    return time.clock_gettime(clock)


def resident_mb(process_id: int) -> float:
    """Memory of a process that is really in use, in MB (Linux)."""
    pages = int(Path(f"/proc/{process_id}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def median(values: list[Any]) -> float:
    """The middle value."""
    ordered = sorted(values)
    return float(ordered[len(ordered) // 2])
