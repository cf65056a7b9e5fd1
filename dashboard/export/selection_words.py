"""What was it read for? A selection in words: period, places, age groups, project, day."""

from collections.abc import Iterator

from dashboard.filters import Filters
from dashboard.i18n import Translator


def selection_words(filters: Filters | None, t: Translator) -> str:
    """``Период: с января 2026 по октябрь 2026; Район: Алатауский; на 10.11.2026``; empty where nothing is known."""
    return "; ".join(_parts(filters, t)) if filters else ""


def _parts(chosen: Filters, t: Translator) -> Iterator[str]:
    yield f"{t('filter.period')}: {_period(chosen, t)}"
    for name, codes in (
        ("district", chosen.districts),
        ("library", _libraries(chosen)),
        ("project", (chosen.project,)),
    ):
        named = [t.short_name(code) for code in codes if code]
        if named:
            yield f"{t(f'filter.{name}')}: {', '.join(named)}"
    if chosen.age_groups:
        yield f"{t('filter.age_group')}: {', '.join(t(f'age.{group}') for group in chosen.age_groups)}"
    yield t("file.as_known", day=t.date(chosen.as_of))


def _libraries(chosen: Filters) -> tuple[str, ...]:
    return chosen.libraries or ((chosen.library,) if chosen.library else ())


def _period(chosen: Filters, t: Translator) -> str:
    first, last = chosen.start, chosen.end or chosen.month
    if first and last:
        return t.month(first) if first == last else f"{t.month(first)} – {t.month(last)}"
    if first:
        return t("file.since", month=t.month(first))
    return t("file.until", month=t.month(last)) if last else t("filter.all")
