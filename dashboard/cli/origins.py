"""Where does a row of a panel come from? Prints the batches, files and lines behind it."""

import argparse

from dashboard.cli import panels, selection
from dashboard.cli.noting import note
from dashboard.cli.telling import MISUSE, tell
from dashboard.i18n import Translator
from dashboard.ingest.origins import Origin
from dashboard.panels import reader
from dashboard.panels.origins import origins_of
from dashboard.panels.prepared import numbers
from dashboard.panels.words import plain


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``origin``."""
    one = commands.add_parser("origin", help="print the batches, files and lines behind a row of a panel")
    panels.selecting(one)
    one.add_argument("--row", type=int, default=1, help="which row of the panel, counted from 1 (the first)")
    one.set_defaults(run=_show)


def _show(options: argparse.Namespace) -> int:
    snapshot = panels.current()
    t = reader(snapshot, options.lang)
    filters = selection.filters(options, snapshot)
    panels.known(options.id)
    prepared = numbers(options.id, filters, options.lang, snapshot)
    if not 0 < options.row <= len(prepared.frame):
        return tell(options, t("origin.no_row", n=len(prepared.frame)), {"outcome": "misuse"}, MISUSE)
    found = origins_of(prepared, options.row - 1)
    if found:  # it names who brought the figures
        note(t, "export", "origin")
    row = {str(name): plain(value) for name, value in prepared.frame.iloc[options.row - 1].items()}
    values = {"id": options.id, "row": row, "origins": [_as_json(one) for one in found]}
    return tell(options, "\n".join(_line(one, t) for one in found) or t("origin.none"), values)


def _as_json(one: Origin) -> dict[str, object]:
    return {
        "batch": one.batch_id,
        "file": one.file_name,
        "author": one.author,
        "at": f"{one.created_at:%Y-%m-%dT%H:%M:%SZ}",
        "source": one.source,
        "table": one.table,
        "rows": one.count,
        "first": [dict(row) for row in one.rows],
    }


def _line(one: Origin, t: Translator) -> str:
    lines = ", ".join(dict.fromkeys(str(row["line"]) for row in one.rows))
    told = (
        t(f"origin.table.{one.table}"), t("origin.batch", batch=str(one.batch_id), file=one.file_name),
        t("origin.lines", n=len(one.rows), lines=lines), one.author, f"{one.created_at:%Y-%m-%d %H:%M} UTC",
        t(f"journal.source.{one.source}"), f"{t('journal_page.rows')}: {t.number(one.count)}",
    )  # fmt: skip
    return " · ".join(told)
