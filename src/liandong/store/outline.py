"""Outline (提要): a statement without its quotes, under the id that it has with them; it takes a third of the room."""

from dataclasses import dataclass
from sys import intern

from liandong.model import Statement
from liandong.store.codec import decode


@dataclass(frozen=True, slots=True)
class Outline(Statement):
    """What a statement says, for those who do not ask what proves it."""

    def __post_init__(self) -> None:
        """The id is not worked out: it is that of the whole statement."""


def outline(id_: str, body: str) -> Statement:
    """The statement of this id and stored text without its quotes."""
    made = decode(Outline, body, emptied="evidence")
    object.__setattr__(made, "id", id_)
    for owner, name in ((made, "document"), (made, "property"), (made, "extractor"), (made.mention, "page")):
        object.__setattr__(owner, name, intern(getattr(owner, name)))  # they stand in very many
    return made
