"""What is the answer, in one sentence? Refused, ready, nothing new, saved."""

from dashboard.i18n import Translator
from dashboard.ingest.messages import headline
from dashboard.ui.escape import escaped
from dashboard.ui.upload.judging import Judged, Stage
from dashboard.ui.upload.saving import done, stage_of


def verdict(judged: Judged | None, t: Translator, *, named: bool = False, unexplained: int = 0) -> str:
    """The sentence over everything else; ``named``: of several files, so it says which."""
    if judged is None:
        return t("page.upload.question")
    prefix = f"{escaped(judged.delivery.name)}: " if named else ""
    return prefix + _sentence(judged, t, unexplained)


def _sentence(judged: Judged, t: Translator, unexplained: int) -> str:
    stage, form = stage_of(judged), judged.delivery.form is not None
    words = "upload.form.verdict" if form else "upload.verdict"
    if stage is Stage.REFUSED and judged.checked and form:
        return t(f"{words}.refused", n=judged.checked.problems_total)
    if stage is Stage.REFUSED and judged.checked:
        return _bold_first(headline(judged.checked, t))
    if stage is Stage.READY and judged.comparison:
        found = judged.comparison
        counts = {"new": found.new, "changed": found.changed, "same": found.same + found.skipped}
        rest = t("upload.verdict.explain", n=unexplained) if unexplained else t("upload.verdict.confirm")
        return f"{t(f'{words}.ready', **counts)} {rest}"
    if stage is Stage.SAVED:
        return t("upload.verdict.saved", batch=str(done()[judged.delivery.key].batch))
    if stage is Stage.NOTHING_NEW and judged.loaded_as:
        return t(f"{words}.loaded", batch=str(judged.loaded_as))
    return t(f"{words if t.has(f'{words}.{stage}') else 'upload.verdict'}.{stage}")


def _bold_first(sentences: str) -> str:
    first, dot, rest = sentences.partition(". ")
    return f"**{first}{dot.strip()}** {rest}" if dot else sentences
