"""People with their libraries, idle sign-ins, invitations, wrong passwords, and a trail that only grows.

Revision: 0004, after 0003.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT, MOMENT = sqlmodel.sql.sqltypes.AutoString, sqlmodel.sql.sqltypes.UTCDateTime
REFUSED = "audit is append-only"
SQLITE = (
    f"CREATE TRIGGER audit_keeps_rows BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    f"CREATE TRIGGER audit_loses_none BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "CREATE TRIGGER audit_replaces_none BEFORE INSERT ON audit WHEN NEW.id IN (SELECT id FROM audit) "
    "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END",
)
POSTGRESQL = (
    "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{REFUSED}'; END $$",
    "CREATE TRIGGER audit_keeps_rows BEFORE UPDATE OR DELETE ON audit "
    "FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()",
    "CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
)


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    # Not in a batch: SQLite would copy the table, and drop the one that the sign-ins point to.
    op.add_column("account", sa.Column("email", TEXT(), nullable=True))
    op.add_column("account", sa.Column("valid_from", MOMENT(), nullable=True))
    op.create_index(op.f("ix_account_email"), "account", ["email"], unique=True)
    op.add_column("sign_in", sa.Column("seen_at", MOMENT(), nullable=True))
    _people()
    _trail()


def _people() -> None:
    op.create_table(
        "account_library",
        sa.Column("login", TEXT(), nullable=False),
        sa.Column("venue_code", TEXT(), nullable=False),
        sa.ForeignKeyConstraint(["login"], ["account.login"], name=op.f("fk_account_library_login")),
        sa.PrimaryKeyConstraint("login", "venue_code", name=op.f("pk_account_library")),
    )
    op.create_table(
        "invitation",
        sa.Column("token_sha256", TEXT(), nullable=False),
        sa.Column("login", TEXT(), nullable=True),
        sa.Column("created_at", MOMENT(), nullable=False),
        sa.Column("expires_at", MOMENT(), nullable=False),
        sa.Column("used_at", MOMENT(), nullable=True),
        sa.ForeignKeyConstraint(["login"], ["account.login"], name=op.f("fk_invitation_login")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_invitation")),
    )
    op.create_index(op.f("ix_invitation_login"), "invitation", ["login"])
    op.create_table(
        "attempt",
        sa.Column("key", TEXT(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_at", MOMENT(), nullable=False),
        sa.Column("free_at", MOMENT(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_attempt")),
    )
    op.create_index(op.f("ix_attempt_last_at"), "attempt", ["last_at"])


def _trail() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT(), nullable=False),
        sa.Column("login", TEXT(), nullable=True),
        sa.Column("actor", TEXT(), nullable=False),
        sa.Column("action", TEXT(), nullable=False),
        sa.Column("subject", TEXT(), nullable=False),
        sa.Column("details", TEXT(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_at"), "audit", ["at"])
    op.create_index(op.f("ix_audit_action"), "audit", ["action"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Back to the older state."""
    for table in ("audit", "attempt", "invitation", "account_library"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION audit_is_append_only")
    op.drop_column("sign_in", "seen_at")
    op.drop_index(op.f("ix_account_email"), "account")
    op.drop_column("account", "valid_from")
    op.drop_column("account", "email")
