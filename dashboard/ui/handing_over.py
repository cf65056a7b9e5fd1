"""How does a file with people's names in it leave? Whoever presses its button is looked up again, and written down."""

from collections.abc import Callable

from dashboard import settings
from dashboard.access.exports import note
from dashboard.access.person import NotAllowedError
from dashboard.access.refusals import refused
from dashboard.access.roles import Permission
from dashboard.ui.access import sid

PERSONAL = frozenset({"journal"})
"""Pages whose workbook names people."""


def handed_over(make: Callable[[], bytes], permission: Permission, what: str, **details: object) -> Callable[[], bytes]:
    """The maker of a download that first notes who takes it.

    Streamlit makes the file outside of any run, where nobody knows any more whose browser asks: that is settled here,
    while the button is drawn. Whether the sign-in still holds, the store says when the button is pressed.
    """
    url, asker = settings.database_url(), sid()

    def made() -> bytes:
        try:
            note(url, asker, permission, what, **details)
        except NotAllowedError:
            refused(url, asker, permission)
            raise
        return make()

    return made
