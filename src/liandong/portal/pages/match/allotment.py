"""Allotment (分配): which need of a round is proposed to which offer, in a declared mode, with the bound and the pairs
that would rather have one another."""

from dataclasses import dataclass
from typing import Any

from liandong.matching.assign import Mode
from liandong.matching.rounds import Allotment, Preference
from liandong.matching.rounds.plain import plain_allotment
from liandong.matching.rounds.rounds import Kept
from liandong.messages import text
from liandong.portal.asked import Asked
from liandong.portal.leafing import leafed
from liandong.portal.matching import Matching
from liandong.portal.pages.match import held
from liandong.portal.sheet import Sheet, Table

_BLOCKING, _LEFT = 30, 200
"""Blocking pairs, and needs without a product, that are told."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How pairs are given out, as an address asks for it."""

    mode: Mode
    preference: Preference
    may: bool

    def given(self) -> dict[str, str]:
        """The same for an address; what is usual is left out."""
        told = {"mode": self.mode.value, "by": self.preference.value, "sure": "" if self.may else "1"}
        usual = {"mode": Mode.WELFARE.value, "by": Preference.SAME.value, "sure": ""}
        return {name: value for name, value in told.items() if value != usual[name]}


def manner(asked: Asked) -> Manner:
    """That of the address; the usual one for what it does not know."""
    mode = next((each for each in Mode if each == asked.one("mode")), Mode.WELFARE)
    preference = next((each for each in Preference if each == asked.one("by")), Preference.SAME)
    return Manner(mode, preference, asked.one("sure") != "1")


def made(matching: Matching, kept: Kept, how: Manner) -> Allotment:
    """MatchingError where no flow is found."""
    return matching.allotted(kept.id, how.mode, how.preference, may=how.may)


def tell(matching: Matching, asked: Asked) -> Sheet:
    """UnknownRecord where there is no such round."""
    kept, lang, how = held.kept_of(matching, asked), asked.lang, manner(asked)
    found = made(matching, kept, how)
    leaf, heads = leafed(asked, len(found.pairs)), held.headings(lang)
    blocking = found.blocking_pairs(_BLOCKING)
    told: dict[str, Any] = {
        **held.frame(asked, kept, "/allotment"),
        **choices(asked, how),
        "told": found.told().worded(lang),
        "headings": heads,
        "rows": [
            (held.cells(each, lang, moved=True),
             asked.link(held.here(kept, "/outcomes"), need=each.need.code, offer=each.offer.code))
            for each in found.pairs[leaf.first : leaf.last]
        ],
        "leaf": leaf,
        "blocking": [each.told().worded(lang) for each in blocking],
        "more_blocking": found.blocking - len(blocking),
        "groups": [
            (text(f"portal.match_left_{name}", lang, count=len(needs)), [held.named(each) for each in needs[:_LEFT]])
            for name, needs in (("left", found.left), ("apart", found.apart), ("unknown", found.unknown))
            if needs
        ],
        "beyond": text("portal.match_beyond", lang, count=found.beyond) if found.beyond else "",
        "schedule": asked.link(held.here(kept, "/schedule"), of=held.ALLOTTED, **how.given()),
    }  # fmt: skip
    data = plain_allotment(found, lang, _BLOCKING)
    table = Table(heads, [held.cells(each, lang) for each in found.pairs])
    return Sheet("match_allotment.html", held.title(kept, "/allotment", lang), told, data, table, lasts=False)


def choices(asked: Asked, how: Manner) -> dict[str, Any]:
    """What can be chosen of the manner, for the form of the address."""
    lang = asked.lang
    return {
        "how": how,
        "modes": [(each.value, text(f"allot.mode_{each}", lang)) for each in Mode],
        "preferences": [(each.value, text(f"allot.by_{each}", lang)) for each in Preference],
    }
