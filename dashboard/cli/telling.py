"""How does a command answer? In words of the reader's language, or as one JSON object; never with a traceback."""

import argparse
import json
import re
import sys
from collections.abc import Callable
from functools import wraps

from dashboard.i18n import translator
from dashboard.ingest.obstacles import told
from dashboard.ingest.store_errors import IntakeUnavailable, NotUndoable, UndoBlocked

DONE, REFUSED, MISUSE = 0, 1, 2
WHOLE = frozenset({"check", "import"})
"""Commands whose object has all its parts, whatever happened."""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but line break and tabulator, and those that turn the direction of writing."""
Run = Callable[[argparse.Namespace], int]


def no_outcome() -> dict[str, object]:
    """The object of a check or an import of which nothing can be said: every part is there, and empty."""
    empty: dict[str, object] = {"rows": [], "stored": 0, "errors": [], "errors_total": 0, "notices": []}
    return {"outcome": "reject", **empty, "changes": {"new": 0, "changed": 0, "same": 0}}


def inert(text: str) -> str:
    """What a terminal shows and does not obey: a cell or a file's name may hold what moves its cursor or its title."""
    return OBEYED.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def tell(options: argparse.Namespace, text: str, values: object, status: int = DONE) -> int:
    """Print words, or one JSON object; refusals in words go to the error stream."""
    if options.json:
        print(json.dumps(values, ensure_ascii=False, default=str))
    elif text:
        print(inert(text), file=sys.stderr if status else sys.stdout)
    return status


def answered(run: Run) -> Run:
    """The command with every known refusal told in words."""

    @wraps(run)
    def told(options: argparse.Namespace) -> int:
        try:
            return run(options)
        except IntakeUnavailable as refused:
            return _unavailable(options, refused)
        except NotUndoable as refused:
            text = translator(options.lang)(f"journal.not_undoable.{refused.reason}", batch=str(options.batch))
            return tell(options, text, _error(refused.reason, text), REFUSED)
        except UndoBlocked as refused:
            return _blocked(options, refused)
        except BrokenPipeError:
            raise  # whoever read the answer stopped reading: no fault
        except OSError as refused:
            why = refused.strerror or str(refused)
            text = translator(options.lang)("misuse.file.failed", file=str(refused.filename or ""), why=why)
            return tell(options, text, _error("file", text), REFUSED)

    return told


def _unavailable(options: argparse.Namespace, refused: IntakeUnavailable) -> int:
    """What a person can do, and for whoever looks after the server what the database said."""
    t = translator(options.lang)
    text, cause = t(f"journal.unavailable.{refused.reason.value}"), cause_of(refused)
    whole = no_outcome() if options.command in WHOLE else {}
    told = f"{text} {t('journal.cause', cause=cause)}" if cause else text
    return tell(options, told, whole | _error(refused.reason.value, text) | {"cause": cause}, REFUSED)


def cause_of(refused: IntakeUnavailable) -> str:
    """What the database or its driver said, in a line; values of rows are not in it."""
    error = refused.__cause__
    return " ".join(str(getattr(error, "orig", None) or error or "").split())


def _error(reason: str, text: str) -> dict[str, object]:
    return {"outcome": "reject", "reason": reason, "message": text}


def _blocked(options: argparse.Namespace, refused: UndoBlocked) -> int:
    t = translator(options.lang)
    text = told(refused, t)
    rows = [t("journal.blocked_row", table=table, row=key) for table, key in refused.rows[:20]]
    values = _error("blocked", text) | {
        "batches": refused.batches, "by": refused.by, "rows": refused.rows, "rows_total": refused.count,
    }  # fmt: skip
    return tell(options, "\n".join((text, *rows)), values, REFUSED)
