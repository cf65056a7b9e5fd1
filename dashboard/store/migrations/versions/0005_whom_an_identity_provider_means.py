"""Whom an identity provider means: its own name of an account, and whether the role follows a claim of it.

Revision: 0005, after 0004. ``valid_from`` goes unused: a sign-in there is one of ours, and ends like one.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    op.add_column("account", sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=True))
    op.add_column("account", sa.Column("role_from_claim", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.drop_column("account", "valid_from")


def downgrade() -> None:
    """Back to the older state."""
    op.add_column("account", sa.Column("valid_from", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.drop_column("account", "role_from_claim")
    op.drop_column("account", "subject")
