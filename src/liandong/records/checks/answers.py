"""How an answer of reconciliation is put together, and the reasons for which a check stays open."""

from collections.abc import Sequence
from decimal import Decimal

from liandong.model import Answer, FoldedValue, Verdict, content_id
from liandong.records.checks.wording import plain

BOUND_ONLY = "total_is_bound"
"""Reason: the whole is only told as a lower bound, and the part lies above it."""
DISAGREE = "parts_disagree"
"""Reason: one subject has several figures that could be its part."""
UNCLEAR = "parts_unclear"
"""Reason: what looks like a part is more than all, or it is not said that the figures are parts."""
LIST_INCOMPLETE = "list_incomplete"
"""Reason: fewer are listed than are counted; the list may not be meant to be complete."""
PLACES_UNCLEAR = "places_unclear"
"""Reason: the gazetteer does not know how the places lie to one another."""
CONSTANT_PRICES = "constant_prices"
"""Reason: growth of output is stated at constant prices, levels at current ones."""
REVISED = "revised"
"""Reason: the two numbers are of different documents, and the earlier one may have been revised since."""
PERIOD_OPEN = "period_open"
"""Reason: the texts leave open of which period the numbers are."""
INCOMPLETE = "parts_incomplete"
"""Reason: the parts that are told come to less than the total, and nothing says that all of them are told."""


def answer(
    record: str,
    recipe: str,
    verdict: Verdict,
    inputs: Sequence[str],
    shown: str,
    *,
    gap: Decimal | None = None,
    reason: str | None = None,
) -> Answer:
    """The answer on the record of this id, named by its content."""
    written = None if gap is None else plain(gap)
    id_ = content_id("answer", record, recipe, verdict, shown, written, reason, *inputs)
    return Answer(id_, record, recipe, verdict, tuple(inputs), shown, written, reason)


def statements_of(*values: FoldedValue) -> tuple[str, ...]:
    """The statements behind the values, each once, in their order."""
    return tuple(dict.fromkeys(id_ for value in values for id_ in value.statements))
