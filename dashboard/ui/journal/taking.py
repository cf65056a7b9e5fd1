"""How does the list of batches leave? As a file of the server's making: the trail tells who took it, names and all."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard import store
from dashboard.access.roles import Permission
from dashboard.export.trail_file import trail_file
from dashboard.export.typed import MOMENT, Cell
from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.ingest import journal as log
from dashboard.ingest.journal import Wanted
from dashboard.panels import Snapshot
from dashboard.store.tables import Batch
from dashboard.ui.clock import local, when
from dashboard.ui.handing_over import handed_over

COLUMNS = ("batch", "state", "at", "action", "kind", "file", "author", "new", "changed", "same", "removed", "source")
EVERYTHING = 1_000_000


def take_list(snapshot: Snapshot, wanted: Wanted, t: Translator) -> None:
    """The button: all batches that were looked for, not only those in view; made when it is pressed."""

    def made() -> bytes:
        with store.reading(snapshot.url) as session:
            found = log.batches(session, EVERYTHING, 0, wanted)
            rows = [[str(value) for value in row] for row in _table(found, t).itertuples(index=False)]
        return trail_file(_headings(t), rows, t)

    st.download_button(
        t("journal_page.take"), handed_over(made, Permission.READ, "journal"), f"journal_{t.language}.csv",
        "text/csv", icon=":material/download:", on_click="ignore", key="journal-csv",
    )  # fmt: skip


def sheet(found: Sequence[Batch], t: Translator) -> Sheet:
    """The list as a table of the page's workbook: moments are moments, in the city's time."""
    table = {str(name): [Cell(value) for value in column.tolist()] for name, column in _table(found, t).items()}
    moments = [Cell(local(batch.created_at).replace(tzinfo=None), MOMENT) for batch in found]
    return Sheet(t("page.journal.title"), table | {t("journal_page.column.at"): moments})


def _headings(t: Translator) -> list[str]:
    return [t(f"journal_page.column.{name}") for name in COLUMNS]


def _table(found: Sequence[Batch], t: Translator) -> pd.DataFrame:
    rows = [
        (
            batch.id, t(f"journal.state.{batch.state}"), when(batch.created_at, t),
            t(f"journal.action.{batch.action}"), t(f"intake.kind.{batch.kind}"), visible(batch.file_name),
            visible(batch.author), batch.rows_new, batch.rows_changed, batch.rows_same, batch.rows_removed,
            t(f"batch_source.{batch.source}"),
        )
        for batch in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=_headings(t))
