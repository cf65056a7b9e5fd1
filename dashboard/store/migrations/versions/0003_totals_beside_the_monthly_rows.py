"""Totals of the monthly rows by district, and which batch last wrote a month.

Revision: 0003, after 0002. The totals of the rows that are there are added up once.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    _total("attendance_total", "age_group", "visits")
    _total("event_total", "event_type", "events", "participants")
    op.create_table(
        "month_written",
        sa.Column("table_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "month", name=op.f("pk_month_written")),
    )
    _fill("attendance", "attendance_total", "age_group", "visits")
    _fill("event_count", "event_total", "event_type", "events", "participants")


def downgrade() -> None:
    """Back to the older state."""
    for table in ("month_written", "event_total", "attendance_total"):
        op.drop_table(table)


def _total(name: str, part: str, *measures: str) -> None:
    op.create_table(
        name,
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("district_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(part, sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        *(sa.Column(measure, sa.BigInteger(), nullable=False) for measure in measures),
        sa.PrimaryKeyConstraint("month", "district_code", part, name=op.f(f"pk_{name}")),
    )


def _fill(rows: str, totals: str, part: str, *measures: str) -> None:
    sums = ", ".join(f"sum(r.{measure})" for measure in measures)
    op.execute(
        f"INSERT INTO {totals} (month, district_code, {part}, {', '.join(measures)}) "  # noqa: S608  our own names
        f"SELECT r.month, coalesce(v.district_code, ''), r.{part}, {sums} FROM {rows} r "
        f"JOIN venue v ON v.code = r.venue_code GROUP BY r.month, coalesce(v.district_code, ''), r.{part}"
    )
    op.execute(
        f"INSERT INTO month_written (table_name, month, batch_id) "  # noqa: S608  our own names
        f"SELECT '{rows}', month, max(batch_id) FROM {rows} GROUP BY month"
    )
