"""What can an operator do without a browser? The commands of ``python -m dashboard``."""

from dashboard.cli.main import main

__all__ = ["main"]
