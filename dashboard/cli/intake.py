"""How does an operator store a file, take it back, see who did what? ``import``, ``undo``, ``journal``, ``demo``."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.cli import journal, loads, selection
from dashboard.cli.noting import author, operator
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.ingest.kinds import ALIASES, KINDS
from dashboard.rules import BatchSource

if TYPE_CHECKING:
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name


EXPLAIN = """\
why a figure is as it is: ROW=TEXT explains the figure in that row of the file (or the total that stands there),
TEXT alone every warning that has no text of its own; may be given several times. Warnings that are not explained do
not stop the import: they stand in the attention list until the value is changed, or the same file is imported again
with --explain
"""


def register(commands: "Commands") -> None:
    """Add ``import``, ``undo``, ``journal`` and ``demo``."""
    _import(commands)
    undo = _command(commands, "undo", "take a batch back; an undo can be undone too", journal.undo)
    undo.add_argument("batch", type=selection.number)
    _by(undo)
    listed = _command(commands, "journal", "list imports and undos, newest first", journal.listed)
    listed.add_argument("--limit", type=selection.number, default=50)
    _by(listed)
    demo = commands.add_parser("demo", help="load, remove or make the demo figures")
    parts = demo.add_subparsers(dest="part", required=True, metavar="load|remove|make")
    _by(_command(parts, "load", "load data/demo, never over uploads", loads.load))
    _by(_command(parts, "remove", "remove all demo batches, leave the rest", loads.remove))
    _command(parts, "make", "write data/demo anew from its seed", loads.make)


def _import(commands: "Commands") -> None:
    parser = _command(commands, "import", "check a file and store it", loads.import_file)
    parser.add_argument("kind", choices=(*KINDS, *ALIASES))
    parser.add_argument("file", type=Path)
    parser.add_argument("--as-of", type=selection.day, default=None, metavar="DATE", help="the day of the file (today)")
    parser.add_argument("--source", type=BatchSource, choices=tuple(BatchSource), default=BatchSource.UPLOAD)
    parser.add_argument("--bulk", action="store_true", help="attendance without limits of size, streamed")
    parser.add_argument("--explain", action="append", default=[], metavar="[ROW=]TEXT", help=EXPLAIN)
    _by(parser)


def _command(
    commands: "Commands", name: str, told: str, run: "Callable[[argparse.Namespace], int]"
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.set_defaults(run=run)
    return parser


def _by(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", type=author, default=operator(), metavar="NAME", help="who does it")
