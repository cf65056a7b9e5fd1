"""Is a drawing known to have arrived once its mark has gone out, and not before?"""

from dashboard import arrivals
from dashboard.arrivals import Mark


def _message(name: str) -> bytes:
    return b"\n\x07\x12$$ID-9eaff3929a95e4c1-" + name.encode() + b"\x1a\x00"


def test_each_drawing_has_a_mark_of_its_own() -> None:
    first, second = Mark(), Mark()
    arrivals.sent(_message(second.name))
    assert (first.arrived, second.arrived) == (False, True)
    arrivals.sent(_message(first.name))
    assert first.arrived


def test_other_messages_tell_nothing() -> None:
    mark = Mark()
    for content in (b"", b"drawn-", b"drawn-0123456789abcdef", _message(mark.name[:-1])):
        arrivals.sent(content)
    assert not mark.arrived


def test_a_page_that_was_left_is_forgotten() -> None:
    mark = Mark()
    name = mark.name
    assert name in arrivals._under_way
    del mark
    arrivals.sent(_message(name))
    assert name not in arrivals._under_way
