"""As of which day was a frame read, what is said of it? Both travel with the frame: picture and sentence agree."""

from dashboard.reading.notes import AS_OF, as_of, finished, note, notes, read_as_of, unfinished, with_notes
from dashboard.reading.remarks import CITY, COUNTED_IN, remarks_by_row, remarks_of
from dashboard.reading.rests import coverage_by_row
from dashboard.reading.said import (
    ALL,
    ENOUGH,
    TOLD_APART,
    Coverage,
    Explanation,
    Moment,
    Remark,
    Unusual,
    Words,
    in_words,
    whose,
)

__all__ = [
    "ALL", "AS_OF", "CITY", "COUNTED_IN", "ENOUGH", "TOLD_APART", "Coverage", "Explanation", "Moment", "Remark",
    "Unusual", "Words", "as_of", "coverage_by_row", "finished", "in_words", "note", "notes", "read_as_of",
    "remarks_by_row", "remarks_of", "unfinished", "whose", "with_notes",
]  # fmt: skip
