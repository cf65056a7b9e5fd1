"""How many spoilt months does the rule find, and how many good ones does it mark?

Run: ``python -m tests.bench.anomalies [networks]``. Five library-months of each generated network are multiplied.
"""

import sys

import numpy as np
import pandas as pd

from dashboard.metrics.judged import each_library, whole
from tests.metrics.series import SHAPES, Shape, network, spoil

NETWORKS = 40
FACTORS = (0.0, 1 / 3, 0.5, 2.0, 3.0, 10.0)


def marked(table: pd.DataFrame) -> set[tuple[int, int]]:
    """Places of the library-months that the rule marks."""
    rows, places = np.nonzero(each_library(table).unusual.to_numpy())
    return set(zip(rows.tolist(), places.tolist(), strict=True))


def found(shape: Shape, factor: float, networks: int) -> float:
    """Share of the spoilt library-months that are marked."""
    hits = 0
    for seed in range(networks):
        table, spoilt = spoil(network(seed, shape), seed, factor)
        hits += len(marked(table) & spoilt)
    return hits / (5 * networks)


def false_alarms(shape: Shape, networks: int) -> tuple[float, float]:
    """Marks per 1 000 good library-months, and months of the whole city marked per ten years."""
    cells = marks = months = city = 0
    for seed in range(networks):
        table = network(seed, shape)
        each = each_library(table)
        cells += int(table.notna().to_numpy().sum())
        marks += int(each.unusual.to_numpy().sum())
        total = whole(each, table)
        months += len(table)
        city += int(total.unusual.to_numpy().sum())
    return 1_000 * marks / cells, 120 * city / months


def city_found(shape: Shape, factor: float, networks: int) -> float:
    """Share of the months spoilt in all libraries at once that are marked in the total."""
    hits = 0
    for seed in range(networks):
        table = network(seed, shape)
        month = 24 + seed % max(len(table) - 24, 1) if len(table) > 24 else 18
        table.iloc[month] = (table.iloc[month] * factor).round()
        hits += bool(whole(each_library(table), table).unusual.iloc[month].any())
    return hits / networks


def main(networks: int) -> None:
    """Print a line a shape."""
    heads = "".join(f"{f'x{factor:.2g}':>8}" for factor in FACTORS)
    print(f"{'spoilt months found':<32}{heads}{'false/1000':>12}{'city x0.7':>11}{'city false/10y':>16}")
    for name, shape in SHAPES.items():
        shares = "".join(f"{found(shape, factor, networks):>8.0%}" for factor in FACTORS)
        each, city = false_alarms(shape, networks)
        print(f"{name:<32}{shares}{each:>12.2f}{city_found(shape, 0.7, networks):>11.0%}{city:>16.2f}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else NETWORKS)
