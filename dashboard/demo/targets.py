"""What does the demo plan for the year? Visits and events of the whole city, invented."""

PLANS = {"visits": (3_250_000, "visits"), "events": (4_200, "events")}

NOTE = {
    "kk": "Демо жоспар, ойдан алынған сан.",
    "ru": "Демонстрационный план, вымышленное число.",
    "en": "A plan of the demo, an invented figure.",
}


def rows() -> list[dict[str, object]]:
    """The plans as the file has them."""
    return [
        {
            "measure": measure,
            "library_code": "",
            "year": 2026,
            "value": value,
            "unit": unit,
            "publisher": "Synthetic (demo)",
            "source_url": "",
            "reported_on": "",
            **{f"note_{language}": note for language, note in NOTE.items()},
        }
        for measure, (value, unit) in PLANS.items()
    ]
