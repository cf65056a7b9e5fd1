"""Which pages are there, under which heading, with which filters?"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.access.roles import Permission

PLACES = ("period", "district", "library")
EVERYTHING = (*PLACES, "age_group")


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A page: its id is the file in ``pages/``, the path in the address and the key ``page.<id>``."""

    id: str
    icon: str
    section: str
    filters: tuple[str, ...] = ()
    permission: Permission = Permission.READ
    """What one must be allowed to do to open it."""
    tables: bool = True
    """Whether it shows tables or panels, which can be taken away as a workbook."""
    fresh: bool = False
    """Whether people work here on what they see: read where it is written, never from a replica."""


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", ":material/space_dashboard:", "figures", EVERYTHING),
    PageEntry("libraries", ":material/local_library:", "figures", EVERYTHING),
    PageEntry("attendance", ":material/groups:", "figures", EVERYTHING),
    PageEntry("events", ":material/event:", "figures", PLACES),
    PageEntry("projects", ":material/architecture:", "figures", ("district",)),
    PageEntry("map", ":material/map:", "figures", ("district", "library", "age_group")),
    PageEntry("present", ":material/slideshow:", "figures", tables=False, fresh=True),
    PageEntry("upload", ":material/upload_file:", "data", fresh=True),
    PageEntry("journal", ":material/history:", "data", fresh=True),
    PageEntry("about", ":material/menu_book:", "data"),
    PageEntry("settings", ":material/group:", "access", permission=Permission.ACCOUNTS, tables=False, fresh=True),
    PageEntry("audit", ":material/policy:", "access", permission=Permission.AUDIT, tables=False, fresh=True),
)

BY_ID: Mapping[str, PageEntry] = {entry.id: entry for entry in PAGES}
