"""What can be done without a browser? ``python -m dashboard --help`` lists it."""

import os
import sys
from io import TextIOWrapper

INTERRUPTED = 130
"""How a shell tells that somebody pressed Ctrl-C."""


def run() -> int:
    """Run the command; whoever reads its output may stop early (``| head``), and who started it may stop it."""
    _take_any_letter()
    try:
        from dashboard.cli import main  # here: it takes seconds, in which somebody may stop it, too

        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at its end: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    return status


def _take_any_letter() -> None:
    """No letter stops a command: not a Kazakh one that a Russian Windows lacks, not a byte that is no letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            chosen = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if chosen else "utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


if __name__ == "__main__":
    sys.exit(run())
