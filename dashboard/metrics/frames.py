"""How does a query become a tidy frame? The same columns and types, also when nothing was found."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Executable
from sqlmodel import Session

# Names of columns are texts. As Arrow's they cost a fifth of all the work on a page of panels: frames have few rows and
# are cut often, and each time their names are turned over.
pd.options.mode.string_storage = "python"

MONTH = "datetime64[s]"
"""Type of a column of months or days."""

COUNT = "int64"
CODE = "object"
SHARE = "float64"

NOTHING: frozenset[type] = frozenset()
NONE = type(None)
PLAIN: Mapping[str, frozenset[type]] = {
    MONTH: frozenset({date, NONE}),
    COUNT: frozenset({int, Decimal}),
    SHARE: frozenset({int, float, Decimal, NONE}),
    CODE: frozenset({str}),
}
"""Types of values that make a column as they are. Others are looked at by pandas first: a third of a query's time."""


def frame(session: Session, statement: Executable, columns: Mapping[str, str]) -> pd.DataFrame:
    """Run a query; columns and types as named, in that order, whether rows came or not."""
    rows = session.execute(statement).all()
    values: Sequence[tuple[Any, ...]] = list(zip(*rows, strict=True)) or [()] * len(columns)
    named = zip(columns.items(), values, strict=True)
    return pd.DataFrame({name: _column(some, kind) for (name, kind), some in named})


def _column(values: tuple[Any, ...], kind: Any) -> Any:
    if PLAIN.get(kind, NOTHING).issuperset(map(type, values)):
        return pd.Series(np.array(values, dtype=kind), dtype=kind)
    return pd.Series(values).astype(kind)
