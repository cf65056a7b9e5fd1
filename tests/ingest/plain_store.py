"""What should the store hold after any imports and undos? A few dictionaries that know no database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Key = tuple[object, ...]
Place = tuple[str, Key]
"""Table and key."""
Held = tuple[Key, int]
"""What a row says, and the batch that said it."""

PARENTS: Mapping[str, tuple[tuple[str, int], ...]] = {
    "library": (("venue", 1),),
    "project": (("venue", 1),),
    "attendance": (("library", 1),),
    "event_count": (("library", 1),),
    "closure": (("library", 1),),
    "milestone": (("project", 1),),
    "milestone_report": (("project", 1), ("milestone", 2)),
    "status_override": (("project", 1),),
}
"""Tables that a row leans on, and how many columns of its key name the row there."""


class RefusedError(Exception):
    """Nothing was changed."""


@dataclass(slots=True)
class PlainBatch:
    """An import or an undo, with what it found and left."""

    number: int
    changes: dict[Place, tuple[Held | None, Held | None]]
    file: object = None
    undoes: "PlainBatch | None" = None
    holds: bool = True

    def turn(self, *, holds: bool) -> None:
        """An undo that no longer holds lets what it took back hold again."""
        self.holds = holds
        if self.undoes:
            self.undoes.turn(holds=not holds)


@dataclass(slots=True)
class PlainStore:
    """Rows by place, and the journal."""

    rows: dict[Place, Held] = field(default_factory=dict)
    batches: dict[int, PlainBatch] = field(default_factory=dict)

    def bring(self, file: object, said: Iterable[tuple[Place, Key]]) -> None:
        """Store what a file says, unless every word of it stands already."""
        number = len(self.batches) + 1
        new = {place: (values, number) for place, values in said if self._says(place) != values}
        if not new and any(batch.file == file and batch.holds for batch in self.batches.values()):
            return
        if any(self._orphaned(place, new) for place in new):
            raise RefusedError
        self._move(PlainBatch(number, {place: (self.rows.get(place), held) for place, held in new.items()}, file))

    def take_back(self, number: int) -> None:
        """Undo a batch: every row must be as it left it, no row may lose its parent."""
        batch = self.batches.get(number)
        if batch is None or not batch.holds:
            raise RefusedError
        back = {place: (left, found) for place, (found, left) in batch.changes.items()}
        coming = {place: held for place, (_, held) in back.items() if held}
        going = {place for place, (_, held) in back.items() if held is None}
        changed = any(self.rows.get(place) != left for place, (left, _) in back.items())
        orphans = any(self._orphaned(place, coming, going) for place in {**self.rows, **coming} if place not in going)
        if changed or orphans:
            raise RefusedError
        batch.turn(holds=False)
        self._move(PlainBatch(len(self.batches) + 1, back, undoes=batch))

    def _says(self, place: Place) -> Key | None:
        held = self.rows.get(place)
        return held[0] if held else None

    def _orphaned(self, place: Place, coming: Iterable[Place], going: Iterable[Place] = ()) -> bool:
        there = (self.rows.keys() | set(coming)) - set(going)
        return any((parent, place[1][:size]) not in there for parent, size in PARENTS.get(place[0], ()))

    def _move(self, batch: PlainBatch) -> None:
        self.batches[batch.number] = batch
        for place, (_, held) in batch.changes.items():
            self.rows.pop(place, None)
            if held:
                self.rows[place] = held
