"""What stands beside the numbers of each row in a file? What people explained, the source, the mark of a demo."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.reading import Remark, note


def beside(prepared: Prepared, t: Translator) -> dict[str, list[str]]:
    """Headings and one text a row: remark, source, and a mark if any of it is synthetic."""
    rows = len(prepared.frame)
    return {
        t("column.remark"): _remarks(prepared.frame, t),
        t("column.source"): [t(f"source.{prepared.panel.basis}")] * rows,
        t("column.demo"): [t("demo.short") if prepared.demo else ""] * rows,
    }


def _remarks(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What was explained of the figures in each row: of its library and month, or of all libraries in its month."""
    said: Sequence[Remark] = note(frame, "remarks") or ()
    if not said or "month" not in frame:
        return [""] * len(frame)
    libraries = frame["library"] if "library" in frame else [None] * len(frame)
    return [
        "; ".join(f"{t.short_name(r.library)}: {r.text}" for r in said if _about(r, month, library))
        for month, library in zip(frame["month"], libraries, strict=True)
    ]


def _about(remark: Remark, month: pd.Timestamp, library: str | None) -> bool:
    return pd.notna(month) and remark.month == month.date() and (pd.isna(library) or remark.library == library)
