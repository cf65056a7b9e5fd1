"""Does the interval hold the planted effect when the city comes as files, through the whole intake?

Run: ``python -m tests.bench.effect_through_intake [stores]``. Works begin and end within a month, an epidemic closes
everybody, libraries go 24/7 with an effect of its own: what is open for a part must not count.
"""

import sys
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import effect
from dashboard.store.migrate import migrate
from tests.metrics.effect.files import AS_OF, files, load
from tests.metrics.effect.networks import Planted

STORES = 200
TRUE = ({"modernisation": 0.25, "open_24_7": 0.15}, {"modernisation": 0.0, "open_24_7": 0.0})
NETWORKS = {"libraries alike": Planted(), "unlike effects (sd 0.1)": Planted(unlike=0.1)}
Found = dict[tuple[str, str], list[tuple[str, float, float, float]]]


def asked(planted: Planted, true: dict[str, float], stores: int) -> Found:
    """State, estimate and interval of both changes on both measures, store by store."""
    found: Found = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(stores):
            url = f"sqlite:///{Path(folder) / f'{seed}.db'}"
            migrate(url)
            load(url, files(seed, planted, true["open_24_7"]))
            with store.reading(url) as session:
                for row in effect.effect_estimates(session, Filters(AS_OF)).itertuples():
                    found[row.intervention, row.measure].append((row.state, row.effect, row.low, row.high))
    return found


def main(stores: int) -> None:
    """Print a line a network, true effect, change and measure."""
    print(
        f"{'network':<26}{'change':<15}{'measure':<9}{'true':>6}{'answered':>10}{'covered':>9}{'claimed':>9}{'mean':>8}"
    )
    for name, base in NETWORKS.items():
        for true in TRUE:
            planted = replace(base, effect=true["modernisation"])
            for (change, measure), rows in asked(planted, true, stores).items():
                print(f"{name:<26}{change:<15}{measure:<9}{line(true[change], rows)}", flush=True)


def line(true: float, rows: list[tuple[str, float, float, float]]) -> str:
    """How often the interval held the truth, and how often it left zero out."""
    known = [(middle, low, high) for state, middle, low, high in rows if state != "not_enough"]
    covered = sum(low <= true <= high for _, low, high in known) / len(known)
    claimed = sum(not low <= 0 <= high for _, low, high in known) / len(known)
    mean = sum(middle for middle, _, _ in known) / len(known)
    return f"{true:>6.2f}{f'{len(known)}/{len(rows)}':>10}{covered:>9.3f}{claimed:>9.3f}{mean:>8.3f}"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else STORES)
