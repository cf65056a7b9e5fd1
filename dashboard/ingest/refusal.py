"""Why can a file not be read at all? Raised by the early stages, turned into one problem by ``check``."""

from dashboard.ingest.checked import Problem


class RefusedError(Exception):
    """A file that no later stage can look at."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(problems[0].reason)
        self.problems = problems


def refuse(reason: str, *, row: int | None = None, line: int | None = None, **details: object) -> RefusedError:
    """The refusal for one reason."""
    return RefusedError(Problem(reason=reason, row=row, line=line, details=details))
