"""Run: ``python -m tests.bench.targets ROW [number]``; without a row, the list of rows."""

import sys
from importlib import import_module
from pathlib import Path

ROWS = ("filter", "scale", "users", "browser", "load", "bytes", "memory", "ingest", "seen", "start", "search", "dash")


def main() -> None:
    """Measure a row."""
    if len(sys.argv) < 2 or sys.argv[1] not in ROWS:
        for row in ROWS:
            about = (Path(__file__).parent / f"{row}.py").read_text(encoding="utf-8").splitlines()[0]
            print(f"{row:<9}{about.strip(chr(34))}")
        return
    import_module(f"tests.bench.targets.{sys.argv[1]}").main(*(int(number) for number in sys.argv[2:]))


if __name__ == "__main__":
    main()
