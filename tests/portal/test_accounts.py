"""What people see to themselves, what admins see to, tokens of programs, and the log of it all."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from html import unescape

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from liandong import Workspace
from liandong.access import Access, Role, tables
from liandong.access.accounts import key_of
from liandong.access.limits import Limit, Limits
from liandong.errors import AccessError, TooMany
from liandong.followup.tasks import Tasks, Told
from tests.portal.conftest import NAME, handing
from tests.portal.entering import NAMES, PASSWORD, House, house, log_in
from tests.portal.hand import Hand, wrong

FRESH = "another horse battery"


@pytest.fixture
def held(own: Workspace) -> Iterator[House]:
    with house(own) as made:
        yield made


def secret(page: str) -> str:
    found = re.search(r'<code class="secret">([^<]+)</code>', page)
    assert found
    return unescape(found[1])


def bearer(held: House, token: str) -> TestClient:
    client = TestClient(held.app, f"http://{NAME}", raise_server_exceptions=False)
    client.headers["authorization"] = f"Bearer {token}"
    return client


def token_of(hand: Hand, *scopes: str, label: str = "统计") -> str:
    page = hand.send("/zh/account", do="token", label=label, scope=list(scopes), days="30")
    assert page.headers["cache-control"] == "no-store"
    return secret(page.text)


def test_a_password_is_changed_by_who_knows_it_and_ends_the_other_sessions(held: House) -> None:
    here, there = held.as_(Role.READER), held.as_(Role.READER)
    given = {"do": "password", "old": PASSWORD, "new": FRESH, "again": FRESH}
    for field, value in (("old", "not it"), ("again", "other"), ("new", PASSWORD), ("new", "1234567890")):
        told = here.send("/zh/account", **{**given, field: value, **({"again": value} if field == "new" else {})})
        assert told.status_code in (200, 422)
        assert wrong(told.text)
    for typed in (PASSWORD, FRESH):
        assert typed not in told.text
    assert here.send("/zh/account", **given).status_code == 303
    assert here.client.get("/zh/projects.json").status_code == 200
    assert there.client.get("/zh/projects.json").status_code == 401
    assert log_in(held.browser(), NAMES[Role.READER], PASSWORD).status_code == 422
    held.enter(NAMES[Role.READER], FRESH)


def test_who_leaves_is_out_and_may_end_all_sessions(held: House) -> None:
    here, there = held.as_(Role.READER), held.as_(Role.READER)
    session = dict(here.client.cookies)
    assert here.send("/zh/account", do="leave").headers["location"] == "/zh/login"
    again = TestClient(held.app, f"http://{NAME}", cookies=session)  # who kept the cookie
    assert again.get("/zh/projects.json").status_code == 401
    here = held.as_(Role.READER)
    ends = re.findall(r'value="(end:[0-9a-f]{64})"', here.open("/zh/account"))
    assert len(ends) == 1
    stranger = held.as_(Role.EDITOR)
    stranger.send("/zh/account", do=ends[0])
    assert there.client.get("/zh/projects.json").status_code == 200
    assert here.send("/zh/account", do="end-all").status_code == 303
    for hand in (here, there):
        assert hand.client.get("/zh/projects.json").status_code == 401
    assert stranger.client.get("/zh/projects.json").status_code == 200


def test_a_token_reads_what_its_scopes_say_and_writes_nothing(held: House) -> None:
    reviewer = held.as_(Role.REVIEWER)
    reading, reviewing = token_of(reviewer, "read"), token_of(reviewer, "read", "review")
    assert reading not in reviewer.open("/zh/account")
    assert bearer(held, reading).get("/zh/projects.json").status_code == 200
    assert bearer(held, reading).get("/zh/review.json").status_code == 403
    assert bearer(held, reviewing).get("/zh/review.json").status_code == 200
    for path in ("/zh/account", "/zh/review", "/zh/login"):
        assert bearer(held, reviewing).post(path, data={"do": "leave"}).status_code in (401, 403)
    page = bearer(held, reviewing).get("/zh/review")
    found = re.search(r'name="form" value="([^"]+)"', page.text)
    if found:
        refused = bearer(held, reviewing).post("/zh/review", data={"form": found[1], "do": "next"})
        assert refused.status_code == 401
    assert bearer(held, reviewing).get("/zh/account.json").status_code == 403


def test_a_token_that_is_forged_void_revoked_or_another_s_lets_nobody_in(held: House) -> None:
    reader = held.as_(Role.READER)
    token = token_of(reader, "read")
    for forged in ("", "x", token[:-1], token + "x", "ld_", token.upper(), "\u00e9"):
        client = TestClient(held.app, f"http://{NAME}")
        headers = {b"authorization": f"Bearer {forged}".encode()}
        assert client.get("/zh/projects.json", headers=headers).status_code == 401, forged
    assert TestClient(held.app, f"http://{NAME}").get(f"/zh/projects.json?token={token}").status_code == 401
    basic = TestClient(held.app, f"http://{NAME}", headers={"authorization": f"Basic {token}"})
    assert basic.get("/zh/projects.json").status_code == 401
    (kept,) = held.access.tokens.all(key_of(NAMES[Role.READER]))
    other = held.as_(Role.ADMIN)
    assert other.send("/zh/account", do=f"revoke:{kept.digest}").status_code == 422
    assert bearer(held, token).get("/zh/projects.json").status_code == 200
    assert reader.send("/zh/account", do=f"revoke:{kept.digest}").status_code == 303
    assert bearer(held, token).get("/zh/projects.json").status_code == 401
    late = token_of(reader, "read")
    with held.workspace.beside().writing() as connection:
        connection.execute(update(tables.token).values(until=int(time.time()) - 1))
    assert bearer(held, late).get("/zh/projects.json").status_code == 401


def test_a_token_has_no_right_that_its_account_lost(held: House) -> None:
    token = token_of(held.as_(Role.REVIEWER), "read", "review")
    held.access.accounts.set_role(NAMES[Role.REVIEWER], Role.READER)
    assert bearer(held, token).get("/zh/review.json").status_code == 403
    held.access.accounts.disable(NAMES[Role.REVIEWER], disabled=True)
    assert bearer(held, token).get("/zh/projects.json").status_code == 401
    reader = held.as_(Role.READER)
    for scope in ("review", "own", "everything"):
        assert reader.send("/zh/account", do="token", label="x", scope=scope, days="30").status_code == 422


def test_who_was_given_a_password_changes_it_first(held: House) -> None:
    admin = held.as_(Role.ADMIN)
    made = admin.send("/zh/accounts", do="add", name="新人", role="editor")
    given = secret(made.text)
    hand = held.enter("新人", given)
    led = hand.client.get("/zh/projects", follow_redirects=False)
    assert led.headers["location"] == "/zh/account"
    assert hand.client.get("/zh/projects.json").status_code == 403
    assert "别人给的" in hand.open("/zh/account")
    assert hand.send("/zh/account", do="token", label="x", scope="read", days="3").status_code in (200, 422)
    assert not held.access.tokens.all(key_of("新人"))
    hand.done("/zh/account", do="password", old=given, new=FRESH, again=FRESH)
    assert hand.client.get("/zh/new").status_code == 200


def test_an_admin_sees_to_accounts_but_never_leaves_nobody_to(held: House) -> None:
    admin, reader = held.as_(Role.ADMIN), held.as_(Role.READER)
    name, own = NAMES[Role.READER], NAMES[Role.ADMIN]
    admin.done("/zh/accounts", do=f"role:{name}", **{f"role:{name}": "editor"})
    assert reader.client.get("/zh/new.json").status_code == 200
    admin.done("/zh/accounts", do=f"disable:{name}")
    assert reader.client.get("/zh/new.json").status_code == 401
    admin.done("/zh/accounts", do=f"enable:{name}")
    given = secret(admin.send("/zh/accounts", do=f"reset:{name}").text)
    assert given not in admin.open("/zh/accounts")
    held.enter(name, given)
    admin.done("/zh/accounts", do=f"remove:{name}")
    assert log_in(held.browser(), name, given).status_code == 422
    for deed in (f"disable:{own}", f"remove:{own}", f"role:{own}"):
        told = admin.send("/zh/accounts", do=deed, **{f"role:{own}": "reader"})
        assert told.status_code == 422
        assert "最后一个" in wrong(told.text)[0]
    for taken in (name, f" {name.upper()} ", own, "", "x" * 61, "a\u202eb"):
        assert admin.send("/zh/accounts", do="add", name=taken, role="reader").status_code == 422


def test_all_that_is_sent_stands_in_the_log_for_admins_alone(held: House) -> None:
    editor, admin = held.as_(Role.EDITOR), held.as_(Role.ADMIN)
    record = next(record for record in held.workspace.ledger().records("project") if record.first("amount"))
    path = f"/zh/record/{record.id}/values?property=amount"
    editor.done(path, do="correct", value="5亿元", reason="不外传的理由")
    editor.client.post("/zh/review", data={"do": "same"})
    editor.client.post(path, data={"form": "forged", "do": "correct"})
    log_in(held.browser(), NAMES[Role.EDITOR], "wrong guess")
    told = admin.client.get("/zh/audit.json").json()["entries"]
    mine = [(each["deed"], each["outcome"]) for each in reversed(told) if each["who"] == NAMES[Role.EDITOR]]
    assert mine == [("login", "done"), ("correct", "303"), ("POST", "403"), ("POST", "403"), ("login", "refused")]
    log_in(held.browser(), "没有此人", "wrong guess")
    assert held.access.audit.entries(2)[1].deed == "login"  # one that has no such name is written down as often
    assert held.access.audit.entries(2)[1].who == ""
    assert all(each["at"] and each["address"] and each["what"] for each in told)
    assert "不外传的理由" not in admin.client.get("/zh/audit.csv").text
    assert admin.client.get(f"/zh/audit?who={NAMES[Role.EDITOR]}").status_code == 200
    assert editor.client.get("/zh/audit").status_code == 403


def test_who_sends_too_much_is_told_to_wait(held: House) -> None:
    now = 0.0
    limits, limit = Limits(lambda: now), Limit("any", 3, 0.5)
    for _ in range(3):
        limits.take(limit, "a")
    with pytest.raises(TooMany) as told:
        limits.take(limit, "a")
    assert told.value.seconds == 2
    limits.take(limit, "b")
    now = 2.0
    limits.take(limit, "a")
    with pytest.raises(TooMany):
        limits.take(limit, "a")
    browser, answers = held.browser().client, []
    for _ in range(32):
        answers.append(browser.post("/zh/login", data={"name": "x"}))
    assert answers[0].status_code == 403
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    noted = held.access.audit.count()
    for path in ("/zh/login", "/nowhere"):
        browser.post(path)
    assert held.access.audit.count() <= noted + 1  # no disk is filled by who sends too much


def test_a_calendar_reads_what_is_due_by_a_token_in_its_address_and_nothing_else(held: House) -> None:
    with closing(held.workspace.beside()) as beside:
        every = [Told(title=name, owner=name, due=date(2031, 6, 30)) for name in ("甲局", "乙局")]
        Tasks(beside).add_all(lambda _: every, actor="周敏", reason="会议定")
    hand = held.as_(Role.READER)
    page = hand.send("/zh/account", do="token", label="手机", scope=["calendar"], days="366").text
    address = unescape(page.partition("/zh/tasks/due.ics?key=")[2].partition("<")[0])
    token = secret(page)
    assert address == token
    assert f"http://{NAME}/zh/tasks/due.ics?key={token}" in unescape(page)
    stranger = held.browser().client
    feed = stranger.get(f"/zh/tasks/due.ics?key={token}")
    assert (feed.status_code, feed.text.count("BEGIN:VEVENT")) == (200, 2)
    for path in ("/zh/tasks", "/zh/tasks.json", "/zh/tasks/1.json", "/zh/account.json"):
        assert stranger.get(f"{path}?key={token}", follow_redirects=False).status_code in (303, 401)
        assert bearer(held, token).get(path, follow_redirects=False).status_code in (303, 401, 403)
    assert stranger.get("/zh/tasks/due.ics?key=x", follow_redirects=False).status_code in (303, 401)
    held.access.accounts.bind(NAMES[Role.READER], ["乙局"])
    assert stranger.get(f"/zh/tasks/due.ics?key={token}").text.count("BEGIN:VEVENT") == 1
    hand.done("/zh/account", do=f"revoke:{held.access.tokens.all(key_of(NAMES[Role.READER]))[0].digest}")
    assert stranger.get(f"/zh/tasks/due.ics?key={token}", follow_redirects=False).status_code in (303, 401)


def test_the_description_names_how_one_is_let_in_and_what_goes_wrong(held: House) -> None:
    told = held.browser().client.get("/openapi.json").json()
    assert told["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
    projects = told["paths"]["/{lang}/projects.json"]["get"]
    assert {"token": ["read"]} in projects["security"]
    assert {"401", "403", "429"} <= set(projects["responses"])
    assert told["paths"]["/{lang}/login.json"]["get"]["security"] == []
    without = [path for path, each in told["paths"].items() if "security" not in each["get"]]
    assert without == []


def test_where_there_are_no_accounts_pages_say_so_and_make_none(own: Workspace) -> None:
    with handing(own) as hand:
        for path in ("/zh/login", "/zh/account", "/zh/accounts", "/zh/audit"):
            assert "没有账户" in hand.open(path)
        assert hand.client.post("/zh/accounts", data={"do": "add"}).status_code == 403
    assert own.folder is not None
    assert not (own.folder / ".portal" / "portal.sqlite").exists()


def test_accounts_are_kept_in_either_store(place: str) -> None:
    from liandong import open_workspace

    with open_workspace(place, create=True) as opened:
        access = Access(opened.beside(), opened.settings)
        assert not access.many()
        with pytest.raises(AccessError, match="first account"):
            access.add("周敏", Role.READER, PASSWORD)
        access.add("周敏", Role.ADMIN, PASSWORD)
        with pytest.raises(AccessError, match="wrong"):
            access.log_in("周敏", "not it at all", address="10.0.0.1", agent="")
        entered = access.log_in(" 周敏", PASSWORD, address="10.0.0.1", agent="")
        assert access.who(entered.session).name == "周敏"
        token = access.tokens.make(
            "周敏", "统计", [role for role in access.who(entered.session).rights if role == "read"]
        )
        assert access.who(None, token).may("read")
        access.audit.note("周敏", "deed", "what", "where", "done")
        assert [each.who for each in access.audit.entries(10)] == ["周敏"]
        again = Access(opened.beside(), opened.settings)
        assert again.many()
        access.sessions.end_all("周敏")
        assert not access.who(entered.session).name
        access.close()
        with opened._store.lock(0):  # a log-in does not wait for a build
            again.log_in("周敏", PASSWORD, address="10.0.0.1", agent="")
        again.close()
        assert opened.check().faults == ()
