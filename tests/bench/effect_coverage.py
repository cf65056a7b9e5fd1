"""How often does the 95 % interval hold the true effect, and how often is an effect claimed where there is none?

Run: ``python -m tests.bench.effect_coverage [stores]``. Every store is filled, and asked through the panel's metric: a
quarter of a second of processor each. ``… [networks] arrays`` asks the estimator itself about the same
networks, several times as fast.
"""

import sys
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from dashboard.metrics.effect.difference import Histories, estimate
from dashboard.store.migrate import migrate
from tests.metrics.effect.networks import Planted, city, clear, fill

STORES = 200
TRUE = (0.25, 0.0)
NETWORKS = {
    "libraries alike": Planted(),
    "unlike effects (sd 0.1)": Planted(unlike=0.1),
    "noise that lasts (0.9)": Planted(memory=0.9),
    "own trends (sd 5 % a year)": Planted(trend=0.05),
    "twelve libraries": Planted(libraries=12, never=2),
}
Found = tuple[float | None, float | None, float | None]


def asked(planted: Planted, seeds: Iterable[int]) -> list[Found]:
    """Estimate and interval of modernisation on visits, store by store."""
    found: list[Found] = []
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'culture.db'}"
        migrate(url)
        for seed in seeds:
            clear(url)
            fill(url, city(seed, planted), visits_only=True)
            with store.reading(url) as session:
                row = effect.effect_estimates(session, Filters(date(2026, 11, 10))).iloc[0]
            found.append((None, None, None) if row["state"] == "not_enough" else tuple(row[["effect", "low", "high"]]))
    return found


def estimated(planted: Planted, seeds: Iterable[int]) -> list[Found]:
    """The same without a store: the estimator asked about the arrays that a store would be filled from."""
    found: list[Found] = []
    for seed in seeds:
        made = city(seed, planted)
        logs = np.log(np.where(made.visits > 0, made.visits, np.nan))
        answer = estimate(Histories(logs, made.left, made.back))
        found.append((answer.share, answer.low, answer.high))
    return found


def main(stores: int, asking: Callable[[Planted, Iterable[int]], list[Found]] = asked) -> None:
    """Print a line a network and true effect."""
    print(f"{'network':<28}{'true':>6}{'answered':>10}{'covered':>9}{'claimed':>9}{'mean':>8}{'width':>8}")
    with ProcessPoolExecutor(4) as pool:
        jobs = [(name, true, pool.submit(asking, replace(planted, effect=true), range(stores)))
                for name, planted in NETWORKS.items() for true in TRUE]  # fmt: skip
        for name, true, job in jobs:
            print(line(name, true, job.result()), flush=True)


def line(name: str, true: float, found: list[Found]) -> str:
    """How often the interval held the truth, and how often it left zero out."""
    known = [(middle, low, high) for middle, low, high in found if middle is not None]
    covered = sum(low <= true <= high for _, low, high in known) / len(known)
    claimed = sum(not low <= 0 <= high for _, low, high in known) / len(known)
    mean = sum(middle for middle, _, _ in known) / len(known)
    width = sum(high - low for _, low, high in known) / len(known)
    answered = f"{len(known)}/{len(found)}"
    return f"{name:<28}{true:>6.2f}{answered:>10}{covered:>9.3f}{claimed:>9.3f}{mean:>8.3f}{width:>8.3f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STORES, estimated if "arrays" in sys.argv else asked)
