"""What stands beside the numbers of each row in a file? Reports, remarks, the source, the mark of a demo."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.provenance import synthetic
from dashboard.panels.rests import reports_by_row, reports_words
from dashboard.reading import in_words, remarks_by_row


def beside(prepared: Prepared, t: Translator) -> dict[str, list[str]]:
    """Headings and one text a row: reports that totals rest on, remark, source, a mark while there is a demo."""
    rows, rests = len(prepared.frame), [reports_words(one, t) for one in reports_by_row(prepared.frame)]
    return {
        **({t("column.reports"): rests} if any(rests) else {}),
        t("column.remark"): remark_texts(prepared.frame, t),
        t("column.source"): [t(f"source.{prepared.panel.basis_of(prepared.frame)}")] * rows,
        t("column.demo"): [_mark(prepared, t)] * rows,
    }


def _mark(prepared: Prepared, t: Translator) -> str:
    """That figures here are invented, or, in a table of facts, that only others are."""
    if not prepared.demo:
        return ""
    return t("demo.short" if synthetic(prepared) else "offline.facts")


def remark_texts(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What people explained of each row, empty where nobody did."""
    return ["; ".join(in_words(one, t) for one in some) for some in remarks_by_row(frame)]
