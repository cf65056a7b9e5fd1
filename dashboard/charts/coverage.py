"""How many live near a library? A bar across for each district, the city as a dotted line."""

from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.bars_across import bars
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import LINE, MARGIN, write_numbers
from dashboard.i18n import Translator
from dashboard.look import Look


def coverage_across(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Share of residents within reach, most first; red where the last district stands below the city."""
    shares, city = frame["share"], reading.note(frame, "city")
    colors = [look.named["blue"]] * len(frame)
    if city is not None and len(frame) > 1 and shares.iloc[-1] < city:
        colors[-1] = look.named["red"]
    texts = [t.percent(share) for share in shares]
    chart = bars([t.name(code) for code in frame["district"]], list(shares), texts, colors, look)
    chart.update_traces(
        textposition=["auto" if share else "outside" for share in shares],  # a bar of nothing hides its text
        customdata=[_told(row, t) for row in frame.itertuples()],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
    )
    write_numbers(chart, t)
    if city is not None:
        _city(chart, city, max(*shares, city), t, look)
    mark_rows(chart, frame, (shares, [t.name(code) for code in frame["district"]]), t, look)
    return chart


def _told(row: Any, t: Translator) -> str:
    return t(
        "charts.walk",
        share=t.percent(row.share, 1),
        reached=t.number(row.within_15_min),
        residents=t.number(row.residents),
        basis=t(f"location_basis.{row.basis}"),
    )


def _city(chart: Chart, city: float, highest: float, t: Translator, look: Look) -> None:
    chart.add_shape(
        type="line", x0=city, x1=city, y0=0, y1=1, yref="paper", layer="below",
        line={"color": look.text, "width": 1.5, "dash": "dot"},
    )  # fmt: skip
    chart.add_annotation(
        x=city, y=1, yref="paper", yanchor="bottom", xanchor="right" if city > highest / 2 else "left",
        text=t("charts.walk_city", value=t.percent(city)), showarrow=False, font={"color": look.muted},
    )  # fmt: skip
    chart.update_layout(margin={"t": MARGIN + LINE})
