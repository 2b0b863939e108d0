"""A portal with accounts, and people who log in to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import httpx2
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from liandong import Workspace
from liandong.access import Access, Right, Role
from liandong.access import passwords as room
from liandong.portal import application
from liandong.portal.admission import Needs
from liandong.portal.guard import Guard
from liandong.portal.route import PageRoute
from tests.portal.conftest import NAME
from tests.portal.hand import Hand

PASSWORD = "correct horse battery"
NAMES = {Role.READER: "何读", Role.EDITOR: "周敏", Role.REVIEWER: "李复", Role.ADMIN: "王管"}


def peopled(workspace: Workspace) -> None:
    """Makes an account of each role."""
    access = Access(workspace.beside(), workspace.settings)
    for role in reversed(Role):
        access.add(NAMES[role], role, PASSWORD)
    access.close()


class House:
    """A portal at which several people sit, each with a browser of their own."""

    def __init__(self, workspace: Workspace, *, public: bool = False) -> None:
        self.workspace = workspace
        self.app = application(workspace, hosts=[NAME], public=public)
        self.access = Access(workspace.beside(), workspace.settings)

    def browser(self) -> Hand:
        return Hand(TestClient(self.app, f"http://{NAME}", raise_server_exceptions=False))

    def enter(self, name: str, password: str = PASSWORD) -> Hand:
        hand = self.browser()
        answer = log_in(hand, name, password)
        assert answer.status_code == 303, answer.text[-600:]
        return hand

    def as_(self, role: Role) -> Hand:
        return self.enter(NAMES[role])

    def close(self) -> None:
        self.access.close()
        self.app.close()


def log_in(hand: Hand, name: str, password: str, back: str = "") -> httpx2.Response:
    path = "/zh/login" + (f"?next={back}" if back else "")
    return hand.send(path, name=name, password=password, do="login")


@contextmanager
def house(workspace: Workspace, *, public: bool = False) -> Iterator[House]:
    """The portal of this workspace with an account of each role; hashes are quick, or tests would last."""
    hasher = room._hasher
    room._hasher = cache(_quick)
    try:
        peopled(workspace)
        made = House(workspace, public=public)
        yield made
        made.close()
    finally:
        room._hasher = hasher


def _quick() -> PasswordHasher:
    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def routes(guard: Guard) -> Iterator[tuple[str, str, Right]]:
    """Method, path and right of every route; fails on one that declares none, or that is of another sort."""
    app: Any = guard
    while not isinstance(app, FastAPI):
        app = app._inside
    for route in app.routes:
        assert isinstance(route, APIRoute | PageRoute), f"{route} declares no right"
        found = declared(route)
        assert len(found) == 1, f"{route.path} declares no right"
        yield from ((method, route.path, found[0].right) for method in route.methods or ())


def declared(route: APIRoute | PageRoute) -> list[Needs]:
    if isinstance(route, PageRoute):
        return [route.needs]
    return [each.dependency for each in route.dependencies if isinstance(each.dependency, Needs)]
