"""What is known of one library? Facts with their precision and source, closures, published figures."""

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, MONTH, frame
from dashboard.metrics.libraries import as_known
from dashboard.store.tables import Closure, Library, PublishedFigure, Venue

LANGUAGES = ("kk", "ru", "en")
DATED = ("event", "year")
"""Units of statements that tell a date, not a quantity."""

Fact = tuple[str, object, str | None]
"""Fact, value, and the language of a text that is written in one."""


def profile(session: Session, filters: Filters) -> pd.DataFrame:
    """The facts known of the library chosen; what nobody said is missing.

    Grain: fact, and language where the fact is a text.

    Columns:
        library, fact (str): codes.
        value (str): code, number or text; a date as ISO text cut to its precision; spaces as yes, no, unknown.
        language (str): of a text that is written in one language.

    Source: tables ``library``, ``venue``.
    """
    code = filters.library
    library, venue = (session.get(Library, code), session.get(Venue, code)) if code else (None, None)
    facts = [*_place(venue), *_life(library), *_spaces(library), *_told(library)] if library and venue else []
    rows = [(code, fact, None if value is None else str(value), language) for fact, value, language in facts]
    columns = dict.fromkeys(("library", "fact", "value", "language"), CODE)
    return pd.DataFrame.from_records(rows, columns=list(columns)).astype(columns)


def _place(venue: Venue) -> list[Fact]:
    address = [("address", getattr(venue, f"address_{language}"), language) for language in LANGUAGES]
    return [("district", venue.district_code, None), *(fact for fact in address if fact[1])]


def _life(library: Library) -> list[Fact]:
    return [
        ("opened", as_known(library.opened_on, library.opened_precision), None),
        ("modernised", as_known(library.modernised_on, library.modernised_precision), None),
        ("open_24_7", as_known(library.open_24_7_since, library.open_24_7_precision), None),
        ("hours", library.hours, None),
        ("area_m2", library.area_m2, None),
        ("repair_cost_kzt", library.repair_cost_kzt, None),
    ]


def _spaces(library: Library) -> list[Fact]:
    words = {True: "yes", False: "no", None: "unknown"}
    return [(space.value, words[getattr(library, space.value)], None) for space in rules.Space]


def _told(library: Library) -> list[Fact]:
    notes = [("note", getattr(library, f"note_{language}"), language) for language in LANGUAGES]
    found = [("publisher", library.publisher, None), ("source_url", library.source_url, None), *notes]
    return [fact for fact in found if fact[1]]


def closures(session: Session, filters: Filters) -> pd.DataFrame:
    """When the library chosen was closed, newest first; no end means it is closed still.

    Grain: closure.

    Columns:
        library (str): code.
        starts_on, ends_on (datetime64[s]): first and last day closed.
        reason (str): code, see ``rules.ClosureReason``.

    Source: table ``closure``.
    """
    library, starts = col(Closure.venue_code), col(Closure.starts_on)
    statement = (
        select(library, starts, col(Closure.ends_on), col(Closure.reason))
        .where(library == filters.library, starts <= filters.as_of)
        .order_by(starts.desc())
    )
    return frame(session, statement, {"library": CODE, "starts_on": MONTH, "ends_on": MONTH, "reason": CODE})


def published(session: Session, filters: Filters) -> pd.DataFrame:
    """What was published of the library chosen, newest first; contradicting figures are both there.

    Grain: statement.

    Columns:
        library, indicator (str): codes.
        period (str): what the figure is about, as stated.
        value (float64): in ``unit``; missing where the statement is a text or a date.
        value_text, unit, publisher, source_url (str): as published.
        reported_on (datetime64[s]): day of the publication.

    Source: table ``published_figure``.
    """
    said, library = col(PublishedFigure.reported_on), col(PublishedFigure.venue_code)
    texts = [getattr(PublishedFigure, name) for name in ("value_text", "unit", "publisher", "source_url")]
    statement = (
        select(
            library, col(PublishedFigure.indicator), col(PublishedFigure.period), col(PublishedFigure.value),
            *texts, said,
        )
        .where(library == filters.library, said.is_(None) | (said <= filters.as_of))
        .order_by(said.desc(), col(PublishedFigure.indicator), col(PublishedFigure.statement))
    )  # fmt: skip
    types = {"library": CODE, "indicator": CODE, "period": CODE, "value": "float64"}
    types |= dict.fromkeys(("value_text", "unit", "publisher", "source_url"), CODE)
    made = frame(session, statement, types | {"reported_on": MONTH})
    # 'Opened in 1976' is stored as 1 event, or as the number 1976: the period says it, a number would mislead.
    return made.assign(value=made["value"].mask(made["unit"].isin(DATED)))
