"""Can the named file be read at all? Its bytes, or one clear line why not: a misuse, told before any check."""

import argparse
from pathlib import Path

from dashboard.cli.telling import MISUSE, no_outcome, tell
from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.limits import MAX_BYTES


class UnreadError(Exception):
    """A file that cannot be read. Words: ``misuse.file.<reason>``."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path, self.reason = path, reason


def confirmed(path: Path) -> Path:
    """The path of a file that can be opened; raises ``UnreadError``."""
    try:
        with path.open("rb"):
            return path
    except (OSError, ValueError) as error:
        raise UnreadError(path, _reason(error)) from error


def read_limited(path: Path) -> bytes:
    """The bytes of a file; of one over the limit only as many as show that it is. Raises ``UnreadError``."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise UnreadError(path, _reason(error)) from error


def told_unread(unread: UnreadError, options: argparse.Namespace) -> int:
    """One line, or the object of every check with nothing in it but the reason."""
    words = {language: _words(unread, language) for language in LANGUAGES}
    told = {"message": words[options.lang], "misuse": {"reason": unread.reason, "message": words}}
    return tell(options, words[options.lang], no_outcome() | told, MISUSE)


def _words(unread: UnreadError, language: str) -> str:
    return translator(language)(f"misuse.file.{unread.reason}", file=str(unread.path))


def _reason(error: OSError | ValueError) -> str:
    kinds = {FileNotFoundError: "missing", IsADirectoryError: "folder", PermissionError: "denied"}
    return next((reason for kind, reason in kinds.items() if isinstance(error, kind)), "unreadable")
