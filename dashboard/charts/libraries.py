"""What do the libraries look like? Steps of modernisation beside the plan, and the spaces each has."""

from itertools import count
from typing import Any

import pandas as pd

from dashboard import reading, rules
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_news, mark_rows
from dashboard.charts.template import LABEL_MARGIN, MARGIN, Label, figure, labels_at_right, value_axis
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import plain_name
from dashboard.look import Look

HEIGHT = 360
PLOT = HEIGHT - 48
YEARS = 4
ROW, HEAD = 24, 52
NAME = 20
"""Letters of a library's name beside its row: more would leave a phone no columns."""
LEVELS = 2
"""Headings stand in turn on so many levels: on a phone two neighbours do not fit beside each other."""


def modernised_steps(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Steps = counted in the register; dashes = the plan; rings = published, drawn beside and never joined."""
    colors = {"all_libraries": look.muted, "modernised": look.named["blue"], "new_libraries": look.named["gold"]}
    today = pd.Timestamp(reading.as_of(frame))
    chart = figure(look, HEIGHT, right=LABEL_MARGIN + 2 * MARGIN)
    chart.update_layout(hovermode="closest")
    labels = [_steps(chart, _of(frame, name), today, color, t) for name, color in colors.items()]
    plan = _of(frame, "plan_new_libraries")
    if not plan.empty:
        labels.append(_plan(chart, plan, look.named["gold"], t))
    begin = frame.loc[frame["series"].isin(colors), "on"].min()
    for name, color in (("published_libraries", look.muted), ("published_modernised", look.named["blue"])):
        _published(chart, _of(frame, name), begin, color, look, t)
    mark_news(chart, frame[frame["on"] >= begin], "series", ("on", "value"), t, look)
    highest = float(frame["value"].max())
    value_axis(chart, highest, t)
    _years(chart, begin.year, int(frame["on"].max().year))
    labels_at_right(chart, [label for label in labels if label], highest * 1.05, PLOT)
    return chart


def _years(chart: Chart, first: int, last: int) -> None:
    """At most four years on the axis: more do not fit on a phone."""
    years = range(first, last + 1, max(1, -(-(last - first) // YEARS)))
    chart.update_xaxes(
        tickmode="array", tickvals=[f"{year}-01-01" for year in years], ticktext=[str(year) for year in years]
    )


def _of(frame: pd.DataFrame, series: str) -> pd.DataFrame:
    return frame[frame["series"] == series]


def _steps(chart: Chart, steps: pd.DataFrame, today: pd.Timestamp, color: str, t: Translator) -> Label | None:
    if steps.empty:
        return None
    last, series = int(steps["value"].iloc[-1]), str(steps["series"].iloc[0])
    chart.add_scatter(
        x=[*steps["on"], today], y=[*steps["value"], last], mode="lines",
        line={"color": color, "width": 2 if series == "all_libraries" else 3, "shape": "hv"},
        text=[f"{t(f'series.{series}')}: {value}" for value in (*steps["value"], last)],
        hovertemplate="%{text}<br>%{x|%B %Y}<extra></extra>",
    )  # fmt: skip
    return Label(last, f"<b>{last}</b><br>{t(f'series.{series}')}", color)


def _plan(chart: Chart, plan: pd.DataFrame, color: str, t: Translator) -> Label:
    end = plan.iloc[-1]
    chart.add_scatter(
        x=plan["on"], y=plan["value"], mode="lines+markers", line={"color": color, "width": 2, "dash": "dash"},
        marker={"symbol": "diamond", "size": [0, 10], "color": color},
        text=[_source(row, t) for row in plan.itertuples()], hovertemplate="%{text}<extra></extra>",
    )  # fmt: skip
    return Label(float(end["value"]), f"<b>{end['value']}</b><br>{t('series.plan_new_libraries')}", color)


def _published(
    chart: Chart, points: pd.DataFrame, begin: pd.Timestamp, color: str, look: Look, t: Translator
) -> None:  # fmt: skip
    shown = points[points["on"] >= begin]
    if not shown.empty:
        chart.add_scatter(
            x=shown["on"], y=shown["value"], mode="markers", cliponaxis=False,
            marker={"symbol": "circle", "size": 9, "color": look.background, "line": {"color": color, "width": 2}},
            text=[_source(row, t) for row in shown.itertuples()], hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip


def _source(row: Any, t: Translator) -> str:
    said = f"{t(f'series.{row.series}')}: {row.value}<br>{t.month(row.on.date())}"
    return f"{said}<br>{plain_name(row.publisher)}" if isinstance(row.publisher, str) else said


def spaces_grid(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """A filled square has it, a dash has not, a small ring nobody said; libraries of which most is known on top.

    Of more than ``reading.TOLD_APART`` libraries those first ones are drawn; the headings count all of them.
    """
    codes, spaces = list(dict.fromkeys(frame["library"]))[: reading.TOLD_APART], [space.value for space in rules.Space]
    rows = dict(zip(codes, count(), strict=False))
    drawn = frame[frame["library"].isin(codes)]
    marks = {
        "yes": ("square", 13, look.named["blue"], look.named["blue"]),
        "no": ("line-ew", 9, look.text, look.text),
        "unknown": ("circle-open", 5, look.muted, look.muted),
    }
    chart = figure(look, ROW * len(codes) + HEAD + 8)
    chart.update_layout(hovermode="closest", margin={"t": HEAD})
    for presence, (symbol, size, color, line) in marks.items():
        here = drawn[drawn["presence"] == presence]
        if here.empty:
            continue
        words = [
            f"{t.name(library)}<br>{t(f'space.{space}')}: {t(f'presence.{presence}')}"
            for library, space in zip(here["library"], here["space"], strict=True)
        ]
        chart.add_scatter(
            x=here["space"].map(spaces.index), y=here["library"].map(rows), mode="markers", text=words,
            marker={"symbol": symbol, "size": size, "color": color, "line": {"color": line, "width": 2}},
            hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip
    told = drawn.drop_duplicates("library")  # what was said of a library stands once, beside its first space
    mark_rows(chart, told, ([-0.5] * len(told), told["library"].map(rows)), t, look)
    _headings(chart, frame, spaces, t, look)
    chart.update_xaxes(range=[-0.5, len(spaces) - 0.3], showticklabels=False)
    chart.update_yaxes(
        range=[len(codes) - 0.5, -0.5], tickmode="array", tickvals=list(range(len(codes))), showgrid=True,
        ticktext=[_cut(t.short_name(code)) for code in codes], tickfont={"size": 12, "color": look.text},
    )  # fmt: skip
    return chart


def _headings(chart: Chart, frame: pd.DataFrame, spaces: list[str], t: Translator, look: Look) -> None:
    there = frame[frame["presence"] == "yes"]["space"].value_counts()
    for index, space in enumerate(spaces):
        chart.add_annotation(
            x=index, y=1, yref="paper", yanchor="bottom", yshift=4 + 20 * (index % LEVELS), showarrow=False,
            text=f"{t(f'space_short.{space}')} <b>{there.get(space, 0)}</b>", font={"color": look.text, "size": 12},
        )  # fmt: skip


def _cut(name: str) -> str:
    return name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
