"""How wide is an interval that rests on few libraries? Student's distribution instead of the normal one."""

from math import inf

NORMAL = 1.959964

CRITICAL = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""97.5 % points for 1, 2, 3 … degrees of freedom."""


def critical(freedom: int) -> float:
    """How many standard errors a 95 % interval reaches to each side."""
    if freedom < 1:
        return inf
    # Beyond the table the first term of the expansion about the normal point is exact to 0.002.
    return CRITICAL[freedom - 1] if freedom <= len(CRITICAL) else NORMAL + (NORMAL**3 + NORMAL) / (4 * freedom)
