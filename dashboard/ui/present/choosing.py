"""What is the panel of a slide read for? Its period, places and groups; on the map its layers and measures."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import streamlit as st

from dashboard import rules, store
from dashboard.deck.model import Slide
from dashboard.deck.ready import ANY_DAY
from dashboard.deck.telling import months_reported
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.metrics import map_places
from dashboard.metrics.places import KnownPlaces, known_places
from dashboard.panels import Snapshot

OWN = "own"
"""A period from a month to a month."""
SPANS = ("", "12", "13", "24", "60", "year", "all", OWN)
OF_A_PROJECT = frozenset({"projects.trend", "projects.delay_reasons", "projects.cost", "projects.ledger"})
OF_A_LIBRARY = frozenset({"libraries.profile", "libraries.closures"})
OF_THE_MAP = "map.places"


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: places, and the months that were reported, oldest first."""

    places: KnownPlaces
    months: tuple[date, ...]


@lru_cache(maxsize=4)
def choices_of(snapshot: Snapshot, today: date) -> Choices:
    """The choices of a state of the store."""
    with store.reading(snapshot.url) as session:
        return Choices(known_places(session), tuple(reversed(months_reported(session, today))))


def selection(slide: Slide, number: int, choices: Choices, t: Translator) -> Slide:
    """Draw the fields of a slide, by the number that its fields keep; returns the slide as they now stand."""
    span, chosen = _period(slide, number, choices, t)
    chosen = _one(slide, chosen, number, choices.places, t)
    libraries = [code for code, _ in choices.places.libraries]
    groups = [group.value for group in rules.AgeGroup]
    chosen = replace(
        chosen,
        districts=_several("district", chosen.districts, choices.places.districts, number, t),
        libraries=_several("library", chosen.libraries, libraries, number, t),
        age_groups=_several("age_group", chosen.age_groups, groups, number, t),
    )
    if slide.panel == OF_THE_MAP:
        chosen = _of_the_map(chosen, number, t)
    return replace(slide, span=span, filters=None if chosen == Filters(ANY_DAY) else chosen)


def _period(slide: Slide, number: int, choices: Choices, t: Translator) -> tuple[str, Filters]:
    """How far back it looks, and the selection with the first and last month that a person set."""
    chosen = slide.filters or Filters(ANY_DAY)
    spans = SPANS if choices.months else SPANS[:-1]
    now = OWN if chosen.start and not slide.span else slide.span
    span = st.selectbox(
        t("filter.period"), spans, spans.index(now) if now in spans else 0, key=f"span-{number}",
        format_func=lambda code: _span(code, t),
    )  # fmt: skip
    if span != OWN:
        return span, replace(chosen, start=None, end=None)
    with st.container(horizontal=True, gap="small"):
        start = _month("since", chosen.start, choices.months[0], number, choices.months, t)
        end = _month("until", chosen.end, choices.months[-1], number, choices.months, t)
    return "", replace(chosen, start=min(start, end), end=max(start, end))


def _month(
    name: str, chosen: date | None, usual: date, number: int, months: tuple[date, ...], t: Translator
) -> date:  # fmt: skip
    now = chosen if chosen in months else usual
    picked = st.selectbox(t(f"filter.{name}"), months, months.index(now), format_func=t.month, key=f"{name}-{number}")
    return picked or usual


def _span(code: str, t: Translator) -> str:
    if code == OWN:
        return t("filter.custom")
    if code in {"", "year", "all"}:
        return t(f"present.build.span.{code or 'usual'}")
    return t("filter.last_months", n=int(code))


def _one(slide: Slide, chosen: Filters, number: int, places: KnownPlaces, t: Translator) -> Filters:
    """The project or library that the panel is about."""
    if slide.panel in OF_A_PROJECT:
        project = st.selectbox(
            t("filter.project"), places.projects, _at(chosen.project, places.projects), key=f"project-{number}",
            format_func=t.short_name, placeholder=t("projects.all"),
        )  # fmt: skip
        return replace(chosen, project=project)
    if slide.panel in OF_A_LIBRARY:
        libraries = tuple(code for code, _ in places.libraries)
        library = st.selectbox(
            t("filter.library"), libraries, _at(chosen.library, libraries), key=f"profile-{number}",
            format_func=t.short_name,
        )  # fmt: skip
        return replace(chosen, library=library)
    return chosen


def _of_the_map(chosen: Filters, number: int, t: Translator) -> Filters:
    """What its districts, discs and layers show; all of the layers are chosen as none is."""
    fills, sizes = map_places.FILLS, map_places.SIZES
    fill = st.selectbox(
        t("map.control.fill"), fills, _at(chosen.fill, fills) or 0, key=f"fill-{number}",
        format_func=lambda code: t(f"map.fill.{code}"),
    )  # fmt: skip
    size = st.selectbox(
        t("map.control.measure"), sizes, _at(chosen.measure, sizes) or 0, key=f"size-{number}",
        format_func=lambda code: t(f"map.measure.{code}"),
    )  # fmt: skip
    layers = st.pills(
        t("map.control.layers"), map_places.LAYERS, selection_mode="multi", key=f"layers-{number}",
        default=chosen.layers or map_places.LAYERS, format_func=lambda code: t(f"map.layer.{code}"),
    )  # fmt: skip
    known = tuple(layer for layer in map_places.LAYERS if layer in layers)
    return replace(
        chosen,
        fill=None if fill == fills[0] else fill,
        measure=None if size == sizes[0] else size,
        layers=() if known == map_places.LAYERS else known,
    )


def _several(
    name: str, chosen: tuple[str, ...], options: "tuple[str, ...] | list[str]", number: int, t: Translator
) -> tuple[str, ...]:
    spoken = (lambda code: t(f"age.{code}")) if name == "age_group" else t.short_name
    known = [code for code in chosen if code in options]
    return tuple(st.multiselect(t(f"filter.{name}"), options, known, format_func=spoken, key=f"{name}-{number}"))


def _at(code: str | None, options: tuple[str, ...]) -> int | None:
    return options.index(code) if code is not None and code in options else None
