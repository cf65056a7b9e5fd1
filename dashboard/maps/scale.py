"""How does a number become a colour or a size? Five classes for areas, surface for discs."""

import math
from dataclasses import dataclass

import pandas as pd

CLASSES = 5
LARGEST, SMALLEST = 15.0, 4.0
"""Radius of discs in pixels."""

EQUAL = 7.0
"""Radius where all discs are alike."""

TWO_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of equal width between two round numbers; ``edges`` are their limits, lowest first."""

    edges: tuple[float, ...]

    def of(self, value: float) -> int:
        """The class of a value, 0 the lowest."""
        return min(sum(value >= edge for edge in self.edges[1:-1]), CLASSES - 1)


def classes(values: "pd.Series[float]") -> Classes | None:
    """Five classes that hold all values; None where there is nothing to tell apart."""
    known = values.dropna()
    if known.empty or known.min() == known.max():
        return None
    step = _round_up((float(known.max()) - float(known.min())) / CLASSES)
    low = math.floor(float(known.min()) / step) * step
    while low + CLASSES * step < float(known.max()):
        step = _round_up(step * 1.01)
        low = math.floor(float(known.min()) / step) * step
    return Classes(tuple(low + index * step for index in range(CLASSES + 1)))


def _round_up(value: float) -> float:
    """The next number of two significant digits: limits people can read."""
    unit = 10.0 ** (math.floor(math.log10(value)) - (TWO_DIGITS - 1))
    return math.ceil(round(value / unit, 6)) * unit


def radius(value: float, largest: float) -> float:
    """Radius of a disc whose surface shows the value."""
    if math.isnan(value) or largest <= 0:
        return EQUAL
    return max(SMALLEST, LARGEST * math.sqrt(value / largest))
