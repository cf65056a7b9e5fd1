"""Do the watchers hear the truth about the process and its store?"""

from pathlib import Path

import pytest
from starlette.applications import Starlette

from dashboard.server import ROUTES
from dashboard.store.engine import engine
from tests.server.asgi import ask

APP = Starlette(routes=list(ROUTES))


def test_a_server_with_a_migrated_store_is_ready(store_url: str) -> None:
    assert store_url
    assert ask(APP, "/api/health")["status"] == 200
    answer = ask(APP, "/api/ready")
    assert answer["status"] == 200
    assert answer["body"] == b'{"status":"ok","store":"ok"}'
    assert answer["headers"]["cache-control"] == "no-store"


def test_an_older_store_is_not_ready(store_url: str) -> None:
    with engine(store_url).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    answer = ask(APP, "/api/ready")
    assert (answer["status"], answer["body"]) == (503, b'{"status":"unavailable","store":"not_migrated"}')


def test_a_store_out_of_reach_is_said_without_telling_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'nowhere' / 'secret.db'}")
    answer = ask(APP, "/api/ready")
    assert answer["status"] == 503
    assert b"unreachable" in answer["body"]
    assert b"secret" not in answer["body"]
    assert ask(APP, "/api/health")["status"] == 200
