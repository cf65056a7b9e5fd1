"""Which files were told to whom? Streamlit serves a file to anybody who knows its address; we, only to who was told it.

A file's address reaches the browser in a message of its websocket, and so does the address it may upload to. The gate
notes both as they pass, and hands over nothing to anybody else.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field

MEDIA, UPLOAD = "/media/", "/_stcore/upload_file/"
ADDRESSES = re.compile(rb"/(?:media/[\w-]+(?:\.\w+)?|_stcore/upload_file/[\w-]+/[\w-]+)")
LONGEST = 127
"""Bytes of a text whose length protobuf writes in the one byte before it."""
MOST_VISITORS, MOST_ADDRESSES = 10_000, 2_000


@dataclass(slots=True)
class Told:
    """Addresses by visitor; the longest-forgotten visitors and addresses leave first."""

    by_visitor: OrderedDict[str, OrderedDict[str, None]] = field(default_factory=OrderedDict)

    def note(self, visitor: str, message: bytes) -> None:
        """Remember the addresses in a message to a visitor."""
        if b"/media/" not in message and b"/_stcore/upload_file/" not in message:
            return
        known = self.by_visitor.setdefault(visitor, OrderedDict())
        self.by_visitor.move_to_end(visitor)
        for address in _addresses(message):
            known[address] = None
            known.move_to_end(address)
        while len(known) > MOST_ADDRESSES:
            known.popitem(last=False)
        while len(self.by_visitor) > MOST_VISITORS:
            self.by_visitor.popitem(last=False)

    def knows(self, visitor: str | None, address: str) -> bool:
        """Whether this visitor was told the address."""
        return visitor is not None and address in self.by_visitor.get(visitor, ())


def _addresses(message: bytes) -> Iterator[str]:
    """Addresses in a message. What follows one there may look like more of it: ``.xlsxJ``; the byte before tells."""
    for found in ADDRESSES.finditer(message):
        start, length = found.start(), message[found.start() - 1] if found.start() else 0
        exact = ADDRESSES.fullmatch(message, start, start + length) if length <= LONGEST else None
        yield (exact or found).group().decode()
