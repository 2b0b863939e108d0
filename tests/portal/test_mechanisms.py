"""Mechanisms in the portal: kept up by forms, their rounds held, what these agree made into tasks; who may what."""

import json
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from liandong import Workspace, open_workspace
from liandong.access import Role
from liandong.followup.calendar import Every, Rule, Turn, china, today
from liandong.followup.mechanisms import (
    Agreed,
    Attended,
    Deed,
    Mechanisms,
    Member,
    Presence,
    RoundDeed,
    Rounds,
    RoundTold,
    Ruled,
    Told,
)
from liandong.messages import LANGUAGES, text
from tests.portal.conftest import handing
from tests.portal.entering import house
from tests.portal.hand import Hand, wrong
from tests.portal.looking import kept_out

BY: dict[str, Any] = {"actor": "周敏", "reason": "联席会议定"}
HOME = "/zh/follow-up/mechanisms"
ROUND = "/zh/follow-up/rounds/1"
SINCE = date(2025, 1, 1)
NAMES = ("深圳市", "东莞市", "惠州市")
SCRIPT = "<script>alert(1)</script>"
NEW = {
    "name": "深莞惠联席会议", "secretariat": "深圳市发展改革委", "grace": "10", "joining": "深圳市、东莞市，惠州市",
    "turn": "深圳市、东莞市", "months": "6", "every": "quarter", "month": "3", "on": "fri", "nth": "-1",
    "moved": "before", "since": "2025-01-01",
}  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True) as made:
        yield made


@pytest.fixture
def filled(small: Workspace) -> Workspace:
    """With a round that was held, one that was called, and one that was cancelled."""
    rules = (Ruled(SINCE, Rule(Every.QUARTER, day=15, month=3)),)
    members = tuple(Member(name, SINCE) for name in NAMES)
    with closing(small.beside()) as beside:
        mechanisms, rounds = Mechanisms(beside), Rounds(beside)
        named = f"联席会议{SCRIPT}"
        turns = (Turn(SINCE, NAMES, 6),)
        mechanisms.add(Told(name=named, secretariat="甲市发改委", members=members, turns=turns, rules=rules), **BY)
        first, second, *_ = [each.day for each in mechanisms.one(1).due(SINCE, today(), china())]
        told = RoundTold(mechanism=1, day=first, planned=first, agenda=(f"交通{SCRIPT}",), minutes=("一、", "二、"))
        rounds.begin(told, held=True, **BY)
        came = (Attended("深圳市", Presence.PRESENT, "副市长"),)
        rounds.change(1, RoundDeed.MINUTE, RoundTold(attendance=came), seen=1, **BY)
        rounds.agree(1, [Agreed(f"共建{SCRIPT}", "甲市", date(2025, 6, 1)), Agreed("同意", noted=True)], seen=2, **BY)
        rounds.begin(RoundTold(mechanism=1, day=second, planned=second), then=RoundDeed.CANCEL, **BY)
        rounds.begin(RoundTold(mechanism=1, day=today()), **BY)
    return small


def told(hand: Hand, path: str) -> Any:
    return json.loads(hand.open(f"{path}.json"))


def test_a_mechanism_is_made_and_its_round_goes_from_call_to_tasks(small: Workspace) -> None:
    with handing(small) as hand:
        page = hand.done(f"{HOME}/new", **NEW)
        assert hand.led == f"{HOME}/1"
        assert "每季度第 3 个月最后一个周五（遇休息日提前）" in page
        made = told(hand, f"{HOME}/1")
        assert ([each["name"] for each in made["members"]], made["grace"]) == (list(NAMES), 10)
        assert made["rules"] == [{"since": "2025-01-01", "rule": "quarter/3:fri-1:before"}]
        page = hand.done(f"{HOME}/1", do="call", planned="2025-03-28", ordinal="5", place="东莞", agenda="交通\r\n产业")
        assert hand.led == ROUND
        assert "深圳市 <span" in page
        came = {"member": list(NAMES)}
        steps: tuple[dict[str, Any], ...] = (
            {"do": "revise", "day": "2025-04-02", "ordinal": "5", "place": "惠州", "agenda": "交通"},
            {
                "do": "hold",
                "day": "2025-04-03",
                "presence-1": "present",
                "who-1": "副市长",
                "presence-3": "excused",
                **came,
            },
            {"do": "minute", "presence-1": "present", "presence-2": "absent", "minutes": "一、\r\n\r\n二、", **came},
            {
                "do": "agree",
                "agreed-1": "推进城际",
                "owner-1": "惠州市",
                "due-1": "2031年6月底",
                "agreed-2": "同意",
                "noted-2": "1",
            },
        )
        for version, fields in enumerate(steps, 1):
            page = hand.done(ROUND, seen=str(version), **fields)
        held = told(hand, ROUND)
        assert (held["state"], held["day"], held["planned"], held["place"]) == (
            *("held", "2025-04-03", "2025-03-28", "惠州"),
        )
        assert held["minutes"] == ["一、", "二、"]
        assert [(each["member"], each["presence"]) for each in held["attendance"]] == [
            ("深圳市", "present"),
            ("东莞市", "absent"),
        ]
        assert [each.get("task") for each in held["agreed"]] == [1, None]
        assert "/zh/tasks/1" in page
        assert ROUND in hand.open("/zh/tasks/1")
        health = told(hand, f"{HOME}/1")["health"]
        assert health["rounds"]["on_time"] == ["2025-03-28"]
        assert health["agreed"]["open"] == [1]
        hand.done(ROUND, do="undo", seen="5")
        assert told(hand, "/zh/tasks/1")["state"] == "withdrawn"


def test_who_came_is_whom_the_form_names_though_others_are_members_by_now(filled: Workspace) -> None:
    with handing(filled) as hand:
        shown = re.findall(r'name="member" value="([^"]*)"', hand.open(ROUND))
        with closing(filled.beside()) as beside:
            fewer = tuple(Member(name, SINCE) for name in reversed(NAMES))
            Mechanisms(beside).change(1, Deed.REVISE, Told(members=fewer), seen=1, **BY)
        assert shown == list(NAMES)
        hand.done(ROUND, do="minute", seen="3", member=shown, **{"presence-2": "absent", "presence-3": "present"})
        came = {each["member"]: each["presence"] for each in told(hand, ROUND)["attendance"]}
        assert came == {"东莞市": "absent", "惠州市": "present"}


def test_a_mechanism_changes_from_a_day_on_ends_and_goes_on(filled: Workspace) -> None:
    with handing(filled) as hand:
        same = {"name": f"联席会议{SCRIPT}", "secretariat": "甲市发改委", "grace": "7"}
        changed = {"joining": "广州市", "leaving": "惠州市", "since": "2026-01-01", "every": "none"}
        hand.done(f"{HOME}/1", do="revise", seen="1", **same, **changed)
        made = told(hand, f"{HOME}/1")
        assert [each.get("until") for each in made["members"]] == [None, None, "2025-12-31", None]
        assert [each["rule"] for each in made["rules"]] == ["quarter/3:15", "none"]
        assert made["health"]["rounds"]["due"] == 4
        assert hand.send(f"{HOME}/1", do="revise", seen="2", **same).status_code == 422
        late = hand.send(f"{HOME}/1", do="end", seen="1", ended="2026-06-30")
        assert late.status_code == 409
        hand.done(f"{HOME}/1", do="end", seen="2", ended="2026-06-30")
        assert "已终止" in hand.open(HOME)
        hand.done(f"{HOME}/1", do="reopen", seen="3")
        page = hand.done(f"{HOME}/1", do="undo", seen="4")
        assert "已撤销" in page


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (f"{HOME}/1", {"do": "fly"}),
        (f"{HOME}/1", {"do": "add"}),
        (f"{HOME}/1", {"do": "call", "day": "2026年2月30日"}),
        (f"{HOME}/1", {"do": "record", "day": "2099-01-01"}),
        (f"{HOME}/1", {"do": "call", "planned": "2025-01-01"}),
        (f"{HOME}/1", {"do": "cancel", "reason": ""}),
        (f"{HOME}/1", {"do": "revise", "seen": "1", "every": "quarter", "month": "4", "on": "fri", "nth": "9"}),
        (f"{HOME}/1", {"do": "revise", "seen": "1", "leaving": "广州市"}),
        (f"{HOME}/new", {"name": ""}),
        (f"{HOME}/new", {"name": "x", "every": "month", "on": "day", "nth": ""}),
        (ROUND, {"do": "call"}),
        (ROUND, {"do": "agree", "seen": "3"}),
        (ROUND, {"do": "agree", "seen": "3", "agreed-1": "事", "due-1": "2月30日"}),
        (ROUND, {"do": "cancel", "seen": "3"}),
    ],
)
def test_what_cannot_be_is_told_on_the_page_and_not_done(filled: Workspace, path: str, fields: dict[str, str]) -> None:
    with handing(filled) as hand:
        before = told(hand, f"{HOME}/1"), told(hand, ROUND)
        answer = hand.send(path, **fields)
        assert 400 <= answer.status_code < 500
        assert wrong(answer.text)
        assert (told(hand, f"{HOME}/1"), told(hand, ROUND)) == before
        for gone in (f"{HOME}/9", f"{HOME}/x", "/zh/follow-up/rounds/9", "/zh/follow-up/rounds/x"):
            assert hand.client.get(gone).status_code == 404


def test_readers_read_editors_keep_up_reviewers_judge_and_members_see_theirs(filled: Workspace) -> None:
    with house(filled) as held:
        reader, editor, reviewer = (held.as_(role) for role in (Role.READER, Role.EDITOR, Role.REVIEWER))
        assert "<form method" not in reader.open(f"{HOME}/1")
        assert f"{HOME}/new" not in reader.open(HOME)
        token = reader.token("/zh/login")
        assert reader.send(f"{HOME}/1", token=token, do="call").status_code == 403
        assert wrong(editor.send(f"{HOME}/1", do="end", seen="1").text)
        assert wrong(editor.send(ROUND, do="undo", seen="3").text)
        editor.done(ROUND, do="agree", seen="3", **{"agreed-1": "再议"})
        reviewer.done(ROUND, do="undo", seen="4")
        noted = [entry.deed for entry in held.access.audit.entries(20)]
        assert any("agree" in deed for deed in noted)
        account = next(each for each in held.access.accounts.all() if each.role is Role.EDITOR)
        held.access.accounts.bind(account.name, ["东莞市"])
        assert "联席会议" in editor.open(HOME)
        page = editor.open(f"{HOME}/1")
        assert 'value="call"' not in page
        assert "共建" in page
        assert "/zh/tasks/1" not in page
        assert "/zh/tasks/1" in reader.open(f"{HOME}/1")
        token = editor.token(f"{HOME}/new")
        refused = editor.send(ROUND, token=token, do="agree", seen="5", **{"agreed-1": "擅自"})
        assert any("秘书处" in each for each in wrong(refused.text))
        held.access.accounts.bind(account.name, ["外市"])
        assert editor.client.get(f"{HOME}/1").status_code == 404
        assert editor.client.get(ROUND).status_code == 404
        assert told(editor, HOME)["mechanisms"] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_stands_for_a_member_reads_its_own_days_and_no_other_s_tasks(filled: Workspace, lang: str) -> None:
    """In every form of every page, whoever stands for one that left and for one that stayed."""
    home, first = (path.replace("/zh/", f"/{lang}/") for path in (HOME, ROUND))
    with closing(filled.beside()) as beside:
        mechanisms, rounds = Mechanisms(beside), Rounds(beside)
        joined, second = (each.day for each in rounds.of(1)[:2])
        left = Member("惠州市", SINCE, joined)
        fewer = (*(Member(name, SINCE) for name in NAMES[:2]), left)
        mechanisms.change(1, Deed.REVISE, Told(members=fewer), seen=1, **BY)
        rounds.agree(1, [Agreed("联合招商", "东莞市", date(2033, 3, 3))], seen=3, **BY)
        at = {each.day: each.number for each in rounds.of(1)}
    others = ("2025-06-01", ">甲市<", ",甲市,", '"owner": "甲市"')
    with house(filled) as held:
        reader = held.as_(Role.READER)
        account = next(each for each in held.access.accounts.all() if each.role is Role.READER)
        pages = [f"{path}{form}" for path in (home, f"{home}/1", first) for form in ("", ".json", ".csv")]
        assert any(other in reader.open(page) for page in pages for other in others)
        held.access.accounts.bind(account.name, ["东莞市"])
        for page in pages:
            assert not [other for other in others if other in reader.open(page)], page
        agreed = {each["text"]: each for each in told(reader, first)["agreed"]}
        assert agreed["联合招商"]["due"] == "2033-03-03"
        assert "2033-03-03" in reader.open(first)
        assert "2033-03-03" in reader.open(f"{home}/1")
        assert told(reader, f"{home}/1")["health"]["agreed"]["not_theirs"] == [1]
        assert text("mechanisms.carried_not_theirs", lang) in reader.open(first)
        assert len(told(reader, f"{home}/1")["rounds_recorded"]) == len(at)
        assert f'href="{first}"' in reader.open(f"/{lang}/tasks/2"), "a member is led to the round"
        held.access.accounts.bind(account.name, ["甲市"])
        assert reader.client.get(first).status_code == 404
        task = reader.open(f"/{lang}/tasks/1")
        assert "rounds/1" not in task, "an owner who is no member reads its name alone"
        assert str(joined) in task
        held.access.accounts.bind(account.name, ["惠州市"])
        for page in pages:
            assert second.isoformat() not in reader.open(page), page
        made = told(reader, f"{home}/1")
        assert [each["day"] for each in made["rounds_recorded"]] == [joined.isoformat()]
        assert (made["health"]["rounds"]["due"], made["health"]["rounds"]["on_time"]) == (1, [joined.isoformat()])
        for day, number in at.items():
            answer = reader.client.get(f"/{lang}/follow-up/rounds/{number}.json")
            assert answer.status_code == (200 if day <= joined else 404)
        assert text("portal.mechanism_coming", lang) not in reader.open(f"{home}/1")


def test_a_record_leads_to_its_mechanism_and_gives_it_its_members(own: Workspace) -> None:
    ledger = own.ledger()
    record = max(ledger.records("mechanism"), key=lambda each: len(list(each.values("member"))))
    with handing(own) as hand:
        assert f"{HOME}?record={record.id}" in hand.open(f"/zh/record/{record.id}")
        path = f"{HOME}/new?record={record.id}"
        assert path in hand.open(f"{HOME}?record={record.id}")
        hand.done(path, name=record.label, record=record.id)
        made = told(hand, f"{HOME}/1")
        assert made["record"] == record.id
        assert len(made["members"]) == len({value.value.text for value in record.values("member")})
        assert all(each["statements"] for each in made["members"])
        assert record.label in hand.open(f"{HOME}?record={record.id}")


def test_what_persons_wrote_is_text(filled: Workspace) -> None:
    with handing(filled) as hand:
        for path in (HOME, f"{HOME}/1", ROUND):
            assert SCRIPT not in hand.open(path)
            assert hand.client.get(f"{path}.csv").status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nobody_is_kept_out_of_mechanisms(filled: Workspace, chromium: Any, lang: str) -> None:
    home = HOME.removeprefix("/zh")
    rounds = [f"/follow-up/rounds/{number}" for number in (1, 2, 3)]
    assert kept_out(chromium, filled, lang, (home, f"{home}/1", f"{home}/new", *rounds)) == []


@pytest.mark.parametrize(
    ("rule", "place", "says"),
    [
        ({"every": "quarter", "month": "4", "on": "fri", "nth": "1"}, "month", "每季度没有第 4 个月"),
        ({"every": "month", "on": "day", "nth": "32"}, "nth", "第 32 日"),
        ({"every": "month", "on": "fri", "nth": "9"}, "nth", "星期可填 1 至 4"),
        ({"every": "month", "on": "work", "nth": "二"}, "nth", "工作日可填 1 至 15"),
        ({"every": "month", "on": "day", "nth": ""}, "nth", "没有填第几"),
        ({"every": "none", "grace": "七天"}, "grace", "不是数字"),
    ],
)
def test_a_rule_that_is_none_is_told_beside_its_field_without_notation(
    small: Workspace, rule: dict[str, str], place: str, says: str
) -> None:
    with handing(small) as hand:
        answer = hand.send(f"{HOME}/new", name="x", **rule)
        assert answer.status_code == 422
        assert f'href="#f-{place}"' in answer.text
        assert says in wrong(answer.text)[0]
        assert "month:" not in answer.text


def test_a_round_is_called_for_the_next_day_by_rule_and_recorded_for_the_latest_silent_one(filled: Workspace) -> None:
    with closing(filled.beside()) as beside:
        mechanism = Mechanisms(beside).one(1)
    due = [each.day for each in mechanism.due(SINCE, today().replace(year=today().year + 1), china())]
    past, ahead = ([day for day in due if (day < today()) is gone] for gone in (True, False))
    with handing(filled) as hand:
        assert '<option value="nearest" selected>' in hand.open(f"{HOME}/1")
        for deed, day in (("call", ahead[0]), ("call", ahead[1]), ("record", past[-1]), ("miss", past[-2])):
            hand.done(f"{HOME}/1", do=deed, planned="nearest", reason="补记")
            made = told(hand, hand.led)
            assert (made["planned"], made["day"]) == (day.isoformat(), day.isoformat())
