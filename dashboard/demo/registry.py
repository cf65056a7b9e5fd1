"""Which libraries does the demo add? Invented ones, and real ones put at an assumed place."""

from pathlib import Path
from random import Random

from dashboard.demo.places import ASSUMED, INVENTED, Invented, Place
from dashboard.demo.sheets import Row, read
from dashboard.rules import LocationBasis, Space

LIKELY = {
    Space.COWORKING: 0.7,
    Space.RECREATION: 0.8,
    Space.MULTIMEDIA: 0.6,
    Space.EVENT_SPACE: 0.75,
    Space.ACCESSIBLE: 0.55,
}
"""How many of the invented libraries have each space."""

PUBLISHER = "Synthetic (demo)"

NOTE = {
    "kk": "Ойдан алынған кітапхана: атауы, орны, күні мен кеңістіктері ойдан құрастырылған.",
    "ru": "Вымышленная библиотека: название, место, дата и пространства придуманы.",
    "en": "An invented library: its name, place, date and spaces are made up.",
}


def libraries(published: Path, seed: int) -> list[Row]:
    """Rows of the demo's register of libraries, by code."""
    real = {row["library_code"]: row for row in read(published)}
    columns = dict.fromkeys(next(iter(real.values())), "")
    moved = [{**real[code], **_point(place, 1000)} for code, place in ASSUMED.items()]
    return moved + [_invented(columns, code, library, seed) for code, library in INVENTED.items()]


def _point(place: Place, precision_m: int) -> Row:
    return {
        "district": place.district,
        "lat": f"{place.lat:.3f}",
        "lon": f"{place.lon:.3f}",
        "location_basis": LocationBasis.DEMO.value,
        "precision_m": str(precision_m),
    }


def _invented(columns: Row, code: str, library: Invented, seed: int) -> Row:
    chance = Random(f"{seed}/registry/{code}")  # noqa: S311 - a draw to be repeated, nothing secret
    return {
        **columns,
        "library_code": code,
        **_names(library.number),
        **_point(library.place, 1000),
        "modernised_date": library.modernised.isoformat(),
        "modernised_precision": "month",
        "area_m2": str(chance.randrange(180, 900, 10)),
        "spaces": ";".join(space if chance.random() < likely else f"-{space}" for space, likely in LIKELY.items()),
        "hours": chance.choice(("09:00-19:00", "09:00-20:00", "10:00-19:00")),
        "publisher": PUBLISHER,
        **{f"note_{language}": note for language, note in NOTE.items()},
    }


def _names(number: int) -> Row:
    return {
        "name_kk": f"№ {number} кітапхана (демо)",
        "name_ru": f"Библиотека № {number} (демо)",
        "name_en": f"Library No. {number} (demo)",
        "short_kk": f"№ {number} · демо",
        "short_ru": f"№ {number} · демо",
        "short_en": f"No. {number} · demo",
    }
