"""Has the page got what a run drew for it?

Streamlit sends the messages of a run when the process comes to it, and drops those that a fragment left waiting when it
runs again. Whoever lets something stand must know that it is there. So the last thing that such a run draws is an empty
box with a name of its own; the server tells when that has gone out, and with it all before it.
"""

import re
import secrets
from weakref import WeakValueDictionary

NAME = re.compile(rb"drawn-[0-9a-f]{16}")


class Mark:
    """The end of a drawing."""

    __slots__ = ("__weakref__", "arrived", "name")

    def __init__(self) -> None:
        self.name, self.arrived = f"drawn-{secrets.token_hex(8)}", False
        _under_way[self.name] = self


_under_way: WeakValueDictionary[str, Mark] = WeakValueDictionary()


def sent(content: bytes) -> None:
    """A message has gone out to a page."""
    found = NAME.search(content)
    mark = _under_way.pop(found[0].decode(), None) if found else None
    if mark is not None:
        mark.arrived = True
