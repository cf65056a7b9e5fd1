"""How does a deck or a page leave without a browser? ``export KIND --deck month --month 2026-10 --out FILE``."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard import settings, store
from dashboard.cli import panels, selection
from dashboard.cli.noting import note
from dashboard.cli.telling import DONE, MISUSE, REFUSED
from dashboard.deck.errors import BadMonth, DeckError, PlaceNeeded, UnknownDeck
from dashboard.deck.people import may_name_people
from dashboard.deck.ready import DISTRICT, LIBRARY
from dashboard.deck.resolving import deck_by_code
from dashboard.deck.telling import month_of
from dashboard.export.deck_files import KINDS, Order, deck_file
from dashboard.export.panel_workbook import Progress, panel_workbook
from dashboard.filters import Filters, add_months, first_of_month
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, translator
from dashboard.look import LOOKS
from dashboard.panels import Snapshot, reader
from dashboard.panels.of_page import PAGE_PANELS
from dashboard.panels.prepared import numbers

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name

TWO_YEARS = 24
ASKED_WRONGLY = (UnknownDeck, PlaceNeeded, BadMonth)
"""Refusals of the command itself; the others are about what the store holds."""


class RefusedError(Exception):
    """What cannot be done, in the reader's words, and the status the command ends with."""

    def __init__(self, text: str, status: int = MISUSE) -> None:
        super().__init__(text)
        self.status = status


def register(commands: "Commands") -> None:
    """Add ``export``."""
    one = commands.add_parser("export", help="write a deck or a page as a file")
    one.add_argument("kind", choices=KINDS)
    what = one.add_mutually_exclusive_group(required=True)
    what.add_argument("--deck", metavar="NAME", help="month, year, projects, district, library, or a saved one's code")
    what.add_argument("--page", metavar="ID", help=f"the panels of a page, as xlsx: {', '.join(PAGE_PANELS)}")
    one.add_argument("--month", metavar="YYYY-MM", help="the month it tells of (the newest with data)")
    one.add_argument("--lang", default=DEFAULT_LANGUAGE, metavar="|".join(LANGUAGES))
    one.add_argument("--theme", choices=LOOKS, default="light", help="colours of the hall")
    one.add_argument("--district", metavar="CODE", help="of the deck `district`, or of a page")
    one.add_argument("--library", metavar="CODE", help="of the deck `library`, or of a page")
    one.add_argument("--out", type=Path, required=True, metavar="FILE")
    one.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    if options.lang not in LANGUAGES:
        told = translator(DEFAULT_LANGUAGE)("export.no_language", language=options.lang, known=", ".join(LANGUAGES))
        print(told, file=sys.stderr)
        return MISUSE
    t = translator(options.lang)
    try:
        _rightly_named(options.out, options.kind, t)
        _writable(options.out, t)
        content = _page(options, t) if options.page else _deck(options, t)
        _write(options.out, content, t)
    except DeckError as refused:
        print(refused.told(t), file=sys.stderr)
        return MISUSE if isinstance(refused, ASKED_WRONGLY) else REFUSED
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return refused.status
    print(t("export.written", file=str(options.out), size=t.number(len(content))))
    return DONE


def _deck(options: argparse.Namespace, t: Translator) -> bytes:
    month, snapshot = month_of(options.month) if options.month else None, panels.current()
    with store.reading(snapshot.url) as session:
        deck = deck_by_code(session, _code(options, t))
        naming = may_name_people(session, deck)
    order = Order(deck, month, options.lang, options.theme, snapshot, settings.today())
    content, _ = deck_file(options.kind, order, _progress(t))
    if naming:
        note(t, "export", "deck", deck=deck.code, form=options.kind)
    return content


def _code(options: argparse.Namespace, t: Translator) -> str:
    """The deck's code, with its place where that is given beside it."""
    places = {DISTRICT: options.district, LIBRARY: options.library}
    for kind, place in places.items():
        if place and options.deck != kind:
            raise RefusedError(t("export.place_unused", option=f"--{kind}", deck=options.deck, kind=kind))
    place = places.get(options.deck)
    return f"{options.deck}-{place}" if place else str(options.deck)


def _page(options: argparse.Namespace, t: Translator) -> bytes:
    if options.page not in PAGE_PANELS:
        raise RefusedError(t("export.no_page", page=options.page, known=", ".join(PAGE_PANELS)))
    if options.kind != "xlsx":
        raise RefusedError(t("export.page_only_xlsx", kind=options.kind))
    snapshot, progress = panels.current(), _progress(t)
    chosen, of_page = _filters(options, snapshot), PAGE_PANELS[options.page]
    shown = [numbers(panel.id, chosen, options.lang, snapshot) for panel in of_page]
    named = reader(snapshot, options.lang)
    return panel_workbook(named(f"page.{options.page}.title"), shown, named, progress=progress)


def _filters(options: argparse.Namespace, snapshot: Snapshot) -> Filters:
    """What the page opens with: two years up to the month, of everything or of the chosen place."""
    today = settings.today()
    end = month_of(options.month) if options.month else None
    start = add_months(end, 1 - TWO_YEARS) if end else add_months(first_of_month(today), -TWO_YEARS)
    places = [f"{name}={code}" for name in (DISTRICT, LIBRARY) if (code := getattr(options, name))]
    asked = argparse.Namespace(as_of=today, start=start, end=end, filter=places)
    chosen = selection.filters(asked, snapshot)
    return replace(chosen, library=chosen.libraries[0]) if chosen.libraries else chosen


def _progress(t: Translator) -> Progress:
    def told(done: int, of: int) -> None:
        print(t("export.progress", done=done, of=of), file=sys.stderr)

    return told


def _rightly_named(out: Path, kind: str, t: Translator) -> None:
    """A letter under the name of a PDF would not open where it is sent."""
    ending = f".{KINDS[kind].ending.lstrip('.')}"
    others = {f".{other.ending.lstrip('.')}" for other in KINDS.values()} | {".pdf", ".csv"}
    if out.suffix.lower() in others - {ending}:
        raise RefusedError(t("export.other_ending", kind=kind, ending=ending, file=str(out.with_suffix(ending))))


def _writable(out: Path, t: Translator) -> None:
    """Refuse before the work is done what could not be written after it."""
    if out.is_dir():
        raise RefusedError(t("export.is_folder", file=str(out)), REFUSED)
    if not out.parent.is_dir():
        raise RefusedError(t("export.no_folder", folder=str(out.parent)), REFUSED)
    if not os.access(out.parent, os.W_OK):
        raise RefusedError(t("export.not_writable", file=str(out)), REFUSED)


def _write(out: Path, content: bytes, t: Translator) -> None:
    """All of the file or nothing: whoever opens it meanwhile finds the old one."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RefusedError(t("export.not_written", file=str(out), why=error.strerror or str(error)), REFUSED) from error
