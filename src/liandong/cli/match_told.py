"""How allotments, outcomes and statements of a round are printed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from liandong.cli.outcome import USAGE, failed
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.matching.assign import Mode
    from liandong.matching.rounds import Allotment, Brought, Preference, Reached, Round, Stage, Stated
    from liandong.matching.rounds.outcome import Pair

_PAIRS = ("need", "firm", "offer", "institution", "fit", "score")
_NONE = "—"


def mode(voice: Voice, typed: str) -> "Mode":
    """The mode that was typed; usage where there is none such."""
    from liandong.matching.assign import Mode

    if typed not in list(Mode):
        raise failed(voice, voice("match.no_mode", given=typed), ", ".join(Mode), code=USAGE)
    return Mode(typed)


def preference(voice: Voice, typed: str) -> "Preference":
    """By what offers rank needs; usage where it is none."""
    from liandong.matching.rounds import Preference

    if typed not in list(Preference):
        raise failed(voice, voice("match.no_preference", given=typed), ", ".join(Preference), code=USAGE)
    return Preference(typed)


def round_row(id_: str, of: "Brought") -> tuple[str, ...]:
    """A round in one line."""
    from liandong.matching.rounds import Stage

    counts = (of.needs, of.offers, of.stages[Stage.CONTACT], of.stages[Stage.APPROVED])
    return id_, of.on.isoformat(), of.title, *map(str, counts), share(of)


def share(of: "Brought") -> str:
    return _NONE if of.share is None else f"{of.share:.0%}"


def allotment(voice: Voice, given: "Allotment", blocking: int) -> None:
    """The pairs, how they were found, whom nothing was found for, and the first blocking pairs in words."""
    from liandong.matching.telling import score as told_score

    line(given.told().worded(voice.lang), style="bold")
    if given.pairs:
        rows = [
            (each.need.title, each.need.firm, each.offer.title, each.offer.institution,
             voice("agenda.sure" if each.sure else "agenda.unsure"),
             told_score(each.score, each.before).worded(voice.lang))
            for each in given.pairs
        ]  # fmt: skip
        table([voice(f"match.heading_{name}") for name in _PAIRS], rows, right=(5,))
    for name, needs in (("left", given.left), ("apart", given.apart), ("unknown", given.unknown)):
        if needs:
            line(voice(f"match.allot_{name}", needs=voice.joined([need.title for need in needs])))
    if given.beyond:
        line(voice("match.allot_beyond", pairs=given.beyond), style="dim")
    for each in given.blocking_pairs(blocking):
        line("  " + each.told().worded(voice.lang), style="dim")


def reached(voice: Voice, round_: "Round", found: "Mapping[Pair, Reached]") -> None:
    """How far each pair has come."""
    if not found:
        return
    needs = {need.code: need.title for need in round_.needs}
    offers = {offer.code: offer.title for offer in round_.offers}
    line(voice("match.reached"), style="bold")
    rows = [
        (needs.get(need, need), offers.get(offer, offer), _stage(voice, each.stage), _day(each), _sums(voice, each))
        for (need, offer), each in sorted(found.items())
    ]
    table([voice(f"match.reached_{name}") for name in ("need", "offer", "stage", "on", "sums")], rows)


def _day(of: "Reached") -> str:
    return of.days[of.stage].isoformat() if of.stage in of.days else ""


def _sums(voice: Voice, of: "Reached") -> str:
    return voice.joined([f"{_stage(voice, stage)} {_money(voice, stage, of)}" for stage in of.sums])


def _stage(voice: Voice, stage: "Stage") -> str:
    return voice(f"brought.{stage}")


def _money(voice: Voice, stage: "Stage", of: "Reached") -> str:
    return voice("match.number_amount", number=f"{of.sums[stage].normalize():,f}")


def statements(voice: Voice, stated: "Sequence[Stated]") -> None:
    """What was stated, by whom, and what was taken back."""
    if not stated:
        return
    line(voice("match.statements"), style="bold")
    rows = []
    for each in stated:
        told, back = each.outcome, each.retracted
        sum_ = "" if told.amount is None else voice("match.number_amount", number=f"{told.amount.normalize():,f}")
        taken = "" if back is None else voice("match.taken_back", actor=back.actor, reason=back.reason)
        rows.append((str(each.number), told.need, told.offer, voice(f"brought.{told.stage}"), told.on.isoformat(), sum_,
                     each.by.actor, each.by.reason, taken))  # fmt: skip
    names = ("number", "need", "offer", "stage", "on", "sums", "actor", "reason", "retracted")
    table([voice(f"match.reached_{name}") for name in names], rows, right=(0,))
