"""Would this file be accepted? ``python -m dashboard check KIND FILE`` says so without touching the store."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings
from dashboard.cli import selection
from dashboard.cli.telling import DONE, MISUSE, REFUSED, inert
from dashboard.cli.unread import UnreadError, read_limited, told_unread
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kind import CsvKind, Known
from dashboard.ingest.kinds import ALIASES, KINDS, kind_of
from dashboard.ingest.known import known, known_from
from dashboard.ingest.report import as_json, as_text
from dashboard.store import reading

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
    parser.set_defaults(run=run, needs_store=False)  # nothing is made ready: a check leaves the store as it is


def run(args: argparse.Namespace) -> int:
    """Exit status: 0 accepted, 1 refused, 2 misuse."""
    try:
        content = read_limited(args.file)
        listed = _listed(args.codes)
    except UnreadError as unread:
        return told_unread(unread, args)
    kind = kind_of(args.kind)
    return MISUSE if kind is None else _tell(_checked(kind, content, listed, args), args)


def _listed(codes: Path | None) -> Known | None:
    try:
        return known_from(read_limited(codes).decode("utf-8-sig")) if codes else None
    except ValueError as error:
        raise UnreadError(codes or Path(), "codes") from error


def _checked(kind: CsvKind, content: bytes, listed: Known | None, args: argparse.Namespace) -> Checked:
    """The file as it is, and beside the store where no list of codes is given."""
    file_name, day = args.file.name, args.as_of or settings.today()
    if listed is not None:
        return check(kind, content, file_name=file_name, as_of=day, known=listed)
    from dashboard.ingest.plausibility import with_warnings  # here: a check with --codes never needs the store
    from dashboard.store.untouched import untouched

    with untouched() as url:
        if url is None:
            _tell_nothing_known("no_store", args)
            return check(kind, content, file_name=file_name, as_of=day, known=Known())
        with reading(url) as session:
            codes = known(session)
            if not codes.library_codes and not codes.project_codes:
                _tell_nothing_known("empty_store", args)
            found = check(kind, content, file_name=file_name, as_of=day, known=codes)
            return with_warnings(session, found)


def _tell_nothing_known(reason: str, args: argparse.Namespace) -> None:
    """To whoever runs the command: what the file says of codes was held against nothing."""
    from dashboard.store.address import parsed  # as above

    store = parsed(settings.database_url()).render_as_string(hide_password=True)
    print(translator(args.lang)(f"check.{reason}", store=store), file=sys.stderr)


def _tell(checked: Checked, args: argparse.Namespace) -> int:
    if args.json:
        print(json.dumps(as_json(checked), ensure_ascii=False))
    else:
        print(inert("\n".join(as_text(checked, translator(args.lang)))))
    return DONE if checked.accepted else REFUSED
