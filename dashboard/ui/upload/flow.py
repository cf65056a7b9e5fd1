"""In which order does the Upload page speak? Verdict, steps, what to do now, and beside it the file as we read it."""

from collections.abc import Sequence
from contextlib import nullcontext

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.ingest.telling import Step, silence
from dashboard.ui.layout import columns
from dashboard.ui.page import Page
from dashboard.ui.trouble import unexpected
from dashboard.ui.upload.changes import show_changes
from dashboard.ui.upload.delivery import Delivery
from dashboard.ui.upload.foreign import show_foreign
from dashboard.ui.upload.judging import Judged, Stage, is_judged, judge
from dashboard.ui.upload.outcome import show_outcome
from dashboard.ui.upload.problems import show_problems
from dashboard.ui.upload.saving import show_failures, show_saving, stage_of
from dashboard.ui.upload.source import brought, choose_file, chosen_kind, show_source, way
from dashboard.ui.upload.steps import show_steps
from dashboard.ui.upload.template_card import show_templates
from dashboard.ui.upload.understood import show_understood
from dashboard.ui.upload.verdict import verdict
from dashboard.ui.upload.waiting import Wait, waiting
from dashboard.ui.upload.warnings import explained, questions, show_questions
from dashboard.ui.who import not_allowed

VERDICT = "live-verdict"
"""A screen reader says it when it changes: ``built_in.js`` makes it a status."""


def show_upload(page: Page) -> None:
    """Draw the way of a file from the reader's computer into the store; for others, who may bring one."""
    if not page.visit.may(Permission.UPLOAD):
        _closed(page)
        return
    top = st.container()
    if not brought():
        left, right = columns(1, 1)
        with left:
            show_source(page, template=False)
        with right:
            _how(page)
        with top:
            with st.container(key=VERDICT):
                st.markdown(f"## {verdict(None, page.t)}")
            show_steps(None, page.t, form=way() == "form")
        return
    # What must be done stands first, also on a phone; the file it is about beside it.
    wide, narrow = columns(2, 1)
    with narrow:
        found = show_source(page, template=True)
        judged = _judged(found, page)
        chosen = _chosen(judged, page)
        if chosen and chosen.checked and chosen.delivery.form is None and not chosen.checked.unread:
            show_understood(chosen.checked, page.t)
    with top:
        _answer(chosen, page, several=len(judged) > 1)
    with wide:
        _work(chosen, page, [one for one in judged if one is not chosen])


def _closed(page: Page) -> None:
    st.markdown(f"## {page.t('access.upload_closed')}")
    left, right = columns(1, 1)
    with left:
        not_allowed(Permission.UPLOAD, page.visit.person, page.t, below="##")
    with right:
        _how(page)


def _how(page: Page) -> None:
    with st.container(border=True):
        st.markdown(f"### {page.t('upload.how.title')}")
        words = HOW if way() == "file" else HOW_BY_FORM
        st.markdown("\n".join(f"{n}. {page.t(f'upload.{name}')}" for n, name in enumerate(words, 1)))
        show_templates(page, chosen_kind())


HOW, HOW_BY_FORM = ("how.take", "how.see", "how.save"), ("form.how", "how.see", "how.save")


def _judged(found: Sequence[Delivery], page: Page) -> list[Judged]:
    """The verdict on each file; a fault of ours in one never hides the others."""
    kind, today, snapshot = chosen_kind(), page.visit.today, page.visit.snapshot
    judged = []
    new = any(not is_judged(one, kind, today, snapshot) for one in found)
    words, steps = page.t("upload.file.reading"), (Step.READING, Step.CHECKING, Step.COMPARING)
    # Nothing to wait for takes the same place: what is drawn below would else be made anew.
    with waiting(words, page.t, *steps) if new else nullcontext(st.container()) as wait:
        for one in found:
            tell = wait.of(one.name if len(found) > 1 else "") if isinstance(wait, Wait) else silence
            try:
                judged.append(judge(one, kind, today, snapshot, tell))
            except Exception:  # logged under a code; the reader gets the code
                st.error(unexpected(page.t))
    return judged


def _chosen(judged: Sequence[Judged], page: Page) -> Judged | None:
    if not judged:
        return None
    place = choose_file([(one.delivery, _mark(one)) for one in judged], page.t)
    return judged[min(place, len(judged) - 1)]


def _mark(judged: Judged) -> str:
    return "unexplained" if _unexplained(judged) else str(stage_of(judged))


def _answer(chosen: Judged | None, page: Page, *, several: bool) -> None:
    unexplained = _unexplained(chosen)
    with st.container(key=VERDICT):
        st.markdown(f"## {verdict(chosen, page.t, named=several, unexplained=unexplained)}")
    show_steps(
        stage_of(chosen) if chosen else None,
        page.t,
        unreadable=bool(chosen and chosen.checked and chosen.checked.unread),
        unexplained=bool(unexplained),
        form=way() == "form",
    )
    if chosen is None or stage_of(chosen) is not Stage.READY:  # else it stands over the button that was pressed
        show_failures()


def _unexplained(chosen: Judged | None) -> int:
    if chosen is None or chosen.checked is None or stage_of(chosen) is not Stage.READY:
        return 0
    return sum(not explained(one) for one in questions(chosen.delivery, chosen.checked))


def _work(chosen: Judged | None, page: Page, others: Sequence[Judged]) -> None:
    """What to do now."""
    if chosen is None:
        return
    stage, checked = stage_of(chosen), chosen.checked
    if checked is None:
        with st.container(border=True):
            st.markdown(f"### {page.t('upload.unrecognised.title')}")
            st.markdown(page.t("upload.unrecognised.text"))
    elif stage is Stage.REFUSED:
        show_problems(chosen.delivery, checked, page.t)
    elif stage is Stage.FOREIGN:
        show_foreign(chosen, page.t)
    elif stage is Stage.READY:
        _ready(chosen, page, others)
    else:
        show_outcome(chosen, stage, page.t)


def _ready(chosen: Judged, page: Page, others: Sequence[Judged]) -> None:
    if chosen.checked is None or chosen.comparison is None:
        return
    asked = questions(chosen.delivery, chosen.checked)
    if asked:
        show_questions(asked, chosen.delivery, chosen.checked, page.t)
    with st.container(border=True):
        show_changes(chosen.comparison, page.t, page.visit.snapshot, numbered=chosen.delivery.form is None)
        show_saving(chosen, page, others)
