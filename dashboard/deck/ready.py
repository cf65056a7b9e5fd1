"""Which decks are there before anybody puts one together? The month, the year, the projects, a district, a library."""

from datetime import date

from dashboard.deck.errors import NoLibraries, PlaceNeeded, UnknownDeck
from dashboard.deck.model import Deck, Slide, SlideKind
from dashboard.filters import Filters
from dashboard.i18n import Translator

MONTH, YEAR, PROJECTS, DISTRICT, LIBRARY = "month", "year", "projects", "district", "library"
WHOLE = (MONTH, YEAR, PROJECTS)
"""Ready decks that need no place."""
OF_A_PLACE = (DISTRICT, LIBRARY)
"""Ready decks of one place: the code goes on with it, ``district-almaly``, ``library-LIB-001``."""
ANY_DAY = date.max
"""The day gives way to the one the deck is shown for."""

FIGURES = Slide(SlideKind.FIGURES, "overview.key_figures")
DECISIONS = Slide(SlideKind.DECISIONS, "overview.attention")
NAMED = 40
"""Codes that a refusal names: a screen of them, not a country's."""
SEASONS = "13"
"""A year, and the month it is compared with."""


def _panels(*ids: str, span: str = "", filters: Filters | None = None) -> tuple[Slide, ...]:
    return tuple(Slide(SlideKind.PANEL, panel_id, filters, span=span) for panel_id in ids)


def _deck(code: str, *slides: Slide) -> Deck:
    return Deck(code, "", (Slide(SlideKind.TITLE), *slides, DECISIONS))


_MONTH = _deck(
    MONTH,
    FIGURES,
    *_panels("attendance.year_on_year"),
    *_panels("attendance.by_age", span=SEASONS),
    *_panels("attendance.per_1000"),
    *_panels("events.by_type", span=SEASONS),
    *_panels("overview.plan", "projects.gantt", "map.places"),
)
_YEAR = _deck(
    YEAR,
    FIGURES,
    *_panels("attendance.year_on_year"),
    *_panels("attendance.by_age", span="year"),
    *_panels("attendance.projection", "overview.plan"),
    *_panels("libraries.modernised", span="all"),
    *_panels("libraries.effect_estimate", span="all"),
    *_panels("events.by_type", span="year"),
    *_panels("events.participants_per_event", "projects.gantt", "map.coverage"),
)
_PROJECTS = Deck(
    PROJECTS,
    "",
    (
        Slide(SlideKind.TITLE),
        Slide(SlideKind.FIGURES, "projects.figures"),
        *_panels("projects.gantt", "projects.slippage", "projects.trend", "projects.delay_reasons", "projects.cost"),
        *_panels("map.places", filters=Filters(ANY_DAY, layers=("projects",))),
        Slide(SlideKind.DECISIONS, "overview.attention", Filters(ANY_DAY, layers=("projects",))),
    ),
)
_BY_CODE = {deck.code: deck for deck in (_MONTH, _YEAR, _PROJECTS)}


def of_district(district: str) -> Deck:
    """What a district's libraries and projects do."""
    here, among_all = Filters(ANY_DAY, districts=(district,)), Filters(ANY_DAY, own_district=district)
    return Deck(
        f"{DISTRICT}-{district}",
        "",
        (
            Slide(SlideKind.TITLE),
            Slide(SlideKind.FIGURES, "overview.key_figures", here),
            *_panels("attendance.year_on_year", filters=here),
            *_panels("attendance.by_age", span=SEASONS, filters=here),
            *_panels("attendance.per_1000", filters=among_all),
            *_panels("events.by_type", span=SEASONS, filters=here),
            *_panels("projects.gantt", "map.places", filters=here),
            Slide(SlideKind.DECISIONS, "overview.attention", here),
        ),
    )


def of_library(library: str) -> Deck:
    """What one library does."""
    here = Filters(ANY_DAY, libraries=(library,), library=library)
    return Deck(
        f"{LIBRARY}-{library}",
        "",
        (
            Slide(SlideKind.TITLE),
            Slide(SlideKind.FIGURES, "overview.key_figures", here),
            *_panels("attendance.year_on_year", filters=here),
            *_panels("attendance.by_age", span=SEASONS, filters=here),
            *_panels("events.by_type", span=SEASONS, filters=here),
            *_panels("libraries.profile", filters=here),
            Slide(SlideKind.DECISIONS, "overview.attention", here),
        ),
    )


def place_of(code: str) -> tuple[str, str]:
    """The kind of a ready deck and its place: ``("district", "almaly")``, ``("month", "")``."""
    kind, _, place = code.partition("-")
    return kind, place


def ready_deck(code: str, districts: tuple[str, ...], libraries: tuple[str, ...]) -> Deck:
    """The ready deck of a code; the places are those there are.

    Raises ``PlaceNeeded`` where the deck is of one place and the code names none that there is, ``NoLibraries`` where
    there is none at all, ``UnknownDeck`` for any other code.
    """
    if code in _BY_CODE:
        return _BY_CODE[code]
    kind, place = place_of(code)
    known = {DISTRICT: districts, LIBRARY: libraries}.get(kind)
    if known is None:
        raise UnknownDeck(code=code)
    if not known:
        raise NoLibraries(code=code)
    if place not in known:
        named = [f"{kind}-{one}" for one in known[:NAMED]]
        raise PlaceNeeded(code=code, codes=", ".join([*named, "…"] if len(known) > NAMED else named))
    return of_district(place) if kind == DISTRICT else of_library(place)


def deck_title(deck: Deck, t: Translator, month: str = "") -> str:
    """What a deck is called: by a person, or by the catalogues, with the month it tells of."""
    if deck.title:
        return deck.title
    kind, place = place_of(deck.code)
    name = t(f"deck.{kind}.name", place=t.name(place))
    return t("deck.of_month", name=name, month=month) if month else name
