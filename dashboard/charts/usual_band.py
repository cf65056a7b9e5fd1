"""How do figures stand beside the usual? A line through its band, unusual months marked."""

import pandas as pd

from dashboard.charts import remarks
from dashboard.charts.chart import Chart
from dashboard.charts.rests import months_pointed_at, rests_by_month
from dashboard.charts.template import LABEL_MARGIN, Label, figure, labels_at_right, month_axis, value_axis
from dashboard.charts.unusual import mark_months
from dashboard.i18n import Translator
from dashboard.look import Look

HEIGHT = 320
AXIS = 56
BAND = 0.2
HEADROOM = 1.12


def visits_band(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Visits of the selection through the band of the usual."""
    return _band_chart(frame, "visits", t, look)


def events_band(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Events of the selection through the band of the usual."""
    return _band_chart(frame, "events", t, look)


def _band_chart(frame: pd.DataFrame, value: str, t: Translator, look: Look) -> Chart:
    whole = frame[frame["library"].isna()].set_index("month")
    blue, highest = look.named["blue"], float(whole[[value, "usual_to"]].max().max())
    chart = figure(look, HEIGHT, right=LABEL_MARGIN)
    _band(chart, whole, blue)
    alone = whole[value].notna() & whole[value].shift(1).isna() & whole[value].shift(-1).isna()
    chart.add_scatter(
        x=whole.index, y=whole[value], mode="lines+markers", connectgaps=False, line={"color": blue, "width": 2},
        marker={"color": blue, "size": [6 if single else 0 for single in alone]}, name=t(f"column.{value}"),
        **months_pointed_at("%{y:,.0f}", whole[value], rests_by_month(frame), t),
    )  # fmt: skip
    mark_months(chart, whole[value].dropna().to_dict(), frame, t, look)
    remarks.mark_months(chart, whole[value].dropna().to_dict(), frame, t, look)
    value_axis(chart, highest, t, name_zero=False)
    chart.update_yaxes(range=[0, max(highest, 1.0) * HEADROOM])
    month_axis(chart, whole.index, t)
    labels_at_right(chart, _names(whole, value, t, look), highest * HEADROOM, HEIGHT - AXIS)
    return chart


def _band(chart: Chart, whole: pd.DataFrame, blue: str) -> None:
    """The band of the usual, one area for each unbroken stretch of months."""
    red, green, rest = (int(blue[at : at + 2], 16) for at in (1, 3, 5))
    gap = whole["usual"].isna()
    for _, run in whole[~gap].groupby(gap.cumsum()[~gap]):
        chart.add_scatter(
            x=[*run.index, *run.index[::-1]], y=[*run["usual_to"], *run["usual_from"].iloc[::-1]], mode="lines",
            fill="toself", fillcolor=f"rgba({red},{green},{rest},{BAND})", line={"width": 0}, hoverinfo="skip",
        )  # fmt: skip


def _names(whole: pd.DataFrame, value: str, t: Translator, look: Look) -> list[Label]:
    known = whole[value].dropna()
    if known.empty:
        return []
    month = pd.Timestamp(known.index[-1])
    labels = [Label(float(known.iloc[-1]), f"<b>{t.short_number(float(known.iloc[-1]))}</b><br>{t.month(month.date())}",
                    look.named["blue"])]  # fmt: skip
    usual = whole["usual"].get(month)
    if pd.notna(usual):
        labels.append(Label(float(usual), f"{t('anomaly.band')} {t.short_number(float(round(usual)))}", look.muted))
    return labels
