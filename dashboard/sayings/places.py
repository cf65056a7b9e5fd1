"""Where is it, and who is served? Findings about districts, libraries and projects on the map."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.sayings.saying import Saying


def places(frame: pd.DataFrame, t: Translator) -> Saying:
    """The library that leads by the measure shown; how many places are drawn and how many are not."""
    libraries, projects = (frame[frame["layer"] == layer] for layer in ("libraries", "projects"))
    month = frame["month"].dropna().max()
    said = [
        t("say.map.places.libraries", n=len(libraries)) if len(libraries) else "",
        t("say.map.places.projects", n=len(projects)) if len(projects) else "",
        _silent(libraries, t),
        _unplaced(pd.concat([libraries, projects]), t),
    ]
    words = "; ".join(part for part in said if part)
    headline, leader = _leader(libraries, t)
    if pd.isna(month) or not words:
        return Saying(headline, words)
    when = t.month(month.date())
    return Saying(headline, t("say.map.places.text", month=when[:1].upper() + when[1:], words=words) + leader)


def _leader(libraries: pd.DataFrame, t: Translator) -> tuple[str, str]:
    known = libraries[libraries["value"].notna()]
    if known.empty or not known["value"].max():
        return "", ""
    best = known.iloc[int(known["value"].to_numpy().argmax())]
    measure = t(f"map.most.{best['measure']}")
    words = {"measure": measure, "month": t.month_in(best["month"].date()), "library": t.short_name(best["place"])}
    value = t.number(best["value"], 0)
    return t("say.map.places.headline", **words), t("say.map.places.leader", value=value, **words)


def _silent(libraries: pd.DataFrame, t: Translator) -> str:
    silent = int((libraries["state"] == "missing").sum())
    return t("say.map.places.silent", n=silent) if silent else ""


def _unplaced(points: pd.DataFrame, t: Translator) -> str:
    nowhere = int((points["lat"].isna() | points["lon"].isna()).sum())
    return t("say.map.places.unplaced", n=nowhere) if nowhere else ""


def districts(frame: pd.DataFrame, t: Translator) -> Saying:
    """The district with most residents per library, the one after it, and the one with fewest."""
    known = frame[frame["residents_per_library"].notna()].sort_values("residents_per_library", ascending=False)
    if known.empty:
        return Saying()
    if known["residents_per_library"].nunique() == 1:
        return _alike(known, t)
    most, next_one, fewest = (known.iloc[index] for index in (0, 1, -1))
    words = {
        "district": t.short_name(most["district"]),
        "residents": t.short_number(most["residents_per_library"]),
        "next": t.short_name(next_one["district"]),
        "next_residents": t.short_number(next_one["residents_per_library"]),
        "fewest": t.short_name(fewest["district"]),
        "fewest_residents": t.short_number(fewest["residents_per_library"]),
    }
    text = "say.map.districts.text" if len(known) > 2 else "say.map.districts.two"  # noqa: PLR2004  the fewest, the next, and one between
    return Saying(t("say.map.districts.headline", **words), t(text, **words))


def _alike(known: pd.DataFrame, t: Translator) -> Saying:
    """One district, or several with the same figure: nothing to compare, only the figure to tell."""
    names = ", ".join(t.short_name(code) for code in known["district"])
    residents = t.short_number(known["residents_per_library"].iloc[0])
    return Saying(text=t("say.map.districts.alike", districts=names, residents=residents))


def libraries(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many of the libraries that were open reported in the month."""
    opened = frame[frame["state"].isin(["reported", "missing"])]
    if opened.empty:
        return Saying()
    reported = int((opened["state"] == "reported").sum())
    month = frame["month"].iloc[0].date()
    words = {"n": len(opened), "reported": t.number(reported)}
    return Saying(
        t("say.map.libraries.headline", month=t.month_in(month), **words),
        t("say.map.libraries.text", month=t.month(month), total=t.number(float(frame["visits"].sum())), **words),
    )


def projects(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many projects are late and at risk, of how many."""
    late, risk = (int((frame["status"] == status).sum()) for status in ("late", "at_risk"))
    if not late and not risk:
        return Saying()
    words = {"late": t.number(late), "risk": t.number(risk), "total": t.number(len(frame))}
    return Saying(t("say.map.projects.headline", **words), t("say.map.projects.text", **words))
