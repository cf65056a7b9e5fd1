"""What is wrong with the synthetic figures on purpose? Gaps, late reports, slips and a zero, for the checks to find."""

from dashboard.demo.months import number

OCTOBER = number(2026, 10)

LATE = frozenset({("LIB-014", OCTOBER), ("LIB-027", OCTOBER)})
"""Libraries that have not reported the latest month."""

VISITS_MISSING = LATE | {
    ("LIB-013", number(2023, 4)),
    ("LIB-017", number(2024, 2)),
    ("LIB-021", number(2022, 11)),
    ("LIB-026", number(2025, 7)),
    ("LIB-031", number(2026, 5)),
}
"""Library-months without visits."""

EVENTS_MISSING = LATE | {
    ("LIB-011", number(2023, 9)),
    ("LIB-019", number(2025, 2)),
    ("LIB-026", number(2025, 7)),
}
"""Library-months without events."""

SLIPS = {
    ("LIB-012", number(2026, 6)): 2.0,
    ("LIB-016", number(2025, 3)): 2.0,
    ("LIB-023", number(2025, 9)): 1 / 3,
    ("LIB-029", number(2024, 10)): 1 / 3,
}
"""Library-months doubled or cut to a third without a cause."""

ZERO = ("LIB-025", number(2026, 8))
"""A month in which an open library reports nobody."""


def slip(code: str, month: int) -> float:
    """What a library-month is multiplied by."""
    return 0.0 if (code, month) == ZERO else SLIPS.get((code, month), 1.0)
