"""Is the store in the state this program expects? If not, bring it there, one process at a time."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from dashboard.schema import HEAD
from dashboard.settings import database_url
from dashboard.store.engine import WRITE_LOCK, engine

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerStoreError(Exception):
    """A newer program has written the store: this one does not know its tables."""

    def __init__(self, found: str) -> None:
        super().__init__(f"a newer program made the store (tables {found}): update this one first")


def migrate(url: str | None = None) -> bool:
    """Bring the store to the newest state; tells whether anything was to be done. Raises ``NewerStoreError``.

    The whole migration is one transaction under the write lock: a second process that starts at the
    same moment waits, then finds nothing to do.
    """
    writer = engine(url or database_url()).execution_options(writing=True)
    with writer.connect() as connection:
        found = version(connection)
        if found == HEAD:
            return False
        if found is not None and found not in revisions():
            raise NewerStoreError(found)
    with writer.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": WRITE_LOCK})
        if version(connection) == HEAD:
            return False
        _upgrade(connection)
    return True


def version(connection: Connection) -> str | None:
    """The state of a store's tables; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def revisions() -> tuple[str, ...]:
    """Every state of the tables that this program knows, oldest first."""
    from alembic.script import ScriptDirectory  # as below

    return tuple(step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions())[::-1]


def _upgrade(connection: Connection) -> None:
    from alembic import command  # costs 0.1 s, and most starts have nothing to migrate

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _config() -> "Config":
    from alembic.config import Config  # as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
