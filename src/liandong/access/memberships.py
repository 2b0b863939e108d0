"""Memberships (隶属): the organisations for which an account sees to tasks."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, delete, insert, select

from liandong.access.tables import membership
from liandong.errors import AccessError
from liandong.messages import words
from liandong.model.characters import harmless

LONGEST, MOST = 200, 50


def of(connection: Connection, key: str) -> tuple[str, ...]:
    """Those of the account of this key, by name."""
    asked = select(membership.c.organisation).where(membership.c.account == key).order_by(membership.c.organisation)
    return tuple(connection.scalars(asked))


def all_of(connection: Connection) -> Mapping[str, tuple[str, ...]]:
    """Those of all accounts that have any, by key."""
    found = defaultdict[str, list[str]](list)
    for row in connection.execute(select(membership).order_by(membership.c.organisation)):
        found[row.account].append(row.organisation)
    return {key: tuple(names) for key, names in found.items()}


def put(connection: Connection, key: str, organisations: Collection[str]) -> None:
    """Makes them those of an account; AccessError where one is no name, or there are too many."""
    names = sorted({" ".join(name.split()) for name in organisations} - {""})
    if len(names) > MOST or not all(
        len(name) <= LONGEST and name.isprintable() and harmless(name) == name for name in names
    ):
        raise AccessError(words("fault.memberships", longest=LONGEST, most=MOST))
    connection.execute(delete(membership).where(membership.c.account == key))
    if names:
        connection.execute(insert(membership), [{"account": key, "organisation": name} for name in names])
