"""What stands beside the numbers of each row in a file? Reports, remarks, the source, the mark of a demo."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.rests import reports_by_row, reports_words
from dashboard.reading import in_words, remarks_by_row


def beside(prepared: Prepared, t: Translator) -> dict[str, list[str]]:
    """Headings and one text a row: reports that totals rest on, remark, source, a mark if any of it is synthetic."""
    rows, rests = len(prepared.frame), [reports_words(one, t) for one in reports_by_row(prepared.frame)]
    return {
        **({t("column.reports"): rests} if any(rests) else {}),
        t("column.remark"): remark_texts(prepared.frame, t),
        t("column.source"): [t(f"source.{prepared.panel.basis_of(prepared.frame)}")] * rows,
        t("column.demo"): [t("demo.short") if prepared.demo else ""] * rows,
    }


def remark_texts(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What people explained of each row, empty where nobody did."""
    return ["; ".join(in_words(one, t) for one in some) for some in remarks_by_row(frame)]
