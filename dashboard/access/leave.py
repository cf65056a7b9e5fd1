"""May they still, now that it is written? Looked up inside the very transaction that writes.

Between the look-up before a deed and the deed itself an administrator may have taken the right away, or bound the
person to other libraries: what holds is what the store says when the row is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from dashboard.access.binding import hold_to_libraries
from dashboard.access.person import NotAllowedError, Person
from dashboard.access.roles import Permission
from dashboard.access.sessions import person_of
from dashboard.store.audit import Actor, Row


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The leave of somebody who came by the web: their sign-in, and the right that the deed needs."""

    sid: str | None
    permission: Permission

    def person(self, session: Session) -> Person:
        """Who it is now; raises ``NotAllowedError`` if the sign-in ended or the right is gone."""
        who = person_of(session, self.sid)
        if who is None or not who.may(self.permission):
            raise NotAllowedError(self.permission)
        return who

    def confirm(self, session: Session) -> None:
        """Raise ``NotAllowedError`` if the right is gone."""
        self.person(session)

    def confirm_rows(self, session: Session, rows: Iterable[Row]) -> None:
        """Raise ``OutsideLibrariesError`` for rows of libraries that this person is not bound to."""
        hold_to_libraries(self.person(session), rows)

    def actor(self, session: Session) -> Actor:
        """How the trail names them, with this leave to be asked again."""
        who = self.person(session)
        return Actor(who.name, who.login, self)
