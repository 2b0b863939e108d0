"""`liandong check`: whether a workspace is sound, and if not, what is wrong with it."""

from dataclasses import replace
from importlib.util import find_spec
from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.match_given import LIBRARIES
from liandong.cli.outcome import FAILED, reported
from liandong.cli.progress import shown
from liandong.cli.terminal import line
from liandong.cli.voice import Voice
from liandong.messages import Words
from liandong.workspace import Workspace

_SHOWN = 50


def beside_it(place: Workspace) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """What is wrong with what is kept beside the ledger: tasks and mechanisms, and needs, offers and rounds, where what
    matches them is installed; and what is to be said of these besides."""
    from liandong.followup.soundness import faults

    beside = place.beside()
    try:
        found, said = [*faults(beside)], list[Words]()
        if all(find_spec(library) for library in LIBRARIES):
            from liandong.matching.soundness import faults, remarks

            found += faults(beside)
            said += remarks(beside)
        return tuple(found), tuple(said)
    finally:
        beside.close()


def register(app: typer.Typer, voice: Voice) -> None:
    @app.command(name="check", help=voice("help.check"))
    def check(workspace: Annotated[str, options.workspace(voice)]) -> None:
        with reported(voice), finding.existing(voice, workspace) as opened:
            with shown(voice) as progress:
                report = opened.check(progress=progress)
            faults, remarks = beside_it(opened)
            report = replace(report, faults=(*report.faults, *faults))
            for fault in report.faults[:_SHOWN]:
                line(fault.worded(voice.lang), style="red")
            if len(report.faults) > _SHOWN:
                line(voice("check.further", count=len(report.faults) - _SHOWN))
            for each in (*report.unjudged, *remarks):
                line(each.worded(voice.lang))
            if report.sound:
                line(voice("check.sound" if report.whole else "check.sound_so_far", version=report.version))
                return
            line(voice("check.unsound", count=len(report.faults)), error=True)
        raise typer.Exit(FAILED)
