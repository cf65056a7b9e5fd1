"""How does the database take a batch back by itself? By statements over the journal's images, whatever its length.

Everything that stands in the way is noted before anything is written. Children go before their parents and come
after them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, exists, func, insert, literal, or_, select, tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col

from dashboard.ingest.dependence import Reference, references
from dashboard.ingest.image_sql import Columns, image_columns, same_key, same_row
from dashboard.ingest.images import key_columns, parents_first, table
from dashboard.ingest.obstacles import CHANGED, MOST_ROWS, PARENTLESS, USED, Obstacles
from dashboard.ingest.stored import chunks
from dashboard.store.tables import Batch

CHANGE = table("change")


@dataclass(frozen=True, slots=True)
class Reversal:
    """A batch on its way back: all its changes but those that are moved one by one."""

    session: Session
    batch_id: int
    singly: ColumnElement[bool]
    """Which changes are left out."""

    def looked_at(self, found: Obstacles) -> None:
        """Note rows that no longer are as the batch left them, that others lean on, whose parent is gone."""
        for name in self.tables:
            self._changed(name, found)
            for reference in references():
                if reference.parent == name:
                    self._used(reference, found)
                if reference.child == name:
                    self._parentless(reference, found)

    def done(self) -> None:
        """Delete what the batch brought, put back what it changed or took away."""
        for name in reversed(self.tables):
            self.session.execute(delete(table(name)).where(self._among(name, _key(name), "after", "before")))
        for name in self.tables:
            self._put_back(name)

    def journalled(self, taking: int) -> None:
        """Write the way back into the journal, under the batch that takes back."""
        columns = ("batch_id", "table_name", "row_key", "line", "before", "after")
        swapped = (CHANGE.c.table_name, CHANGE.c.row_key, CHANGE.c.line, CHANGE.c.after, CHANGE.c.before)
        own = select(literal(taking), *swapped).where(self._own()).order_by(CHANGE.c.id)
        self.session.execute(insert(CHANGE).from_select(columns, own))

    def counts(self) -> dict[str, int]:
        """How many rows come back, change, go; remarks are not counted."""
        came, went = CHANGE.c.before.is_(None), CHANGE.c.after.is_(None)
        of_kind = (
            select(came, went, func.count()).where(self._own(), CHANGE.c.table_name != "remark").group_by(came, went)
        )
        found = {(bool(new), bool(gone)): count for new, gone, count in self.session.execute(of_kind)}
        return {
            "new": found.get((False, True), 0), "removed": found.get((True, False), 0),
            "changed": found.get((False, False), 0),
        }  # fmt: skip

    @property
    def tables(self) -> Sequence[str]:
        """Tables that the batch touched, parents first."""
        touched = set(self.session.execute(select(CHANGE.c.table_name).where(self._own()).distinct()).scalars())
        return [name for name in parents_first() if name in touched]

    def _own(self, name: str | None = None) -> ColumnElement[bool]:
        of_batch = and_(CHANGE.c.batch_id == self.batch_id, ~self.singly)
        return of_batch if name is None else and_(of_batch, CHANGE.c.table_name == name)

    def _image(self, name: str, text: ColumnElement[Any]) -> Columns:
        return image_columns(name, text, self.session.get_bind().dialect.name)

    def _changed(self, name: str, found: Obstacles) -> None:
        left, before = self._image(name, CHANGE.c.after), self._image(name, CHANGE.c.before)
        stands = exists().where(same_row(name, left))
        returned = exists().where(same_key(name, before))
        moved = or_(and_(CHANGE.c.after.is_not(None), ~stands), and_(CHANGE.c.after.is_(None), returned))
        keys = select(CHANGE.c.row_key).where(self._own(name), moved)
        rows = [(name, key) for key in self.session.execute(keys.limit(MOST_ROWS + 1)).scalars()]
        if rows:
            count = self.session.execute(select(func.count()).select_from(keys.subquery())).scalar_one()
            found.add(CHANGED, rows, later(self.session, self.batch_id, name, keys), count)

    def _used(self, reference: Reference, found: Obstacles) -> None:
        """Rows that stay lean on rows that would go."""
        child, image = table(reference.child), self._image(reference.parent, CHANGE.c.after)
        named = zip(reference.columns, reference.named, strict=True)
        lean = and_(*(child.c[column] == image[parent] for column, parent in named))
        going = and_(self._own(reference.parent), CHANGE.c.before.is_(None))
        stays = ~self._among(reference.child, _key(reference.child), "after", "before")
        leaning = select(CHANGE.c.row_key).join(child, lean).where(going, stays)
        rows = [(reference.parent, key) for key in self.session.execute(leaning.distinct()).scalars()]
        if rows:
            batches = self.session.execute(leaning.with_only_columns(child.c.batch_id).distinct()).scalars()
            found.add(USED, rows, batches)

    def _parentless(self, reference: Reference, found: Obstacles) -> None:
        """Rows would come back to a parent that is not there and does not come back with them."""
        image, parent = self._image(reference.child, CHANGE.c.before), table(reference.parent)
        needed = [image[column] for column in reference.columns]
        there = exists().where(*(parent.c[name] == key for name, key in zip(reference.named, needed, strict=True)))
        returns = self._among(reference.parent, needed, "before", "after", reference.named)
        orphans = and_(self._own(reference.child), CHANGE.c.before.is_not(None), ~there, ~returns)
        rows = [
            (reference.child, key) for key in self.session.execute(select(CHANGE.c.row_key).where(orphans)).scalars()
        ]
        if rows:
            missing = self.session.execute(select(*needed).where(orphans).distinct())
            parents = ["|".join(map(str, key)) for key in missing]
            found.add(PARENTLESS, rows, later_of(self.session, self.batch_id, reference.parent, parents))

    def _among(
        self, name: str, key: Sequence[ColumnElement[Any]], held: str, lacking: str, columns: Sequence[str] = ()
    ) -> ColumnElement[bool]:
        """The key is of a row that the batch brought (held after, lacking before), or took away (the other way)."""
        own = CHANGE.alias("own")
        image = self._image(name, own.c[held])
        of_batch = (own.c.batch_id == self.batch_id, own.c.table_name == name, own.c[lacking].is_(None))
        keys = select(*(image[column] for column in columns or key_columns(name))).where(*of_batch)
        return (key[0] if len(key) == 1 else tuple_(*key)).in_(keys)

    def _put_back(self, name: str) -> None:
        image = self._image(name, CHANGE.c.before)
        own = select(*image.values()).where(self._own(name), CHANGE.c.before.is_not(None)).order_by(CHANGE.c.id)
        insert_ = postgresql.insert if self.session.get_bind().dialect.name == "postgresql" else sqlite.insert
        back = insert_(table(name)).from_select(list(image), own)
        rest = [column for column in image if column not in key_columns(name)]
        held = {column: back.excluded[column] for column in rest}
        self.session.execute(back.on_conflict_do_update(index_elements=list(key_columns(name)), set_=held))


def _key(name: str) -> list[ColumnElement[Any]]:
    return [table(name).c[column] for column in key_columns(name)]


def later(session: Session, batch_id: int, name: str, keys: Select[Any]) -> Iterator[int]:
    """Batches in force that touched rows of a table after a batch did."""
    touched = aliased_change(batch_id, name)
    return iter(session.execute(touched.where(LATER.c.row_key.in_(keys))).scalars().all())


def later_of(session: Session, batch_id: int, name: str, keys: Sequence[str]) -> set[int]:
    """The same for keys that are known."""
    found: set[int] = set()
    for some in chunks(sorted(keys), MOST_ROWS):
        found |= set(session.execute(aliased_change(batch_id, name).where(LATER.c.row_key.in_(some))).scalars())
    return found


LATER = CHANGE.alias("later")


def aliased_change(batch_id: int, name: str) -> Select[Any]:
    """The batches of later changes of a table that hold."""
    of_table = select(LATER.c.batch_id).join(Batch, col(Batch.id) == LATER.c.batch_id)
    return of_table.where(
        LATER.c.batch_id > batch_id, col(Batch.state) == "applied", LATER.c.table_name == name
    ).distinct()
