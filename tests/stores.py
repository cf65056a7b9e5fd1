"""Which database do the tests run on? SQLite files; with TEST_DATABASE_URL, databases of that PostgreSQL server.

``TEST_DATABASE_URL=postgresql+psycopg://user@127.0.0.1:5432/postgres``: the user may create databases. Every test gets
one of its own, copied from a migrated template, and it is dropped afterwards. A store with all data is copied as well:
to migrate costs 0.1 s of processor time, to load the data 2 s, and hundreds of tests start from either.
"""

import os
import shutil
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine, create_engine, make_url

from dashboard.ingest import loading
from dashboard.store.engine import engine
from dashboard.store.migrate import migrate

SERVER = os.environ.get("TEST_DATABASE_URL", "")
ON_POSTGRESQL = bool(SERVER)
sqlite_only = pytest.mark.sqlite_only
"""About SQLite's file: left out of the run on PostgreSQL."""
postgresql_only = pytest.mark.postgresql_only
"""About PostgreSQL's server: left out of the run on SQLite."""

_numbers = count(1)
_made: set[str] = set()


def new_store(folder: Path, name: str = "culture") -> str:
    """The address of a store that belongs to the caller alone: empty and migrated."""
    if not ON_POSTGRESQL:
        return _copied(_template(), folder / f"{name}.db")
    return _created(_template())


def load_all(url: str) -> None:
    """Have an empty store hold the published and the demo data, exactly as ``loading.prepare`` leaves it."""
    engine(url).dispose()
    name = str(make_url(url).database)
    if url in _made:
        _drop(name)
        _create(name, _filled_template())
    elif ON_POSTGRESQL:  # a file beside the server: nothing of its kind to copy
        migrate(url)
        loading.prepare(url)
    else:
        _copied(_filled_template(), Path(name))


def no_store(folder: Path, name: str = "culture") -> str:
    """An address where no tables are yet."""
    return _created("template0") if ON_POSTGRESQL else f"sqlite:///{folder / f'{name}.db'}"


def dropped(url: str) -> None:
    """Let go of a store; a SQLite file goes with its folder."""
    engine(url).dispose()
    if url in _made:
        _drop(str(make_url(url).database))
        _made.discard(url)


def drop_all() -> None:
    """Let go of everything that was made here; called when the run is over."""
    for url in list(_made):
        dropped(url)
    if ON_POSTGRESQL:
        _server().dispose()
    shutil.rmtree(_folder(), ignore_errors=True)


@cache
def _template() -> str:
    """A migrated store to copy: name of a database, or of a file."""
    url = no_store(_folder(), "migrated")
    migrate(url)
    engine(url).dispose()
    return str(make_url(url).database)


@cache
def _filled_template() -> str:
    """The same with all data."""
    url = new_store(_folder(), "filled")
    loading.prepare(url)
    engine(url).dispose()
    return str(make_url(url).database)


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="dashboard-stores-"))


def _copied(template: str, path: Path) -> str:
    # The template's last connection is closed: all it holds stands in this one file.
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


def _created(template: str) -> str:
    name = f"test_{os.getpid()}_{next(_numbers)}"
    _create(name, template)
    url = _address(name)
    _made.add(url)
    return url


def _create(name: str, template: str) -> None:
    # To copy the template's files as they are is a fifth of the work of writing every page of theirs to the log.
    with _server().connect() as connection:
        by_files = " STRATEGY FILE_COPY" if connection.dialect.server_version_info >= (15,) else ""  # type: ignore[operator]  # known once connected
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"{by_files}')


def _drop(name: str) -> None:
    with _server().connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@cache
def _server() -> Engine:
    return create_engine(SERVER, isolation_level="AUTOCOMMIT")


def _address(name: str) -> str:
    url: URL = make_url(SERVER).set(database=name)
    return url.render_as_string(hide_password=False)
