"""Answer (结论): what a computation found on the ledger, with its inputs; reproducible, never fed back as a
statement."""

from dataclasses import dataclass
from enum import StrEnum

PROPOSAL = "same?"
"""The recipe of an answer that asks persons whether its record and those of its inputs are one."""


class Verdict(StrEnum):
    """Three values everywhere: unknown is not no."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """One check on one record, or a proposal for persons to judge.

    `recipe` names the rule (`parts-total`, `same-area`, ...), `inputs` are statement ids, `shown` is the sum or
    comparison written out for people (language-neutral: 51亿元 + 62亿元 + 57亿元 = 170亿元), `gap` the difference in
    base units as a decimal string where there is one, `reason` a message code for what cannot be judged.

    Of a `PROPOSAL` (may these be one?) the inputs are record ids: the one in doubt first, then what it may be;
    `record` is the smallest of them.
    """

    id: str
    record: str
    recipe: str
    verdict: Verdict
    inputs: tuple[str, ...]
    shown: str
    gap: str | None = None
    reason: str | None = None
