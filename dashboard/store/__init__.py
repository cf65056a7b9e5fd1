"""Where do the figures live? Tables, engine, migrations."""

from dashboard.store.engine import looking, reading, writing
from dashboard.store.names import Names, names
from dashboard.store.replica import replica
from dashboard.store.revision import Versions, bump_revision, revision, versions

__all__ = [
    "Names",
    "Versions",
    "bump_revision",
    "looking",
    "names",
    "reading",
    "replica",
    "revision",
    "versions",
    "writing",
]
