"""Is it the password? Argon2id with the parameters argon2-cffi recommends (RFC 9106, low memory)."""

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from dashboard.access.limits import LONGEST_PASSWORD, SHORTEST_PASSWORD
from dashboard.access.tokens import new_token

WORN = frozenset({"1234567890", "0123456789", "0987654321", "qwertyuiop", "йцукенгшщз", "password", "пароль", "parol"})
"""With which a guesser begins, also with digits after them."""
FEWEST_LETTERS = 4
"""Different characters in a password."""

_hasher = PasswordHasher()
_at_once = BoundedSemaphore(2)
"""One trial takes 64 MiB: a crowd of them waits its turn."""


def hashed(password: str) -> str:
    """What the store keeps of a password."""
    with _at_once:
        return _hasher.hash(password)


def is_right(password: str, kept: str | None) -> bool:
    """Whether it is the password; where there is none, a made-up one is tried: the answer takes as long."""
    with _at_once:
        try:
            _hasher.verify(kept or _nobodys(), password[:LONGEST_PASSWORD])
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False
    return kept is not None


def is_outdated(kept: str) -> bool:
    """Whether it was made with weaker parameters than today's."""
    return _hasher.check_needs_rehash(kept)


def fault(password: str, login: str) -> str | None:
    """Why it cannot be a password: ``unreadable``, ``short``, ``long``, ``simple``; None when it can."""
    if any("\ud800" <= letter <= "\udfff" for letter in password):
        return "unreadable"  # piped in as bytes of another encoding
    if len(password) < SHORTEST_PASSWORD:
        return "short"
    if len(password) > LONGEST_PASSWORD:
        return "long"
    plain = password.casefold()
    worn = plain.strip("0123456789!.") in WORN or plain in WORN
    return "simple" if worn or login in plain or len(set(plain)) < FEWEST_LETTERS else None


@cache
def _nobodys() -> str:
    return _hasher.hash(new_token())
