"""From rules and tasks to messages that are sent: each once, and what was not is reported; in either store."""

import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

import pytest

from liandong.errors import EntryError, ReminderError, UnknownRecord
from liandong.followup.calendar import china
from liandong.followup.reminders import Manner, Quiet, Reminders, Role, Rule, State, When
from liandong.followup.reminders.outbox import DIGEST_MOST
from liandong.followup.reminders.wording import composed
from liandong.followup.tasks import Deed, Task, Tasks, Told
from liandong.followup.tasks import State as TaskState
from liandong.messages import LANGUAGES
from liandong.settings import Settings
from liandong.store.beside import Beside
from tests.followup.reminders.receiver import Receiver, closed_port

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}
TODAY = date(2026, 3, 10)
"""A Tuesday."""
OWNER, OTHER = "市商务局", "市住建局"


def clock(day: date = TODAY, hour: int = 10, *, after: timedelta = timedelta()) -> Callable[[], datetime]:
    """Ten in the morning in China, by default."""
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=hour - 8) + after
    return lambda: moment


def asked(reminders: Reminders, *rules: Rule) -> None:
    for rule in rules or (Rule(when=When.BEFORE, days=3),):
        reminders.book.add_rule(rule, **BY)


def added(tasks: Tasks, title: str = "落实用地", days: int = 3, **told: Any) -> int:
    fields: dict[str, Any] = {"title": title, "owner": OWNER, "due": TODAY + timedelta(days=days)} | told
    return tasks.add(Told(**fields), **BY).number


def single(reminders: Reminders) -> None:
    reminders.book.set_manner(Manner(digest=False), **BY)


def states(reminders: Reminders) -> dict[State, int]:
    return {state: number for state, number in reminders.outbox.counts().items() if number}


def test_what_is_due_is_sent_once_however_often_it_is_asked(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    added(tasks, code="督-1")
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), "督查群", **BY)
    reminders.book.set_manner(Manner(base="https://ledger.example.cn/"), **BY)
    assert [each.before for each in reminders.plan(clock()()).planned] == [False]
    for after in range(3):
        reminders.send(clock=clock(after=timedelta(minutes=after)))
    assert [each.before for each in reminders.plan(clock()()).planned] == [True]
    ((_, told),) = receiver.came
    assert told["title"] == "督办提醒：1 (督-1) 落实用地"
    assert told["message"].splitlines() == [
        "事项：1 (督-1) 落实用地",
        "期限：2026-03-13，还有 3 天",
        "请在期限前办理，并填报进展或提交办结证明。",
        "https://ledger.example.cn/zh/tasks/1",
    ]
    assert states(reminders) == {State.DELIVERED: 1}
    log = [(entry.deed, entry.actor) for entry in reminders.book.log(10)]
    assert log == [
        ("delivered", "liandong"),
        ("set_manner", "周敏"),
        ("add_address", "周敏"),
        ("add_rule", "周敏"),
    ]
    assert receiver.url("good") not in repr([reminders.book.log(10), reminders.book.addresses()])


def test_several_for_one_address_are_one_message_or_one_each(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    for number in range(12):
        added(tasks, f"第{number}项<at user_id=all>", days=3 - number, supervisor=OTHER)
    asked(
        reminders, Rule(when=When.BEFORE, days=3), Rule(when=When.OVERDUE, days=1, whom=(Role.OWNER, Role.SUPERVISOR))
    )
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    reminders.send(clock=clock())
    assert sorted(message["title"] for _, message in receiver.came) == ["督办提醒：10 项", "督办提醒：2 项"]
    text = "\n".join(message["message"] for _, message in receiver.came)
    assert "今天到期" in text
    assert "逾期 6 个工作日" in text
    assert "<" not in text
    assert max(len(message["message"].encode()) for _, message in receiver.came) < 2048
    single(reminders)
    reminders.book.add_address(OTHER, receiver.url("good"), **BY)
    reminders.send(clock=clock())
    late = [message["message"] for _, message in receiver.came[2:]]
    assert len(late) == 8
    assert all(f"由{OWNER}办理，已逾期，请予督促。" in each for each in late)


@pytest.mark.parametrize("several", [1, DIGEST_MOST])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_longest_message_is_one_that_wecom_takes(several: int, lang: str) -> None:
    told = [
        Task(
            number=99990 + n,
            version=1,
            state=TaskState.ACCEPTED,
            title="题" * 300,
            code="号" * 64,
            due=date(2020, 1, 1),
        )
        for n in range(several)
    ]
    manner = Manner(base="https://ledger.example.cn", lang=lang)
    title, body = composed("督查室", told, TODAY, china(), manner)
    assert len(f"{title}\r\n{body}".encode()) <= 2048


def test_who_has_no_address_is_reported_and_reminded_once_there_is_one(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    added(tasks)
    asked(reminders)
    assert reminders.send(clock=clock()).unaddressed == {OWNER: 1}
    assert states(reminders) == {}
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    assert reminders.send(clock=clock()).told == {State.DELIVERED: 1}


def test_what_certainly_did_not_go_out_is_tried_again_later_and_then_reported(
    reminders: Reminders, tasks: Tasks
) -> None:
    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, f"json://127.0.0.1:{closed_port()}/x", **BY)
    assert reminders.send(clock=clock()).told == {State.WAITING: 1}
    assert reminders.send(clock=clock()).told == {}
    assert reminders.send(clock=clock(after=timedelta(seconds=2))).told == {State.UNDELIVERED: 1}
    (message,) = reminders.outbox.messages(limit=9)
    assert (message.cause, message.tries) == ("unreached", 2)


def test_what_is_in_doubt_is_sent_again_by_the_word_of_a_person_alone(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("never"), **BY)
    for days in range(3):
        reminders.send(clock=clock(TODAY + timedelta(days=days)))
    assert states(reminders) == {State.DOUBT: 1}
    assert len(receiver.came) == 1
    with pytest.raises(EntryError):
        reminders.outbox.resend(1, 0, actor="周敏", reason="")
    reminders.outbox.resend(1, int(clock()().timestamp()), actor="周敏", reason="对方称未收到")
    with pytest.raises(EntryError):
        reminders.outbox.resend(1, 0, **BY)
    with pytest.raises(UnknownRecord):
        reminders.outbox.resend(99, 0, **BY)
    reminders.send(clock=clock())
    assert len(receiver.came) == 2
    assert ("resend", "周敏", "对方称未收到") in [(e.deed, e.actor, e.reason) for e in reminders.book.log(9)]


def test_a_worker_that_is_lost_leaves_its_message_in_doubt(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    now = int(clock()().timestamp())
    plan = reminders.plan(clock()())
    reminders.outbox.put([(each.reminder, each.address) for each in plan.planned], now, digest=True)
    assert reminders.outbox.claim("a", now) is not None
    assert reminders.outbox.claim("b", now) is None
    assert reminders.send(clock=clock(after=timedelta(seconds=300))).told == {}
    assert states(reminders) == {State.SENDING: 1}
    assert reminders.send(clock=clock(after=timedelta(seconds=301))).lost == 1
    (message,) = reminders.outbox.messages([State.DOUBT], limit=9)
    assert message.cause == "worker"
    assert receiver.came == []


def test_a_slow_worker_still_tells_what_it_knows_but_not_against_a_person(
    reminders: Reminders, tasks: Tasks, receiver: Receiver
) -> None:
    from liandong.followup.reminders.delivery import Outcome, Sent

    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    now = int(clock()().timestamp())
    plan = reminders.plan(clock()())
    reminders.outbox.put([(each.reminder, each.address) for each in plan.planned], now, digest=True)
    message = reminders.outbox.claim("a", now)
    assert message is not None
    assert reminders.outbox.doubt(now + 1000) == 1
    reminders.outbox.resend(1, now, **BY)
    assert reminders.outbox.settle(message, "a", Sent(Outcome.DELIVERED), now + 1001, ("t", "b")) is State.WAITING
    assert states(reminders) == {State.WAITING: 1}
    again = reminders.outbox.claim("b", now)
    assert again is not None
    assert reminders.outbox.doubt(now + 1000) == 1
    reminders.outbox.settle(again, "b", Sent(Outcome.DELIVERED), now + 1001, ("t", "b"))
    assert states(reminders) == {State.DELIVERED: 1}


def test_nothing_is_sent_of_what_was_done_meanwhile(reminders: Reminders, tasks: Tasks, receiver: Receiver) -> None:
    number = added(tasks)
    asked(reminders)
    address = reminders.book.add_address(OWNER, f"json://127.0.0.1:{closed_port()}/x", **BY)
    reminders.send(clock=clock())
    tasks.change(number, Deed.WITHDRAW, seen=1, **BY)
    assert reminders.send(clock=clock(after=timedelta(minutes=1))).told == {State.NEEDLESS: 1}
    added(tasks)
    reminders.send(clock=clock())
    reminders.book.remove_address(address.number, **BY)
    assert reminders.send(clock=clock(after=timedelta(minutes=1))).told == {State.UNDELIVERED: 1}
    assert receiver.came == []


def test_quiet_hours_and_days_off_are_kept(reminders: Reminders, tasks: Tasks, receiver: Receiver) -> None:
    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    quiet = Quiet(time(22), time(8), working_only=True)
    reminders.book.set_manner(Manner(quiet=quiet), **BY)
    for hour in (0, 7, 22, 23):
        assert reminders.send(clock=clock(hour=hour)).quiet
    assert reminders.send(clock=clock(hour=8, after=timedelta(seconds=-1))).quiet
    assert states(reminders) == {}
    assert reminders.send(clock=clock(hour=8)).told == {State.DELIVERED: 1}
    added(tasks, days=5)
    saturday = TODAY + timedelta(days=4)
    assert reminders.send(clock=clock(saturday)).quiet
    assert not reminders.send(clock=clock(date(2026, 2, 28))).quiet  # a Saturday at work in place of a holiday


def test_quiet_that_begins_during_a_run_ends_it(reminders: Reminders, tasks: Tasks, receiver: Receiver) -> None:
    for _ in range(5):
        added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    quiet = Quiet(time(22), time(8))
    reminders.book.set_manner(Manner(quiet=quiet, digest=False), **BY)
    steps = count()
    late = clock(hour=22, after=timedelta(seconds=-5))()
    run = reminders.send(clock=lambda: late + timedelta(seconds=next(steps)))
    assert run.quiet
    assert states(reminders) == {State.DELIVERED: len(receiver.came), State.WAITING: 5 - len(receiver.came)}
    assert 0 < len(receiver.came) < 5


def test_an_address_that_fails_keeps_nobody_else_waiting(beside: Beside, tasks: Tasks, receiver: Receiver) -> None:
    reminders = Reminders(beside, Settings(reminder_timeout_seconds=1, reminder_tries=9))
    for _ in range(5):
        added(tasks)
        added(tasks, owner=OTHER)
    asked(reminders)
    single(reminders)
    reminders.book.add_address(OWNER, receiver.url("status/503"), **BY)
    reminders.book.add_address(OTHER, receiver.url("good"), **BY)
    reminders.send(clock=clock())
    assert states(reminders) == {State.DELIVERED: 5, State.WAITING: 5}
    assert [path for path, _ in receiver.came].count("/status/503") == 3


@pytest.mark.parametrize(
    "rule",
    [
        Rule(when=When.BEFORE, days=0),
        Rule(when=When.ON, days=1),
        Rule(when=When.OVERDUE, days=0),
        Rule(when=When.BEFORE, days=1, every=1),
        Rule(when=When.BEFORE, days=1, whom=()),
        Rule(when=When.OVERDUE, days=1, every=366),
        Rule(when=When.BEFORE, days=1, named=("甲" * 201,)),
        Rule(when=When.BEFORE, days=1, named=tuple(map(str, range(21)))),
    ],
)
def test_rules_that_say_nothing_are_refused(reminders: Reminders, rule: Rule) -> None:
    with pytest.raises(EntryError):
        reminders.book.add_rule(rule, **BY)
    assert reminders.book.rules() == {}


def test_rules_and_addresses_come_and_go_by_number(reminders: Reminders, receiver: Receiver) -> None:
    first = Rule(when=When.ON, whom=(Role.SUPERVISOR, Role.OWNER), named=(" 周敏 ", "周敏"))
    assert reminders.book.add_rule(first, **BY) == 1
    with pytest.raises(EntryError):
        reminders.book.add_rule(first, **BY)
    assert reminders.book.rules()[1].named == ("周敏",)
    assert reminders.book.rules()[1].whom == (Role.OWNER, Role.SUPERVISOR)
    reminders.book.remove_rule(1, **BY)
    with pytest.raises(UnknownRecord):
        reminders.book.remove_rule(1, **BY)
    assert reminders.book.add_rule(first, **BY) == 2
    made = reminders.book.add_address(OWNER, receiver.url("good"), "群", **BY)
    with pytest.raises(EntryError):
        reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    reminders.book.remove_address(made.number, **BY)
    assert reminders.book.url(made.number) == ""
    assert reminders.book.add_address(OWNER, receiver.url("good"), **BY).number == made.number + 1
    for manner in (Manner(base="javascript:x"), Manner(base="https://a b"), Manner(lang="fr")):
        with pytest.raises(EntryError):
            reminders.book.set_manner(manner, **BY)


def test_of_several_who_add_one_rule_at_once_one_does(reminders: Reminders, beside: Beside) -> None:
    start, came = threading.Barrier(4), list[object]()

    def add() -> None:
        start.wait()
        try:
            came.append(Reminders(beside, Settings()).book.add_rule(Rule(when=When.ON), **BY))
        except EntryError as error:
            came.append(type(error))

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, came)) == ["1", *[str(EntryError)] * 3]
    assert len(reminders.book.rules()) == 1


def test_nothing_is_claimed_where_nothing_can_be_sent(
    reminders: Reminders, tasks: Tasks, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(tasks)
    asked(reminders)
    reminders.book.add_address(OWNER, receiver.url("good"), **BY)
    with monkeypatch.context() as patched:
        patched.setitem(sys.modules, "apprise", None)
        with pytest.raises(ReminderError):
            reminders.send(clock=clock())
    assert states(reminders) == {}
    assert reminders.send(clock=clock()).told == {State.DELIVERED: 1}


def test_nothing_is_made_by_asking(reminders: Reminders, beside: Beside) -> None:
    from liandong.store.reminders import rule

    assert reminders.send().told == {}
    assert reminders.plan().planned == []
    assert reminders.outbox.messages(limit=1) == ()
    assert reminders.book.log(1) == ()
    assert not beside.holds(rule)
