"""What may an operator's watch read? OpenMetrics at /api/metrics; nothing is there unless it was asked for.

Beside the meters: what the cache of drawn panels gave, and how many people have a page open.
"""

import asyncio
from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from dashboard.meters import Meters, meters

TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8"


async def metrics(_request: Request) -> Response:
    """Everything counted by this process; 404 where nobody asked for it."""
    kept = meters()
    if kept is None:
        return PlainTextResponse("Not Found", status_code=404)
    return Response(await asyncio.to_thread(_written, kept), media_type=TYPE, headers={"cache-control": "no-store"})


def _written(kept: Meters) -> bytes:
    from prometheus_client import CollectorRegistry  # only where somebody asked for meters
    from prometheus_client.openmetrics.exposition import generate_latest

    now = CollectorRegistry()
    now.register(_Moment())  # type: ignore[arg-type]  # a collector by its method
    counted, end = (bytes(generate_latest(one)) for one in (kept.registry, now))  # type: ignore[no-untyped-call]  # theirs
    return counted.removesuffix(b"# EOF\n") + end


class _Moment:
    """What is read when it is asked for."""

    def collect(self) -> Iterator[object]:
        """Panels given and drawn, pages open."""
        from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily

        from dashboard.panels.prepared import times_kept

        kept, made = times_kept()
        panels = CounterMetricFamily("dashboard_panels", "Panels asked for", labels=["outcome"])
        panels.add_metric(["kept"], kept)
        panels.add_metric(["drawn"], made)
        yield panels
        yield GaugeMetricFamily("dashboard_sessions", "Pages that are open", value=_sessions())


def _sessions() -> int:
    from streamlit.runtime import exists, get_instance

    # Streamlit has no public way to ask; its own /_stcore/metrics reads the same.
    return len(get_instance()._session_mgr.list_active_sessions()) if exists() else 0  # noqa: SLF001  see above
