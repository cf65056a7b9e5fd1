"""What does the operator decide? Environment variables and the folders of the project."""

import os
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
STATIC = ROOT / "dashboard" / "static"
LONGEST_LOCK = 3600
"""Seconds that saving may wait for another writer."""


class SettingError(ValueError):
    """What an environment variable says cannot be used; what could be is said by what follows its value."""

    def __init__(self, name: str, needed: str) -> None:
        self.name, self.value, self.needed = name, os.environ.get(name, ""), needed
        super().__init__(f"{name}={self.value}: {needed} is needed")


def check() -> None:
    """Raise ``SettingError`` for what would stop every page, and not the start."""
    today()
    lock_wait_ms()
    public_address()


def database_url() -> str:
    """Where the store is: ``DATABASE_URL``, else a SQLite file in ``data/``."""
    return os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'culture.db'}"


def read_url() -> str | None:
    """A copy that follows the store and is read for panels: ``DATABASE_READ_URL``; None: the store itself is read."""
    return os.environ.get("DATABASE_READ_URL") or None


def today() -> date:
    """The day on which the figures are read: ``DASHBOARD_TODAY`` (tests, pictures) or the calendar's."""
    fixed = os.environ.get("DASHBOARD_TODAY")
    try:
        return date.fromisoformat(fixed) if fixed else date.today()
    except ValueError:
        raise SettingError("DASHBOARD_TODAY", "2026-11-10") from None


def loads_data() -> bool:
    """Whether a store that never held anything is filled at start (``DASHBOARD_EMPTY=1``: it stays empty)."""
    return os.environ.get("DASHBOARD_EMPTY") != "1"


def counts_for_operators() -> bool:
    """Whether ``/api/metrics`` counts runs, imports and the store's time (``DASHBOARD_METRICS=1``)."""
    return os.environ.get("DASHBOARD_METRICS") == "1"


def hosts() -> tuple[str, ...]:
    """Names under which the server answers beside those that are safe anyway: ``DASHBOARD_HOSTS``, with commas."""
    return _listed("DASHBOARD_HOSTS", "")


def proxies() -> tuple[str, ...]:
    """Addresses of proxies that tell the truth about who asks: ``DASHBOARD_PROXIES``; default: this machine."""
    return _listed("DASHBOARD_PROXIES", "127.0.0.1,::1")


def public_address() -> str | None:
    """Where people open it: ``DASHBOARD_ADDRESS`` (``https://dashboard.example.kz``), for links we print."""
    given = (os.environ.get("DASHBOARD_ADDRESS") or "").strip().rstrip("/")
    if given and not given.startswith(("https://", "http://")):
        raise SettingError("DASHBOARD_ADDRESS", "https://dashboard.example.kz")
    return given or None


def insists_on_passwords() -> bool:
    """Whether people sign in by passwords of ours although an identity provider is set up: the way back to them."""
    return os.environ.get("DASHBOARD_SIGN_IN") == "password"


def names_secrets() -> bool:
    """Whether the operator told Streamlit where its secrets are (``STREAMLIT_SECRETS_FILES``)."""
    return bool(os.environ.get("STREAMLIT_SECRETS_FILES"))


def lock_wait_ms() -> int:
    """How long saving waits for another writer, in ms: ``DASHBOARD_LOCK_SECONDS``, else 15 s."""
    try:
        seconds = float(os.environ.get("DASHBOARD_LOCK_SECONDS") or 15)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= LONGEST_LOCK:
        raise SettingError("DASHBOARD_LOCK_SECONDS", f"0…{LONGEST_LOCK}")
    return int(seconds * 1000)


def _listed(name: str, default: str) -> tuple[str, ...]:
    words = os.environ.get(name, default).lower().split(",")
    return tuple(stripped for word in words if (stripped := word.strip()))
