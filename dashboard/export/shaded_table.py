"""Which table stands where a drawing is made of cells? Months across or spaces across, each cell with its shade."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.export.explained_points import STAR
from dashboard.export.written import written_table
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared
from dashboard.reading import remarks_by_row

MOST_ROWS, MOST_COLUMNS, MOST_MONTHS = 14, 7, 13
SIGNS: Mapping[str, str] = {
    "reported": "●", "missing": "○", "closed": "×", "not_open": "–", "sent": "●", "late": "◆", "due": "…",
    "not_yet_open": "–", "yes": "●", "no": "–", "unknown": "?",
}  # fmt: skip
"""A sign in the cell beside the shade: nothing is told by colour alone."""
NAMES = 6


@dataclass(frozen=True, slots=True)
class ShadedTable:
    """Headings, rows of texts, a fill for each cell ("" none; the first column names the row); what it left out."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    fills: tuple[tuple[str, ...], ...] = ()
    left_out: int = 0
    key: str = ""
    """What the signs mean."""


Form = Callable[[Prepared, Translator, Look], ShadedTable]


def table_form(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
    """The table of a panel, at most so large that it can be read in a hall."""
    form = FORMS.get(prepared.panel.id)
    return form(prepared, t, look) if form else _written(prepared, t)


def _written(prepared: Prepared, t: Translator) -> ShadedTable:
    headings, rows = written_table(prepared.frame.head(MOST_ROWS), t, prepared.panel.columns)
    full = [at for at in range(len(headings)) if any(row[at] not in {"—", ""} for row in rows)][:MOST_COLUMNS]
    told = remarks_by_row(prepared.frame.head(MOST_ROWS))
    shown = tuple(
        tuple(f"{row[at]} {STAR}" if some and at == full[0] else row[at] for at in full)
        for row, some in zip(rows, told, strict=True)
    )
    return ShadedTable(tuple(headings[at] for at in full), shown, left_out=len(prepared.frame) - len(rows))


def _library_months(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
    frame = prepared.frame
    months = sorted(frame["month"].unique())[-MOST_MONTHS:]
    names = [_month(month, t) for month in months]
    values, states = (_pivot(frame, name, "library", "month", months) for name in ("visits", "state"))
    made = _numbers(values, states, names, [t.short_name(code) for code in values.index], t, look)
    return _with_marks(made, frame, "library", "month", months)


def _calendar(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
    frame = prepared.frame.assign(year=prepared.frame["month"].dt.year, at=prepared.frame["month"].dt.month)
    months = list(range(1, 13))
    frame = frame.sort_values("year", ascending=False, kind="stable")
    values, states = (_pivot(frame, name, "year", "at", months) for name in ("events", "state"))
    names = [t.month_short(date(2000, month, 1)) for month in months]
    made = _numbers(values, states, names, [str(year) for year in values.index], t, look)
    return _with_marks(made, frame, "year", "at", months)


def _library_types(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
    types = list(dict.fromkeys(prepared.frame["event_type"]))
    values = _pivot(prepared.frame, "events", "library", "event_type", types)
    nothing = values.astype("object").mask(values.notna() | values.isna(), None)
    names = [t(f"event_type.{kind}") for kind in types]
    made = _numbers(values, nothing, names, [t.short_name(code) for code in values.index], t, look)
    return _with_marks(made, prepared.frame, "library", "event_type", types)


def _with_marks(
    made: ShadedTable, frame: pd.DataFrame, row: str, column: str, columns: Sequence[object]
) -> ShadedTable:
    """The table with a mark in every cell that anybody explained."""
    down = {code: place for place, code in enumerate(list(dict.fromkeys(frame[row]))[: len(made.rows)])}
    across = {name: place for place, name in enumerate(columns, 1)}
    told = zip(frame[row], frame[column], remarks_by_row(frame), strict=True)
    cells = {(down.get(code), across.get(name)) for code, name, some in told if some}
    rows = tuple(
        tuple(f"{text} {STAR}".strip() if (y, x) in cells else text for x, text in enumerate(texts))
        for y, texts in enumerate(made.rows)
    )
    return replace(made, rows=rows)


def _pivot(frame: pd.DataFrame, value: str, row: str, column: str, columns: Sequence[object]) -> pd.DataFrame:
    order = list(dict.fromkeys(frame[row]))
    return frame.pivot(index=row, columns=column, values=value).reindex(index=order, columns=list(columns))


def _month(month: object, t: Translator) -> str:
    stamp = pd.Timestamp(str(month))
    return f"{t.month_short(stamp.date())} {stamp:%y}"


def _numbers(
    values: pd.DataFrame, states: pd.DataFrame, columns: list[str], rows: list[str], t: Translator, look: Look
) -> ShadedTable:  # fmt: skip
    shown, told = values.head(MOST_ROWS).astype("float64"), states.head(MOST_ROWS)
    highest = float(shown.max().max()) or 1.0
    texts, fills = [], []
    for name, numbers, signs in zip(rows, shown.to_numpy(), told.to_numpy(), strict=False):
        texts.append((name, *(_cell(value, sign, t) for value, sign in zip(numbers, signs, strict=True))))
        fills.append(("", *(_shade(value, highest, look) for value in numbers)))
    used = [sign for sign in ("closed", "missing", "not_open") if (told == sign).to_numpy().any()]
    return ShadedTable(
        ("", *columns), tuple(texts), tuple(fills), len(values) - len(shown), _key(used, "state", t)
    )  # fmt: skip


def _cell(value: float, state: object, t: Translator) -> str:
    return SIGNS.get(str(state), "") if pd.isna(value) else t.number(value, 0)


def _shade(value: float, highest: float, look: Look) -> str:
    if pd.isna(value):
        return look.missing
    steps = look.sequential
    return steps[min(int(value / highest * len(steps)), len(steps) - 1)]


def _key(used: list[str], words: str, t: Translator) -> str:
    return "   ".join(f"{SIGNS[code]} {t(f'{words}.{code}')}" for code in used)


def _signs(row: str, column: str, value: str, words: str, heading: Callable[[object, Translator], str]) -> Form:
    """A table of signs: library by column."""

    def form(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
        columns = list(dict.fromkeys(prepared.frame[column]))[-MOST_MONTHS:]
        table = _pivot(prepared.frame, value, row, column, columns)
        shown = table.head(MOST_ROWS)
        colors = {"missing": look.status["late"], "late": look.status["at_risk"], "no": look.missing}
        rows = tuple(
            (t.short_name(code), *(SIGNS.get(str(cell), "") for cell in cells))
            for code, cells in zip(shown.index, shown.to_numpy(), strict=True)
        )
        fills = tuple(("", *(colors.get(str(cell), "") for cell in cells)) for cells in shown.to_numpy())
        used = [code for code in SIGNS if (shown == code).to_numpy().any()]
        names = ("", *(heading(name, t) for name in columns))
        made = ShadedTable(names, rows, fills, len(table) - len(shown), _key(used, words, t))
        return _with_marks(made, prepared.frame, row, column, columns)

    return form


def _reported(prepared: Prepared, t: Translator, look: Look) -> ShadedTable:
    rows = []
    for state, part in prepared.frame.groupby("state", sort=False):
        names = [t.short_name(code) for code in part["library"]]
        more = t("slides.more", n=len(names) - NAMES) if len(names) > NAMES else ""
        rows.append((t(f"state.{state}"), t.number(len(names)), "; ".join([*names[:NAMES], *([more] if more else [])])))
    return ShadedTable((t("column.state"), t("slides.count"), t("column.library")), tuple(rows))


FORMS: Mapping[str, Form] = {
    "attendance.heat_map": _library_months,
    "events.calendar": _calendar,
    "events.library_by_type": _library_types,
    "overview.reported": _reported,
    "libraries.spaces": _signs("library", "space", "presence", "presence", lambda code, t: t(f"space_short.{code}")),
    "upload.completeness": _signs("library", "month", "report", "report", _month),
}
