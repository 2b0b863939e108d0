"""`liandong accounts tokens|token|revoke`: by what programs read the portal, as the account whose tokens they are."""

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from liandong.cli import accounts, options
from liandong.cli.terminal import line, table
from liandong.cli.voice import Voice
from liandong.errors import AccessError
from liandong.messages import words

_SHORT = 10
"""Letters by which a token is named."""


def register(group: typer.Typer, voice: Voice) -> None:
    @group.command(name="tokens", help=voice("help.accounts_tokens"))
    def tokens(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        workspace: Annotated[str, options.workspace(voice)],
        as_json: Annotated[bool, options.option(voice, "json", "--json")] = False,
    ) -> None:
        with accounts.opened(voice, workspace) as access:
            every = access.tokens.all(access.accounts.one(name).key)
            cells = [(each.digest[:_SHORT], each.label, " ".join(each.scopes), _day(each.until)) for each in every]
            if as_json:
                line(json.dumps([dict(zip(_FIELDS, row, strict=True)) for row in cells], ensure_ascii=False))
            else:
                table([voice(f"accounts.token_{field}") for field in _FIELDS], cells)

    @group.command(name="token", help=voice("help.accounts_token"))
    def token(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        label: Annotated[str, options.argument(voice, "accounts_label", "LABEL")],
        workspace: Annotated[str, options.workspace(voice)],
        scope: Annotated[list[str] | None, options.option(voice, "accounts_scope", "--scope", metavar="SCOPE")] = None,
        days: Annotated[int, options.option(voice, "accounts_days", "--days", metavar="N")] = 90,
    ) -> None:
        with accounts.opened(voice, workspace) as access:
            from liandong.access import SCOPES, Right
            from liandong.access.tokens import MOST_DAYS

            if not set(scope or ()) <= set(SCOPES):
                raise AccessError(words("fault.token_scopes", scopes=", ".join(SCOPES), most=MOST_DAYS))
            found = access.accounts.one(name)
            made = access.tokens.make(found.key, label, [Right(each) for each in scope or ("read",)], days)
            accounts.noted(access, "token", found.name)
            line(voice("accounts.token_once"), error=True)
            line(made)

    @group.command(name="revoke", help=voice("help.accounts_revoke"))
    def revoke(
        name: Annotated[str, options.argument(voice, "accounts_name", "NAME")],
        token: Annotated[str, options.argument(voice, "accounts_token_id", "TOKEN")],
        workspace: Annotated[str, options.workspace(voice)],
    ) -> None:
        with accounts.opened(voice, workspace) as access:
            found = access.accounts.one(name)
            access.tokens.revoke(token, found.key)
            accounts.noted(access, "revoke", f"{found.name} {token}")
            line(voice("accounts.token_revoked", token=token))


_FIELDS = ("id", "label", "scopes", "until")


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).astimezone().date().isoformat()
