"""Do years stand beside an age group, or in its place? Taken where they are the limits in force, refused where not."""

import re
from collections.abc import Mapping

from dashboard import rules
from dashboard.ingest import letters
from dashboard.ingest.cells.reading import Context, Reading, fault
from dashboard.ingest.vocabulary import codes_by_word

FILLING = re.compile(r"\b(?:лет|года?|г|жас|жаста|жасар|years?|yrs?|old|aged?)\b\.?|[(),;:]")
YEARS = re.compile(
    r"(?P<low>[0-9]{1,2}) ?[- ] ?(?P<high>[0-9]{1,2})"
    r"|(?:до|under|below) (?P<below>[0-9]{1,2})|(?P<until>[0-9]{1,2})(?:-?[кгқғ][еа])? дейін(?:гі)?"
    r"|(?:от |с )?(?P<over>[0-9]{1,2})(?: ?\+| (?:и|және|and) (?:старше|более|жоғары|одан жоғары|over|older|above))"
)
Span = tuple[int, int | None]


def with_years(text: str, context: Context) -> Reading | None:
    """The group that the years are of, with or without its name; None where no years are named."""
    plain = letters.squeeze(FILLING.sub(" ", letters.folded(text)))
    found = YEARS.search(plain)
    if found is None:
        return None
    rest = letters.word_key(plain[: found.start()] + plain[found.end() :]).strip()
    limits = rules.age_boundaries(context.as_of)
    meant = {span: group for group, span in _spans(limits).items()}.get(_span(found))
    named = codes_by_word("age_group").get(rest) if rest else meant
    if rest and named is None:
        return None
    if meant is None or meant != named:
        spans = ", ".join(limits.span(group) for group in rules.AgeGroup)
        return fault("cell.unknown_category", choice="age_group", rule="ages", spans=spans)
    return Reading(meant, ("n.unit_suffix",), details={"rule": "ages"})


def _spans(limits: rules.AgeBoundaries) -> Mapping[str, Span]:
    spans: tuple[Span, ...] = (
        (0, limits.children_to),
        (limits.children_to + 1, limits.youth_to),
        (limits.youth_to + 1, None),
    )
    return dict(zip((group.value for group in rules.AgeGroup), spans, strict=True))


def _span(found: re.Match[str]) -> Span:
    if found["low"]:
        return int(found["low"]), int(found["high"])
    if found["over"]:
        return int(found["over"]), None
    return 0, int(found["below"] or found["until"]) - 1
