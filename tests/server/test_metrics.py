"""Can an operator watch the server, only where asked for, and without learning anything of a person?"""

import os
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families

from tests.awaited import awaited
from tests.bench.client import Visitor
from tests.browser.serving import ROOT, server

LIBRARY = "Vermilion"


def counted(address: str) -> dict[tuple[str, ...], float]:
    """Samples by name and labels."""
    with urllib.request.urlopen(f"{address}/api/metrics", timeout=10) as answer:  # noqa: S310  our own address
        assert answer.headers["content-type"].startswith("application/openmetrics-text")
        families = list(text_string_to_metric_families(answer.read().decode()))
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


async def looked_at(address: str, page: str) -> None:
    visitor = Visitor(address, page, f"lang=ru&library={LIBRARY}")
    await visitor.open()
    await visitor.run()
    await visitor.run()
    await visitor.close()


def test_runs_panels_and_the_store_are_counted(tmp_path: Path) -> None:
    database = tmp_path / "culture.db"
    with server(database, tmp_path / "log", {"DASHBOARD_METRICS": "1"}) as address:
        awaited(looked_at(address, "attendance"))
        found = counted(address)
    assert found["dashboard_run_seconds_count", "attendance"] >= 1
    assert sum(value for name, value in found.items() if name[0] == "dashboard_run_seconds_count") == 2
    assert found["dashboard_panels_total", "kept"] > 0
    assert found["dashboard_panels_total", "drawn"] > 0
    assert found["dashboard_store_seconds_count",] > 10
    assert ("dashboard_sessions",) in found
    assert LIBRARY not in str(found)


def test_nothing_is_there_unless_asked_for(tmp_path: Path) -> None:
    with server(tmp_path / "culture.db", tmp_path / "log", {"DASHBOARD_METRICS": ""}) as address:
        with pytest.raises(urllib.error.HTTPError) as refused:
            counted(address)
        assert refused.value.code == 404


def test_imports_and_undos_are_counted_by_kind(store_url: str, tmp_path: Path) -> None:
    program = f"""
from dashboard.ingest import loading
from dashboard.ingest.removal import removed_demo
from dashboard.meters import meters
loading.prepare({store_url!r})
removed_demo({store_url!r}, "A. Serikov")
for family in meters().registry.collect():
    for one in family.samples:
        print(one.name, *one.labels.values(), one.value)
"""
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={**os.environ, "DASHBOARD_METRICS": "1"}, capture_output=True,
        text=True, check=True,
    ).stdout  # fmt: skip
    assert "dashboard_batches_total attendance import" in told
    assert "dashboard_batches_total attendance undo" in told
    assert "Serikov" not in told
