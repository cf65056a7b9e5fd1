"""Which command was asked for? Parses the words, prepares the store, hands over."""

import argparse
import logging
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from dashboard import settings
from dashboard.cli import account, basemap, check, export, intake, keeping, origins, panels
from dashboard.cli.misuse import MisuseError, NotUnderstoodError, Parser, told_misuse, told_unanswerable
from dashboard.cli.telling import answered
from dashboard.i18n import DEFAULT_LANGUAGE
from dashboard.ingest.store_errors import store_errors
from dashboard.panels import StateMovedError
from dashboard.store.migrate import migrate

COMMANDS = (panels, export, origins, check, intake, keeping, account, basemap)
OK, REFUSED, MISUSE = 0, 1, 2
TRIES = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. 0: done, 1: refused (bad file, nothing found), 2: misuse."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    try:
        options = _parser().parse_args(arguments)
    except NotUnderstoodError as misused:
        return told_misuse(misused, sys.argv[1:] if arguments is None else arguments)
    return _run(options)


def _confirm_letters(options: argparse.Namespace) -> None:
    """Raise ``MisuseError`` for a word that no store takes and no answer could repeat: bytes that are no letters."""
    for value in vars(options).values():
        for word in value if isinstance(value, (list, tuple)) else (value,):
            given = str(word) if isinstance(word, (str, Path)) else ""
            try:
                given.encode()
            except UnicodeEncodeError:
                raise MisuseError("letters", value=given.encode(errors="backslashreplace").decode()) from None


@answered
def _run(options: argparse.Namespace) -> int:
    try:
        _confirm_letters(options)
        with store_errors():
            if options.needs_store and not getattr(options, "codes", None):
                migrate(settings.database_url())
            return _of_one_state(options)
    except MisuseError as misused:
        return told_unanswerable(misused, options)
    except settings.SettingError as unfit:
        told = {"name": unfit.name, "value": unfit.value, "needed": unfit.needed}
        return told_unanswerable(MisuseError("setting", **told), options)


def _of_one_state(options: argparse.Namespace) -> int:
    """Run it; what somebody's save made void while it was read is read again."""
    for _ in range(TRIES - 1):
        with suppress(StateMovedError):
            return int(options.run(options))
    return int(options.run(options))


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m dashboard", description="Almaty culture dashboard")
    parser.set_defaults(needs_store=True, json=False, lang=DEFAULT_LANGUAGE)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    return parser
