"""How does a query become a tidy frame? The same columns and types, also when nothing was found."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import Executable
from sqlmodel import Session

MONTH = "datetime64[s]"
"""Type of a column of months or days."""

COUNT = "int64"
CODE = "object"
SHARE = "float64"


def frame(session: Session, statement: Executable, columns: Mapping[str, str]) -> pd.DataFrame:
    """Run a query; columns and types as named, in that order, whether rows came or not."""
    rows = session.execute(statement).all()
    made = pd.DataFrame.from_records([tuple(row) for row in rows], columns=list(columns))
    return made.astype(dict(columns))
