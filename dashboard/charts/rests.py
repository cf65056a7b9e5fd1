"""On how many reports does a total rest? Words beside the number when somebody points at it.

The words stand once in a trace, each point brings its two numbers: a text by point would double what a figure weighs.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.i18n import Translator
from dashboard.reading import Coverage

EXTRA = "<extra></extra>"
CAME, DUE = "%{customdata[0]:,.0f}", "%{customdata[1]:,.0f}"
CLEAR = "rgba(0,0,0,0)"
BELOW = "<br>"
"""Beside the number the words would leave a phone's screen."""

Rests = Coverage | None
ByMonth = Mapping[pd.Timestamp, Rests]


def rests_by_month(frame: pd.DataFrame) -> dict[pd.Timestamp, Rests]:
    """Reports behind the total of each month of a frame."""
    totals = frame[frame["library"].isna()] if "library" in frame else frame.drop_duplicates("month")
    return dict(zip(totals["month"], reading.coverage_by_row(totals), strict=True))


def pointed_at(template: str, rests: Sequence[Rests], t: Translator, between: str = BELOW) -> dict[str, Any]:
    """What a trace says on pointing: the words of its template, behind them what each of its points rests on."""
    if not any(rests):
        return {"hovertemplate": template}
    told = [_behind(template, rest, t, between) for rest in rests]
    return {"hovertemplate": told[0] if len(set(told)) == 1 else told, "customdata": [_numbers(rest) for rest in rests]}


def months_pointed_at(template: str, values: "pd.Series[float]", rests: ByMonth, t: Translator) -> dict[str, Any]:
    """The same for values by month; a gap has no point, so the words of its neighbours will do."""
    known = next((rest for rest in rests.values() if rest), None)
    gaps = dict.fromkeys(values.index[values.isna()], known)
    return pointed_at(template, [{**rests, **gaps}.get(month) for month in values.index], t)


def cells_pointed_at(template: str, rests: Sequence[Sequence[Rests]], t: Translator) -> dict[str, Any]:
    """The same for a trace of rows of cells: one template for all of them, which only cells with a number use."""
    known = next((rest for row in rests for rest in row if rest), None)
    if known is None:
        return {"hovertemplate": template}
    numbers = [[_numbers(rest) for rest in row] for row in rests]
    return {"hovertemplate": _behind(template, known, t), "customdata": numbers}


def tell_months(chart: Chart, frame: pd.DataFrame, t: Translator) -> None:
    """A line of its own below the parts of a month: all of them rest on the same reports."""
    told = {month: rest for month, rest in rests_by_month(frame).items() if rest}
    if told:
        pointed = pointed_at(EXTRA, list(told.values()), t, between="")
        words = pointed["hovertemplate"]
        pointed["hovertemplate"] = f"{words[:1].upper()}{words[1:]}"
        chart.add_scatter(
            x=list(told), y=[0] * len(told), mode="markers", name="", marker={"color": CLEAR}, **pointed
        )  # fmt: skip


def in_words(rests: Rests, t: Translator) -> str:
    """``сообщили библиотеки: 26 из 28``; empty where there is nothing to say."""
    return _words(rests, t, t.number(rests.came), t.number(rests.due)) if rests else ""


def _behind(template: str, rests: Rests, t: Translator, between: str = BELOW) -> str:
    if rests is None:
        return template
    said = f"{between}{_words(rests, t, CAME, DUE)}"
    return f"{template.removesuffix(EXTRA)}{said}{EXTRA}" if template.endswith(EXTRA) else f"{template}{said}"


def _words(rests: Coverage, t: Translator, came: str, due: str) -> str:
    return t("rests.libraries" if rests.first == rests.last else "rests.reports", came=came, due=due)


def _numbers(rests: Rests) -> list[int]:
    return [rests.came, rests.due] if rests else []
