"""Who did what, and how is it taken back? The commands ``journal`` and ``undo``."""

import argparse

from dashboard.cli.noting import note
from dashboard.cli.telling import answered, tell
from dashboard.i18n import Translator, translator
from dashboard.ingest.journal import batches
from dashboard.ingest.undo import undone
from dashboard.store import reading
from dashboard.store.tables import Batch


@answered
def undo(options: argparse.Namespace) -> int:
    """Take a batch back."""
    taken = undone(None, options.batch, options.by)
    put_back = taken.rows_new + taken.rows_changed + taken.rows_removed
    text = translator(options.lang)("journal.undone", batch=str(options.batch), n=put_back)
    return tell(options, text, {"outcome": "accept", "undone": options.batch, **as_json(taken)})


@answered
def listed(options: argparse.Namespace) -> int:
    """Imports and undos, newest first."""
    t = translator(options.lang)
    with reading() as session:
        found = batches(session, options.limit)
        lines = [_line(batch, t) for batch in found]
        values = [as_json(batch) for batch in found]
    if found:  # it names who brought the files
        note(t, "export", "journal", by=options.by)
    return tell(options, "\n".join(lines) or t("journal.empty"), values)


def as_json(batch: Batch) -> dict[str, object]:
    """A batch as plain values."""
    return batch.model_dump(mode="json", exclude={"notices"})


def _line(batch: Batch, t: Translator) -> str:
    return t(
        "journal.line",
        batch=str(batch.id),
        at=f"{batch.created_at:%Y-%m-%d %H:%M}",
        action=t(f"journal.action.{batch.action}"),
        kind=t(f"intake.kind.{batch.kind}"),
        file=batch.file_name,
        author=batch.author,
        new=batch.rows_new,
        changed=batch.rows_changed,
        removed=batch.rows_removed,
        state=t(f"journal.state.{batch.state}"),
    )
