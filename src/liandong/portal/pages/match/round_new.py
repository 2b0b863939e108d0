"""A new round: what stands on a day is taken as it is, matched with stated weights and what earlier rounds taught, and
kept for good."""

from typing import Any

from liandong.errors import EntryError, LiandongError, MatchingError
from liandong.logged.moments import today
from liandong.matching import Weights
from liandong.matching.rounds import Host, Round, as_of_typed
from liandong.matching.scores import PARTS
from liandong.messages import Words, text, words
from liandong.portal.asked import Asked
from liandong.portal.form import WHOLE, Done, Form, Wrong
from liandong.portal.matching import Matching
from liandong.portal.sheet import Sheet, Table

LONGEST = 120
"""Characters of a title."""

HOST = ("organiser", "place", "contact")
"""What papers tell of who holds the round; each may be left empty."""


def tell(matching: Matching, asked: Asked) -> Sheet:
    """The form, with how much stands today."""
    lang, on = asked.lang, today()
    usual = Weights()
    told: dict[str, Any] = {
        "list": asked.link("/match/rounds"),
        "today": on,
        "standing": text("portal.match_round_standing", lang, day=on, needs=len(matching.needs.standing(on)),
                         offers=len(matching.offers.standing(on))),
        "parts": [
            (name, text(f"match.part_{name}", lang), asked.sent.one(f"weight-{name}", f"{getattr(usual, name):g}"))
            for name in PARTS
        ],
        "host": [(name, text(f"match.host_{name}", lang)) for name in HOST],
        "learnt": any(each.decided for each in matching.rounds.records(on).values()),
    }  # fmt: skip
    return Sheet("match_round_new.html", text("portal.match_round_new", lang), told, {}, Table((), ()), lasts=False)


def take(matching: Matching, asked: Asked) -> Done | Wrong:
    """Keeps the round."""
    form, wrong = asked.sent, dict[str, LiandongError | Words]()
    title, on = form.one("title").strip(), today()
    if not title:
        wrong["title"] = words("match.needed")
    elif len(title) > LONGEST:
        wrong["title"] = words("fault.letter_long", count=len(title), most=LONGEST)
    try:
        on = as_of_typed(form.one("on"))
    except EntryError as error:
        wrong["on"] = error
    weights = _weights(form, wrong)
    if wrong or weights is None:
        return Wrong(wrong)
    needs, offers = matching.needs.standing(on), matching.offers.standing(on)
    if not needs or not offers:
        return Wrong({"on": words("portal.match_round_nothing", needs=len(needs), offers=len(offers))})
    try:
        host = Host(*(form.one(name).strip() for name in HOST))
        round_ = Round(title, on, needs, offers, weights, matching.rounds.success(offers, on), host=host)
        kept = matching.rounds.keep(round_, **form.signature)
    except MatchingError as error:
        return Wrong({WHOLE: error})
    return Done(f"/match/rounds/{kept.id}")


def _weights(form: Form, wrong: dict[str, LiandongError | Words]) -> Weights | None:
    """Those that were typed, the usual ones where no field was sent; what is no number stands beside its field."""
    held, usual = dict[str, float](), Weights()
    for name in PARTS:
        typed = form.one(f"weight-{name}", str(getattr(usual, name))).strip()
        try:
            held[name] = float(typed or 0)
        except ValueError:
            wrong[f"weight-{name}"] = words("portal.match_no_weight", given=typed)
    try:
        return None if wrong else Weights(**held)
    except MatchingError as error:
        wrong[WHOLE] = error
        return None
