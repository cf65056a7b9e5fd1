"""How far does the projection of the year's end miss, and how far would "the same as last year" have missed?

Run: ``python -m tests.bench.projection_error``. Asked of every month from the third year of a series on.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.metrics.projection import project

DEMO = Path(__file__).parents[2] / "data" / "demo" / "attendance.csv"
START = 24
Miss = tuple[float, float, bool | None]
"""Of the rest of a year: share missed by the projection, by the year before, and whether the interval held it."""


def demo() -> "pd.Series[float]":
    """Visits of the whole city in the demo's file."""
    totals: dict[str, float] = defaultdict(float)
    with DEMO.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            totals[row["month"]] += float(row["visits"])
    found = pd.Series(totals)
    found.index = pd.to_datetime(found.index)
    return found.reindex(pd.date_range(found.index.min(), found.index.max(), freq="MS"))


def growing(seed: int = 1) -> "pd.Series[float]":
    """Grows 12 % a year, summers half empty, each month 5 % off."""
    chance, months = np.random.default_rng(seed), np.arange(96)
    season = 1 + 0.35 * np.cos(2 * np.pi * months / 12)
    return _series(100_000 * 1.12 ** (months / 12) * season * chance.lognormal(0, 0.05, 96))


def stepping(seed: int = 2) -> "pd.Series[float]":
    """No season; wanders month by month and loses a fifth in the fifth year."""
    chance, months = np.random.default_rng(seed), np.arange(96)
    wandering = np.exp(np.cumsum(chance.normal(0, 0.03, 96)))
    return _series(200_000 * wandering * np.where(months >= 53, 0.8, 1.0))


def _series(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> "pd.Series[float]":
    return pd.Series(values, index=pd.date_range("2019-01-01", periods=len(values), freq="MS"))


def misses(series: "pd.Series[float]") -> Iterator[Miss]:
    """The rest of each year as it came, against the projection and against the same months a year before."""
    for end in range(START, len(series)):
        months = 12 - series.index[end].month + 1
        came = series.iloc[end : end + months]
        year_ago = series.iloc[end - 12 : end - 12 + months]
        found = project(series.iloc[:end], months)
        if found is None or len(came) < months or came.isna().any():
            continue
        total, rest = float(came.sum()), found[1]
        held = None if np.isnan(rest.low) else rest.low <= total <= rest.high
        yield abs(rest.value / total - 1), abs(float(year_ago.sum()) / total - 1), held


def line(name: str, found: list[Miss]) -> str:
    """Mean and worst miss of both, and how often the interval held what came."""
    ours, naive = np.array([miss[0] for miss in found]), np.array([miss[1] for miss in found])
    held = [miss[2] for miss in found if miss[2] is not None]
    share = f"{np.mean(held):.2f} of {len(held)}" if held else "-"
    return (
        f"{name:<34}{len(found):>6}{ours.mean():>10.1%}{naive.mean():>10.1%}{ours.max():>10.1%}{naive.max():>10.1%}"
        f"{(ours < naive).mean():>9.0%}   {share}"
    )


def main() -> None:
    """Print a line a series."""
    whole = demo()
    series = {
        "demo, from 2021": whole,
        "demo, from 2023 (no epidemic)": whole[whole.index >= "2021-01-01"],
        "growth and season": growing(),
        "no season, a step down": stepping(),
    }
    print(f"{'series':<34}{'asked':>6}{'mean':>10}{'naive':>10}{'worst':>10}{'naive':>10}{'closer':>9}   interval held")
    for name, values in series.items():
        print(line(name, list(misses(values))))


if __name__ == "__main__":
    main()
