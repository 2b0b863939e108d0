"""Truth (真值): yes, no, or unknown, as Kleene joined them: unknown is neither no nor zero."""

from collections.abc import Iterable
from enum import IntEnum


class Truth(IntEnum):
    """In the order in which `all_of` takes the least and `any_of` the greatest."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @classmethod
    def of(cls, known: bool | None) -> "Truth":
        """YES or NO, UNKNOWN for None."""
        return cls.UNKNOWN if known is None else cls.YES if known else cls.NO

    def reversed(self) -> "Truth":
        """NO for YES and the other way round; what is unknown stays so."""
        return Truth(2 - self)


def all_of(parts: Iterable[Truth]) -> Truth:
    """NO if one is, else UNKNOWN if one is, else YES; YES of none at all."""
    return min(parts, default=Truth.YES)


def any_of(parts: Iterable[Truth]) -> Truth:
    """YES if one is, else UNKNOWN if one is, else NO; NO of none at all."""
    return max(parts, default=Truth.NO)
