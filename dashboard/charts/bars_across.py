"""How do places or kinds compare? Bars across, sorted, the value inside the end of its bar."""

from collections.abc import Sequence

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.rests import pointed_at
from dashboard.charts.template import END_MARGIN, LINE, MARGIN, figure, write_numbers
from dashboard.i18n import Translator
from dashboard.look import Look

ROW = 40
FRAME = 40
POINTED = "%{y}: %{text}<extra></extra>"


def districts_across(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Visits per 1 000 residents, most first; the city dotted; red where the last or the own stands below the city."""
    values, city = frame["visits_per_1000"], reading.note(frame, "city")
    names = [t.name(code) for code in frame["district"]]
    colors = _of_districts(frame, look)
    chart = bars(names, list(values), [t.number(value, 0) for value in values], colors, look)
    chart.update_traces(**pointed_at(POINTED, reading.coverage_by_row(frame), t))
    write_numbers(chart, t)
    if city:
        _city(chart, city, max(*values, city), t, look)
    mark_rows(chart, frame, (values, names), t, look)
    return chart


def _of_districts(frame: pd.DataFrame, look: Look) -> list[str]:
    """Which bar is looked at? The own district's among paler ones, else the last; red where it is below the city."""
    city, own = reading.note(frame, "city"), reading.note(frame, "own")
    told = own or frame["district"].iloc[-1]
    paler = look.named["stone" if own else "blue"]
    below = city and len(frame) > 1 and (frame["visits_per_1000"][frame["district"] == told] < city).all()
    looked_at = look.named["red" if below else "blue"]
    return [looked_at if district == told else paler for district in frame["district"]]


def types_across(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Participants per event by type; a notch marks the year before, the change stands at the right."""
    names = [t(f"event_type.{code}").replace(" ", "<br>") for code in frame["event_type"]]
    values, before = frame["per_event"], frame["per_event_before"]
    blue = [look.named["blue"]] * len(names)
    chart = bars(names, list(values), [t.number(value, 0) for value in values], blue, look, right=END_MARGIN + MARGIN)
    chart.update_traces(**pointed_at(POINTED, reading.coverage_by_row(frame), t))
    write_numbers(chart, t)
    chart.update_traces(insidetextanchor="start")  # the end of the bar belongs to the notch
    # The notch is drawn twice: a wide one in the page's colour keeps the dark one readable on its bar.
    for color, width in ((look.background, 6), (look.text, 2)):
        chart.add_scatter(
            x=before, y=names, mode="markers", hoverinfo="skip",
            marker={"symbol": "line-ns", "size": 26, "line": {"color": color, "width": width}},
        )  # fmt: skip
    for name, now, then in zip(names, values, before, strict=True):
        change = "" if pd.isna(then) else t.signed(round(now - then, 1) + 0.0, 1)  # no "−0,0"
        chart.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=name, text=change, showarrow=False,
            font={"color": look.muted},
        )  # fmt: skip
    mark_rows(chart, frame, (values, names), t, look)
    return chart


def bars(
    names: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    colors: Sequence[str],
    look: Look,
    right: int = MARGIN,
) -> Chart:
    """Sorted bars across in the order given, first on top."""
    chart = figure(look, ROW * len(names) + FRAME, right=right)
    chart.add_bar(
        x=values, y=names, orientation="h", text=texts, textposition="auto", insidetextanchor="end", textangle=0,
        insidetextfont={"color": look.background}, outsidetextfont={"color": look.text}, cliponaxis=False,
        marker={"color": colors, "line": {"color": look.background, "width": 1}},
        hovertemplate=POINTED,
    )  # fmt: skip
    chart.update_layout(hovermode="closest")
    chart.update_xaxes(visible=False, rangemode="tozero")
    rows = len(set(names))
    chart.update_yaxes(
        type="category", range=[rows - 0.5, -0.5], tickmode="linear", showgrid=False, tickfont={"color": look.text}
    )
    return chart


def _city(chart: Chart, city: float, highest: float, t: Translator, look: Look) -> None:
    chart.add_shape(
        type="line", x0=city, x1=city, y0=0, y1=1, yref="paper", layer="below",
        line={"color": look.text, "width": 1.5, "dash": "dot"},
    )  # fmt: skip
    chart.add_annotation(
        x=city, y=1, yref="paper", yanchor="bottom", xanchor="right" if city > highest / 3 else "left",
        text=t("charts.city", value=t.number(city, 0)), showarrow=False, font={"color": look.muted},
    )  # fmt: skip
    chart.update_xaxes(range=[0, highest * 1.02])
    chart.update_layout(margin={"t": MARGIN + LINE})
