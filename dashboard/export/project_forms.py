"""How do promises look as charts that Office draws? Spans from a transparent beginning, bars of days, dated points."""

from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.gantt_words import finding
from dashboard.export.native_chart import COUNT, YEAR, NativeChart, Series, Shape, known, longest_first, serial
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared

Span = tuple[float | None, float | None, float | None]
MOST = 13
LETTER, MOST_FOR_WORDS = 0.0127, 0.5
"""Of the axis a letter behind a bar takes, and all of them at most: LibreOffice shrinks a chart it runs out of."""


def gantt(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Grey up to the first promise, from there to the last announced date in the colour of the status."""
    frame = prepared.frame.head(MOST)
    rows: list[Any] = list(frame.itertuples())
    spans, words = [_span(row) for row in rows], tuple(_words(row, t) for row in rows)
    colors = tuple(look.status[row.status] for row in rows)
    series = (
        Series(t("slides.begins"), tuple(span[0] for span in spans), look.background, clear=True),
        Series(t("slides.to_promise"), tuple(span[1] for span in spans), look.faint),
        Series(t("slides.past_promise"), tuple(span[2] for span in spans), look.status["late"], colors=colors),
        Series(
            t("slides.words"), _room(spans, words), look.background, clear=True, labels=words, colors=colors,
        ),
    )  # fmt: skip
    names = tuple(t.short_name(row.project) for row in rows)
    stopped = tuple(serial(row.paused_on) if row.pause else None for row in rows)
    return NativeChart(
        Shape.SPANS, names, series, YEAR, left_out=len(prepared.frame) - len(frame),
        today=serial(reading.as_of(prepared.frame)), pauses=stopped,
        key="   ".join(_stopped(row, t) for row in rows if row.pause),
    )  # fmt: skip


def _stopped(row: Any, t: Translator) -> str:
    """What a notch in a bar means: ``‖ Театр им. М. Ауэзова — пауза: янв. 2026``."""
    month, year = t.month_short(row.paused_on.date()), str(row.paused_on.year)
    return f"‖ {t.short_name(row.project)} — {t(f'projects.pause.{row.pause}', month=month, year=year)}"


def _room(spans: list[Span], words: tuple[str, ...]) -> tuple[float, ...]:
    """Days that the words behind each bar take on an axis long enough for all of them."""
    shares = [min(len(one) * LETTER, MOST_FOR_WORDS) for one in words]
    first = min((begin for begin, _, _ in spans if begin is not None), default=0.0)
    ends = [sum(part or 0.0 for part in span) for span in spans]
    whole = max((max(end - first, 0.0) / (1 - share) for end, share in zip(ends, shares, strict=True)), default=0.0)
    return tuple(max(share * whole, 1.0) for share in shares)


def due(row: Any) -> pd.Timestamp:
    """The day a project happened, else the last announced."""
    return pd.Timestamp(row.happened_on if pd.notna(row.happened_on) else row.forecast_on)


def _span(row: Any) -> Span:
    """Day of the beginning, days to the first promise, days past it."""
    end = serial(due(row))
    if end is None:
        return None, None, None
    promise = serial(row.promised_on)
    promise = end if promise is None else promise
    begun = serial(row.works_from)
    begin = min(end, promise, end if begun is None else begun)
    kept = min(promise, end)
    return begin, kept - begin, end - kept


def _words(row: Any, t: Translator) -> str:
    day = due(row)
    precision = row.happened_precision if pd.notna(row.happened_on) else row.forecast_precision
    shown = "" if pd.isna(day) else t.date(day.date(), None if precision == "reported" else precision)
    mark = "■" if pd.notna(row.happened_on) else "◆"
    return " · ".join(part for part in (f"{mark} {shown}" if shown else "", finding(row, t)) if part)


def slippage(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Days between first promise and last announced date."""
    frame = prepared.frame.head(MOST)
    series = Series(
        t("column.slippage_days"), tuple(map(known, frame["slippage_days"])), look.status["late"],
        colors=tuple(look.status[status] for status in frame["status"]),
    )  # fmt: skip
    names = tuple(t.short_name(code) for code in frame["project"])
    return NativeChart(Shape.ACROSS, names, (series,), COUNT, left_out=len(prepared.frame) - len(frame))


def trend(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """When it was said across, the date named upwards: one line a milestone."""
    series = tuple(
        Series(
            f"{t.short_name(str(project))}: {t(f'milestone.{milestone}')}",
            tuple(serial(day) for day in moves["date_value"]),
            color,
            tuple(serial(day) or 0.0 for day in moves["reported_on"]),
        )
        for ((project, milestone), moves), color in zip(
            prepared.frame.groupby(["project", "milestone"], sort=False), look.categorical * 4, strict=False
        )
    )
    return NativeChart(Shape.POINTS, (), (*longest_first(series), _passed(prepared.frame, t, look)), YEAR, YEAR)


def _passed(frame: pd.DataFrame, t: Translator, look: Look) -> Series:
    """The diagonal: below it the named day has passed."""
    until = serial(reading.as_of(frame)) or 0.0
    since = min(serial(frame["reported_on"].min()) or until, until)
    return Series(t("projects.diagonal"), (since, until), look.muted, (since, until), dashed=True)
