"""Would this file be accepted? ``python -m dashboard check KIND FILE`` says so without touching the store."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.cli.misuse import answer
from dashboard.cli.selection import day
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import CsvKind, Known
from dashboard.ingest.kinds import ALIASES, KINDS, kind_of
from dashboard.ingest.known import known, known_from
from dashboard.ingest.limits import MAX_BYTES
from dashboard.ingest.report import as_json, as_text

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name

ACCEPTED, REFUSED, MISUSE = 0, 1, 2


def register(commands: "Commands") -> None:
    """Add ``check`` to the commands."""
    parser = commands.add_parser("check", help="check a file without storing it")
    parser.add_argument("kind", choices=(*KINDS, *ALIASES))
    parser.add_argument("file", type=Path)
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the day of the file (today)")
    parser.add_argument("--codes", type=Path, metavar="FILE.json", help="known codes, instead of the store's")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Exit status: 0 accepted, 1 refused, 2 misuse."""
    try:
        content, codes = read_limited(args.file), _known(args.codes)
    except OSError as error:
        fault = translator(args.lang)("journal.unreadable", file=error.filename or str(args.file))
        return answer(fault, as_json=args.json)
    except ValueError:  # no JSON, or none of codes
        return answer(translator(args.lang)("journal.no_codes", file=str(args.codes)), as_json=args.json)
    kind = kind_of(args.kind)
    return _tell(kind, content, codes, args) if kind else MISUSE


def read_limited(path: Path) -> bytes:
    """The bytes of a file; of one over the limit only as many as show that it is."""
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _known(codes: Path | None) -> Known:
    if codes is not None:
        return known_from(codes.read_text("utf-8-sig"))
    return _stored()


def _stored() -> Known:
    from sqlalchemy.exc import SQLAlchemyError  # here: a check with --codes never needs the store

    from dashboard.store.engine import reading

    try:
        with reading() as session:
            return known(session)
    except SQLAlchemyError as error:
        raise OSError(f"{settings.database_url()}: {error.__class__.__name__}") from error


def _tell(kind: CsvKind, content: bytes, codes: Known, args: argparse.Namespace) -> int:
    checked = check(kind, content, file_name=args.file.name, as_of=args.as_of or settings.today(), known=codes)
    if args.codes is None:
        checked = _beside_the_store(checked)
    if args.json:
        print(json.dumps(as_json(checked), ensure_ascii=False))
    else:
        print("\n".join(as_text(checked, translator(args.lang))))
    return ACCEPTED if checked.accepted else REFUSED


def _beside_the_store(checked: Checked) -> Checked:
    """The file with what looks unlikely beside the figures in the store."""
    from dashboard.ingest.plausibility import with_warnings  # as above: never with --codes
    from dashboard.store.engine import reading

    with reading() as session:
        return with_warnings(session, checked)
