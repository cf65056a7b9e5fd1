"""What does a change say? How many gained, how much for certain, and where nothing may be claimed."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import note
from dashboard.sayings.saying import Saying

SECOND_YEAR = (12, 23)
LEFT_OUT = ("too_few_months", "no_before", "in_works")
"""Why a library that changed cannot be compared."""


def by_modernisation(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries gained visits, by how much, and why the others cannot be compared."""
    return _before_after(frame, "modernisation", t)


def by_24_7(frame: pd.DataFrame, t: Translator) -> Saying:
    """The same of the switch to 24/7."""
    return _before_after(frame, "open_24_7", t)


def _before_after(frame: pd.DataFrame, intervention: str, t: Translator) -> Saying:
    compared = frame[frame["state"] == "estimated"]
    left_out = _left_out(frame, t)
    if compared.empty:
        nothing = t("say.effect.before_after.nothing")
        return Saying(nothing if left_out else t("say.effect.before_after.nobody"), left_out)
    gained, total = int((compared["change"] > 0).sum()), len(compared)
    headline = t(f"say.effect.before_after.{intervention}", gained=gained, n=total)
    words = [_median("text", compared["change"], t)]
    events = frame.loc[frame["state_events"] == "estimated", "change_events"].dropna()
    words += [_median("events", events, t)] if len(events) else []
    words += [left_out, t("say.effect.city_included"), *_against_others(frame, t)]
    return Saying(headline, " ".join(words).replace("  ", " "))


def _against_others(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What the comparison with libraries not changed yet says, and what it rests on."""
    estimate = note(frame, "estimate")
    if estimate is None:
        return []
    told = t("say.effect.against_others", estimate=_estimate("row", estimate, t))
    return [told] if estimate[2] == "not_enough" else [told, t("say.effect.estimate.assumption")]


def _median(key: str, changes: "pd.Series[float]", t: Translator) -> str:
    return t(f"say.effect.before_after.{key}", median=t.signed_percent(float(changes.median()), 0), n=len(changes))


def _left_out(frame: pd.DataFrame, t: Translator) -> str:
    counted = frame["state"].value_counts()
    told = [f"{t(f'state.{state}')} – {counted[state]}" for state in LEFT_OUT if state in counted]
    return t("say.effect.before_after.left_out", listed=", ".join(told)) if told else ""


def event_study(frame: pd.DataFrame, t: Translator) -> Saying:
    """The median index of the second year after the reopening; none where too few libraries got so far."""
    inside = frame["months_since"].between(*SECOND_YEAR)
    year = frame[inside].drop_duplicates("months_since")["median"].dropna()
    text = t("say.effect.event_study.text", n=frame["library"].nunique())
    if len(year) <= SECOND_YEAR[1] - SECOND_YEAR[0]:
        return Saying(text=text + " " + t("say.effect.event_study.too_few"))
    index = t.number(float(year.mean()), 0)
    told = t("say.effect.event_study.second_year", index=index)
    return Saying(
        t("say.effect.event_study.headline", index=index), " ".join((text, told, t("say.effect.city_included")))
    )


def estimates(frame: pd.DataFrame, t: Translator) -> Saying:
    """The effect of modernisation on visits, or that none can be shown; then every estimate and the assumption."""
    told = [_estimate("row", row, t) for row in frame.itertuples(index=False)]
    first = next(frame.itertuples(index=False))
    headline = _estimate("headline", first, t)
    text = f"{'; '.join(told)}."
    if (frame["state"] != "not_enough").any():
        text += f" {t('say.effect.estimate.assumption')}"
    return Saying(headline, text)


def _estimate(part: str, row: Sequence[object], t: Translator) -> str:
    intervention, measure, state, effect, low, high = row[:6]
    words = {"measure": t(f"effect.{measure}"), "intervention": t(f"intervention.{intervention}")}
    if state != "not_enough":
        shares = {"effect": effect, "low": low, "high": high}
        words |= {name: t.signed_percent(float(str(share)), 0) for name, share in shares.items()}
    return t(f"say.effect.estimate.{part}_{state}", **words)
