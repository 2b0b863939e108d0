"""`liandong reminders rules|addresses|manner` and what changes them."""

import getpass
import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import options
from liandong.cli.acting import named
from liandong.cli.outcome import USAGE, failed
from liandong.cli.reminders import opened
from liandong.cli.tasks import noted
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice

if TYPE_CHECKING:
    from liandong.followup.reminders import Role, When

_GROUP = "reminders"


def register(group: typer.Typer, voice: Voice) -> None:
    _register_rules(group, voice)
    _register_add_rule(group, voice)
    _register_addresses(group, voice)
    _register_manner(group, voice)
    for sort in ("rule", "address"):
        _register_remove(group, voice, sort)


def _register_rules(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="rules", help=voice("help.reminders_rules"))
    def rules(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        from liandong.followup.reminders.telling import manner_lines, moment, plain_rule, whom

        with opened(voice, workspace) as (_, reminders):
            found = reminders.book.rules()
            if as_json:
                line(json.dumps([plain_rule(number, each) for number, each in found.items()], ensure_ascii=False))
                return
            rows = [
                (str(number), moment(each, voice.lang), whom(each, voice.lang), each.only)
                for number, each in found.items()
            ]
            if rows:
                table([voice(f"reminders.{name}") for name in ("number", "when", "whom", "only")], rows, right=(0,))
            else:
                line(voice("reminders.no_rules"))
            for sentence in manner_lines(reminders.book.manner(), voice.lang):
                line(sentence, style="dim")


def _register_add_rule(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="add-rule", help=voice("help.reminders_add_rule"))
    def add_rule(
        workspace: Annotated[str, options.workspace(voice)],
        before: Annotated[int | None, options.option(voice, "reminders_before", "--before", metavar="N")] = None,
        on_day: Annotated[bool, options.option(voice, "reminders_on_day", "--on-day")] = False,
        overdue: Annotated[int | None, options.option(voice, "reminders_overdue", "--overdue", metavar="N")] = None,
        every: Annotated[int, options.option(voice, "reminders_every", "--every", metavar="N")] = 0,
        working: Annotated[bool, options.option(voice, "reminders_working", "--working")] = False,
        to: Annotated[list[str] | None, options.option(voice, "reminders_to", "--to", metavar="ROLE")] = None,
        name: Annotated[list[str] | None, options.option(voice, "reminders_name", "--name", metavar="NAME")] = None,
        only: Annotated[str, options.option(voice, "reminders_only", "--only", metavar="NAME")] = "",
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
    ) -> None:
        from liandong.followup.reminders import Rule
        from liandong.followup.reminders.telling import moment

        when, days = _when(voice, before, overdue, on_day=on_day)
        names = tuple(name or ())
        whom = tuple(_role(voice, each) for each in (to or ([] if names else ["owner"])))
        rule: Rule = Rule(when=when, days=days, every=every, working=working, whom=whom, named=names, only=only)
        with opened(voice, workspace) as (place, reminders):
            number = reminders.book.add_rule(rule, actor=named(actor), reason=reason)
            noted(place, "add-rule", str(number), _GROUP)
            line(voice("reminders.rule_added", number=number, rule=moment(rule, voice.lang)))


def _register_addresses(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="addresses", help=voice("help.reminders_addresses"))
    def addresses(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as (_, reminders):
            found = reminders.book.addresses()
            if as_json:
                told = [{"number": a.number, "person": a.person, "label": a.label, "shown": a.shown} for a in found]
                line(json.dumps(told, ensure_ascii=False))
            elif found:
                headings = [voice(f"reminders.{name}") for name in ("number", "person", "channel")]
                table(headings, [(str(a.number), a.person, a.told) for a in found], right=(0,))
            else:
                line(voice("reminders.no_addresses"))

    @group.command(name="add-address", help=voice("help.reminders_add_address"))
    def add_address(
        person: Annotated[str, options.argument(voice, "reminders_person", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
        label: Annotated[str, options.option(voice, "reminders_label", "--label", metavar="TEXT")] = "",
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
    ) -> None:
        with opened(voice, workspace) as (place, reminders):
            url = _typed(voice)
            made = reminders.book.add_address(person, url, label, actor=named(actor), reason=reason)
            noted(place, "add-address", f"{made.number} {made.person} {made.told}", _GROUP)
            line(voice("reminders.address_added", number=made.number, person=made.person, told=made.told))


def _register_manner(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="manner", help=voice("help.reminders_manner"))
    def manner(
        workspace: Annotated[str, options.workspace(voice)],
        quiet: Annotated[str | None, options.option(voice, "reminders_quiet", "--quiet", metavar="HOURS")] = None,
        working_only: Annotated[
            bool | None, options.option(voice, "reminders_working_only", "--working-only/--any-day")
        ] = None,
        digest: Annotated[bool | None, options.option(voice, "reminders_digest", "--digest/--single")] = None,
        base: Annotated[str | None, options.option(voice, "reminders_base", "--base", metavar="ADDRESS")] = None,
        language: Annotated[
            str | None, options.option(voice, "reminders_language", "--language", metavar="zh|en")
        ] = None,
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
    ) -> None:
        from liandong.followup.reminders.manner import changed
        from liandong.followup.reminders.telling import manner_lines

        with opened(voice, workspace) as (place, reminders):
            held = reminders.book.manner()
            new = changed(held, quiet=quiet, working_only=working_only, digest=digest, base=base, lang=language)
            if new != held:
                held = reminders.book.set_manner(new, actor=named(actor), reason=reason)
                noted(place, "manner", "", _GROUP)
            for sentence in manner_lines(held, voice.lang):
                line(sentence)


def _register_remove(group: typer.Typer, voice: Voice, sort: str) -> None:
    @group.command(name=f"remove-{sort}", help=voice(f"help.reminders_remove_{sort}"))
    def remove(
        number: Annotated[int, options.argument(voice, "reminders_number", "NUMBER")],
        workspace: Annotated[str, options.workspace(voice)],
        actor: Annotated[str | None, options.actor(voice)] = None,
        reason: Annotated[str, options.reason(voice)] = "",
    ) -> None:
        with opened(voice, workspace) as (place, reminders):
            book = reminders.book
            gone = book.remove_rule if sort == "rule" else book.remove_address
            gone(number, actor=named(actor), reason=reason)
            noted(place, f"remove-{sort}", str(number), _GROUP)
            line(voice("reminders.removed", number=number))


def _typed(voice: Voice) -> str:
    """The address, unseen, or the first line of standard input: on the command line others could read it."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return getpass.getpass(voice("reminders.ask_address") + " ").strip()


def _when(voice: Voice, before: int | None, overdue: int | None, *, on_day: bool) -> tuple["When", int]:
    from liandong.followup.reminders import When

    told = [(When.BEFORE, before), (When.OVERDUE, overdue), (When.ON, 0 if on_day else None)]
    given = [(when, days) for when, days in told if days is not None]
    if len(given) != 1:
        remedy = voice("usage.remedy", help=f"{voice.program} reminders add-rule -h")
        raise failed(voice, voice("reminders.no_when"), remedy, code=USAGE)
    return given[0]


def _role(voice: Voice, typed: str) -> "Role":
    from liandong.followup.reminders import Role

    if typed not in list(Role):
        remedy = voice("usage.remedy", help=f"{voice.program} reminders add-rule -h")
        raise failed(voice, voice("reminders.no_role", role=typed), remedy, code=USAGE)
    return Role(typed)
