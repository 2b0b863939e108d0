"""What the commands of `liandong match` share that work on a workspace: its pools and rounds, who does it, what is
typed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from liandong.cli import options
from liandong.cli.acting import named
from liandong.cli.match_given import matching
from liandong.cli.outcome import USAGE, failed
from liandong.cli.tasks import beside
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.messages import LANGUAGES, text
from liandong.store import holds_store
from liandong.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from liandong.matching import Weights
    from liandong.matching.pool import Needs, Offers
    from liandong.matching.rounds import Kept, Rounds, Stage


class Held(NamedTuple):
    """A workspace with its pools and its rounds."""

    place: Workspace
    needs: "Needs"
    offers: "Offers"
    rounds: "Rounds"


class By(NamedTuple):
    """Who does it, and why."""

    actor: str
    reason: str


@contextmanager
def opened(voice: Voice, workspace: str, *, new: bool = False) -> Iterator[Held]:
    """A workspace with its pools and rounds, for the length of the block; a `new` one where there is none yet."""
    with matching(voice):
        from liandong.matching.pool import Needs, Offers
        from liandong.matching.rounds import Rounds

        if new and not holds_store(workspace):
            open_workspace(workspace, create=True).close()
            line(voice("match.workspace_made", workspace=options.folder(workspace)), error=True)
        with beside(voice, workspace) as (place, found):
            yield Held(place, Needs(found), Offers(found), Rounds(found))


def signed(voice: Voice) -> options.Decorator:
    """Gives a command the options of who does it and why, which it takes as `by`."""
    shared = (("actor", str | None, None, options.actor(voice)), ("reason", str, "", options.reason(voice)))
    each = [options.parameter(*one) for one in shared]
    return options.shared("by", each, lambda values: By(named(values["actor"]), values["reason"]))


def day(voice: Voice, typed: str) -> date:
    """The day that was typed, today where none was; usage where it is none."""
    from liandong.errors import EntryError
    from liandong.matching.rounds import as_of_typed

    try:
        return as_of_typed(typed)
    except EntryError as error:
        raise failed(voice, error.worded(voice.lang), voice("match.day_remedy"), code=USAGE) from error


def chosen(voice: Voice, rounds: "Rounds", typed: str) -> "Kept":
    """The round whose title is typed, or whose id begins so; usage where there are several, UnknownRecord where there
    is none."""
    every = [each.id for each in rounds.all() if typed and (each.title == typed or each.id.startswith(typed))]
    if len(every) > 1 and typed not in every:
        raise failed(voice, voice("match.rounds_so", id=typed, ids=", ".join(every)), voice("match.rounds_so_remedy"),
                     code=USAGE)  # fmt: skip
    return rounds.round(typed if len(every) != 1 else every[0])


def stage(voice: Voice, typed: str) -> "Stage":
    """The stage that was typed, by its code or its name in one of the languages."""
    from liandong.matching.rounds import Stage

    for each in Stage:
        if typed in (each.value, *(text(f"brought.{each}", lang) for lang in LANGUAGES)):
            return each
    raise failed(voice, voice("match.no_stage", stage=typed), voice("match.stages", stages=", ".join(Stage)),
                 code=USAGE)  # fmt: skip


def weights(voice: Voice, typed: str) -> "Weights":
    """Weights as they are typed: rate=3,success=0; the others stay as they are. Usage for what is none."""
    from liandong.matching import Weights
    from liandong.matching.scores import PARTS

    told: dict[str, float] = {}
    for part in (each for each in typed.replace("，", ",").split(",") if each.strip()):
        name, _, number = (each.strip() for each in part.partition("="))
        try:
            told[name] = float(number)
        except ValueError:
            name = ""
        if name not in PARTS:
            raise failed(voice, voice("match.no_weight", given=part.strip()),
                         voice("match.weights_remedy", parts=", ".join(PARTS)), code=USAGE)  # fmt: skip
    return Weights(**told)


def hour(voice: Voice, typed: str) -> time:
    """The time of day that was typed; usage where it is none."""
    try:
        return time.fromisoformat(typed.strip().zfill(len("09:00")))
    except ValueError:
        raise failed(voice, voice("match.no_hour", given=typed), voice("match.hour_remedy"), code=USAGE) from None


def rest(voice: Voice, typed: str) -> tuple[time, time] | None:
    """From when to when nobody meets: 12:00-14:00; None for `none`."""
    if typed.strip().lower() in ("", "none", "无"):
        return None
    since, _, until = typed.replace("–", "-").partition("-")
    return hour(voice, since), hour(voice, until)
