"""Which rows may somebody change who is bound to libraries? Only those of these libraries, whatever the file says."""

from collections.abc import Iterable, Mapping

from dashboard.access.person import Person
from dashboard.store.audit import Row

OF_ALL = ""
"""In place of a library's code: a row of the whole network, a project, a district."""
Foreign = Mapping[str, tuple[int, ...]]
"""Lines of the file by the library they are of."""


class OutsideLibrariesError(Exception):
    """Rows of other libraries, or of none."""

    def __init__(self, who: Person, foreign: Foreign) -> None:
        super().__init__(who.login)
        self.libraries, self.foreign = sorted(who.libraries), foreign


def foreign_rows(who: Person, rows: Iterable[Row]) -> Foreign:
    """The rows that are of no library this person is bound to; none for who is not bound. Libraries by code."""
    if not who.libraries:
        return {}
    found: dict[str, dict[int, None]] = {}
    for line, table, values in rows:
        library = library_of(table, values)
        if library not in who.libraries:
            found.setdefault(library, {})[line] = None
    return {library: tuple(sorted(found[library])) for library in sorted(found)}


def hold_to_libraries(who: Person, rows: Iterable[Row]) -> None:
    """Raises ``OutsideLibrariesError`` if one row is not of a library that this person is bound to."""
    foreign = foreign_rows(who, rows)
    if foreign:
        raise OutsideLibrariesError(who, foreign)


def library_of(table: str, values: Mapping[str, object]) -> str:
    """The code of the library a row belongs to; ``OF_ALL`` for a row of the whole network."""
    if table == "remark":
        return str(values.get("row_key", "")).partition("|")[0]
    if table == "target":
        return str(values.get("scope")) if values.get("scope") != "city" else OF_ALL
    return str(values.get("code" if table == "venue" else "venue_code") or OF_ALL)
