"""What did the operator or an administrator decide last? A decision holds at once, whatever the clock said before."""

import json

from sqlalchemy import Select, select
from sqlmodel import Session, col

from dashboard import settings
from dashboard.store.audit import Actor, now
from dashboard.store.tables import Setting


def newest(name: str) -> Select[str]:
    """The statement that reads the last decision, as JSON."""
    return select(col(Setting.value)).where(col(Setting.name) == name).order_by(col(Setting.valid_from).desc()).limit(1)


def decide(session: Session, by: Actor, name: str, value: str) -> None:
    """Decide anew. What was decided earlier, of which the trail tells, stands no longer."""
    days = select(col(Setting.valid_from)).where(col(Setting.name) == name).order_by(col(Setting.valid_from).desc())
    last, today = session.execute(days.limit(1)).scalar(), settings.today()
    # A clock that ran ahead, or a day that is set for pictures, must not outlive whoever decides after it.
    day = max(last, today) if last else today
    session.merge(Setting(name=name, valid_from=day, value=json.dumps(value), author=by.name, created_at=now()))
