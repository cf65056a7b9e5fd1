"""What may a login, a name, a password be? Limits, and the refusal that names the one that was passed."""

import re

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,63}")
"""ASCII, so that it looks the same to everybody. A name may hold any letter."""
EMAIL = re.compile(r"[!-?A-~]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,188}[a-z0-9])?")
"""ASCII for the same reason, in small letters: the Kelvin sign too becomes a ``k`` when it is made small."""
LONGEST_NAME = 80
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 256


class AccountError(Exception):
    """It cannot be done; ``reason`` is the key of the sentence that says why."""

    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason, self.details = reason, details
