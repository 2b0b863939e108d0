"""Contradictions (矛盾): what was stated of one pair and cannot all be so.

Outcomes come late and out of order, so that a sum paid out stands without its approval, a refusal without a contact,
and each may be stated in any order: only what no later statement could mend is refused, with the number of the
statement to take back. An official adds up these sums for others; a wrong one that is passed over is found by nobody.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from liandong.matching.change import standing
from liandong.matching.rounds.outcome import Outcome, Stage
from liandong.matching.rounds.round import Round
from liandong.messages import Words, words
from liandong.rules import Truth

Said = tuple[int, Outcome]
"""An outcome with the number of its statement; 0 is the one that is to be stated."""

_MONEY = (Stage.PAID_OUT, Stage.REPAID)
_TURN = (Stage.APPROVED, Stage.REPAID, Stage.PAID_OUT)
"""In which order what was stated of one day is taken: as it fits best."""


def contradicted(round_: Round, said: Sequence[Said], outcome: Outcome) -> Words | None:
    """What of a pair of the round keeps an outcome from being stated beside what stands of it; None for nothing. What
    contradicts itself already, as after something was taken back, keeps out nothing."""
    known = {told.code for told in _every(said)}
    told = next((told for told in _every([*said, (0, outcome)]) if told.code not in known), None)
    return told or _never_met(round_, said, outcome)


def _every(said: Sequence[Said]) -> Iterator[Words]:
    ordered = sorted(said, key=lambda each: each[1].on)
    yield from _refused(ordered)
    yield from _owed(ordered)
    yield from _repaid(ordered)


def _refused(said: Sequence[Said]) -> Iterator[Words]:
    """No credit is approved after the refusal, nor paid out at all beside one: who changes their mind takes the refusal
    back. An approval before it is none, for firms decline what was approved."""
    for number, no in said:
        if no.stage is not Stage.REFUSED:
            continue
        for other, yes in said:
            if yes.stage in _MONEY or (yes.stage is Stage.APPROVED and yes.on > no.on):
                at, old = (other, yes) if number == 0 else (number, no)
                new = no if number == 0 else yes
                yield words("match.outcome_refused", number=at, stage=words(f"brought.{old.stage}"), on=str(old.on),
                            new=words(f"brought.{new.stage}"))  # fmt: skip
                return


def _owed(said: Sequence[Said]) -> Iterator[Words]:
    """What is paid out and not repaid is not above what is approved on any day; it may have been paid out several
    times. A repayment of an unknown sum leaves it open from then on."""
    owed, approved, of = Decimal(), Decimal("Infinity"), set[int]()
    for number, each in sorted((one for one in said if one[1].stage in _TURN), key=_turn):
        amount = each.amount or Decimal()
        match each.stage:
            case Stage.APPROVED if each.amount is not None:
                approved, of = each.amount, of | {number}
            case Stage.PAID_OUT:
                owed, of = owed + amount, of | {number}
            case Stage.REPAID if each.amount is None:
                return
            case Stage.REPAID:
                owed = max(Decimal(), owed - amount)
        if owed > approved:
            yield words("match.outcome_above", paid=_sum(owed), approved=_sum(approved), numbers=_numbers(of))
            return


def _repaid(said: Sequence[Said]) -> Iterator[Words]:
    """No more is repaid than was paid out, where the sums of all payments are known."""
    paid, back = ([each for each in said if each[1].stage is stage] for stage in _MONEY)
    if paid and all(each.amount is not None for _, each in paid):
        one, other = (sum((each.amount or Decimal() for _, each in every), Decimal()) for every in (paid, back))
        if other > one:
            numbers = _numbers({number for number, _ in (*paid, *back)})
            yield words("match.outcome_repaid", repaid=_sum(other), paid=_sum(one), numbers=numbers)


def _never_met(round_: Round, said: Sequence[Said], outcome: Outcome) -> Words | None:
    """A pair of which the product does not take the need is neither allotted nor invited by any mode; what came of it
    may be a slip of the code, unless somebody states that they met."""
    if said or outcome.stage is Stage.CONTACT:
        return None
    need = next(each for each in round_.needs if each.code == outcome.need)
    offer = next(each for each in round_.offers if each.code == outcome.offer)
    if standing(offer.rule, need.facts(round_.on), round_.on).truth is not Truth.NO:
        return None
    return words("match.outcome_not_met", need=need.title, offer=offer.title, contact=words(f"brought.{Stage.CONTACT}"))


def _turn(one: Said) -> tuple[date, int]:
    return one[1].on, _TURN.index(one[1].stage)


def _sum(amount: Decimal) -> str:
    return f"{amount.normalize():,f}"


def _numbers(of: Iterable[int]) -> str:
    return ", ".join(str(number) for number in sorted(of) if number)
