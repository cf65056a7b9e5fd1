"""What is a person told when the store does not do it? A sentence in their language; never a traceback."""

import logging
import secrets
from collections.abc import Callable
from functools import partial

from dashboard.access.binding import OutsideLibrariesError
from dashboard.access.person import NotAllowedError
from dashboard.i18n import Translator
from dashboard.ingest.obstacles import told
from dashboard.ingest.store_errors import IntakeUnavailable, NotExplainable, NotUndoable, StaleComparison, UndoBlocked
from dashboard.ui.access import note_refusal
from dashboard.ui.escape import escaped
from dashboard.ui.foreign import foreign_words, own_words
from dashboard.ui.journal_link import journal_link
from dashboard.ui.row_words import subject_of

logger = logging.getLogger(__name__)
REFUSED = (NotAllowedError, OutsideLibrariesError, StaleComparison, NotExplainable, NotUndoable, UndoBlocked)
Refused = NotAllowedError | OutsideLibrariesError | StaleComparison | NotExplainable | NotUndoable | UndoBlocked
NAMED = 5
"""Rows in the way of an undo that are named; the command line names more."""


def attempted(act: Callable[[], str], t: Translator) -> tuple[bool, str]:
    """Do it: whether it worked, and the sentence to show."""
    try:
        return True, act()
    except IntakeUnavailable as unavailable:
        logger.warning("the store did not take it: %s (%s)", unavailable.reason, _cause(unavailable))
        return False, t(f"journal.unavailable.{unavailable.reason}")
    except REFUSED as refused:
        note_refusal(refused)
        return False, _refusal(refused, t)
    except Exception:  # the last line of defence of a page: logged under a code, told without details
        return False, unexpected(t)


def _refusal(refused: Refused, t: Translator) -> str:
    match refused:
        case NotAllowedError():
            return t("access.no_longer", may=t(f"access.may.{refused.permission}"))
        case OutsideLibrariesError():
            return t("rights.outside", own=own_words(refused.libraries, t), rows=foreign_words(refused.foreign, t))
        case StaleComparison():
            return t("journal.stale")
        case NotUndoable():
            return t(f"upload.not_undoable.{refused.reason}")
        case NotExplainable():
            return t(f"journal.not_explainable.{refused.reason}")
        case UndoBlocked():
            return _blocked(refused, t)


def unexpected(t: Translator) -> str:
    """Log the error being handled under a code, and say the code."""
    mark = secrets.token_hex(3)
    logger.exception("failed with code %s", mark)
    return t("upload.failed", code=mark)


def _blocked(blocked: UndoBlocked, t: Translator) -> str:
    """Which batches are in the way, and the first of the rows by name."""
    named = [escaped(subject_of(table, key, t)) for table, key in blocked.rows[:NAMED]]
    rest = blocked.count - len(named)
    more = f" {t('origin.lines_more', n=rest)}" if rest else ""
    return f"{told(blocked, t, partial(journal_link, t=t))} {t('journal_page.undo.rows', rows='; '.join(named) + more)}"


def _cause(error: BaseException) -> str:
    """What the database or the code said first, in one line."""
    first = error
    while first.__cause__ is not None:
        first = first.__cause__
    return f"{type(first).__name__}: {first}".partition("\n")[0]
