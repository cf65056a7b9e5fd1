"""Is what a database says understood, whatever language its words are in?"""

import pytest
from sqlalchemy.exc import OperationalError, ProgrammingError

from dashboard.ingest.store_errors import Reason, reason_of


class SaidError(Exception):
    """An error of psycopg: words in the server's language, and a code."""

    def __init__(self, words: str, sqlstate: str | None = None) -> None:
        super().__init__(words)
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("kind", "words", "code", "reason"),
    [
        (OperationalError, "выполнение оператора отменено из-за тайм-аута блокировки", "55P03", Reason.LOCKED),
        (OperationalError, 'в транзакции в режиме "только чтение" нельзя выполнить UPDATE', "25006", Reason.READ_ONLY),
        (ProgrammingError, "нет доступа к таблице audit", "42501", Reason.READ_ONLY),
        (ProgrammingError, 'отношение "batch" не существует', "42P01", Reason.GONE),
        (OperationalError, "не удалось расширить файл: На устройстве нет свободного места", "53100", Reason.FULL),
        (OperationalError, 'connection failed: FATAL: database "nope" does not exist', None, Reason.GONE),
        (OperationalError, "connection failed: пользователь не прошёл проверку подлинности", None, Reason.OTHER),
        (OperationalError, "the server does not answer", None, Reason.OTHER),
        (OperationalError, "database is locked", None, Reason.LOCKED),
        (ProgrammingError, 'столбец "x" не существует', "42703", None),
    ],
)
def test_a_code_says_more_than_words(
    kind: type[OperationalError], words: str, code: str | None, reason: Reason | None
) -> None:
    assert reason_of(kind("SELECT 1", {}, SaidError(words, code))) is reason
