"""Names of regions as they are found in a text, before and after it is known which region each means."""

from liandong.model.noun import Noun
from liandong.vocabulary.gazetteer import Region, Use, contains

WITH_SUPERIOR = frozenset((Use.NEAR, Use.CLOSE))
"""Uses for which the region's superior in the document is enough."""
NO_WORDS = frozenset((Use.FREE, *WITH_SUPERIOR))
"""Uses of names that are not words first of all."""


class RegionHit(Noun, frozen=True):
    """A region name at [start, end) of the text; more than one candidate where the text leaves it open."""

    start: int
    end: int
    name: str
    candidates: tuple[Region, ...]

    @property
    def region(self) -> Region | None:
        """The region, if only one is left."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class RawHit(Noun, frozen=True):
    """A name as found, with each region that it can stand for and the rule for reading it so.

    `placed`: its surroundings say which region it is. `listed`: a mark of enumeration joins it to the name before.
    `doubtful`: it may be part of other words, and stands only where the text names the region elsewhere. `rank`,
    `count`: what the word behind a list that ends here says that all in it are, and how many (两区); 0 where it does
    not say how many. `joint`: the words right behind it that two places have in common (两地, 协作).
    `whole`: no word stands right before it; `of`: 的 joins it to the name before.
    """

    start: int
    end: int
    name: str
    options: tuple[tuple[Region, Use], ...]
    placed: bool = False
    listed: bool = False
    doubtful: bool = False
    rank: str = ""
    count: int = 0
    joint: str = ""
    whole: bool = False
    of: bool = False


def leads(outer: Region, inner: Region) -> bool:
    """Whether the one may stand before the other as its address; a whole country places nothing (中国凤凰大厦)."""
    return outer is not inner and outer.level != "country" and contains(outer, inner) is True
