"""Which command was asked for? Parses the words, prepares the store, hands over."""

import argparse
import logging
import sys
from collections.abc import Sequence

from dashboard import settings
from dashboard.cli import account, basemap, check, export, intake, keeping, origins, panels
from dashboard.cli.misuse import Parser, TypedWronglyError, answer
from dashboard.store.migrate import migrate

COMMANDS = (panels, export, origins, check, intake, keeping, account, basemap)
OK, REFUSED, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. 0: done, 1: refused (bad file, nothing found), 2: misuse."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_args(words)
    except TypedWronglyError as wrong:
        return answer(str(wrong), as_json="--json" in words)
    if options.needs_store:
        migrate(settings.database_url())
    result: int = options.run(options)
    return result


def _parser() -> argparse.ArgumentParser:
    parser = Parser(prog="python -m dashboard", description="Almaty culture dashboard")
    parser.set_defaults(needs_store=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    return parser
