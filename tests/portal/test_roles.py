"""Who may: each address declares what it requires, and only who has that right is answered."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from liandong import Workspace
from liandong.access import LOCAL, VISITOR, Right, Role
from liandong.portal import door
from liandong.store.rows import conflicts
from tests.portal.entering import NAMES, House, house, routes

STEPS = {
    Right.READ: Role.READER,
    Right.CALENDAR: Role.READER,
    Right.ENTER: Role.EDITOR,
    Right.REVIEW: Role.REVIEWER,
    Right.ADMIN: Role.ADMIN,
}


@pytest.fixture
def held(own: Workspace) -> Iterator[House]:
    with house(own) as made:
        yield made


def address(path: str, workspace: Workspace) -> str:
    ledger = workspace.ledger()
    filled = path.replace("{lang}", "zh").replace("{kind}", "project").replace("{code}", "440100")
    if "/record/" in filled:
        return filled.replace("{id}", next(record.id for record in ledger.records() if conflicts(record)))
    if "/document/" in filled:
        return filled.replace("{id}", next(iter(ledger.documents())).id)
    return filled.replace("{id}", "none").replace("{digest}/{name}", "x/portal.css")


def test_every_route_declares_a_right_and_keeps_to_it_for_everyone(
    held: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("WRITING", "ENTERING"):  # it is rights that are looked at, not who asks too much
        monkeypatch.setattr(door, name, replace(getattr(door, name), burst=10_000))
    every = list(routes(held.app))
    assert len(every) > 60
    askers = {role: held.as_(role).client for role in Role} | {None: held.browser().client}
    for role, client in askers.items():
        rights = role.rights if role else VISITOR.rights
        for method, path, right in every:
            at = address(path, held.workspace)
            status = client.request(method, at, follow_redirects=False).status_code
            data = at.endswith((".json", ".csv"))
            if right in rights:
                assert status not in (401, 500), (role, method, path, status)
                assert status != 403 or method == "POST", (role, method, path)  # a form without a token
            elif role is None:
                assert status == (401 if data or method == "POST" else 303), (role, method, path, status)
            else:
                assert status == 403, (role, method, path, status)


def test_each_role_may_what_those_before_it_may() -> None:
    assert [sorted(right for right, least in STEPS.items() if role.rights >= {right}) for role in Role] == [
        sorted(right for right, least in STEPS.items() if least in list(Role)[: number + 1])
        for number in range(len(Role))
    ]
    assert LOCAL.may("admin")
    assert not VISITOR.may("read")
    with pytest.raises(ValueError, match="fly"):
        VISITOR.may("fly")


def test_what_is_refused_is_not_done(held: House) -> None:
    record = next(record for record in held.workspace.ledger().records("project") if record.first("amount"))
    path = f"/zh/record/{record.id}/values?property=amount"
    reader, editor = held.as_(Role.READER), held.as_(Role.EDITOR)
    told = reader.client.get(path)
    assert told.status_code == 403
    assert "没有权限" in told.text
    token = reader.token("/zh/login")
    assert reader.send(path, token=token, do="correct", value="5亿元").status_code == 403
    assert not held.workspace.log()
    assert editor.send(path, do="correct", value="5亿元").status_code == 303
    assert editor.client.get(f"/zh/record/{record.id}/merge").status_code == 403


def test_an_act_bears_the_name_of_the_account_whatever_is_typed(held: House) -> None:
    record = next(record for record in held.workspace.ledger().records("project") if record.first("amount"))
    editor = held.as_(Role.EDITOR)
    editor.actor = "冒名"
    editor.done(f"/zh/record/{record.id}/values?property=amount", do="correct", value="5亿元")
    assert [act.attestation.actor for act in held.workspace.log()] == [NAMES[Role.EDITOR]]


def test_pages_hide_what_one_may_not_do(held: House) -> None:
    reader, reviewer = held.as_(Role.READER), held.as_(Role.REVIEWER)
    record = next(iter(held.workspace.ledger().records("project")))
    for at in (f"/zh/record/{record.id}", "/zh/projects", "/zh/help"):
        own, theirs = reviewer.open(at), reader.open(at)  # in this order: the answer to the one must not be kept
        assert "/zh/review" in own
        for hidden in ("/zh/review", "/zh/import", "/zh/new", "/zh/settings", "/values", "/merge", "/split"):
            assert hidden not in theirs, (at, hidden)


def test_a_visitor_is_told_nothing_of_the_ledger(held: House) -> None:
    told = held.browser().open("/zh/login")
    assert "/zh/projects" not in told
    assert "数据截至" not in told
    visitor = held.browser().client
    assert "ledger" not in visitor.get("/zh/login.json").json()
    refused = visitor.get("/zh/projects.json")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"].startswith("Bearer")
