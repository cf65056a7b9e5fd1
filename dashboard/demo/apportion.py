"""How is a whole number shared out? By largest remainder, so that the parts add up to it exactly."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def apportion(total: int, weights: Mapping[Key, float]) -> dict[Key, int]:
    """Whole parts of a total in proportion to the weights; a weight of nothing gets nothing."""
    scale = total / sum(weights.values())
    quotas = {key: weight * scale for key, weight in weights.items()}
    parts = {key: int(quota) for key, quota in quotas.items()}
    by_remainder = sorted(quotas, key=lambda key: parts[key] - quotas[key])
    for key in by_remainder[: total - sum(parts.values())]:
        parts[key] += 1
    return parts
