"""What do events say? Findings about what is offered and how many come."""

import pandas as pd

from dashboard import reading, rules
from dashboard.i18n import Translator
from dashboard.reading import finished
from dashboard.sayings import phrases
from dashboard.sayings.anomalies import unusual_months
from dashboard.sayings.drawn import drawn_of
from dashboard.sayings.saying import Saying

NOTICED = 0.05
"""Participants per event: a difference that would be written as 0,0 is none."""


def answer(frame: pd.DataFrame, t: Translator) -> Saying:
    """Events of twelve months, against the twelve before where both are whole, and participants per event."""
    events, before = int(frame["events"].sum()), int(frame["events_before"].sum())
    if not events:
        return Saying()
    key = "say.events.answer.text"
    words = {"n": int(reading.note(frame, "months")), "events": t.number(events)}
    words["per_event"] = t.number(frame["participants"].sum() / events, 0)
    if reading.note(frame, "comparable") and phrases.comparable(frame) and before:
        words["change"] = phrases.change(events, before, t)
        key = "say.events.answer.text_compared"
    return Saying(text=t(key, **words) + phrases.reports(frame, t))


def by_type(frame: pd.DataFrame, t: Translator) -> Saying:
    """The most frequent type of the newest finished month, and the month's totals."""
    done = finished(frame)
    if done.empty:
        return Saying()
    month = done["month"].max()
    last = done[done["month"] == month].set_index("event_type")
    events = int(last["events"].sum())
    if not events:
        return Saying()
    kind = str(last["events"].idxmax())
    words = {
        "kind": t(f"event_type.{kind}"),
        "share": t.percent(last["events"][kind] / events),
        "month": t.month_in(month.date()),
    }
    totals = {"events": t.number(events), "participants": t.number(int(last["participants"].sum()))}
    text = t("say.events.by_type.text", year=str(month.year), **words, **totals)
    text += phrases.coverage(frame, t) + unusual_months(frame, t)
    # Of a single type there is no most frequent one.
    return Saying(t("say.events.by_type.headline", **words) if len(last) > 1 else "", text)


def per_event(frame: pd.DataFrame, t: Translator) -> Saying:
    """The type that gathers most; the type that changed most against the year before."""
    first, last, key = frame.iloc[0], frame.iloc[-1], "say.events.participants_per_event"
    most = t(f"event_type.{first['event_type']}")
    span = phrases.in_months(frame, t)
    text = t(f"{key}.text_one", span=span, most=most, n_most=t.number(first["per_event"], 0))
    if len(frame) > 1:
        least = {"least": t(f"event_type.{last['event_type']}"), "n_least": t.number(last["per_event"], 0)}
        text = t(f"{key}.text", span=span, most=most, n_most=t.number(first["per_event"], 0), **least)
    headline = t(f"{key}.headline", most=most, n_most=t.number(first["per_event"], 0)) if len(frame) > 1 else ""
    return Saying(headline, text + _moved(frame, t) + phrases.coverage(frame, t))


def _moved(frame: pd.DataFrame, t: Translator) -> str:
    moved = (frame["per_event"] - frame["per_event_before"]).abs().fillna(0.0)
    if moved.max() < NOTICED or not phrases.comparable(frame):
        return ""
    row = frame.iloc[int(moved.to_numpy().argmax())]
    values = {name: t.number(row[name], 1) for name in ("per_event", "per_event_before")}
    return " " + t("say.events.participants_per_event.moved", kind=t(f"event_type.{row['event_type']}"), **values)


def by_library(frame: pd.DataFrame, t: Translator) -> Saying:
    """The library with most events, and how many libraries held each type."""
    events = frame.groupby("library", sort=False)["events"].sum()
    if not events.sum():
        return Saying()
    most, key = str(events.index[0]), "say.events.library_by_type"
    held = frame[frame["events"] > 0].groupby("event_type")["library"].nunique()
    held = held.reindex([kind.value for kind in rules.EventType], fill_value=0)
    rarest = str(held.idxmin())
    words = {"library": t.short_name(most), "events": t.number(int(events.iloc[0]))}
    span = phrases.in_months(frame, t)
    rare = {"rarest": t(f"event_type.{rarest}"), "held": int(held[rarest]), "n": len(events)}
    text = t(f"{key}.text", span=span, **rare, **words)
    if held[rarest] == len(events):
        text = t(f"{key}.text_all", span=span, **words)
    headline = t(f"{key}.headline", **words) if len(events) > 1 else ""
    return Saying(headline, text + phrases.coverage(frame, t) + drawn_of(len(events), t))


def calendar(frame: pd.DataFrame, t: Translator) -> Saying:
    """The busiest and the quietest finished month."""
    counted = finished(frame).dropna(subset="events").reset_index(drop=True)
    if counted.empty:
        return Saying()
    ordered = counted.sort_values("events", ascending=False, kind="stable")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    words = {"most": t.month(first["month"].date()), "n_most": t.number(int(first["events"]))}
    of_most, of_least = (phrases.month_reports(frame, row["month"], t) for row in (first, last))
    told = words | {"n_most": words["n_most"] + of_most}
    if len(counted) == 1:
        return Saying(text=t("say.events.calendar.text_one", **told))
    least = {"least": t.month(last["month"].date()), "n_least": t.number(int(last["events"])) + of_least}
    return Saying(t("say.events.calendar.headline", **words), t("say.events.calendar.text", **least, **told))
