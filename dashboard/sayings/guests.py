"""What is open for guests, and how long is the walk? Findings about places for the city's guests."""

import pandas as pd

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.sayings.saying import Saying


def guests(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many places are open, closed, announced, and of how many nobody said."""
    counts = frame["opening_state"].value_counts()
    closed = int(counts.get("closed_works", 0) + counts.get("closed", 0))
    words = {"open": int(counts.get("open", 0)), "closed": closed, "total": len(frame)}
    headline = t("say.map.guests.headline", **words)
    text = t(
        "say.map.guests.text",
        announced=int(counts.get("announced", 0)),
        unknown=int(counts.get("unknown", 0)),
        **words,
    )
    nowhere = int(frame["lat"].isna().sum())
    return Saying(headline, text + (" " + t("say.map.guests.nowhere", n=nowhere) if nowhere else ""))


def walk(frame: pd.DataFrame, t: Translator) -> Saying:
    """How far the walk is and how long it takes, and what these numbers are."""
    metres, minutes = int(reading.note(frame, "metres")), int(frame["total_min"].iloc[-1])
    shut = int((frame["opening_state"] != "open").sum())
    unplaced = int(reading.note(frame, "unplaced"))
    said = [
        t("say.map.walk.text", detour=t.number(reading.note(frame, "detour"), 1)),
        t(f"say.map.walk.{'exact' if reading.note(frame, 'exact') else 'short'}"),
        t("say.map.walk.shut", n=shut) if shut else "",
        t("say.map.walk.unplaced", n=unplaced) if unplaced else "",
    ]
    km, n = t.number(metres / 1000, 1), len(frame)
    headline = t("say.map.walk.headline", n=n, km=km, minutes=t.number(minutes)) if n > 1 else t("say.map.walk.one")
    return Saying(headline, " ".join(part for part in said if part) if n > 1 else " ".join(said[2:]).strip())
