"""The tables of the first version.

Revision: 0001, the first. Holds the eight districts and the zero of the revision counter too:
reference data that no upload brings.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

DISTRICTS = (
    ("alatau", "Алатау ауданы", "Алатауский район", "Alatau district", 43.299, 76.835),
    ("almaly", "Алмалы ауданы", "Алмалинский район", "Almaly district", 43.252, 76.909),
    ("auezov", "Әуезов ауданы", "Ауэзовский район", "Auezov district", 43.224, 76.851),
    ("bostandyk", "Бостандық ауданы", "Бостандыкский район", "Bostandyk district", 43.212, 76.909),
    ("zhetysu", "Жетісу ауданы", "Жетысуский район", "Zhetysu district", 43.309, 76.925),
    ("medeu", "Медеу ауданы", "Медеуский район", "Medeu district", 43.236, 76.983),
    ("nauryzbay", "Наурызбай ауданы", "Наурызбайский район", "Nauryzbay district", 43.207, 76.809),
    ("turksib", "Түрксіб ауданы", "Турксибский район", "Turksib district", 43.34, 76.978),
)


def upgrade() -> None:
    """Bring the tables from the older state to this one."""
    op.create_table(
        "account",
        sa.Column("login", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("full_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("password_hash", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("disabled_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "role IN ('viewer', 'editor', 'presenter', 'administrator')", name=op.f("ck_account_role_known")
        ),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_account")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("file_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("rows_new", sa.Integer(), nullable=False),
        sa.Column("rows_changed", sa.Integer(), nullable=False),
        sa.Column("rows_same", sa.Integer(), nullable=False),
        sa.Column("rows_removed", sa.Integer(), nullable=False),
        sa.Column("state", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("notices", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint("action IN ('import', 'undo')", name=op.f("ck_batch_action_known")),
        sa.CheckConstraint("source IN ('published', 'demo', 'upload')", name=op.f("ck_batch_source_known")),
        sa.CheckConstraint("state IN ('applied', 'undone')", name=op.f("ck_batch_state_known")),
        sa.ForeignKeyConstraint(["undoes"], ["batch.id"], name=op.f("fk_batch_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batch_sha256"), ["sha256"], unique=False)

    op.create_table(
        "district",
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("label_lat", sa.Float(), nullable=False),
        sa.Column("label_lon", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_district")),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_revision_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revision")),
    )
    op.create_table(
        "setting",
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", "valid_from", name=op.f("pk_setting")),
    )
    op.create_table(
        "batch_file",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_batch_file_batch_id")),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batch_file")),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("row_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("before", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("after", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("before IS NOT NULL OR after IS NOT NULL", name=op.f("ck_change_something_changed")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_change_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
    )
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index("ix_change_row", ["table_name", "row_key"], unique=False)

    op.create_table(
        "population",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("district_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("age_group", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.Column("publisher", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("CAST(month AS VARCHAR(10)) LIKE '____-__-01'", name=op.f("ck_population_month_first_day")),
        sa.CheckConstraint(
            "age_group IN ('all', 'children', 'youth', 'adults')", name=op.f("ck_population_age_group_known")
        ),
        sa.CheckConstraint("residents >= 0", name=op.f("ck_population_residents_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_population_batch_id")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_population_district_code")),
        sa.PrimaryKeyConstraint("district_code", "month", "age_group", name=op.f("pk_population")),
    )
    with op.batch_alter_table("population", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_population_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "population_point",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("age_group", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("district_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.CheckConstraint("lat BETWEEN 43.0 AND 43.5", name=op.f("ck_population_point_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 76.6 AND 77.3", name=op.f("ck_population_point_lon_in_range")),
        sa.CheckConstraint("residents >= 0", name=op.f("ck_population_point_residents_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_population_point_batch_id")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_population_point_district_code")),
        sa.PrimaryKeyConstraint("lat", "lon", "age_group", name=op.f("pk_population_point")),
    )
    with op.batch_alter_table("population_point", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_population_point_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "published_figure",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("statement", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("indicator", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("geography", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("period", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("value_text", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("unit", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("publisher", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "reported_precision IN ('day', 'month_inferred', 'year_inferred', 'unknown')",
            name=op.f("ck_published_figure_reported_precision_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_published_figure_batch_id")),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_published_figure")),
    )
    with op.batch_alter_table("published_figure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_published_figure_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_published_figure_indicator"), ["indicator"], unique=False)

    op.create_table(
        "remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("row_key", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("author", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_remark_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remark_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_remark_row_key"), ["row_key"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("token_sha256", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("login", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("expires_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ended_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["login"], ["account.login"], name=op.f("fk_sign_in_login")),
        sa.PrimaryKeyConstraint("token_sha256", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_login"), ["login"], unique=False)

    op.create_table(
        "target",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("measure", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("scope", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("unit", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("publisher", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("value >= 0", name=op.f("ck_target_value_not_negative")),
        sa.CheckConstraint("year BETWEEN 1990 AND 2100", name=op.f("ck_target_year_in_range")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_target_batch_id")),
        sa.PrimaryKeyConstraint("measure", "scope", "year", name=op.f("pk_target")),
    )
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_target_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "venue",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("name_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("short_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("short_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("short_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("district_code", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("address_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("address_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("address_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("location_basis", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("precision_m", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('library', 'theatre', 'museum', 'memorial', 'circus', 'park', 'building', 'other')",
            name=op.f("ck_venue_kind_known"),
        ),
        sa.CheckConstraint(
            "location_basis IN ('published', 'address', 'demo', 'unknown')", name=op.f("ck_venue_location_basis_known")
        ),
        sa.CheckConstraint("lat BETWEEN 43.0 AND 43.5", name=op.f("ck_venue_lat_in_range")),
        sa.CheckConstraint("lon BETWEEN 76.6 AND 77.3", name=op.f("ck_venue_lon_in_range")),
        sa.CheckConstraint("precision_m >= 0", name=op.f("ck_venue_precision_m_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_venue_batch_id")),
        sa.ForeignKeyConstraint(["district_code"], ["district.code"], name=op.f("fk_venue_district_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_venue")),
    )
    with op.batch_alter_table("venue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_venue_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_venue_district_code"), ["district_code"], unique=False)

    op.create_table(
        "library",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("opened_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("modernised_on", sa.Date(), nullable=True),
        sa.Column("modernised_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("open_24_7_since", sa.Date(), nullable=True),
        sa.Column("open_24_7_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("repair_cost_kzt", sa.BigInteger(), nullable=True),
        sa.Column("area_m2", sa.Integer(), nullable=True),
        sa.Column("coworking", sa.Boolean(), nullable=True),
        sa.Column("recreation", sa.Boolean(), nullable=True),
        sa.Column("multimedia", sa.Boolean(), nullable=True),
        sa.Column("event_space", sa.Boolean(), nullable=True),
        sa.Column("accessible", sa.Boolean(), nullable=True),
        sa.Column("space_count", sa.Integer(), nullable=True),
        sa.Column("hours", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("publisher", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "modernised_precision IN ('day', 'month', 'quarter', 'year')",
            name=op.f("ck_library_modernised_precision_known"),
        ),
        sa.CheckConstraint(
            "open_24_7_precision IN ('day', 'month', 'quarter', 'year')",
            name=op.f("ck_library_open_24_7_precision_known"),
        ),
        sa.CheckConstraint(
            "opened_precision IN ('day', 'month', 'quarter', 'year')", name=op.f("ck_library_opened_precision_known")
        ),
        sa.CheckConstraint("area_m2 >= 0", name=op.f("ck_library_area_m2_not_negative")),
        sa.CheckConstraint("repair_cost_kzt >= 0", name=op.f("ck_library_repair_cost_kzt_not_negative")),
        sa.CheckConstraint("space_count >= 0", name=op.f("ck_library_space_count_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_library_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["venue.code"], name=op.f("fk_library_venue_code")),
        sa.PrimaryKeyConstraint("venue_code", name=op.f("pk_library")),
    )
    with op.batch_alter_table("library", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_library_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "project",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("budget_kzt", sa.BigInteger(), nullable=True),
        sa.Column("baseline_start", sa.Date(), nullable=True),
        sa.Column("baseline_start_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("baseline_finish", sa.Date(), nullable=True),
        sa.Column("baseline_finish_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("contractor", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_urls", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('restoration', 'reconstruction', 'capital_repair', 'construction', 'new_museum')",
            name=op.f("ck_project_kind_known"),
        ),
        sa.CheckConstraint("budget_kzt >= 0", name=op.f("ck_project_budget_kzt_not_negative")),
        sa.CheckConstraint(
            "baseline_start_precision IN ('day', 'month', 'quarter', 'year')",
            name=op.f("ck_project_baseline_start_precision_known"),
        ),
        sa.CheckConstraint(
            "baseline_finish_precision IN ('day', 'month', 'quarter', 'year')",
            name=op.f("ck_project_baseline_finish_precision_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_project_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["venue.code"], name=op.f("fk_project_venue_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_project")),
    )
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("age_group", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.CheckConstraint("CAST(month AS VARCHAR(10)) LIKE '____-__-01'", name=op.f("ck_attendance_month_first_day")),
        sa.CheckConstraint("age_group IN ('children', 'youth', 'adults')", name=op.f("ck_attendance_age_group_known")),
        sa.CheckConstraint("visits >= 0", name=op.f("ck_attendance_visits_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_attendance_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["library.venue_code"], name=op.f("fk_attendance_venue_code")),
        sa.PrimaryKeyConstraint("venue_code", "month", "age_group", name=op.f("pk_attendance")),
    )
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attendance_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            "ix_attendance_month_visits", ["month", "venue_code", "age_group", "visits"], unique=False
        )

    op.create_table(
        "closure",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint("reason IN ('works', 'epidemic', 'other')", name=op.f("ck_closure_reason_known")),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_closure_ends_after_start")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_closure_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["library.venue_code"], name=op.f("fk_closure_venue_code")),
        sa.PrimaryKeyConstraint("venue_code", "starts_on", name=op.f("pk_closure")),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closure_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "event_count",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("venue_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("event_type", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.CheckConstraint("CAST(month AS VARCHAR(10)) LIKE '____-__-01'", name=op.f("ck_event_count_month_first_day")),
        sa.CheckConstraint(
            "event_type IN ('lecture', 'master_class', 'creative_meeting', 'literary_event')",
            name=op.f("ck_event_count_event_type_known"),
        ),
        sa.CheckConstraint("events >= 0", name=op.f("ck_event_count_events_not_negative")),
        sa.CheckConstraint("participants >= 0", name=op.f("ck_event_count_participants_not_negative")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_event_count_batch_id")),
        sa.ForeignKeyConstraint(["venue_code"], ["library.venue_code"], name=op.f("fk_event_count_venue_code")),
        sa.PrimaryKeyConstraint("venue_code", "month", "event_type", name=op.f("pk_event_count")),
    )
    with op.batch_alter_table("event_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_count_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(
            "ix_event_count_month_events", ["month", "venue_code", "event_type", "events", "participants"], unique=False
        )

    op.create_table(
        "milestone",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("project_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "code IN ('design', 'expertise', 'tender', 'works_start', 'suspended', 'resumed', 'structure', 'facade', 'interior', 'equipment', 'landscaping', 'works_finish', 'opening')",
            name=op.f("ck_milestone_code_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_milestone_batch_id")),
        sa.ForeignKeyConstraint(["project_code"], ["project.code"], name=op.f("fk_milestone_project_code")),
        sa.PrimaryKeyConstraint("project_code", "code", name=op.f("pk_milestone")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "milestone_report",
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("statement", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("project_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("milestone_code", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("reported_on", sa.Date(), nullable=True),
        sa.Column("reported_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_kind", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("date_value", sa.Date(), nullable=True),
        sa.Column("date_precision", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("as_of", sa.Boolean(), nullable=False),
        sa.Column("percent", sa.Float(), nullable=True),
        sa.Column("cost_kzt", sa.BigInteger(), nullable=True),
        sa.Column("spent_kzt", sa.BigInteger(), nullable=True),
        sa.Column("contractor", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("statement_by_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("statement_by_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("statement_by_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("publisher", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("source_url", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_kk", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_ru", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.Column("note_en", sqlmodel.sql.sqltypes.AutoString(), nullable=True),
        sa.CheckConstraint(
            "date_kind IN ('baseline', 'forecast', 'actual')", name=op.f("ck_milestone_report_date_kind_known")
        ),
        sa.CheckConstraint(
            "date_precision IN ('day', 'month', 'quarter', 'year')",
            name=op.f("ck_milestone_report_date_precision_known"),
        ),
        sa.CheckConstraint(
            "reported_precision IN ('day', 'month_inferred', 'year_inferred', 'unknown')",
            name=op.f("ck_milestone_report_reported_precision_known"),
        ),
        sa.CheckConstraint("cost_kzt >= 0", name=op.f("ck_milestone_report_cost_kzt_not_negative")),
        sa.CheckConstraint("percent BETWEEN 0 AND 100", name=op.f("ck_milestone_report_percent_in_range")),
        sa.CheckConstraint("spent_kzt >= 0", name=op.f("ck_milestone_report_spent_kzt_not_negative")),
        sa.CheckConstraint(
            "milestone_code IN ('design', 'expertise', 'tender', 'works_start', 'suspended', 'resumed', 'structure', 'facade', 'interior', 'equipment', 'landscaping', 'works_finish', 'opening')",
            name=op.f("ck_milestone_report_milestone_code_known"),
        ),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_milestone_report_batch_id")),
        sa.ForeignKeyConstraint(["project_code"], ["project.code"], name=op.f("fk_milestone_report_project_code")),
        sa.PrimaryKeyConstraint("statement", name=op.f("pk_milestone_report")),
    )
    with op.batch_alter_table("milestone_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_report_batch_id"), ["batch_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestone_report_project_code"), ["project_code"], unique=False)

    columns = ("code", "name_kk", "name_ru", "name_en", "label_lat", "label_lon")
    table = sa.table("district", *(sa.column(name) for name in columns))
    op.bulk_insert(table, [dict(zip(columns, row, strict=True)) for row in DISTRICTS])
    op.bulk_insert(sa.table("revision", sa.column("id"), sa.column("number")), [{"id": 1, "number": 0}])


def downgrade() -> None:
    """Take this state back."""
    with op.batch_alter_table("milestone_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_report_project_code"))
        batch_op.drop_index(batch_op.f("ix_milestone_report_batch_id"))

    op.drop_table("milestone_report")
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_batch_id"))

    op.drop_table("milestone")
    with op.batch_alter_table("event_count", schema=None) as batch_op:
        batch_op.drop_index("ix_event_count_month_events")
        batch_op.drop_index(batch_op.f("ix_event_count_batch_id"))

    op.drop_table("event_count")
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closure_batch_id"))

    op.drop_table("closure")
    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.drop_index("ix_attendance_month_visits")
        batch_op.drop_index(batch_op.f("ix_attendance_batch_id"))

    op.drop_table("attendance")
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_batch_id"))

    op.drop_table("project")
    with op.batch_alter_table("library", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_library_batch_id"))

    op.drop_table("library")
    with op.batch_alter_table("venue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_venue_district_code"))
        batch_op.drop_index(batch_op.f("ix_venue_batch_id"))

    op.drop_table("venue")
    with op.batch_alter_table("target", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_target_batch_id"))

    op.drop_table("target")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_login"))

    op.drop_table("sign_in")
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remark_row_key"))
        batch_op.drop_index(batch_op.f("ix_remark_batch_id"))

    op.drop_table("remark")
    with op.batch_alter_table("published_figure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_published_figure_indicator"))
        batch_op.drop_index(batch_op.f("ix_published_figure_batch_id"))

    op.drop_table("published_figure")
    with op.batch_alter_table("population_point", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_population_point_batch_id"))

    op.drop_table("population_point")
    with op.batch_alter_table("population", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_population_batch_id"))

    op.drop_table("population")
    with op.batch_alter_table("change", schema=None) as batch_op:
        batch_op.drop_index("ix_change_row")
        batch_op.drop_index(batch_op.f("ix_change_batch_id"))

    op.drop_table("change")
    op.drop_table("batch_file")
    op.drop_table("setting")
    op.drop_table("revision")
    op.drop_table("district")
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batch_sha256"))

    op.drop_table("batch")
    op.drop_table("account")
