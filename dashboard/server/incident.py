"""What does a reader see when a page fails? A sentence in their language and a number; the cause stands in the log.

Streamlit calls this for every error that a page, a callback or a fragment did not catch, after it wrote the traceback
to the log. It imports nothing of the pages: an error in importing them is told here too.
"""

import logging
import secrets

import streamlit as st

from dashboard import meters
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, language_of, translator

log = logging.getLogger(__name__)
KEY = "incident"
"""Key of the message: tests look for it."""
FILE_LOST = frozenset({"gone", "damaged"})


def tell(error: Exception) -> bool:
    """Log the cause under a number and show the number; true: Streamlit need not show its own box."""
    code, t = noted(error), translator(_language())
    with st.container(key=f"{KEY}-{code}"):
        st.error(f"**{t(f'{KEY}.title')}**\n\n{words(error, t, code)}", icon=":material/error:")
    return True


def noted(error: Exception) -> str:
    """The number under which the cause stands in the log."""
    meters.failed()
    code = secrets.token_hex(3)
    log.error("incident %s: %s", code, f"{type(error).__name__}: {error}".partition("\n")[0])
    return code


def words(error: Exception, t: Translator, code: str) -> str:
    """What a person is told of it, and can do."""
    from dashboard.ingest.store_errors import reason_of  # brings in SQLAlchemy, which a start does without

    reason = reason_of(error)
    if reason is None:
        return t(f"{KEY}.fault", code=code)
    return t(f"{KEY}.{'lost' if reason in FILE_LOST else 'unavailable'}", code=code)


def _language() -> str:
    """The reader's language, wherever this run came to know it."""
    wishes = (st.session_state.get("lang"), st.query_params.get("lang"), language_of(st.context.locale))
    return next((str(wish) for wish in wishes if wish in LANGUAGES), DEFAULT_LANGUAGE)
