"""Which statements compare, journal and write a staged file? SQL that SQLite and PostgreSQL both speak."""

from sqlalchemy import Column, Date, Integer, MetaData, String, Table, text
from sqlalchemy.schema import CreateTable

STAGE = Table(
    "bulk_row",
    MetaData(),
    Column("line", Integer),
    Column("venue_code", String),
    Column("month", Date),
    Column("age_group", String),
    Column("visits", Integer),
    prefixes=["TEMPORARY"],
)
CREATE = CreateTable(STAGE)
DROP = text("DROP TABLE IF EXISTS bulk_row")

DOUBLED = text("SELECT max(line) FROM bulk_row GROUP BY venue_code, month, age_group HAVING count(*) > 1 LIMIT 200")

JOINED = """
FROM bulk_row AS s
LEFT JOIN attendance AS a ON a.venue_code = s.venue_code AND a.month = s.month AND a.age_group = s.age_group
"""
DIFFERS = "(a.venue_code IS NULL OR a.visits <> s.visits)"
IN_ORDER = "ORDER BY s.venue_code, s.month, s.age_group"
"""In the order of the keys the indexes grow at their end, not all over."""

COUNTS = text(f"""
SELECT count(*) - count(a.venue_code),
       coalesce(sum(CASE WHEN a.visits <> s.visits THEN 1 ELSE 0 END), 0),
       coalesce(sum(CASE WHEN a.visits = s.visits THEN 1 ELSE 0 END), 0)
{JOINED}""")


def _image(row: str, batch: str) -> str:
    """A row as ``images.encoded`` writes it; codes were read by parsers that let no quote through."""
    return f"""'{{"age_group":"' || {row}.age_group || '","batch_id":' || CAST({batch} AS VARCHAR(20))
        || ',"line":' || CAST({row}.line AS VARCHAR(20)) || ',"month":"' || CAST({row}.month AS VARCHAR(10))
        || '","venue_code":"' || {row}.venue_code || '","visits":' || CAST({row}.visits AS VARCHAR(20)) || '}}'"""


JOURNAL = text(
    f"""
INSERT INTO change (batch_id, table_name, row_key, line, before, after)
SELECT :batch, 'attendance', s.venue_code || '|' || CAST(s.month AS VARCHAR(10)) || '|' || s.age_group, s.line,
       CASE WHEN a.venue_code IS NULL THEN NULL ELSE {_image("a", "a.batch_id")} END,
       {_image("s", ":batch")}
{JOINED} WHERE {DIFFERS} {IN_ORDER}"""
)

UPSERT = text(f"""
INSERT INTO attendance (venue_code, month, age_group, visits, batch_id, line)
SELECT s.venue_code, s.month, s.age_group, s.visits, :batch, s.line
{JOINED} WHERE {DIFFERS} {IN_ORDER}
ON CONFLICT (venue_code, month, age_group)
DO UPDATE SET visits = excluded.visits, batch_id = excluded.batch_id, line = excluded.line""")
