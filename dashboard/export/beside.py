"""What stands beside the numbers of each row in a file? What people explained, the source, the mark of a demo."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.reading import ALL, Remark, remarks_by_row


def beside(prepared: Prepared, t: Translator) -> dict[str, list[str]]:
    """Headings and one text a row: remark, source, and a mark if any of it is synthetic."""
    rows = len(prepared.frame)
    return {
        t("column.remark"): _remarks(prepared.frame, t),
        t("column.source"): [t(f"source.{prepared.panel.basis}")] * rows,
        t("column.demo"): [t("demo.short") if prepared.demo else ""] * rows,
    }


def _remarks(frame: pd.DataFrame, t: Translator) -> list[str]:
    return ["; ".join(_words(one, t) for one in some) for some in remarks_by_row(frame)]


def _words(remark: Remark, t: Translator) -> str:
    whose = t("anomaly.all") if remark.library == ALL else t.short_name(remark.library)
    return f"{whose}: {remark.text}"
