"""What happens around a reopening? Thin lines of libraries, the band of their middle half, the median."""

from collections.abc import Iterator

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import LABEL_MARGIN, LINE, MARGIN, figure, label_at_right, value_axis
from dashboard.i18n import Translator
from dashboard.look import Look

HEIGHT = 460
BASE = 100
STEP = 12
BAND = 0.25
"""Opacity of the band."""
THIN = 0.6
HIGHEST = 0.98
"""The axis ends at this quantile of the index: a single library may leave the picture, the median stays readable."""


def index_band(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """The median and the middle half of the libraries; each library is a thin line that names itself on hover."""
    chart = figure(look, HEIGHT, right=LABEL_MARGIN)
    chart.update_layout(hovermode="closest", margin={"t": MARGIN + LINE})
    band = frame.drop_duplicates("months_since").set_index("months_since")
    band = band[["low_quartile", "median", "high_quartile"]].reindex(_every(band.index))
    highest = max(float(frame["index"].quantile(HIGHEST)), float(band["high_quartile"].max()), BASE)
    for run in _runs(band):
        _area(chart, run, look)
    for code, rows in frame.groupby("library"):
        known = rows.set_index("months_since")["index"]
        _line(chart, known, t.name(str(code)), {"color": look.faint, "width": 1}, t, opacity=THIN)
    _line(chart, band["median"], t("column.median"), {"color": look.named["blue"], "width": 3}, t)
    mark_rows(chart, frame, (frame["months_since"], frame["index"]), t, look)
    value_axis(chart, highest, t, name_zero=False)
    chart.update_yaxes(range=[0, highest * 1.05])
    _months(chart, band.index, t, look)
    _words(chart, band.dropna(), t, look)
    return chart


def _every(months: "pd.Index[int]") -> list[int]:
    return list(range(int(months.min()), int(months.max()) + 1))


def _runs(band: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Unbroken stretches of months: a band is never drawn across a gap."""
    gap = band["median"].isna()
    for _, run in band[~gap].groupby(gap.cumsum()[~gap]):
        yield run


def _area(chart: Chart, run: pd.DataFrame, look: Look) -> None:
    blue = look.named["blue"].lstrip("#")
    red, green, rest = (int(blue[at : at + 2], 16) for at in (0, 2, 4))
    chart.add_scatter(
        x=[*run.index, *run.index[::-1]], y=[*run["high_quartile"], *run["low_quartile"].iloc[::-1]], mode="lines",
        fill="toself", fillcolor=f"rgba({red},{green},{rest},{BAND})", line={"width": 0}, hoverinfo="skip",
    )  # fmt: skip


def _line(
    chart: Chart, known: "pd.Series[float]", name: str, line: dict[str, object], t: Translator, opacity: float = 1
) -> None:
    values = known.reindex(_every(known.index)).round(1)
    chart.add_scatter(
        x=list(values.index), y=values, mode="lines", connectgaps=False, line=line, opacity=opacity,
        text=[t("charts.effect.since", since=t.signed(month) if month else "0") for month in values.index],
        hovertemplate=f"{name}<br><b>%{{y:,.0f}}</b> · %{{text}}<extra></extra>",
    )  # fmt: skip


def _months(chart: Chart, months: "pd.Index[int]", t: Translator, look: Look) -> None:
    ticks = [month for month in range(-2 * STEP, 4 * STEP, STEP) if months.min() <= month <= months.max()]
    texts = [t.signed(month) if month else "0" for month in ticks]
    chart.update_xaxes(tickmode="array", tickvals=ticks, ticktext=texts)
    line = {"color": look.text, "width": 1.5, "dash": "dot"}
    chart.add_shape(type="line", x0=0, x1=0, y0=0, y1=1, yref="paper", line=line, layer="below")
    chart.add_annotation(
        x=0, y=1, yref="paper", yanchor="bottom", text=t("charts.effect.reopened"), showarrow=False,
        font={"color": look.text},
    )  # fmt: skip
    chart.add_shape(type="line", x0=0, x1=1, xref="paper", y0=BASE, y1=BASE, line=line, layer="below")


def _words(chart: Chart, band: pd.DataFrame, t: Translator, look: Look) -> None:
    if band.empty:
        label_at_right(chart, BASE, t("charts.effect.base"), look.muted)
        return
    last = band.iloc[-1]
    label_at_right(
        chart, last["median"], t("charts.effect.median", index=t.number(last["median"], 0)), look.named["blue"]
    )
    label_at_right(chart, BASE, t("charts.effect.base"), look.muted)
