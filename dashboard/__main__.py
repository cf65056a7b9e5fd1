"""What can be done without a browser? ``python -m dashboard --help`` lists it."""

import os
import sys

from dashboard.cli import main


def run() -> int:
    """Run the command; whoever reads its output may stop reading early (``| head``)."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at its end: give it somewhere to flush to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(run())
