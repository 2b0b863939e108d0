"""What changed (变化) between two forms of a need or an offer, field by field, in words."""

from collections.abc import Iterator
from typing import Any

from liandong.matching.fields import FIELDS
from liandong.matching.need import Need
from liandong.matching.offer import Offer
from liandong.matching.telling import value
from liandong.messages import Words, words

_MEASURED = {"amount_least": "amount", "amount_most": "amount", "quota": "amount", "term_least": "term",
             "term_most": "term", "rate_least": "rate_most", "rate_most": "rate_most", "regions": "region",
             "industries": "industry", "purposes": "purpose", "ratings": "rating", "age_least": "age"}  # fmt: skip
_CODES = {field.code for field in FIELDS.fields}


def changed(before: Need | Offer, after: Need | Offer) -> Iterator[tuple[str, Words, Words]]:
    """Of each field that is not the same its name, and both values in words; the names are those of the classes."""
    for name in before.__dataclass_fields__:
        one, other = getattr(before, name), getattr(after, name)
        if one != other:
            yield name, shown(name, one), shown(name, other)


def shown(name: str, held: Any) -> Words:
    """A field's value in words."""
    if held is None or held == "" or held == () or held == frozenset():
        return words("match.nothing")
    if name == "further":
        return words("pool_offer.conditions", count=len(held))
    if name == "days":
        return words("match.number", number=f"{held.since or ''}–{held.until or ''}")
    code = _MEASURED.get(name, name)
    if code in _CODES:
        return value(FIELDS.field(code), held)
    return words("match.number", number=str(held))
