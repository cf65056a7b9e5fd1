"""Who is signed in, and what may they do? As the store says at this moment."""

from dataclasses import dataclass

from dashboard.access.roles import RIGHTS, Permission, Role
from dashboard.store.audit import Actor


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account that holds."""

    login: str
    name: str
    role: Role
    libraries: frozenset[str] = frozenset()
    """Codes of the libraries an editor is bound to; none: not bound."""

    def may(self, permission: Permission) -> bool:
        """Whether the role holds the right."""
        return permission in RIGHTS[self.role]

    @property
    def actor(self) -> Actor:
        """How the trail names them."""
        return Actor(self.name, self.login)


class NotAllowedError(Exception):
    """Somebody without the right asked for it: nobody signed in, a role too low, a sign-in that has ended."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(permission)
        self.permission = permission
