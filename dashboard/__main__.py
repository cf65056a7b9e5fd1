"""What can be done without a browser? ``python -m dashboard --help`` lists it."""

import sys

from dashboard.cli import main

if __name__ == "__main__":
    sys.exit(main())
