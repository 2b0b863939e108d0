"""Logging in: sessions are made by the portal alone, end when they should, and nobody guesses long."""

import logging
import time
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from liandong import Workspace
from liandong.access import Role, tables
from liandong.access.attempts import neighbourhood
from liandong.errors import PortalError
from liandong.portal.server import serve
from tests.portal.conftest import NAME
from tests.portal.entering import NAMES, PASSWORD, House, house, log_in
from tests.portal.hand import wrong

READER = NAMES[Role.READER]


@pytest.fixture
def held(own: Workspace) -> Iterator[House]:
    with house(own) as made:
        yield made


def cookie(client: TestClient) -> str:
    return next(name for name in client.cookies if name.startswith("liandong_in_"))


def test_whoever_logs_in_is_led_back_to_the_page_that_was_asked_for(held: House) -> None:
    hand = held.browser()
    asked = hand.client.get("/zh/projects?region=广州&order=largest", follow_redirects=False)
    assert asked.status_code == 303
    assert asked.headers["cache-control"] == "no-store"
    answer = hand.send(asked.headers["location"], name=READER, password=PASSWORD, do="login")
    assert answer.headers["location"] == "/zh/projects?region=%E5%B9%BF%E5%B7%9E&order=largest"
    assert hand.client.get(answer.headers["location"]).status_code == 200


@pytest.mark.parametrize(
    "back",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/%0d%0aSet-Cookie:x", "evil.example", "/login"],
)
def test_nobody_is_led_out_of_the_portal(held: House, back: str) -> None:
    led = log_in(held.browser(), READER, PASSWORD, back)
    assert led.status_code == 303
    assert led.headers["location"].startswith("/zh")
    assert "evil" not in led.headers["location"].removeprefix("/zh//evil.example")
    assert "x" not in led.headers.get_list("set-cookie")


def test_a_session_is_new_with_each_log_in_and_hidden_from_scripts(held: House) -> None:
    hand = held.browser()
    hand.open("/zh/login")
    answer = log_in(hand, READER, PASSWORD)
    given = next(each for each in answer.headers.get_list("set-cookie") if each.startswith("liandong_in_"))
    assert "HttpOnly" in given
    assert "samesite=lax" in given.lower()
    first = hand.client.cookies[cookie(hand.client)]
    log_in(hand, READER, PASSWORD)
    second = hand.client.cookies[cookie(hand.client)]
    assert first != second
    old = TestClient(held.app, f"http://{NAME}", cookies={cookie(hand.client): first})
    assert old.get("/zh", follow_redirects=False).status_code == 303


def test_a_session_that_somebody_else_chose_is_nobody_s(held: House) -> None:
    reader = held.as_(Role.READER)
    name, value = cookie(reader.client), reader.client.cookies[cookie(reader.client)]
    for chosen in ("chosen", "", value[:-1], value + "x", value.swapcase(), "'; DROP TABLE portal_session; --"):
        stranger = TestClient(held.app, f"http://{NAME}", cookies={name: chosen})
        assert stranger.get("/zh/projects.json").status_code == 401
    victim = held.browser()
    victim.client.cookies.set(name, "chosen")
    given = log_in(victim, READER, PASSWORD).headers.get_list("set-cookie")
    assert any(each.startswith(f"{name}=") for each in given)
    assert "chosen" not in " ".join(given)


def test_a_form_of_before_the_log_in_counts_no_more(held: House) -> None:
    hand = held.browser()
    token = hand.token("/zh/login")
    assert log_in(hand, NAMES[Role.EDITOR], PASSWORD).status_code == 303
    assert hand.send("/zh/new/project", token=token, do="look").status_code == 403
    other = held.as_(Role.EDITOR)
    assert other.send("/zh/new/project", token=hand.token("/zh/new/project"), do="look").status_code == 403


def test_a_log_in_from_another_site_is_refused(held: House) -> None:
    hand = held.browser()
    given = {"form": hand.token("/zh/login"), "name": READER, "password": PASSWORD}
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        refused = hand.client.post("/zh/login", data=given, headers=headers)
        assert refused.status_code == 403
    assert log_in(hand, READER, PASSWORD).status_code == 303


@pytest.mark.parametrize("column", ["until", "seen"])
def test_a_session_ends_by_itself(held: House, column: str) -> None:
    reader = held.as_(Role.READER)
    assert reader.client.get("/zh.json", follow_redirects=False).status_code != 303
    with held.workspace.beside().writing() as connection:
        connection.execute(update(tables.session).values({column: int(time.time()) - 8000}))
    assert reader.client.get("/zh", follow_redirects=False).status_code == 303


def test_who_may_no_more_is_out_at_once(held: House) -> None:
    reader, editor, reviewer = (held.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
    held.access.accounts.disable(READER, disabled=True)
    held.access.accounts.remove(NAMES[Role.EDITOR])
    held.access.accounts.set_role(NAMES[Role.REVIEWER], Role.READER)
    assert reader.client.get("/zh/projects.json").status_code == 401
    assert editor.client.get("/zh/projects.json").status_code == 401
    assert reviewer.client.get("/zh/review.json").status_code == 403
    assert log_in(held.browser(), READER, PASSWORD).status_code == 422
    held.access.accounts.disable(READER, disabled=False)
    assert log_in(held.browser(), READER, PASSWORD).status_code == 303


def test_guessing_is_slowed_down_whether_there_is_such_a_name_or_not(held: House) -> None:
    for name in (READER, "没有此人"):
        told = [log_in(held.browser(), name, "wrong guess") for _ in range(6)]
        assert [each.status_code for each in told] == [422] * 5 + [429]
        assert wrong(told[0].text) == ["名称或口令不对"]
        assert "秒" in wrong(told[5].text)[0]
    assert log_in(held.browser(), READER, PASSWORD).status_code == 429  # the right one too, for a while
    assert log_in(held.browser(), NAMES[Role.EDITOR], PASSWORD).status_code == 303


def test_guessing_many_names_from_one_address_is_slowed_down(held: House) -> None:
    told = [log_in(held.browser(), f"name{number}", "wrong guess").status_code for number in range(21)]
    assert told == [422] * 20 + [429]
    assert log_in(held.browser(), NAMES[Role.EDITOR], PASSWORD).status_code == 429


def test_an_unknown_name_takes_as_long_as_a_known_one(held: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not by the clock: each is held against one hash."""
    from liandong.access import passwords

    held_against: list[bool] = []
    verify = passwords._hasher

    class Counting:
        def __call__(self) -> object:
            held_against.append(True)
            return verify()

    passwords._nobody()
    monkeypatch.setattr(passwords, "_hasher", Counting())
    counts = []
    for name in (READER, "没有此人"):
        before = len(held_against)
        log_in(held.browser(), name, "wrong guess")
        counts.append(len(held_against) - before)
    assert counts == [1, 1]


def test_no_log_holds_a_password_or_a_session(held: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    hand = held.as_(Role.READER)
    log_in(held.browser(), READER, "a wrong secret")
    session = hand.client.cookies[cookie(hand.client)]
    noted = repr(held.access.audit.entries(100))
    assert "login" in noted
    assert held.workspace.folder is not None
    kept = b"".join(path.read_bytes() for path in (held.workspace.folder / ".portal").iterdir() if path.is_file())
    for secret in (PASSWORD, "a wrong secret", session):
        assert secret not in noted
        assert secret not in caplog.text
        assert secret.encode() not in kept


def test_the_file_of_accounts_is_for_its_owner_alone(held: House) -> None:
    held.as_(Role.READER)
    assert held.workspace.folder is not None
    found = list((held.workspace.folder / ".portal").glob("portal.sqlite*"))
    assert found
    assert [path.name for path in found if path.stat().st_mode & 0o077] == []


def test_others_are_not_served_without_accounts(own: Workspace) -> None:
    for host, names in (("0.0.0.0", ()), ("127.0.0.1", ("ledger.example.cn",)), ("::", ())):
        with pytest.raises(PortalError, match="no accounts"):
            serve(own, host=host, port=0, ready=lambda _: None, names=names)
    assert own.folder is not None
    assert not (own.folder / ".portal" / "portal.sqlite").exists()


def test_addresses_of_one_household_are_counted_as_one() -> None:
    one, other = neighbourhood("2001:db8:1:2::1"), neighbourhood("2001:db8:1:2:ffff::9")
    assert one == other == "2001:db8:1:2::/64"
    assert neighbourhood("2001:db8:1:3::1") != one
    assert neighbourhood("192.0.2.7") == "192.0.2.7"
    assert neighbourhood("a socket") == "a socket"
