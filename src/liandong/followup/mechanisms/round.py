"""Round (例会): one meeting of a mechanism, from its call to what came of what it agreed."""

from datetime import date
from enum import StrEnum

from liandong.logged import Kept
from liandong.model.noun import Noun


class Sitting(StrEnum):
    """Where a round stands. A day by rule of which nobody says anything has no round, and is not missed for that."""

    CALLED = "called"
    HELD = "held"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Presence(StrEnum):
    """Of a member of whom nothing is told it is not known."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class Attended(Noun, frozen=True, omit_defaults=True):
    """A member at a round; `who` came for it."""

    member: str
    presence: Presence
    who: str = ""


class Agreed(Noun, frozen=True, omit_defaults=True):
    """What a round agreed (议定事项), and the task that it became; none where it is only `noted`."""

    text: str
    owner: str = ""
    due: date | None = None
    noted: bool = False
    task: int = 0


class Round(Kept, frozen=True, kw_only=True, omit_defaults=True):
    """A round of a `mechanism` as its log tells it: its `ordinal` is that in 第五次会议.

    `planned` is the day by rule for which it stands, None for one beside the rule; `day` that for which it is called or
    on which it was held. `chair` is who presided or is to, empty where that goes by turn.
    """

    state: Sitting
    mechanism: int
    day: date
    ordinal: int | None = None
    planned: date | None = None
    chair: str = ""
    place: str = ""
    agenda: tuple[str, ...] = ()
    attendance: tuple[Attended, ...] = ()
    minutes: tuple[str, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    made: str = ""
    changed: str = ""
