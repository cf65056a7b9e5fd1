"""What is wrong with a store? One finding a fault, with what names it; words: ``keeping.fault.<fault>``."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault and its details: table, row, batch, what was expected."""

    fault: str
    details: Mapping[str, str] = field(default_factory=dict)


def finding(fault: str, /, **details: object) -> Finding:
    """A finding with its details as text."""
    return Finding(fault, {name: str(value) for name, value in details.items()})
