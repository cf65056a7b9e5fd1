"""Would this file be accepted? ``python -m dashboard check KIND FILE`` says so without touching the store."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.cli import selection
from dashboard.cli.telling import DONE, MISUSE, REFUSED
from dashboard.cli.unread import UnreadError, read_limited, told_unread
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import CsvKind, Known
from dashboard.ingest.kinds import ALIASES, KINDS, kind_of
from dashboard.ingest.known import known, known_from
from dashboard.ingest.report import as_json, as_text

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name


def register(commands: "Commands") -> None:
    """Add ``check`` to the commands."""
    parser = commands.add_parser("check", help="check a file without storing it")
    parser.add_argument("kind", choices=(*KINDS, *ALIASES))
    parser.add_argument("file", type=Path)
    parser.add_argument("--as-of", type=selection.day, metavar="DATE", help="the day of the file (today)")
    parser.add_argument("--codes", type=Path, metavar="FILE.json", help="known codes, instead of the store's")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit status: 0 accepted, 1 refused, 2 misuse."""
    try:
        content, codes = read_limited(args.file), _known(args.codes)
    except UnreadError as unread:
        return told_unread(unread, args)
    kind = kind_of(args.kind)
    return _tell(kind, content, codes, args) if kind else MISUSE


def _known(codes: Path | None) -> Known:
    if codes is None:
        return _stored()
    try:
        return known_from(read_limited(codes).decode("utf-8-sig"))
    except ValueError as error:
        raise UnreadError(codes, "codes") from error


def _stored() -> Known:
    from dashboard.store.engine import reading  # here: a check with --codes never needs the store

    with reading() as session:
        return known(session)


def _tell(kind: CsvKind, content: bytes, codes: Known, args: argparse.Namespace) -> int:
    checked = check(kind, content, file_name=args.file.name, as_of=args.as_of or settings.today(), known=codes)
    if args.codes is None:
        checked = _beside_the_store(checked)
    if args.json:
        print(json.dumps(as_json(checked), ensure_ascii=False))
    else:
        print("\n".join(as_text(checked, translator(args.lang))))
    return DONE if checked.accepted else REFUSED


def _beside_the_store(checked: Checked) -> Checked:
    """The file with what looks unlikely beside the figures in the store."""
    from dashboard.ingest.plausibility import with_warnings  # as above: never with --codes
    from dashboard.store.engine import reading

    with reading() as session:
        return with_warnings(session, checked)
