"""Does a start see at a glance that nothing is to be prepared?"""

import subprocess
import sys
from pathlib import Path

from dashboard import store
from dashboard.server.lifespan import prepare_store
from dashboard.server.readiness import is_ready
from dashboard.store.engine import engine
from tests.stores import sqlite_only

pytestmark = sqlite_only
"""On PostgreSQL the migration itself looks."""


def test_a_store_that_is_not_there_empty_or_older_is_not_ready(tmp_path: Path, store_url: str) -> None:
    assert not is_ready(f"sqlite:///{tmp_path / 'none.db'}")
    assert not is_ready(store_url)
    assert not is_ready("postgresql+psycopg://localhost/culture")
    (tmp_path / "noise.db").write_bytes(b"no database" * 100)
    assert not is_ready(f"sqlite:///{tmp_path / 'noise.db'}")


def test_a_store_that_was_written_to_is_ready(store_url: str) -> None:
    with store.writing() as session:
        store.bump_revision(session)
    assert is_ready(store_url)
    with engine(store_url).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert not is_ready(store_url)


def test_looking_costs_no_database_library() -> None:
    program = "import sys, dashboard.server.readiness; print('sqlalchemy' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_a_first_start_loads_the_data_and_a_second_leaves_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'culture.db'}"
    prepare_store(url)
    with store.reading(url) as session:
        first = store.revision(session)
    prepare_store(url)
    with store.reading(url) as session:
        assert store.revision(session) == first > 0
