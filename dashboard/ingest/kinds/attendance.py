"""What does an attendance file hold? Visits of one age group to one library in one month."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.kinds.columns import LIBRARY, MONTH, column

VISITS = ("Посещения", "Количество посещений", "Число посещений", "Келушілер саны", "Келу саны")

ATTENDANCE = CsvKind(
    id="attendance",
    layouts=(
        Layout(
            columns=(
                LIBRARY,
                MONTH,
                column("age_group", "age_group", "age group", "Возрастная группа", "Возраст", "Жас тобы"),
                column("visits", "count", *VISITS),
            ),
            key=("library_code", "month", "age_group"),
        ),
    ),
    records=records.attendance,
    table="attendance",
)
