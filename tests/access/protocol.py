"""A visitor without a browser: speaks Streamlit's protocol over the raw websocket, and says what it likes."""

import re
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from email.message import Message

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

SECONDS = 60


@dataclass
class Raw:
    """One websocket. What it is told of widgets, fragments and files is noted."""

    address: str
    cookie: str = ""
    resume: str = ""
    stack: ExitStack = field(default_factory=ExitStack)
    socket: ClientConnection | None = None
    session_id: str = ""
    page_hash: str = ""
    text: str = ""
    """What the last run sent, as bytes read loosely: enough to look for words."""
    fragments: dict[str, str] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    """Ids of buttons, also of forms: these hold signs that others do not."""
    deferred: str = ""
    """The name of a file that is made when somebody asks for it."""

    def __enter__(self) -> "Raw":
        """Connect; ``resume`` asks for somebody's session."""
        origin = self.address
        protocols = [Subprotocol(name) for name in ("streamlit", "none", self.resume) if name]
        self.socket = self.stack.enter_context(
            connect(
                self.address.replace("http", "ws") + "/_stcore/stream",
                origin=origin,  # type: ignore[arg-type]  a plain address
                additional_headers={"Cookie": self.cookie} if self.cookie else None,
                subprotocols=protocols,
                max_size=2**28,
                open_timeout=SECONDS,
            )
        )
        return self

    def __exit__(self, *_error: object) -> None:
        self.stack.close()

    def run(self, page: str = "", *states: WidgetState, fragment: str = "", query: str = "lang=en") -> str:
        """A run of a page with widget values, or of one fragment; what it sent."""
        back = BackMsg()
        asked = back.rerun_script
        asked.query_string = query
        asked.context_info.url = f"{self.address}/{page}"
        if self.page_hash:
            asked.page_script_hash = self.page_hash
        else:
            asked.page_name = page
        asked.fragment_id = fragment
        for state in states:
            asked.widget_states.widgets.add().CopyFrom(state)
        return self.send(back)

    def send(self, back: BackMsg) -> str:
        """Send and read until the run is over."""
        assert self.socket
        self.socket.send(back.SerializeToString())
        parts: list[str] = []
        started = False
        while True:
            raw = self.socket.recv(timeout=SECONDS)
            assert isinstance(raw, bytes)
            message = ForwardMsg()
            message.ParseFromString(raw)
            parts.append(raw.decode("utf-8", "replace"))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                started = True
                self.page_hash = message.new_session.page_script_hash or self.page_hash
                self.session_id = message.new_session.initialize.session_id or self.session_id
            if kind == "delta":
                self._note(message)
            if kind == "navigation":
                self.page_hash = message.navigation.page_script_hash or self.page_hash
            if kind in {"file_urls_response", "backend_operation_response"}:
                break
            ended = kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            if ended and started:
                break
        self.text = "\n".join(parts)
        return self.text

    def _note(self, message: ForwardMsg) -> None:
        found = re.findall(r"\$\$ID-[0-9a-f]+-[\w.\-]+", message.SerializeToString().decode("utf-8", "replace"))
        self.ids += found
        self.buttons += [one for one in (message.delta.new_element.button.id,) if one]
        button = message.delta.new_element.download_button
        if button.deferred_file_id:
            self.deferred = button.deferred_file_id
        if message.delta.fragment_id:
            self.fragments[message.delta.fragment_id] = message.delta.fragment_id

    def widget(self, key: str) -> str:
        """The id of a widget with this key."""
        return next(one for one in reversed(self.ids) if one.endswith(f"-{key}"))

    def press(self, key: str, page: str) -> str:
        """Press the button with this key."""
        return self.run(page, WidgetState(id=self.widget(key), trigger_value=True))

    def upload_address(self, name: str = "a.csv") -> str:
        """Where Streamlit would take a file."""
        back = BackMsg()
        back.file_urls_request.request_id = "1"
        back.file_urls_request.file_names.append(name)
        back.file_urls_request.session_id = self.session_id
        found = re.search(r"/_stcore/upload_file/[\w-]+/[\w-]+", self.send(back))
        assert found
        return found.group()

    def download_address(self) -> str:
        """Where the file of the last download button of that kind lies, once it is made."""
        back = BackMsg()
        back.backend_operation_request.request_id = "1"
        back.backend_operation_request.session_id = self.session_id
        back.backend_operation_request.deferred_file.file_id = self.deferred
        found = re.search(r"/media/[0-9a-f]+\.\w+", self.send(back))
        assert found, self.text
        return found.group()


def pressed(widget_id: str) -> WidgetState:
    """A button that is pressed."""
    return WidgetState(id=widget_id, trigger_value=True)


def request(
    address: str, method: str = "GET", headers: Mapping[str, str] | None = None, body: bytes | None = None
) -> tuple[int, Mapping[str, str], bytes]:
    """Status, headers and body; redirects are not followed."""

    class Stays(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object) -> None:
            return None

    def joined(answer: Message) -> dict[str, str]:
        """Headers by name; those sent more than once, cookies, a line each."""
        return {name.lower(): "\n".join(answer.get_all(name, ())) for name in answer}

    asked = urllib.request.Request(address, body, dict(headers or {}), method=method)  # noqa: S310  our own address
    try:
        with urllib.request.build_opener(Stays).open(asked, timeout=SECONDS) as answer:
            return answer.status, joined(answer.headers), answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, joined(answer.headers), answer.read()
