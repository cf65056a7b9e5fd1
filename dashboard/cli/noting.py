"""How does the trail come to know what an operator takes away? A line before it leaves, who by the machine's name."""

import getpass
import sys
from argparse import ArgumentTypeError
from functools import partial

from sqlalchemy.exc import DatabaseError

from dashboard import settings
from dashboard.i18n import Translator
from dashboard.keeping.backup import Before
from dashboard.store import writing
from dashboard.store.audit import Actor, record


def operator() -> str:
    """Who runs the command, as the machine knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "operator"  # a container may run a user without a name


def author(text: str) -> str:
    """Who does it, as the command says; a batch of nobody answers no question."""
    if not text.strip():
        raise ArgumentTypeError(f"invalid name value: {text!r}")
    return text.strip()


def note(
    t: Translator, action: str, subject: str, *, url: str | None = None, by: str | None = None, **details: object
) -> None:
    """Write a line into the trail of the store (``url``: of another one).

    A store that takes no line (read-only, full, of an earlier version) is copied and read all the same: that is when
    a backup is needed most. The operator is told on the error stream.
    """
    try:
        with writing(url or settings.database_url()) as session:
            record(session, Actor(by or operator()), action, subject, **details)
    except DatabaseError as error:
        print(t("keeping.not_noted", fault=str(error.orig).strip()), file=sys.stderr)


def before(t: Translator, action: str, *, url: str | None = None, by: str | None = None) -> Before:
    """The same for what tells its own subject."""
    return partial(note, t, action, url=url, by=by)
