"""What does a panel show? Prints the numbers, the finding and the source of any panel."""

import argparse
import json

from dashboard import settings, store
from dashboard.cli import selection
from dashboard.cli.misuse import MisuseError
from dashboard.cli.telling import inert
from dashboard.filters import Filters
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator
from dashboard.panels import PANELS, Prepared, Snapshot, reader
from dashboard.panels.naming import without_names
from dashboard.panels.prepared import numbers
from dashboard.panels.rests import reports_by_row
from dashboard.panels.words import plain
from dashboard.reading import remarks_by_row


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``panels`` and ``panel``."""
    every = commands.add_parser("panels", help="list the catalogue of panels")
    _language(every)
    every.set_defaults(run=_list)
    one = commands.add_parser("panel", help="print what a panel shows")
    selecting(one)
    one.set_defaults(run=_show)


def selecting(one: argparse.ArgumentParser) -> None:
    """Add the panel and what it is read for."""
    one.add_argument("id", help="see `panels`")
    one.add_argument("--from", dest="start", type=selection.month, metavar="YYYY-MM", help="first month")
    one.add_argument("--to", dest="end", type=selection.month, metavar="YYYY-MM", help="last month")
    one.add_argument("--as-of", type=selection.day, metavar="YYYY-MM-DD", help="as of this day (today)")
    one.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="district, library, age_group, required, excluded, stop (repeatable), project, profile, status, measure, "
        "sites, walk_metres, detour",
    )
    _language(one)


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.add_argument("--json", action="store_true")


def current() -> Snapshot:
    """The state of the store."""
    url = settings.database_url()
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))


def _list(options: argparse.Namespace) -> int:
    t = reader(current(), options.lang)
    listed = [
        {"id": panel.id, "title": t(panel.word("name")), "unit": t(panel.word("unit"))} for panel in PANELS.values()
    ]
    if options.json:
        print(json.dumps(listed, ensure_ascii=False, indent=1))
    else:
        for row in listed:
            print(f"{row['id']:<32} {row['title']}")
    return 0


def _show(options: argparse.Namespace) -> int:
    snapshot = current()
    shown = answer(options.id, selection.filters(options, snapshot), options.lang, snapshot)
    print(json.dumps(shown, ensure_ascii=False, indent=1, default=str) if options.json else inert(_text(shown)))
    return 0


def answer(panel_id: str, filters: Filters, language: str, snapshot: Snapshot) -> dict[str, object]:
    """What a panel shows: ``{id, title, saying, columns, rows, reports, remarks, unit, source, data_as_of, demo}``.

    Columns that name people are left out: who decided about a project stands on its page.
    """
    known(panel_id)
    t = reader(snapshot, language)
    return as_json(numbers(panel_id, filters, language, snapshot), t)


def known(panel_id: str) -> None:
    """Raise ``MisuseError`` for an id that the catalogue does not hold."""
    if panel_id not in PANELS:
        raise MisuseError("panel", panel=panel_id, known=", ".join(PANELS))


def as_json(prepared: Prepared, t: Translator) -> dict[str, object]:
    """A prepared panel as plain values; codes, not words, in its rows; beside each row its reports and remarks."""
    panel, saying = prepared.panel, prepared.saying
    frame = without_names(prepared.frame)
    return {
        "id": panel.id,
        "title": saying.headline or t(panel.word("name")),
        "saying": saying.text,
        "columns": list(frame.columns),
        "rows": [[plain(value) for value in row] for row in frame.itertuples(index=False)],
        "reports": reports_by_row(prepared.frame),
        "remarks": [[one.text for one in some] for some in remarks_by_row(prepared.frame)],
        "unit": t(panel.word("unit")),
        "source": t(f"source.{panel.basis_of(prepared.frame)}"),
        "data_as_of": prepared.data_as_of.isoformat() if prepared.data_as_of else None,
        "demo": prepared.demo,
    }


def _text(shown: dict[str, object]) -> str:
    rows = [shown["columns"], *shown["rows"]]  # type: ignore[misc]  # lists by construction
    table = "\n".join("\t".join("" if value is None else str(value) for value in row) for row in rows)
    head = "\n".join(str(shown[part]) for part in ("title", "saying") if shown[part])
    foot = " · ".join(str(shown[part]) for part in ("unit", "source", "data_as_of") if shown[part])
    return "\n".join((head, table, foot + (" · DEMO" if shown["demo"] else "")))
