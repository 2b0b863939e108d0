"""How an answer of reconciliation is put together."""

from collections.abc import Sequence
from decimal import Decimal

from liandong.model import Answer, FoldedValue, Record, Verdict, content_id
from liandong.records.checks.wording import plain


def answer(
    record: Record,
    recipe: str,
    verdict: Verdict,
    inputs: Sequence[str],
    shown: str,
    *,
    gap: Decimal | None = None,
    reason: str | None = None,
) -> Answer:
    """The answer, named by its content."""
    written = None if gap is None else plain(gap)
    id_ = content_id("answer", record.id, recipe, verdict, shown, written, reason, *inputs)
    return Answer(id_, record.id, recipe, verdict, tuple(inputs), shown, written, reason)


def statements_of(*values: FoldedValue) -> tuple[str, ...]:
    """The statements behind the values, each once, in their order."""
    return tuple(dict.fromkeys(id_ for value in values for id_ in value.statements))
