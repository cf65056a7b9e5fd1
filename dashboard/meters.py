"""How busy is the server? Meters for operators, off unless asked for; they count, and never know whom or what."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from dashboard import settings

RUN_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
STORE_SECONDS = (0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 15.0)


class Meters:
    """All meters of this process."""

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Histogram  # only where somebody asked for meters

        self.registry: CollectorRegistry = CollectorRegistry()
        kept = self.registry
        self.runs: Histogram = Histogram(
            "dashboard_run_seconds",
            "Runs of a page and how long they took",
            ["page"],
            registry=kept,
            buckets=RUN_SECONDS,
        )
        self.failures: Counter = Counter("dashboard_page_failures", "Pages that could not be drawn", registry=kept)
        self.batches: Counter = Counter(
            "dashboard_batches", "Imports and undos stored", ["kind", "action"], registry=kept
        )
        self.rows: Counter = Counter("dashboard_rows", "Rows that imports and undos changed", ["kind"], registry=kept)
        self.statements: Histogram = Histogram(
            "dashboard_store_seconds", "Statements of the store and how long they took", registry=kept,
            buckets=STORE_SECONDS,
        )  # fmt: skip


@cache
def meters() -> Meters | None:
    """The meters; None where nobody asked for them (``DASHBOARD_METRICS``)."""
    return Meters() if settings.counts_for_operators() else None


@contextmanager
def run_of(page: str) -> Iterator[None]:
    """Count a run of a page, also one that ends early."""
    kept, start = meters(), time.perf_counter()
    try:
        yield
    finally:
        if kept:
            kept.runs.labels(page).observe(time.perf_counter() - start)


def failed() -> None:
    """Count a page that could not be drawn."""
    kept = meters()
    if kept:
        kept.failures.inc()


def stored(kind: str, action: str, rows: int) -> None:
    """Count a batch that was stored."""
    kept = meters()
    if kept:
        kept.batches.labels(kind, action).inc()
        kept.rows.labels(kind).inc(rows)
