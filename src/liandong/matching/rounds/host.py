"""Host (主办): who holds a round, where, and whom to ask, as its papers tell it."""

from dataclasses import dataclass, fields

from liandong.errors import MatchingError
from liandong.messages import words

LONGEST = 200
"""Characters of each: a line of a cover."""


@dataclass(frozen=True, slots=True)
class Host:
    """The organiser, the place and the contact of a round; what is empty is not told. The contact is what an office
    makes public, such as its telephone."""

    organiser: str = ""
    place: str = ""
    contact: str = ""

    def __post_init__(self) -> None:
        for name, held in self.told():
            if len(held) > LONGEST:
                raise MatchingError(words("match.host_long", field=words(f"match.host_{name}"), most=LONGEST))

    def told(self) -> tuple[tuple[str, str], ...]:
        """What is told, each with its name."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, held) for name, held in named if held)
