"""What came of keeping, freezing or throwing away a deck? A sentence, shown once, in the reader's language."""

from collections.abc import Callable

import streamlit as st

from dashboard.access.person import NotAllowedError
from dashboard.access.roles import Permission
from dashboard.deck.errors import DeckError
from dashboard.i18n import Translator
from dashboard.ingest.store_errors import reason_of
from dashboard.store.audit import Actor
from dashboard.ui.access import note_refusal, require
from dashboard.ui.escape import escaped
from dashboard.ui.trouble import unexpected

SAID = "_deck_said"


def done(act: Callable[[Actor], str], t: Translator) -> bool:
    """Do it, if this visitor may; what came of it is told by :func:`tell`, here or in the next run."""
    fine, said = _attempted(act, t)
    st.session_state[SAID] = fine, said
    return fine


def tell() -> None:
    """Say what came of the last thing done, once."""
    fine, said = st.session_state.pop(SAID, (True, ""))
    if said:
        (st.success if fine else st.error)(said, icon=":material/check:" if fine else ":material/error:")


def _attempted(act: Callable[[Actor], str], t: Translator) -> tuple[bool, str]:
    try:
        return True, act(require(Permission.PRESENT))
    except NotAllowedError as refused:
        note_refusal(refused)
        return False, t("deck.error.not_allowed")
    except DeckError as refused:
        return False, escaped(refused.told(t))
    except Exception as error:  # the last line of defence of a page: logged under a code, told without details
        reason = reason_of(error)
        return False, unexpected(t) if reason is None else t(f"journal.unavailable.{reason}")
