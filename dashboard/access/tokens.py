"""How is a secret handed out? 256 random bits to the person, their SHA-256 to the store."""

import hashlib
import secrets
from datetime import timedelta

BYTES = 32
LONGEST = timedelta(days=7)
"""After so long one signs in again, whatever happened."""
IDLE = timedelta(hours=8)
"""After so long without a run one signs in again."""
CLOCK = timedelta(minutes=5)
"""So far a clock may be set back. What ends later than it could is of one that ran ahead, and holds no longer."""


def new_token() -> str:
    """A secret nobody can guess, fit for a cookie and a link."""
    return secrets.token_urlsafe(BYTES)


def hash_of(token: str) -> str:
    """What the store keeps of it. A plain hash is enough: there is no dictionary of random bits."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
