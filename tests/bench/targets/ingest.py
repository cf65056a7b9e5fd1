"""What does a long import cost beside reading and upserting the same file, and does its memory grow with the rows?"""

import subprocess
import sys

from tests.browser.serving import ROOT

SIZES = (100_000, 1_000_000)


def main(*sizes: int) -> None:
    """Print what ``tests.bench.bulk_import`` says of each size: the ratio, and the MiB beside it."""
    for rows in sizes or SIZES:
        subprocess.run([sys.executable, "-m", "tests.bench.bulk_import", str(rows)], cwd=ROOT, check=False)
