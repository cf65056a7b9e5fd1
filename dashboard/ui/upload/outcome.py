"""What became of it? The batch, what it changed, where to see it, and how to take it back."""

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.menu import path_of
from dashboard.ui.page_table import BY_ID
from dashboard.ui.upload.judging import Judged, Stage
from dashboard.ui.upload.saving import done, start_over

SHOWN_ON = {
    "attendance": ("attendance", "overview"),
    "events": ("events", "overview"),
    "libraries": ("libraries", "map"),
    "projects": ("projects", "map"),
    "milestones": ("projects", "overview"),
    "overrides": ("projects", "overview"),
    "closures": ("attendance", "libraries"),
    "targets": ("libraries", "overview"),
    "population": ("map", "attendance"),
    "population_point": ("map",),
    "figures": ("overview", "libraries"),
}
"""The pages whose charts a kind of file changes."""


def show_outcome(judged: Judged, stage: Stage, t: Translator) -> None:
    """The card of a file that is in the store."""
    with st.container(border=True):
        st.markdown(f"### {t(f'upload.outcome.{stage}')}")
        saved = done().get(judged.delivery.key) if stage is Stage.SAVED else None
        if saved:
            st.markdown(t("upload.outcome.counts", new=saved.new, changed=saved.changed, same=saved.same))
        if judged.checked:
            for page_id in SHOWN_ON[judged.checked.kind.id]:
                title = t(f"page.{page_id}.title")
                st.page_link(path_of(page_id), label=t("upload.outcome.see", page=title), icon=BY_ID[page_id].icon)
        batch = saved.batch if saved else judged.loaded_as
        label = t("upload.outcome.journal", batch=str(batch)) if batch else t("page.journal.title")
        st.page_link(
            path_of("journal"),
            label=label,
            icon=":material/undo:" if saved else BY_ID["journal"].icon,
            query_params={"batch": str(batch)} if batch else None,
        )
        another = t("upload.outcome.next" if judged.delivery.form is None else "upload.form.another")
        st.button(another, icon=":material/upload_file:", on_click=start_over, key="next", type="primary")
