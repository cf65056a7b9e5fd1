"""Generated networks of several shapes, with a month spoilt on purpose: for tests and the benchmark of anomalies."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

MONTHS = 84
LIBRARIES = 30


@dataclass(frozen=True, slots=True)
class Shape:
    """How a network behaves: growth a year, depth of the season, noise of a month, what else happens."""

    level: float = 6_000
    growth: float = 0.05
    season: float = 0.3
    noise: float = 0.08
    memory: float = 0.0
    """How much of a month's noise is left in the next."""
    step: float = 1.0
    """What every library is multiplied by from the middle on."""
    own_season: float = 0.0
    """How unlike the libraries' seasons are."""
    months: int = MONTHS
    libraries: int = LIBRARIES
    missing: float = 0.0
    """Share of library-months nobody reported."""


SHAPES = {
    "growth and season": Shape(),
    "no season, noise that lasts": Shape(season=0.0, growth=0.0, memory=0.7),
    "a step in the middle": Shape(step=1.6),
    "every library its own season": Shape(own_season=0.3),
    "noisy (20 % a month)": Shape(noise=0.2),
    "small counts (6 a month)": Shape(level=6, noise=0.1),
    "two years only": Shape(months=24),
    "every tenth report missing": Shape(missing=0.1),
}


def network(seed: int, shape: Shape) -> pd.DataFrame:
    """Figures of every library, month × library; NaN: no report."""
    chance = np.random.default_rng(seed)
    months, size = np.arange(shape.months), (shape.months, shape.libraries)
    levels = shape.level * chance.lognormal(0, 0.4, shape.libraries)
    logs = np.log(levels)[None, :] + (months * np.log1p(shape.growth) / 12)[:, None] + _noise(chance, size, shape)
    depth = shape.season + shape.own_season * chance.normal(0, 1, shape.libraries)
    logs += np.cos(2 * np.pi * months / 12)[:, None] * depth[None, :]
    logs[shape.months // 2 :] += np.log(shape.step)
    counts = chance.poisson(np.exp(logs)).astype(float)
    counts[chance.random(size) < shape.missing] = np.nan
    index = pd.date_range("2020-01-01", periods=shape.months, freq="MS", name="month")
    return pd.DataFrame(counts, index=index, columns=[f"LIB-{number:03d}" for number in range(1, shape.libraries + 1)])


def _noise(chance: np.random.Generator, size: tuple[int, int], shape: Shape) -> "np.ndarray":
    fresh = chance.normal(0, shape.noise, size)
    noise = fresh.copy()
    for month in range(1, size[0]):
        noise[month] = shape.memory * noise[month - 1] + np.sqrt(1 - shape.memory**2) * fresh[month]
    return noise


def spoil(table: pd.DataFrame, seed: int, factor: float, cells: int = 5) -> tuple[pd.DataFrame, set[tuple[int, int]]]:
    """The table with a few library-months multiplied, and where they are (never in a library's first half year)."""
    chance, spoilt = np.random.default_rng(seed + 10_000), table.copy()
    known = [(row, place) for row in range(12, len(table)) for place in range(table.shape[1])
             if not np.isnan(table.iat[row, place])]  # fmt: skip
    chosen = {known[at] for at in chance.choice(len(known), cells, replace=False)}
    for row, place in chosen:
        spoilt.iat[row, place] = round(spoilt.iat[row, place] * factor)
    return spoilt, chosen
