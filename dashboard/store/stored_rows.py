"""Which stored rows does a figure stand on? A table and conditions on its columns; nothing is read yet."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement

from dashboard.store.tables.constraints import Imported


@dataclass(frozen=True, slots=True)
class StoredRows:
    """Rows of one imported table that meet all conditions."""

    table: type[Imported]
    conditions: tuple[ColumnElement[bool], ...] = ()
