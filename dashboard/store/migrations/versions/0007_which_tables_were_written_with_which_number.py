"""What was drawn of one table need not be drawn anew when another is written: the store notes which was, and when.

Revision: 0007, after 0006. Nothing is lost: without a note every table counts as written with the last number.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    note = sa.Column("written", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="{}")
    op.add_column("revision", note)


def downgrade() -> None:
    """Back to the older state."""
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_column("written")
