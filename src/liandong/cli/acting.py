"""One act of a person on the ledger: done, told, and the ledger brought up to date."""

import getpass
import time
from collections.abc import Callable
from typing import Any, NamedTuple, TypedDict

from liandong.cli import finding, options
from liandong.cli.outcome import reported
from liandong.cli.progress import shown
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.exchange.acts import short
from liandong.model import Act, Decision
from liandong.workspace import Workspace

_AHEAD_SECONDS = 300
"""By so much clocks may differ."""


class Signature(TypedDict):
    """Who does an act, why, and when (now where no time is given), as a workspace takes it."""

    actor: str
    reason: str
    at: str | None


class By(NamedTuple):
    """What the options of an act say: who signs it, and whether the ledger is brought up to date at once."""

    signature: Signature
    rebuild: bool


def signed(voice: Voice) -> options.Decorator:
    """Gives a command the options of an act, which it takes as `by`."""
    shared = (
        ("actor", str | None, None, options.actor(voice)),
        ("reason", str, "", options.reason(voice)),
        ("at", str | None, None, options.at(voice)),
        ("no_build", bool, False, options.no_build(voice)),
    )

    def by(values: dict[str, Any]) -> By:
        who = Signature(actor=named(values["actor"]), reason=values["reason"], at=values["at"])
        return By(who, not values["no_build"])

    return options.shared("by", [options.parameter(*each) for each in shared], by)


def acted(voice: Voice, workspace: str, act: Callable[[Workspace], Act | Decision], *, rebuild: bool) -> None:
    """Does one act, says so, and brings the ledger up to date at once where that is wanted."""
    with reported(voice), finding.existing(voice, workspace) as opened:
        done = act(opened)
        deed = done.deed.value if isinstance(done, Act) else done.judgement.value
        line(voice("review.done", deed=voice(f"deed.{deed}"), act=short(done.id)))
        if done.attestation.moment > time.time() + _AHEAD_SECONDS:
            line(voice("review.ahead", at=done.attestation.at), style="yellow", error=True)
        ended(voice, opened, 1, rebuild=rebuild)


def ended(voice: Voice, opened: Workspace, acts: int, *, rebuild: bool) -> None:
    """Says what becomes of so many acts: the ledger with them is built, or will be with the next build."""
    if not acts:
        return
    if not rebuild:
        line(voice("review.waiting", count=acts))
        return
    with shown(voice) as progress:
        report = opened.build([], progress=progress)
    line(voice("review.rebuilt", count=acts, version=report.version))


def named(actor: str | None) -> str:
    """Who is named; where nobody is, the name under which the person is known to the system, if it tells one."""
    if actor is not None:
        return actor
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return ""
