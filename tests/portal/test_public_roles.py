"""The public face of a portal with accounts: visitors need none, and letters are for reviewers."""

import re
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount

from liandong import Workspace
from liandong.access import Right, Role
from liandong.portal.route import PageRoute
from tests.portal.entering import NAMES, House, declared, house
from tests.portal.hand import Hand
from tests.portal.visitor import FACE, FIRM, PAGE, Visitor


@pytest.fixture
def held(own: Workspace) -> Iterator[House]:
    with house(own, public=True) as made:
        yield made


def visitor(held: House) -> Visitor:
    return Visitor(held.browser().client)


def test_visitors_need_no_account_and_are_led_to_their_face(held: House) -> None:
    guest = visitor(held)
    assert guest.client.get("/", follow_redirects=False).headers["location"] == f"{FACE}/zh"
    assert guest.client.get(FACE, follow_redirects=False).headers["location"] == f"{FACE}/zh"
    assert held.as_(Role.READER).client.get("/", follow_redirects=False).headers["location"] == "/zh"
    page = guest.open(f"{FACE}/zh/projects")
    assert "数据截至" in page
    assert held.as_(Role.ADMIN).open(f"{FACE}/zh/projects") == page
    guest.sent("/zh/send", **PAGE)
    for path in ("/zh/letters", "/zh/letters/1", "/zh/letters/1/file", "/zh/projects"):
        assert guest.client.get(path, follow_redirects=False).status_code in (303, 401), path
    assert guest.client.get("/zh/letters.json").status_code == 401


def test_letters_are_for_reviewers(held: House) -> None:
    guest = visitor(held)
    guest.sent("/zh/join", **FIRM)
    for role in (Role.READER, Role.EDITOR):
        hand = held.as_(role)
        assert hand.client.get("/zh/letters").status_code == 403
        assert hand.client.get("/zh/letters/1.json").status_code == 403
        assert "/zh/letters" not in hand.open("/zh")
        assert hand.send("/zh/letters/1", token=hand.token("/zh/login"), do="accept").status_code == 403
    reviewer = held.as_(Role.REVIEWER)
    assert '<b class="waits">1</b>' in reviewer.open("/zh")
    reviewer.actor = "冒名"
    reviewer.done("/zh/letters/1", do="accept")
    (act,) = held.workspace.log()
    assert act.attestation.actor == NAMES[Role.REVIEWER]
    assert NAMES[Role.REVIEWER] not in guest.state()


def test_every_route_of_the_public_face_is_open_and_no_other_is(held: House) -> None:
    """What is beside it in the portal requires a right, whoever added it."""
    inside = held.app
    while not isinstance(inside, FastAPI):
        inside = inside._inside  # type: ignore[assignment]
    (face,) = [route for route in inside.routes if isinstance(route, Mount)]
    assert face.path == FACE
    assert {right for _, right in _rights(face.app)} == {Right.OPEN}  # type: ignore[arg-type]
    apart = {path for path, right in _rights(inside) if right is Right.OPEN}
    assert {path for path in apart if not re.match(r"/\{lang\}/(log)?in", path)} == {
        "/favicon.ico",
        "/",
        "/static/{digest}/{name}",
        "/script/{digest}/vega.js",
        "/openapi.json",
        "/public",
    }


def _rights(app: FastAPI) -> Iterator[tuple[str, Right]]:
    for route in app.routes:
        if isinstance(route, APIRoute | PageRoute):
            (found,) = declared(route)
            yield route.path, found.right


def test_who_sends_too_much_waits(held: House) -> None:
    guest = visitor(held)
    for number in range(20):
        guest.sent("/zh/send", **{**PAGE, "title": str(number)})
    late = guest.post("/zh/send", **PAGE)
    assert late.status_code == 429
    assert re.search(r"请过 \d+ 秒再送", late.text)
    assert PAGE["source"] in late.text


def test_who_may_read_here_may_not_judge_there(held: House) -> None:
    guest, hand = visitor(held), Hand(held.browser().client)
    guest.sent("/zh/send", **PAGE)
    token = hand.token(f"{FACE}/zh/send")
    refused = hand.send("/zh/letters/1", token=token, do="accept")
    assert refused.status_code == 401
    assert "待处理" in guest.state()
