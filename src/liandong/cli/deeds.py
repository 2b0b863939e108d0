"""`liandong review same|different|unsure|split|confirm|reject|correct|enter|undo|erase`: one act each, for scripts and
by hand."""

from typing import Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.acting import By, acted, named, signed
from liandong.cli.outcome import USAGE, failed
from liandong.cli.voice import Voice
from liandong.errors import UnknownRecord
from liandong.model import Act, Decision, Target
from liandong.workspace import Workspace


def register(group: typer.Typer, voice: Voice) -> None:
    for judgement in ("same", "different", "unsure"):
        _register_judgement(group, voice, judgement)
    _register_split(group, voice)
    _register_values(group, voice)
    _register_correction(group, voice)
    _register_entry(group, voice)
    _register_ends(group, voice)


def _register_judgement(group: typer.Typer, voice: Voice, judgement: str) -> None:
    @group.command(name=judgement, help=voice(f"help.review_{judgement}"))
    @signed(voice)
    def judge(
        left: Annotated[str, options.argument(voice, "review_thing", "RECORD")],
        right: Annotated[str, options.argument(voice, "review_thing", "OTHER")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        def act(opened: Workspace) -> Decision:
            ends = [_mention(voice, opened, words) for words in (left, right)]
            return opened.decide(ends[0], ends[1], judgement, **by.signature)

        acted(voice, workspace, act, rebuild=by.rebuild)


def _register_split(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="split", help=voice("help.review_split"))
    @signed(voice)
    def split(
        record: Annotated[str, options.argument(voice, "show_record", "RECORD")],
        members: Annotated[list[str], options.argument(voice, "review_going", "MEMBER...")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        def act(opened: Workspace) -> Decision:
            id_ = finding.record(voice, opened.ledger(), record).id
            return opened.split(id_, members, **by.signature)

        acted(voice, workspace, act, rebuild=by.rebuild)


def _register_values(group: typer.Typer, voice: Voice) -> None:
    for deed in ("confirm", "reject"):
        _register_value(group, voice, deed)


def _register_value(group: typer.Typer, voice: Voice, deed: str) -> None:
    @group.command(name=deed, help=voice(f"help.review_{deed}"))
    @signed(voice)
    def judge(
        record: Annotated[str, options.argument(voice, "show_record", "RECORD")],
        name: Annotated[str, options.argument(voice, "review_property", "PROPERTY")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        value: Annotated[str | None, options.argument(voice, "review_value", "VALUE")] = None,
        scope: Annotated[str | None, options.option(voice, "review_scope", "--scope", metavar="SCOPE")] = None,
    ) -> None:
        def act(opened: Workspace) -> Act:
            id_ = finding.record(voice, opened.ledger(), record).id
            do = opened.confirm if deed == "confirm" else opened.reject
            return do(id_, name, value, scope=scope, **by.signature)

        acted(voice, workspace, act, rebuild=by.rebuild)


def _register_correction(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="correct", help=voice("help.review_correct"))
    @signed(voice)
    def correct(
        record: Annotated[str, options.argument(voice, "show_record", "RECORD")],
        name: Annotated[str, options.argument(voice, "review_property", "PROPERTY")],
        value: Annotated[str, options.argument(voice, "review_new", "VALUE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        scope: Annotated[str | None, options.option(voice, "review_scope", "--scope", metavar="SCOPE")] = None,
        on: Annotated[str | None, options.option(voice, "review_on", "--on", metavar="DAY")] = None,
    ) -> None:
        def act(opened: Workspace) -> Act:
            id_ = finding.record(voice, opened.ledger(), record).id
            return opened.correct(id_, name, value, scope=scope, on=on, **by.signature)

        acted(voice, workspace, act, rebuild=by.rebuild)


def _register_entry(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="enter", help=voice("help.review_enter"))
    @signed(voice)
    def enter(
        kind: Annotated[str, options.argument(voice, "review_kind", "KIND")],
        fields: Annotated[list[str], options.argument(voice, "review_fields", "PROPERTY=VALUE")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
        on: Annotated[str | None, options.option(voice, "review_on", "--on", metavar="DAY")] = None,
    ) -> None:
        values = _fields(voice, fields)
        acted(
            voice,
            workspace,
            lambda opened: opened.enter(kind, values, on=on, **by.signature),
            rebuild=by.rebuild,
        )


def _register_ends(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="undo", help=voice("help.review_undo"))
    @signed(voice)
    def undo(
        given: Annotated[str, options.argument(voice, "review_act", "ACT")],
        workspace: Annotated[str, options.workspace(voice)],
        by: By,
    ) -> None:
        acted(
            voice,
            workspace,
            lambda opened: opened.undo(given, **by.signature),
            rebuild=by.rebuild,
        )

    @group.command(name="erase", help=voice("help.review_erase"))
    def erase(
        target: Annotated[str, options.argument(voice, "review_target", "PAGE|PERSON")],
        reason: Annotated[str, options.reason(voice)],
        workspace: Annotated[str, options.workspace(voice)],
        what: Annotated[Target | None, options.option(voice, "review_what", "--what")] = None,
        also: Annotated[list[str] | None, options.option(voice, "review_also", "--also", metavar="FILE")] = None,
        actor: Annotated[str | None, options.actor(voice)] = None,
        at: Annotated[str | None, options.at(voice)] = None,
    ) -> None:
        acted(
            voice,
            workspace,
            lambda opened: opened.erase(target, what, actor=named(actor), reason=reason, at=at, also=_also(also)),
            rebuild=True,
        )


def _mention(voice: Voice, opened: Workspace, words: str) -> str:
    """The mention of an id, or the first of the record of a name."""
    ledger = opened.ledger()
    try:
        return ledger.mention(words)
    except UnknownRecord:
        return finding.record(voice, ledger, words).id


def _also(given: list[str] | None) -> list[str] | bool | None:
    """All or none of the other pages with the name, or those that are named; nothing where nothing is said of them."""
    if given in (["all"], ["none"]):
        return given == ["all"]
    return given or None


def _fields(voice: Voice, fields: list[str]) -> dict[str, list[str]]:
    """The values of PROPERTY=VALUE by property, of which one may stand several times."""
    values: dict[str, list[str]] = {}
    for each in fields:
        name, sign, value = each.partition("=")
        if not sign:
            raise failed(
                voice,
                voice("review.no_value", words=each),
                voice("usage.remedy", help=f"{voice.program} review enter -h"),
                code=USAGE,
            )
        values.setdefault(name, []).append(value)
    return values
