"""How does the trail stay readable when somebody tries a thousand times a second? One line of a kind in a minute."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

SECONDS = 60.0
MOST = 10_000
"""People and deeds that are remembered."""


@dataclass(slots=True)
class Seldom:
    """Lets one through in a while of each kind, and counts the others."""

    now: Callable[[], float] = time.monotonic
    last: OrderedDict[tuple[str, ...], tuple[float, int]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def times(self, *key: str) -> int:
        """How many there were since the last that was let through, this one included; 0: not this one."""
        moment = self.now()
        with self.lock:
            since, left_out = self.last.get(key, (moment - SECONDS, 0))
            due = moment - since >= SECONDS
            self.last[key] = (moment, 0) if due else (since, left_out + 1)
            self.last.move_to_end(key)
            if len(self.last) > MOST:
                self.last.popitem(last=False)
        return left_out + 1 if due else 0
