"""Which role may do what? A table of rights: the only place that says so."""

from collections.abc import Mapping
from enum import StrEnum


class Permission(StrEnum):
    """What somebody may do."""

    READ = "read"
    UPLOAD = "upload"
    """Bring figures, fill the form, set a project's status, load and remove the demo figures."""
    UNDO = "undo"
    PRESENT = "present"
    """Save decks and freeze them."""
    SETTINGS = "settings"
    ACCOUNTS = "accounts"
    AUDIT = "audit"


class Role(StrEnum):
    """What somebody is here."""

    VIEWER = "viewer"
    EDITOR = "editor"
    PRESENTER = "presenter"
    ADMINISTRATOR = "administrator"


RIGHTS: Mapping[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.READ}),
    Role.EDITOR: frozenset({Permission.READ, Permission.UPLOAD, Permission.UNDO}),
    Role.PRESENTER: frozenset({Permission.READ, Permission.PRESENT}),
    Role.ADMINISTRATOR: frozenset(Permission),
}


def roles_with(permission: Permission) -> tuple[Role, ...]:
    """Who may do it, least powerful first."""
    return tuple(role for role in Role if permission in RIGHTS[role])
