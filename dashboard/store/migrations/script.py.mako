"""${message}.

Revision: ${up_revision}, after ${down_revision | comma,n}.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take this state back."""
    ${downgrades if downgrades else "pass"}
