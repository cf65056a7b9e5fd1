"""What does the rest of the year look like? A dotted line with its band, and bars that reach for their plan."""

from datetime import date
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.rests import months_pointed_at, pointed_at, rests_by_month
from dashboard.charts.template import (
    END_MARGIN,
    figure,
    label_at_right,
    value_axis,
    write_numbers,
)
from dashboard.filters import MONTHS
from dashboard.i18n import Translator
from dashboard.look import Look

HEIGHT = 320
QUARTERS = (1, 4, 7, 10)
BAND = 0.2
THIRD = pd.Timedelta(days=9)
"""What is drawn beside the middle of a month."""
PLAN_ROW, PLAN_FRAME = 70, 36
THICK, THIN = 20, 8
POINTED = "%{text}<extra></extra>"
PLANS = 10
"""Plans drawn at once; the table holds all of them."""
REACH = 1.12
"""The axis of plans ends so far, or where the widest interval does."""


def projection_lines(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Last year muted, this year solid, the months to come dotted within their 95 % band."""
    blue, year = look.named["blue"], int(frame["month"].iloc[-1].year)
    now, before = (frame[frame["month"].dt.year == each] for each in (year, year - 1))
    done, ahead = now[now["kind"] == "actual"], now[now["kind"] == "projected"]
    joined = pd.concat([done.tail(1), ahead])
    chart = figure(look, HEIGHT)  # the label takes what room it needs
    _band(chart, ahead, look, t)
    rests = rests_by_month(frame)
    for rows, name, line in (
        (before, str(year - 1), {"color": look.muted, "width": 2}),
        (done, str(year), {"color": blue, "width": 3}),
        (joined, t("projection_kind.projected"), {"color": blue, "width": 3, "dash": "dot"}),
    ):
        _line(chart, rows, name, line, year, months_pointed_at("%{y:,.0f}", _by_month(rows), rests, t))
    known = frame[frame["kind"] == "actual"]
    mark_rows(chart, known, ([_laid_over(month, year) for month in known["month"]], known["visits"]), t, look)
    last = ahead.iloc[-1]
    label_at_right(
        chart,
        last["visits"],
        t("charts.year_end.total", total=t.short_number(last["year_total"]), year=str(year)),
        blue,
    )
    if len(before) == MONTHS and pd.notna(before["visits"].iloc[-1]):
        _last_year(chart, before, year, look)
    highest = float(frame[["visits", "high"]].max().max())
    value_axis(chart, highest, t, name_zero=False)
    chart.update_xaxes(
        range=[pd.Timestamp(year, 1, 1) - THIRD, pd.Timestamp(year, MONTHS, 1) + THIRD],
        tickmode="array", tickvals=[pd.Timestamp(year, month, 1) for month in QUARTERS],
        ticktext=[t.month_short(date(year, month, 1)) for month in QUARTERS],
        unifiedhovertitle={"text": "%{x|%B}"},
    )  # fmt: skip
    return chart


def _laid_over(month: pd.Timestamp, year: int) -> pd.Timestamp:
    """Where a month of the year before lies on the axis: in this year."""
    return pd.Timestamp(year, month.month, 1)


def _by_month(rows: pd.DataFrame) -> "pd.Series[float]":
    return rows.set_index("month")["visits"]


def _line(
    chart: Chart, rows: pd.DataFrame, name: str, line: dict[str, object], year: int, pointed: dict[str, Any]
) -> None:
    chart.add_scatter(
        x=[_laid_over(month, year) for month in rows["month"]], y=rows["visits"].round(0), mode="lines", name=name,
        line=line, connectgaps=False, **pointed,
    )  # fmt: skip


def _band(chart: Chart, ahead: pd.DataFrame, look: Look, t: Translator) -> None:
    known = ahead.dropna(subset=["low", "high"])
    if known.empty:
        return
    blue = look.named["blue"].lstrip("#")
    red, green, rest = (int(blue[at : at + 2], 16) for at in (0, 2, 4))
    months = known["month"].to_list()
    # A single month to come is a stroke, not an area: a third of a month on each side makes it one.
    edges = [months[0] - THIRD, *months[1:-1], months[-1] + THIRD]
    low, high = (known[name].to_list() * (2 if len(months) == 1 else 1) for name in ("low", "high"))
    chart.add_scatter(
        x=[*edges, *reversed(edges)], y=[*high, *reversed(low)], mode="lines", fill="toself", line={"width": 0},
        fillcolor=f"rgba({red},{green},{rest},{BAND})", hoverinfo="skip", name=t("charts.year_end.band"),
    )  # fmt: skip


def _last_year(chart: Chart, before: pd.DataFrame, year: int, look: Look) -> None:
    lowest = before.nsmallest(1, "visits").iloc[0]
    chart.add_annotation(
        x=_laid_over(lowest["month"], year), y=lowest["visits"], yshift=-14, text=str(int(lowest["month"].year)),
        showarrow=False, font={"color": look.muted},
    )  # fmt: skip


def plan_bars(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Done so far as a bar, the projected year as a thin line with its interval, the plan as the line at 100 %.

    Of many plans those of the city are drawn, and those of libraries that are farthest from it.
    """
    frame = _farthest(frame)
    chart = figure(look, PLAN_ROW * len(frame) + PLAN_FRAME, right=END_MARGIN)
    chart.update_layout(hovermode="closest", bargap=0)
    rows = frame.to_dict("records")
    for place, (row, rests) in enumerate(zip(rows, reading.coverage_by_row(frame), strict=True)):
        _plan_row(chart, place, {**row, "rests": rests}, t, look)
    mark_rows(chart, frame, (frame["actual"] / frame["plan"], range(len(frame))), t, look)
    ends = frame[["projected", "actual"]].div(frame["plan"], axis=0).max(axis=1)
    chart.update_xaxes(
        range=[0, max(REACH, float(ends.max()) * 1.05)], tickmode="array", tickvals=[0.5, 1],
        ticktext=[t.percent(0.5), t("charts.year_end.plan")],
    )  # fmt: skip
    chart.update_yaxes(range=[len(rows) - 0.55, -0.75], showticklabels=False, showgrid=False)
    chart.add_shape(
        type="line", x0=1, x1=1, y0=0, y1=1, yref="paper", line={"color": look.text, "width": 1.5, "dash": "dot"}
    )
    write_numbers(chart, t)
    return chart


def _farthest(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) <= PLANS:
        return frame
    reached = frame["projected"].fillna(frame["actual"]) / frame["plan"]
    order = reached.where(frame["scope"] != "city", -1.0).sort_values(kind="stable").index[:PLANS]
    return frame.loc[sorted(order)]


def _plan_row(chart: Chart, place: int, row: dict[Any, Any], t: Translator, look: Look) -> None:
    color = look.named["red" if row["state"] == "behind" else "blue"]
    shares = {name: row[name] / row["plan"] for name in ("actual", "projected", "low", "high")}
    name = t.coded("plan_measure", str(row["measure"]))
    name = name if row["scope"] == "city" else f"{name}, {t.short_name(row['scope'])}"
    chart.add_annotation(
        x=0, xref="paper", xanchor="left", y=place, yshift=24, showarrow=False, align="left",
        text=_reached(f"<b>{name}</b>", row, t), font={"color": look.text},
        bgcolor=look.background,
    )  # fmt: skip
    if pd.isna(row["actual"]):
        return
    words = t("charts.year_end.state", state=t(f"state.{row['state']}"), share=t.percent(shares["actual"]))
    chart.add_scatter(
        x=[0, shares["actual"]], y=[place, place], mode="lines", line={"color": color, "width": THICK},
        text=[words] * 2, **pointed_at(POINTED, [row["rests"]] * 2, t),
    )  # fmt: skip
    if pd.notna(shares["projected"]) and shares["projected"] > shares["actual"]:
        words = t("charts.year_end.end", share=t.percent(shares["projected"]))
        pointed = pointed_at(POINTED, [row["rests"]], t)
        _to_come(chart, place, shares, color, {"text": [words], **pointed}, look)


def _reached(subject: str, row: dict[Any, Any], t: Translator) -> str:
    plan = t.short_number(float(row["plan"]))
    if pd.isna(row["actual"]):
        return t("charts.year_end.no_data", subject=subject, plan=plan)
    return t("charts.year_end.row", subject=subject, actual=t.short_number(float(row["actual"])), plan=plan)


def _to_come(
    chart: Chart, place: int, shares: dict[str, float], color: str, pointed: dict[str, Any], look: Look
) -> None:
    chart.add_scatter(
        x=[shares["actual"], shares["projected"]], y=[place, place], mode="lines", hoverinfo="skip",
        line={"color": color, "width": 2, "dash": "dot"},
    )  # fmt: skip
    if pd.notna(shares["low"]):
        chart.add_scatter(
            x=[shares["low"], shares["high"]], y=[place, place], mode="lines", hoverinfo="skip", opacity=0.35,
            line={"color": color, "width": THIN},
        )  # fmt: skip
    chart.add_scatter(
        x=[shares["projected"]], y=[place], mode="markers", **pointed,
        marker={"size": 11, "color": look.background, "line": {"color": color, "width": 2}},
    )  # fmt: skip
