"""What is selected? The filters, the same on every page, kept in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import streamlit as st

from dashboard import rules
from dashboard.filters import MONTHS, Filters, add_months, first_of_month
from dashboard.i18n import Translator
from dashboard.metrics import places
from dashboard.panels import Snapshot, opened
from dashboard.ui.narrowed import Options, narrowed
from dashboard.ui.page_table import PageEntry
from dashboard.ui.visit import Visit

DEFAULT_PERIOD = "24"
SPANS = ("12", "24", "60")
ALL_AT_ONCE = False
"""Nothing chosen is all. As the first of the list it would take Enter, and whatever is a little like the word."""


@dataclass(frozen=True, slots=True)
class Period:
    """First and last month asked for; None = open end."""

    start: date | None = None
    end: date | None = None


def filters(entry: PageEntry, visit: Visit) -> Filters:
    """Draw the filters that a page has, where the sidebar is already entered, and read all of them."""
    period = _period(visit) if "period" in entry.filters else Period()
    districts = _districts(visit) if "district" in entry.filters else ()
    libraries = _libraries(visit, districts) if "library" in entry.filters else ()
    age_groups = _age_groups(visit) if "age_group" in entry.filters else ()
    return Filters(visit.today, period.start, period.end, districts, libraries, age_groups)


def opening_filters(today: date) -> Filters:
    """The selection every page opens with: the last 24 months of everything."""
    return Filters(today, add_months(first_of_month(today), -int(DEFAULT_PERIOD)))


def _period(visit: Visit) -> Period:
    t, running = visit.t, first_of_month(visit.today)
    years = [str(year) for year in range(running.year, rules.OLDEST_MONTH.year - 1, -1)]
    options = [*SPANS, *years, "all", "custom"]
    chosen = st.selectbox(
        t("filter.period"),
        options,
        index=options.index(DEFAULT_PERIOD),
        format_func=_period_name(t),
        key="period",
        bind="query-params",
    )
    if chosen == "custom":
        return _custom_period(t, running)
    if chosen in SPANS:
        return Period(add_months(running, -int(chosen)))
    return Period(date(int(chosen), 1, 1), date(int(chosen), MONTHS, 1)) if chosen in years else Period()


def _period_name(t: Translator) -> Callable[[str], str]:
    return lambda option: _period_words(option, t)


@lru_cache(maxsize=256)
def _period_words(option: str, t: Translator) -> str:
    if option in SPANS:
        return t("filter.last_months", n=int(option))
    return t(f"filter.{option}") if option in {"all", "custom"} else option


def _custom_period(t: Translator, running: date) -> Period:
    months = [add_months(running, -back) for back in range(_months_since(rules.OLDEST_MONTH, running) + 1)]
    last = st.selectbox(t("filter.until"), months, format_func=t.month, key="until", bind="query-params")
    first = st.selectbox(t("filter.since"), months, index=MONTHS, format_func=t.month, key="since", bind="query-params")
    return Period(min(first, last), max(first, last))


def _months_since(first: date, last: date) -> int:
    return (last.year - first.year) * MONTHS + last.month - first.month


def _districts(visit: Visit) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            visit.t("filter.district"),
            _known(visit.snapshot).districts,
            format_func=visit.t.short_name,
            key="district",
            bind="query-params",
            placeholder=visit.t("filter.all_districts"),
            select_all=ALL_AT_ONCE,
        )
    )


def _libraries(visit: Visit, districts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        st.multiselect(
            visit.t("filter.library"),
            narrowed("library", _offered(visit.snapshot, districts), visit.t),
            format_func=visit.t.short_name,
            key="library",
            bind="query-params",
            placeholder=visit.t("filter.all_libraries"),
            select_all=ALL_AT_ONCE,
        )
    )


def _age_groups(visit: Visit) -> tuple[str, ...]:
    chosen = st.pills(
        visit.t("filter.age_group"),
        [group.value for group in rules.AgeGroup],
        selection_mode="multi",
        format_func=lambda group: visit.t(f"age.{group}"),
        key="age_group",
        bind="query-params",
    )
    return tuple(chosen or ())


@lru_cache(maxsize=64)
def _offered(snapshot: Snapshot, districts: tuple[str, ...]) -> Options:
    """The libraries of the chosen districts."""
    known = _known(snapshot).libraries
    return Options(code for code, district in known if not districts or district in districts)


@lru_cache(maxsize=16)
def _known(snapshot: Snapshot) -> places.KnownPlaces:
    with opened(snapshot) as session:
        return places.known_places(session)
