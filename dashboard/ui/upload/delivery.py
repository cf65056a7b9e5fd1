"""What was brought? A file or a filled form: its name and bytes, whatever way they came."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file as it came; a form is a file too."""

    name: str
    content: bytes
    sha256: str
    form: str | None = None
    """Kind of the form; None = a file."""
    groups: tuple[str, ...] = ()
    """Of a form: the age group or type of event that each of its rows is of."""

    @property
    def key(self) -> str:
        """What tells it from others in this session."""
        return f"{self.sha256[:16]}-{self.name}"


def delivery(name: str, content: bytes, form: str | None = None, groups: Sequence[str] = ()) -> Delivery:
    """Bytes under a name, with their checksum."""
    return Delivery(name, content, hashlib.sha256(content).hexdigest(), form, tuple(groups))


def deliveries(files: Sequence[UploadedFile]) -> tuple[Delivery, ...]:
    """The uploaded files, each once: the same bytes under the same name are one."""
    found = {one.key: one for one in (delivery(file.name, file.getvalue()) for file in files)}
    return tuple(found.values())


def lost(key: str) -> int:
    """How many files the browser still names but the server no longer has: it was restarted since."""
    held = st.session_state.get(key)
    return sum(not isinstance(one, UploadedFile) for one in held) if isinstance(held, list) else 0
