"""What does the log say of a file that was not made? One line; Streamlit would write a traceback of its own.

A file with names in it is made when somebody presses its button, and refused to whoever may not have it any more. The
reader is told by Streamlit, in words of ours (``built_in.no_file``).
"""

import logging

THEIRS = "streamlit.runtime.backend_operation_handler"
log = logging.getLogger(__name__)


def told_once(record: logging.LogRecord) -> bool:
    """Let Streamlit's line pass unless it holds a traceback: then its cause is told here, if it is not told yet."""
    if not record.exc_info:
        return True
    from dashboard.access.person import NotAllowedError  # brings in SQLAlchemy, which a start does without

    error = record.exc_info[1]
    cause = (error.__cause__ or error) if error else None
    if not isinstance(cause, NotAllowedError):  # a refusal has its own line, and one in the trail
        log.error("a download was not made: %s", type(cause).__name__)
    return False


def tell_once() -> None:
    """Have it so. Called once, by the server."""
    logging.getLogger(THEIRS).addFilter(told_once)
