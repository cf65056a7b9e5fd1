"""What is there to show? The catalogue of panels, and a panel prepared for a reader."""

from dashboard.panels.catalogue import PANELS, panel
from dashboard.panels.panel import Panel
from dashboard.panels.prepared import Prepared, has_demo, once, prepare, reader
from dashboard.panels.snapshot import Snapshot, StateMovedError, held, opened

__all__ = [
    "PANELS",
    "Panel",
    "Prepared",
    "Snapshot",
    "StateMovedError",
    "has_demo",
    "held",
    "once",
    "opened",
    "panel",
    "prepare",
    "reader",
]
