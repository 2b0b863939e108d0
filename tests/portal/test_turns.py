"""Pages are made one after another, unless one takes long."""

from threading import Event, Thread

from liandong.portal.turns import Turns

_SOON, _AT_MOST = 0.05, 30.0


def _made(turns: Turns, done: Event) -> None:
    with turns.one():
        done.set()


def test_a_page_waits_for_the_one_that_is_being_made() -> None:
    turns, done = Turns(long=_AT_MOST), Event()
    other = Thread(target=_made, args=(turns, done))
    with turns.one():
        other.start()
        assert not done.wait(_SOON)
    assert done.wait(_AT_MOST)
    other.join()


def test_nobody_waits_for_a_page_that_takes_long() -> None:
    turns, done = Turns(long=0.0), Event()
    other = Thread(target=_made, args=(turns, done))
    with turns.one():
        other.start()
        assert done.wait(_AT_MOST)
        other.join()
    with turns.one():  # and what went beside took nobody's turn away
        pass


def test_a_page_that_fails_ends_its_turn() -> None:
    turns, done = Turns(long=_AT_MOST), Event()
    try:
        with turns.one():
            raise ValueError
    except ValueError:
        _made(turns, done)
    assert done.is_set()
