"""Where do the figures live? Tables, engine, migrations."""

from dashboard.store.engine import database_url, reading, writing
from dashboard.store.names import Names, names
from dashboard.store.revision import bump_revision, revision

__all__ = ["Names", "bump_revision", "database_url", "names", "reading", "revision", "writing"]
