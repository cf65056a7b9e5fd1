"""How do figures come in from a terminal? The commands ``import`` and ``demo``."""

import argparse
import sys

from dashboard import settings
from dashboard.cli.explaining import explained
from dashboard.cli.telling import MISUSE, REFUSED, answered, tell
from dashboard.cli.unread import UnreadError, confirmed, read_limited, told_unread
from dashboard.i18n import Translator, translator
from dashboard.ingest.apply import Origin, Saved, save
from dashboard.ingest.bulk import BulkRefusedError, Progress, import_bulk
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.compare import Comparison
from dashboard.ingest.explanations import unexplained
from dashboard.ingest.kind import CsvKind
from dashboard.ingest.kinds import kind_of
from dashboard.ingest.known import known
from dashboard.ingest.loading import UnfitFileError, load_demo
from dashboard.ingest.plausibility import with_warnings
from dashboard.ingest.removal import removed_demo
from dashboard.ingest.report import as_json, as_text
from dashboard.rules import BatchSource
from dashboard.store import reading
from dashboard.store.tables import Batch


@answered
def import_file(options: argparse.Namespace) -> int:
    """Check a file and store it, all of it or nothing."""
    kind, t = kind_of(options.kind), translator(options.lang)
    bulky = options.bulk and (options.explain or options.source is BatchSource.DEMO)
    if kind is None or bulky or (options.bulk and kind.id != "attendance"):
        return tell(options, t("journal.bulk_only"), {"outcome": "misuse"}, MISUSE)
    try:
        return _bulk(options, t) if options.bulk else _plain(options, kind, t)
    except UnreadError as unread:
        return told_unread(unread, options)


def _plain(options: argparse.Namespace, kind: CsvKind, t: Translator) -> int:
    content, day = read_limited(options.file), options.as_of or settings.today()
    with reading() as session:
        checked = check(kind, content, file_name=options.file.name, as_of=day, known=known(session))
        checked = with_warnings(session, checked, again=bool(options.explain))
    if not checked.accepted:
        return _refused(options, checked, t)
    remarks, misfits = explained(options.explain, checked)
    if misfits:
        rows = ", ".join(map(str, misfits))
        return tell(options, t("journal.explain_nothing", rows=rows), {"outcome": "misuse"}, MISUSE)
    saved = save(None, checked, content, Origin(options.by, options.source, remarks or None))
    open_ones = len(unexplained(checked, remarks))
    note = [t("journal.unexplained", n=open_ones)] if open_ones else []
    text = "\n".join((*as_text(checked, t), _outcome(saved.batch, t, again=saved.already_loaded), *note))
    return tell(options, text, as_json(checked, stored=_stored(saved), changes=_changes(saved.comparison)))


def _bulk(options: argparse.Namespace, t: Translator) -> int:
    origin, day = Origin(options.by, options.source), options.as_of or settings.today()
    try:
        batch, again = import_bulk(None, confirmed(options.file), day, origin, _progress(t))
    except BulkRefusedError as refused:
        return _refused(options, refused.checked, t)
    changes = {"new": batch.rows_new, "changed": batch.rows_changed, "same": batch.rows_same}
    values = {"outcome": "accept", "stored": 0 if again else sum(changes.values()), "changes": changes}
    return tell(options, _outcome(batch, t, again=again), values)


def _refused(options: argparse.Namespace, checked: Checked, t: Translator) -> int:
    return tell(options, "\n".join(as_text(checked, t)), as_json(checked), REFUSED)


def _outcome(batch: Batch, t: Translator, *, again: bool) -> str:
    if again:
        return t("journal.already_loaded", batch=str(batch.id))
    counts = {"new": batch.rows_new, "changed": batch.rows_changed, "same": batch.rows_same}
    return t("journal.saved", batch=str(batch.id), **counts)


def _stored(saved: Saved) -> int:
    """Rows of the file that stand in the store now."""
    return saved.comparison.new + saved.comparison.changed + saved.comparison.same


def _changes(found: Comparison) -> dict[str, int]:
    return {"new": found.new, "changed": found.changed, "same": found.same}


def _progress(t: Translator) -> Progress:
    """A line that rewrites itself; silent where nobody watches."""

    def shown(rows: int, share: float) -> None:
        if sys.stderr.isatty():
            print("\r" + t("journal.reading", n=rows, share=t.percent(min(share, 1.0))), end="", file=sys.stderr)

    return shown


@answered
def load(options: argparse.Namespace) -> int:
    """Load the demo figures."""
    t = translator(options.lang)
    try:
        loaded = load_demo(None, options.by)
    except UnfitFileError as unfit:
        file = unfit.checked.file_name
        return tell(options, t("journal.unfit", file=file), {"outcome": "reject", "file": file}, REFUSED)
    return tell(options, t("journal.demo_loaded"), {"outcome": "accept", "batches": [one.batch.id for one in loaded]})


@answered
def remove(options: argparse.Namespace) -> int:
    """Remove all demo batches."""
    t, removal = translator(options.lang), removed_demo(None, options.by)
    gone, kept = len(removal.batches), len(removal.kept)
    lines = [t("journal.demo_removed", n=gone) if gone else t("journal.demo_none")]
    if kept:
        lines.append(t("journal.demo_kept", n=kept))
    return tell(options, "\n".join(lines), {"outcome": "accept", "removed": gone, "kept": removal.kept})


@answered
def make(options: argparse.Namespace) -> int:
    """Write the demo files anew."""
    from dashboard import demo  # here: only this command needs the generator

    demo.make(settings.DATA / "published", settings.DATA / "demo")
    text = translator(options.lang)("journal.demo_made", folder=str(settings.DATA / "demo"))
    return tell(options, text, {"outcome": "accept"})
