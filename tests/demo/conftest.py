"""Which rows do the project's data files hold?"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

Row = dict[str, str]
Reader = Callable[[str], list[Row]]

ROOT = Path(__file__).resolve().parents[2]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def data() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def published(data: Path) -> Reader:
    return lambda name: rows(data / "published" / f"{name}.csv")


@pytest.fixture(scope="session")
def demo(data: Path) -> Reader:
    return lambda name: rows(data / "demo" / f"{name}.csv")


@pytest.fixture(scope="session")
def collected() -> Reader:
    """The statements as they were collected, if a checkout of them lies beside the project."""
    found = next(ROOT.parent.glob("*/data/facts"), None)
    if found is None:
        pytest.skip("the collected statements are not beside the project")
    return lambda name: rows(found / f"{name}.csv")
