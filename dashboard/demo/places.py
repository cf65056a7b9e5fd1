"""Where might the libraries of unknown place stand? Assumed points, each inside the district named beside it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Place:
    """A district and a point in it, degrees WGS 84."""

    district: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Invented:
    """A library that does not exist: its number, its place, and when it was modernised (a month's last day)."""

    number: int
    place: Place
    modernised: date


ASSUMED = {
    "LIB-002": Place("alatau", 43.289, 76.842),
    "LIB-005": Place("auezov", 43.228, 76.846),
    "LIB-007": Place("alatau", 43.262, 76.838),
    "LIB-008": Place("nauryzbay", 43.196, 76.803),
    "LIB-009": Place("almaly", 43.249, 76.889),
    "LIB-010": Place("auezov", 43.238, 76.848),
    "LIB-011": Place("bostandyk", 43.225, 76.912),
    "LIB-012": Place("medeu", 43.249, 76.962),
    "LIB-013": Place("turksib", 43.338, 76.958),
    "LIB-014": Place("zhetysu", 43.287, 76.912),
    "LIB-015": Place("almaly", 43.254, 76.919),
    "LIB-016": Place("medeu", 43.266, 76.957),
    "LIB-017": Place("auezov", 43.216, 76.862),
    "LIB-018": Place("zhetysu", 43.279, 76.939),
    "LIB-019": Place("bostandyk", 43.231, 76.935),
}
"""Real branches whose place was not found, at a point of the demo's choosing."""

INVENTED = {
    "LIB-020": Invented(2, Place("medeu", 43.232, 76.966), date(2020, 11, 30)),
    "LIB-021": Invented(3, Place("bostandyk", 43.214, 76.898), date(2021, 9, 30)),
    "LIB-022": Invented(5, Place("medeu", 43.244, 76.978), date(2021, 12, 31)),
    "LIB-023": Invented(7, Place("turksib", 43.312, 76.962), date(2022, 5, 31)),
    "LIB-024": Invented(8, Place("auezov", 43.246, 76.862), date(2022, 9, 30)),
    "LIB-025": Invented(9, Place("zhetysu", 43.309, 76.918), date(2022, 12, 31)),
    "LIB-026": Invented(10, Place("turksib", 43.366, 76.985), date(2023, 4, 30)),
    "LIB-027": Invented(11, Place("bostandyk", 43.199, 76.908), date(2023, 7, 31)),
    "LIB-028": Invented(12, Place("auezov", 43.212, 76.876), date(2023, 11, 30)),
    "LIB-029": Invented(13, Place("zhetysu", 43.337, 76.926), date(2023, 12, 31)),
    "LIB-030": Invented(14, Place("medeu", 43.279, 76.988), date(2024, 3, 31)),
    "LIB-031": Invented(16, Place("nauryzbay", 43.222, 76.797), date(2024, 5, 31)),
}
"""Libraries invented so that the count of libraries and of modernised ones meets the published one."""
