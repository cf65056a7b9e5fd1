"""What does an events file hold? Events of one type in one library in one month, and who took part."""

from dashboard.ingest import records
from dashboard.ingest.kind import CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import LIBRARY, MONTH, column


def nobody_without_events(row: Row) -> Finding | None:
    """Participants where no event was held: most often the events were forgotten."""
    participants = row.get("participants")
    if row.get("events") == 0 and isinstance(participants, int) and participants > 0:
        return Finding("w.participants_without_events", "participants", {"participants": str(participants)})
    return None


def enough_for_events(row: Row) -> Finding | None:
    """Fewer people than events: most often the two columns were swapped."""
    events, participants = row.get("events"), row.get("participants")
    if isinstance(events, int) and isinstance(participants, int) and 0 < participants < events:
        return Finding("w.fewer_participants", "participants", {"participants": participants, "events": events})
    return None


EVENTS = CsvKind(
    id="events",
    layouts=(
        Layout(
            columns=(
                LIBRARY,
                MONTH,
                column("event_type", "event_type", "event type", "Тип мероприятия", "Вид мероприятия", "Іс-шара түрі"),
                column("events", "count", "Мероприятия", "Количество мероприятий", "Іс-шаралар саны"),
                column("participants", "count", "Участники", "Количество участников", "Қатысушылар саны"),
            ),
            key=("library_code", "month", "event_type"),
        ),
    ),
    records=records.events,
    table="event_count",
    row_rules=(nobody_without_events, enough_for_events),
)
