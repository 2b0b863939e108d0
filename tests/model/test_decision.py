"""Which decisions stand: the newest by its moment leads; what takes another back does so whenever it was said."""

from liandong.model import Attestation, Decision, Judgement
from liandong.model.decision import standing, withdrawn

LATER, EARLIER = "2031-05-19T03:00:00+00:00", "2031-05-19T10:00:00+08:00"  # as text the other way round


def made(at: str, judgement: Judgement = Judgement.SAME, retracts: str | None = None) -> Decision:
    return Decision("a", "b", judgement, Attestation("王明", at, "核实"), retracts)


def test_the_newest_is_that_of_the_later_moment_whatever_its_offset() -> None:
    old, new = made(EARLIER, Judgement.DIFFERENT), made(LATER)
    assert standing([old, new]) == standing([new, old, new]) == (new, old)


def test_what_was_taken_back_stands_no_more_though_the_undoing_is_dated_before_it() -> None:
    decision = made(LATER)
    undoing = made(EARLIER, retracts=decision.id)
    assert standing([decision, undoing]) == ()
    again = made(EARLIER, Judgement.DIFFERENT, retracts=undoing.id)
    assert standing([decision, undoing, again]) == (decision,)


def test_a_long_chain_of_undoings_is_followed_to_its_end() -> None:
    chain = [(str(n), str(n - 1) if n else None) for n in range(3_001)]
    assert withdrawn(chain) == {str(n) for n in range(3_001) if n % 2}
