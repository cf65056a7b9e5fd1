"""What did the city's clocks show? Moments of the store, which are UTC, as people here read them."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from dashboard.i18n import Translator

HERE = ZoneInfo("Asia/Almaty")


def local(moment: datetime) -> datetime:
    """A moment of the store (UTC) as the city's clocks show it."""
    return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(HERE)


def begins(day: date) -> datetime:
    """When a day of the city begins, as the store keeps moments (UTC)."""
    return datetime.combine(day, time(), HERE).astimezone(UTC)


def when(moment: datetime, t: Translator) -> str:
    """``23.11.2026, 14:05``."""
    here = local(moment)
    return f"{t.date(here.date())}, {here:%H:%M}"
