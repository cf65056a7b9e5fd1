"""What does the Overview cost beside a page that draws the same metrics and charts from constants in memory?

Run: ``python -m tests.bench.overview`` (Linux). Two servers, runs A B A B …; prints processor time and wall time of
a warm run, the ratio of their medians, and the first visit of a fresh server beside a warm one.
"""

import asyncio
import json
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import plotly.graph_objects as go

from dashboard import store
from dashboard.ingest import loading
from dashboard.panels import Snapshot, prepare, reader
from dashboard.store.migrate import migrate
from dashboard.ui.sidebar import opening_filters
from tests.bench.client import Visitor, median, processor_seconds
from tests.browser.serving import ROOT, free_port

TODAY = date(2026, 11, 10)
CHARTS = ("attendance.year_on_year", "overview.reported", "overview.plan", "projects.gantt")
WARM_UP, ROUNDS, FRESH = 5, 60, 3

FLOOR = """
import pickle, streamlit as st
st.set_page_config(layout="wide")

@st.cache_resource
def constants():
    with open("constants.pickle", "rb") as file:
        return pickle.load(file)

metrics, charts = constants()
with st.grid(4, min_column_width=150, gap="small"):
    for label, value, delta, series in metrics:
        st.metric(label, value, delta, border=True, chart_data=series)
for name, chart in charts.items():
    st.plotly_chart(chart, theme=None, key=name, config={"displayModeBar": False})
"""
OPTIONS = ["--server.headless", "true", "--runner.postScriptGC", "false", "--server.fileWatcherType", "none"]


def main() -> None:
    """Print the measurements as one JSON object."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        url = f"sqlite:///{folder / 'culture.db'}"
        migrate(url)
        loading.prepare(url)
        (folder / "floor.py").write_text(FLOOR, encoding="utf-8")
        (folder / "constants.pickle").write_bytes(pickle.dumps(_constants(url)))
        print(json.dumps({**asyncio.run(_warm(folder, url)), **asyncio.run(_fresh(url))}, indent=1))


def _constants(url: str) -> tuple[list[tuple[object, ...]], dict[str, object]]:
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    selection = opening_filters(TODAY)
    figures = prepare("overview.key_figures", selection, "ru", "light", snapshot).frame
    t = reader(snapshot, "ru")
    metrics = [
        (str(row.figure), t.short_number(row.value), "+1", list(row.series) if row.series else None)
        for row in figures.itertuples()
    ]
    drawn = {name: prepare(name, selection, "ru", "light", snapshot).drawing for name in CHARTS}
    charts = {name: go.Figure(chart.to_dict()) for name, chart in drawn.items() if chart is not None}
    return metrics, charts


@contextmanager
def _serving(command: list[str], folder: Path, url: str) -> Iterator[tuple[str, int]]:
    port = free_port()
    environment = {**os.environ, "DATABASE_URL": url, "DASHBOARD_TODAY": TODAY.isoformat()}
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", *command, "--server.port", str(port), *OPTIONS],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address)
        yield address, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def _wait(address: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not start")


async def _warm(folder: Path, url: str) -> dict[str, float]:
    with _serving(["streamlit_app.py"], ROOT, url) as ours, _serving(["floor.py"], folder, url) as floor:
        sides = {"ours": ours, "floor": floor}
        visitors = {name: Visitor(address) for name, (address, _) in sides.items()}
        for visitor in visitors.values():
            await visitor.open()
            for _ in range(WARM_UP):
                await visitor.run()
        await asyncio.sleep(5)  # let the warm-up beside the server end
        spent: dict[str, list[tuple[float, float]]] = {name: [] for name in sides}
        for _ in range(ROUNDS):
            for name, (_, process_id) in sides.items():
                before = processor_seconds(process_id)
                wall = await visitors[name].run()
                spent[name].append((processor_seconds(process_id) - before, wall))
        errors = [error for visitor in visitors.values() for error in visitor.errors]
    if errors:
        raise RuntimeError(errors[0])
    return _summary(spent)


def _summary(spent: dict[str, list[tuple[float, float]]]) -> dict[str, float]:
    # The processor clock ticks every 10 ms, so its figure is a mean over all rounds; wall time is a median.
    processor = {name: sum(cpu for cpu, _ in rounds) / len(rounds) for name, rounds in spent.items()}
    wall = {name: median([seconds for _, seconds in rounds]) for name, rounds in spent.items()}
    return {
        "warm_cpu_ms_ours": round(1000 * processor["ours"], 2),
        "warm_cpu_ms_floor": round(1000 * processor["floor"], 2),
        "warm_cpu_ratio": round(processor["ours"] / processor["floor"], 2),
        "warm_wall_ms_ours": round(1000 * wall["ours"], 2),
        "warm_wall_ms_floor": round(1000 * wall["floor"], 2),
        "warm_wall_ratio": round(wall["ours"] / wall["floor"], 2),
    }


async def _fresh(url: str) -> dict[str, float]:
    """First visit as soon as the server answers, and the same visit (a new tab) when it is warm."""
    first, warm = [], []
    for _ in range(FRESH):
        with _serving(["streamlit_app.py"], ROOT, url) as (address, _):
            first.append(await _visit(address))
            await asyncio.sleep(4)
            warm.extend([await _visit(address) for _ in range(5)])
    return {
        "first_visit_ms": round(1000 * median(first), 1),
        "warm_visit_ms": round(1000 * median(warm), 1),
        "first_visit_ratio": round(median(first) / median(warm), 2),
    }


async def _visit(address: str) -> float:
    visitor = Visitor(address)
    start = time.perf_counter()
    await visitor.open()
    await visitor.run()
    spent = time.perf_counter() - start
    await visitor.close()
    return spent


if __name__ == "__main__":
    main()
