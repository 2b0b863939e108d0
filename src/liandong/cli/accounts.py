"""`liandong accounts`: who may enter the portal. Passwords are asked for, or read from standard input."""

import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from liandong.cli import finding, options
from liandong.cli.acting import named
from liandong.cli.outcome import failed, reported
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import AccessError
from liandong.messages import words

if TYPE_CHECKING:
    from liandong.access import Access, Role
    from liandong.access.accounts import Account

ROLES = ("reader", "editor", "reviewer", "admin")
_DEED = "accounts"


def register(app: typer.Typer, voice: Voice) -> typer.Typer:
    """Gives the group of commands."""
    group = typer.Typer(
        help=voice("help.accounts"),
        no_args_is_help=True,
        options_metavar=voice("usage.options"),
        subcommand_metavar=voice("usage.subcommand"),
    )
    _register_add(group, voice)
    _register_list(group, voice)
    _register_changes(group, voice)
    app.add_typer(group, name="accounts")
    return group


@contextmanager
def opened(voice: Voice, workspace: str) -> Iterator["Access"]:
    """The accounts of a workspace, for the length of the block."""
    try:
        from liandong.access import Access
    except ImportError as error:
        raise failed(voice, voice("serve.missing"), voice("serve.missing_remedy")) from error
    with reported(voice), finding.existing(voice, workspace) as place:
        access = Access(place.beside(), place.settings)
        try:
            yield access
        finally:
            access.close()


def noted(access: "Access", deed: str, what: str) -> None:
    """Writes down what was done by command, and under which name of this machine."""
    access.audit.note(named(None), f"{_DEED} {deed}", what, "command", "done")


def _register_add(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="add", help=voice("help.accounts_add"))
    def add(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
        role: Annotated[str, options.option(voice, "accounts_role_option", "--role", metavar="ROLE")] = ROLES[0],
    ) -> None:
        with opened(voice, workspace) as access:
            made = access.add(name, _role(role), password(voice, twice=True))
            noted(access, "add", f"{made.name} {made.role}")
            line(voice("accounts.added", name=made.name, role=voice(f"accounts.role_{made.role}")))


def _register_list(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="list", help=voice("help.accounts_list"))
    def list_(
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with opened(voice, workspace) as access:
            every = access.accounts.all()
            if as_json:
                line(json.dumps([_told(a) for a in every], ensure_ascii=False))
            elif every:
                headings = [voice(f"accounts.{name}") for name in ("name", "role", "state", "organisations")]
                rows = [_cells(voice, each) for each in every]
                table(headings, rows)
            else:
                line(voice("accounts.none"))


def _told(each: "Account") -> dict[str, object]:
    return {"name": each.name, "role": each.role, "state": each.state, "organisations": each.organisations}


def _cells(voice: Voice, each: "Account") -> tuple[str, ...]:
    role, state = voice(f"accounts.role_{each.role}"), voice(f"accounts.state_{each.state}")
    return each.name, role, state, voice.joined(each.organisations)


def _register_changes(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="role", help=voice("help.accounts_role"))
    def role(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        new: Annotated[str, options.argument(voice, "accounts_role_option", "ROLE")],
        workspace: Annotated[str, options.workspace(voice)],
    ) -> None:
        with opened(voice, workspace) as access:
            changed = access.accounts.set_role(name, _role(new))
            noted(access, "role", f"{changed.name} {changed.role}")
            line(voice("accounts.changed", name=changed.name, role=voice(f"accounts.role_{changed.role}")))

    @group.command(name="bind", help=voice("help.accounts_bind"))
    def bind(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
        organisation: Annotated[
            list[str] | None, options.option(voice, "accounts_organisation", "--organisation", metavar="NAME")
        ] = None,
    ) -> None:
        with opened(voice, workspace) as access:
            changed = access.accounts.bind(name, organisation or ())
            theirs = voice.joined(changed.organisations)
            noted(access, "bind", f"{changed.name} {theirs}".strip())
            line(voice("accounts.bound" if theirs else "accounts.unbound", name=changed.name, organisations=theirs))

    @group.command(name="password", help=voice("help.accounts_password"))
    def password_(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
    ) -> None:
        with opened(voice, workspace) as access:
            found = access.accounts.one(name)
            access.accounts.set_password(found.name, password(voice, twice=True), given=True)
            noted(access, "password", found.name)
            line(voice("accounts.password_set", name=found.name))

    @group.command(name="remove", help=voice("help.accounts_remove"))
    def remove(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
    ) -> None:
        with opened(voice, workspace) as access:
            found = access.accounts.one(name)
            access.accounts.remove(found.name)
            noted(access, "remove", found.name)
            line(voice("accounts.removed", name=found.name))


def password(voice: Voice, *, twice: bool) -> str:
    """What is typed at the terminal, unseen, or the first line of standard input where that is none."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    typed = getpass.getpass(voice("accounts.ask_password") + " ")
    if twice and getpass.getpass(voice("accounts.ask_again") + " ") != typed:
        raise failed(voice, voice("accounts.differ"), voice("remedy.AccessError"))
    return typed


def _role(word: str) -> "Role":
    from liandong.access import Role

    if word not in ROLES:
        raise AccessError(words("fault.no_role", role=word, roles=", ".join(ROLES)))
    return Role(word)
