"""Where a ledger is kept: a folder, or a database that an address names; told without its password."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode

from liandong.errors import WorkspaceError
from liandong.messages import words

SCHEMA = "liandong"
"""The schema of a database that holds the ledger, where the address names no other."""

_HOST = r"(?:[^:/?#@\[\],]*|\[[0-9A-Fa-f:.%]*\])(?::\d*)?"
_URL = re.compile(
    r"(?P<scheme>postgres(?:ql)?)://(?:(?P<user>[^:/?#@]*)(?P<word>:[^/?#@]*)?@)?"
    rf"(?P<host>{_HOST}(?:,{_HOST})*)(?P<path>(?:/[^/?#@]*)?)(?:\?(?P<query>[^#@]*))?",
    re.IGNORECASE,
)
"""A sign that stands for something in an address may not stand in a name or password as it is: half of a password would
be told as a host."""
_SCHEME = re.compile(r"\s*(?:postgres(?:ql)?:|[a-z][a-z0-9+.-]+://)", re.IGNORECASE)
_PAIRS = re.compile(
    r"\s*(?:host|hostaddr|port|dbname|user|password|passfile|service|schema|sslmode|connect_timeout)\s*=.*", re.DOTALL
)
_PAIR = re.compile(r"\s*(?P<key>\w+)\s*=\s*(?P<value>'(?:\\.|[^'\\])*'|(?:\\.|[^\s'\\])*)(?=\s|$)", re.DOTALL)
_SECRET = frozenset({"password", "sslpassword", "oauth_client_secret"})


@dataclass(frozen=True, slots=True)
class Address:
    """A schema of a PostgreSQL database: what the client library is told, and what people are shown."""

    conninfo: str
    schema: str
    shown: str


def address_of(place: Path | str) -> Address | None:
    """The database that a place names (`postgresql://…`, or pairs such as `host=… dbname=…`); None for a folder.

    WorkspaceError for what begins like an address and is none; a Path is always a folder.
    """
    if isinstance(place, Path):
        return None
    found = _URL.fullmatch(place.strip())
    if found is not None:
        return _of_url(found)
    if _SCHEME.match(place):  # also of another kind of database: no folder is called so
        raise WorkspaceError(words("fault.address_unreadable"))
    return _of_pairs(place) if _PAIRS.fullmatch(place) else None


def shown(place: Path | str) -> str:
    """The place as it is told to people: an address without its password."""
    try:
        address = address_of(place)
    except WorkspaceError:
        return "postgresql:…"
    return str(place) if address is None else address.shown


def _of_url(found: re.Match[str]) -> Address:
    told = parse_qsl(found["query"] or "", keep_blank_values=True)
    schema = next((value for key, value in reversed(told) if key == "schema"), SCHEMA)
    kept = [(key, value) for key, value in told if key != "schema"]
    public = [(key, value) for key, value in kept if key not in _SECRET]
    public += [("schema", schema)] if schema != SCHEMA else []
    start, end = f"{found['scheme'].lower()}://", f"{found['host']}{found['path']}"
    user, sign = found["user"] or "", "" if found["user"] is None else "@"
    return Address(
        f"{start}{user}{found['word'] or ''}{sign}{end}{_query(kept)}",
        schema,
        f"{start}{user}{sign}{end}{_query(public)}",
    )


def _query(pairs: list[tuple[str, str]]) -> str:
    return f"?{urlencode(pairs, quote_via=quote)}" if pairs else ""


def _of_pairs(text: str) -> Address:
    pairs: list[tuple[str, str]] = []
    at = 0
    while text[at:].strip():
        pair = _PAIR.match(text, at)
        if pair is None:
            raise WorkspaceError(words("fault.address_unreadable"))
        pairs.append((pair["key"], pair["value"]))
        at = pair.end()
    schema = next((value for key, value in reversed(pairs) if key == "schema"), SCHEMA)
    kept = [pair for pair in pairs if pair[0] != "schema"]
    public = [pair for pair in pairs if pair[0] not in _SECRET]
    conninfo, told = (" ".join(f"{key}={value}" for key, value in some) for some in (kept, public))
    return Address(conninfo, re.sub(r"\\(.)", r"\1", schema.strip("'")), told)
