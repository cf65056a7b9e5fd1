"""Where does an address of a database lead? One that leads nowhere is told in a sentence, wherever it came from."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

KINDS = ("sqlite", "postgresql")


class AddressError(Exception):
    """The address names no database that we can keep a store in. Says nothing of its password."""


def parsed(url: str) -> URL:
    """The parts of an address; raises ``AddressError``."""
    try:
        found = make_url(url)
        kind, driver = found.get_backend_name(), found.get_driver_name()
        found.get_dialect().import_dbapi()
    except (ArgumentError, ValueError, ImportError) as problem:
        raise AddressError(str(problem)) from None
    if kind not in KINDS or driver not in {"pysqlite", "psycopg"}:
        raise AddressError(f"{kind}+{driver}: sqlite:///file or postgresql+psycopg://… is needed")
    return found


def in_memory(url: URL) -> bool:
    """Whether it is a SQLite store without a file: it ends with whoever made it."""
    name = (url.database or "").removeprefix("file:").partition("?")[0]
    return url.get_backend_name() == "sqlite" and name in {"", ":memory:"}
