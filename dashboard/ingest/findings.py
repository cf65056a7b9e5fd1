"""What is there to say of a file? Problems up to the limit but all counted, notices once per different value."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.ingest import limits
from dashboard.ingest.checked import Notice, Problem


@dataclass(slots=True)
class Findings:
    """What there is to say of a file: problems up to the limit, notices once per different value."""

    problems: list[Problem] = field(default_factory=list)
    total: int = 0
    notices: dict[tuple[str, str | None, str | None], Notice] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, found: Iterable[Problem | Notice]) -> None:
        """Take in what a stage has to say."""
        for one in found:
            if isinstance(one, Problem):
                self._blame(one)
            else:
                self._note(one)

    def _blame(self, problem: Problem) -> None:
        self.total += 1
        self.problems.append(problem)
        if len(self.problems) > limits.MAX_PROBLEMS * 5:
            self.problems = list(self.first_problems())

    def _note(self, notice: Notice) -> None:
        key = (notice.id, notice.column, str(notice.row) if notice.column is None else notice.before)
        if notice.is_warning:
            key = (notice.id, notice.column, notice.cell)
        if key not in self.notices and self.counts[notice.id] < limits.MAX_NOTICES_EACH:
            self.counts[notice.id] += 1
            self.notices[key] = notice

    def first_problems(self) -> tuple[Problem, ...]:
        """Of the whole file first, then row by row; a few kinds of fault never hide the others at the end."""
        return tuple(sorted(self.problems, key=lambda p: p.row or 0)[: limits.MAX_PROBLEMS])
