"""Two closures of a library for different reasons may begin on one day: the reason is part of the key.

Revision: 0006, after 0005. Nothing is lost; the keys in the journal and of remarks get the reason too.
"""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = ["venue_code", "starts_on", "reason"]
TEXT = sqlmodel.sql.sqltypes.AutoString


def _closure(*key: str) -> sa.Table:
    """The whole table with such a key: SQLite makes a new one, and cannot say what the old one was held to."""
    return sa.Table(
        "closure",
        sa.MetaData(),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("venue_code", TEXT(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", TEXT(), nullable=False),
        *(sa.Column(f"note_{language}", TEXT(), nullable=True) for language in ("kk", "ru", "en")),
        sa.CheckConstraint("reason IN ('works', 'epidemic', 'other')", name=op.f("ck_closure_reason_known")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_closure_ends_after_start")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_closure_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["library.venue_code"], name=op.f("fk_closure_venue_code")),
        sa.PrimaryKeyConstraint(*key, name=op.f("pk_closure")),
        sa.Index(op.f("ix_closure_batch_id"), "batch_id"),
    )


def _keyed_by(*key: str, before: list[str]) -> None:
    with op.batch_alter_table("closure", schema=None, copy_from=_closure(*before)) as batch_op:
        batch_op.drop_constraint(op.f("pk_closure"), type_="primary")
        batch_op.create_primary_key(op.f("pk_closure"), list(key))


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    _keyed_by(*KEY, before=KEY[:2])
    _retell_the_journal(op.get_bind())


def downgrade() -> None:
    """Back to the older state: fails where two closures of a library begin on one day."""
    _keyed_by(*KEY[:2], before=KEY)
    for table in ("change", "remark"):
        rows = op.get_bind().execute(sa.text(f"SELECT id, row_key FROM {table} WHERE table_name = 'closure'"))  # noqa: S608  our own names
        for id_, key in rows.all():
            _rename(table, id_, key.rpartition("|")[0])


def _rename(table: str, id_: int, key: str) -> None:
    statement = sa.text(f"UPDATE {table} SET row_key = :key WHERE id = :id")  # noqa: S608  our own names
    op.get_bind().execute(statement, {"key": key, "id": id_})


def _retell_the_journal(connection: sa.Connection) -> None:
    told = sa.text(
        "SELECT id, batch_id, row_key, line, before, after FROM change WHERE table_name = 'closure' ORDER BY id"
    )
    reasons: dict[tuple[int, str], str] = {}
    for change in connection.execute(told).mappings().all():
        old, new = _reason(change["before"]), _reason(change["after"])
        reasons[change["batch_id"], change["row_key"]] = str(new or old)
        _rename("change", change["id"], f"{change['row_key']}|{old or new}")
        if old and new and old != new:
            _split(connection, change, new)
    for id_, batch, key in connection.execute(
        sa.text("SELECT id, batch_id, row_key FROM remark WHERE table_name = 'closure'")
    ).all():
        reason = reasons.get((batch, key)) or next(_known(reasons, key), "other")
        _rename("remark", id_, f"{key}|{reason}")


def _known(reasons: dict[tuple[int, str], str], key: str) -> Iterator[str]:
    """Reasons that the journal tells of a closure, the newest first."""
    yield from (reason for (_, told), reason in reversed(reasons.items()) if told == key)


def _reason(image: str | None) -> str | None:
    return None if image is None else str(json.loads(image)["reason"])


def _split(connection: sa.Connection, change: Any, reason: str) -> None:
    """A closure that got another reason is now one that went and another that came."""
    connection.execute(sa.text("UPDATE change SET after = NULL WHERE id = :id"), {"id": change["id"]})
    came = sa.text(
        "INSERT INTO change (batch_id, table_name, row_key, line, after) "
        "VALUES (:batch_id, 'closure', :key, :line, :after)"
    )
    connection.execute(came, {**change, "key": f"{change['row_key']}|{reason}"})
