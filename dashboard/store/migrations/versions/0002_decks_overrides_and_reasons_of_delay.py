"""Decks and their snapshots, a person's status beside the rule's, reasons of delay, denials as a column.

Revision: 0002, after 0001. A denial stood in the first word of a note until now; the rows that have it are marked.
"""

import json

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

REASONS = (
    "'funding', 'design_changes', 'expertise', 'procurement', 'contractor', 'supply', 'site_conditions', "
    "'heritage_approval', 'court', 'other'"
)
DENIALS = {"note_kk": "ТЕРІСКЕ ШЫҒАРУ:", "note_ru": "ОПРОВЕРЖЕНИЕ:", "note_en": "DENIAL:"}


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    op.create_table(
        "deck",
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slides", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("title <> ''", name=op.f("ck_deck_title_given")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_deck")),
    )
    op.create_table(
        "snapshot",
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("deck_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("title", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("slides", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("frames", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_snapshot")),
    )
    op.create_table(
        "status_override",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("project_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("status", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("decided_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.CheckConstraint("decided_by <> ''", name=op.f("ck_status_override_name_given")),
        sa.CheckConstraint("reason <> ''", name=op.f("ck_status_override_reason_given")),
        sa.CheckConstraint(
            "status IN ('late', 'at_risk', 'on_track', 'done', 'unknown')", name=op.f("ck_status_override_status_known")
        ),
        sa.CheckConstraint("until >= decided_on", name=op.f("ck_status_override_ends_after_it_begins")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_status_override_batch_id")),
        sa.ForeignKeyConstraint(["project_code"], ["project.code"], name=op.f("fk_status_override_project_code")),
        sa.PrimaryKeyConstraint("project_code", "decided_on", name=op.f("pk_status_override")),
    )
    with op.batch_alter_table("status_override", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_status_override_batch_id"), ["batch_id"], unique=False)

    op.add_column("milestone_report", sa.Column("denied", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column(
        "milestone_report",
        sa.Column(
            "delay_reason",
            sqlmodel.sql.sqltypes.AutoString(),
            sa.CheckConstraint(f"delay_reason IN ({REASONS})", name=op.f("ck_milestone_report_delay_reason_known")),
            nullable=True,
        ),
    )
    for column, word in DENIALS.items():
        statement = sa.text(f"UPDATE milestone_report SET denied = :yes WHERE {column} LIKE :word")  # noqa: S608  ours
        yes = sa.bindparam("yes", value=True, type_=sa.Boolean)
        op.get_bind().execute(statement.bindparams(yes, word=f"{word}%"))
    _retell_the_journal(op.get_bind())


def _retell_the_journal(connection: sa.Connection) -> None:
    """The journal holds whole rows: they get the new columns too, else no earlier batch could be taken back."""
    told = sa.text("SELECT id, before, after FROM change WHERE table_name = 'milestone_report'")
    retold = sa.text("UPDATE change SET before = :before, after = :after WHERE id = :id")
    for id_, before, after in connection.execute(told).all():
        connection.execute(retold, {"id": id_, "before": _with_new_columns(before), "after": _with_new_columns(after)})


def _with_new_columns(image: str | None) -> str | None:
    if image is None:
        return None
    row = json.loads(image)
    denied = any((row.get(column) or "").startswith(word) for column, word in DENIALS.items())
    row |= {"denied": denied, "delay_reason": None}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def downgrade() -> None:
    """Take this state back."""
    with op.batch_alter_table("milestone_report", schema=None) as batch_op:
        batch_op.drop_column("delay_reason")
        batch_op.drop_column("denied")

    with op.batch_alter_table("status_override", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_status_override_batch_id"))

    op.drop_table("status_override")
    op.drop_table("snapshot")
    op.drop_table("deck")
