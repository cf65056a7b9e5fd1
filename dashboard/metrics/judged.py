"""How do counted figures stand beside usual ones? Each library for itself, and a selection of them as one."""

import hashlib
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
import pandas as pd
from sqlmodel import Session

from dashboard import rules
from dashboard.filters import MONTHS, Filters
from dashboard.metrics import usual
from dashboard.metrics.effect.by_library import selected
from dashboard.metrics.effect.monthly import monthly
from dashboard.metrics.kept import held, kept
from dashboard.reading import ALL

YEARS = 3
"""Years of figures without which the season of a whole network cannot be told from an unusual month."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Months × series: what was counted, what is usual, how far it is off and may be (logarithms)."""

    counted: pd.DataFrame
    usual: pd.DataFrame
    off: pd.DataFrame
    edge: pd.DataFrame

    @property
    def unusual(self) -> pd.DataFrame:
        """True where a figure lies beyond its edge."""
        return usual.unusual(self.off, self.edge)

    def only(self, series: list[str]) -> Self:
        """The same for some of the series."""
        return replace(
            self, counted=self.counted[series], usual=self.usual[series], off=self.off[series], edge=self.edge[series]
        )


def judged(session: Session, filters: Filters, measure: str) -> tuple[Judged, Judged] | None:
    """The libraries of the selection, and their sum as the series ``all``; None without figures.

    Usual months are those of the whole city and of all years: the period does not count.
    """
    asked = replace(filters, start=None, end=None, age_groups=filters.age_groups if measure == "visits" else ())
    figures, libraries = monthly(session, measure, asked), selected(session, filters)
    if figures.whole.empty or not libraries:
        return None
    key = ("judged", measure, asked.age_groups, asked.as_of)
    # The figures are asked for inside: what is kept stands on the tables that they were read from.
    each = kept(session, key, lambda: _known_or_new(monthly(session, measure, asked).whole.T))
    if len(libraries) < len(each.counted.columns):
        each = each.only(libraries)
    reported = figures.reported.T[libraries]
    if len(libraries) == 1:
        alone = (table.set_axis([ALL], axis="columns") for table in (reported, each.usual, each.off, each.edge))
        return each, Judged(*alone)
    return each, whole(each, reported)


def _known_or_new(table: pd.DataFrame) -> Judged:
    """:func:`each_library`, made once for the same figures: whoever saves projects or events changes no visits."""
    cells = np.ascontiguousarray(table.to_numpy(dtype="float64"))
    digest = hashlib.blake2b(cells.data, digest_size=16)
    for labels in (table.columns, table.index):
        digest.update("\0".join(map(str, labels)).encode())
    return held(("each library", cells.shape, digest.digest()), lambda: each_library(table))


def each_library(table: pd.DataFrame) -> Judged:
    """Every library for itself; month × library."""
    found = usual.usual(table)
    return Judged(table, found.value, usual.strayed(table, found.value), _edge(found.spread, rules.UNUSUAL_FROM_USUAL))


def _edge(spread: pd.DataFrame, at_least: float) -> pd.DataFrame:
    return (rules.UNUSUAL_SPREADS * spread).clip(lower=float(np.log(at_least))).where(spread.notna())


def whole(each: Judged, reported: pd.DataFrame) -> Judged:
    """Their sum, ``reported`` month × library: the usual is that of all reports that came.

    Like is set beside like: only libraries that were open the whole month, reported and have a usual figure.
    """
    comparable = each.counted.notna() & each.usual.notna()
    expected = each.usual.where(comparable).sum(axis=1, min_count=1).to_frame(ALL)
    counted = each.counted.where(comparable).sum(axis=1, min_count=1).to_frame(ALL)
    off = usual.strayed(counted, expected)
    if len(off.dropna()) < YEARS * MONTHS - usual.FEWEST:
        off = off * np.nan
    edge = _edge(usual.spread(off, expected), rules.UNUSUAL_TOTAL)
    sums = reported.sum(axis=1, min_count=1).to_frame(ALL)
    return Judged(sums, usual.without(sums, off), off, edge)
