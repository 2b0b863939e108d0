"""The month is counted from logs as they were known at its end: as counted by hand, whatever was written later."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.errors import EntryError
from liandong.followup.reckoning import Month, Outcome, month, month_of, stood
from liandong.followup.reckoning.month import DUE
from liandong.followup.tasks import STEPS, Deed, Event, Proof, Told, fold
from liandong.followup.tasks.machine import BEGINNINGS
from liandong.logged import undoable

OCTOBER, END = date(2026, 10, 1), date(2026, 10, 31)
OWNERS = ("市商务局", "市住建局", "")
DEEDS = [deed for deed in STEPS if deed not in BEGINNINGS]
PROOF = Told(proof=Proof(sentence="验收"))
TOLD = {Deed.PROGRESS: Told(note="已开工"), Deed.PROVE: PROOF, Deed.REVISE: Told(title="改")}


@st.composite
def logs(draw: st.DrawFn, number: int) -> list[Event]:
    """A log from September to December, of which each entry is written some hours after the one before."""
    days = st.sampled_from([None, *(date(2026, 9, 25) + timedelta(days=3 * n) for n in range(25))])
    at = datetime.fromisoformat("2026-09-01T00:00:00+08:00")
    first = Told(title=f"事项{number}", owner=draw(st.sampled_from(OWNERS)), due=draw(days))
    log = [Event(number, 1, draw(st.sampled_from(sorted(BEGINNINGS))), first, "周敏", at.isoformat(), "因")]
    for version in range(2, draw(st.integers(1, 9)) + 1):
        at += timedelta(hours=draw(st.integers(0, 500)))
        task, last = fold(log), undoable(log)
        fit = [each for each in DEEDS if task.state in STEPS[each].before and (each is not Deed.UNDO or last)]
        deed = draw(st.sampled_from(fit))
        told = TOLD.get(deed, Told())
        if deed is Deed.UNDO and last:
            told = Told(undoes=last.version)
        elif deed is Deed.ASSIGN:
            told = Told(owner=draw(st.sampled_from(OWNERS)))
        elif deed is Deed.MOVE:
            told = Told(due=draw(days))
        log.append(Event(number, version, deed, told, "周敏", at.isoformat(), "因"))
    return log


def by_hand(log: Sequence[Event]) -> dict[str, object] | None:
    """What is said of one task in October: entry after entry, those taken back struck out."""
    left = list[Event]()
    for event in log:
        if datetime.fromisoformat(event.at) >= datetime.fromisoformat("2026-11-01T00:00:00+08:00"):
            break
        if event.deed is Deed.UNDO:
            left.pop()
        else:
            left.append(event)
    owner, state, moves = "", "proposed", 0
    due: date | None = None
    first: date | None = None
    begun, proved, closed = None, None, None
    for event in left:
        day = datetime.fromisoformat(event.at).date()
        owner = str(event.told.fields().get("owner", owner))
        before = due
        if "due" in event.told.fields():
            due = event.told.due  # type: ignore[assignment]
        if event.deed in (Deed.ADD, Deed.ACCEPT):
            begun, state = day, "running"
        elif event.deed in (Deed.RETURN, Deed.PROGRESS, Deed.REOPEN):
            state, closed = "running", None
        elif event.deed is Deed.PROVE:
            state, proved = "submitted", day
        elif event.deed in (Deed.FINISH, Deed.LAPSE, Deed.WITHDRAW):
            state, closed = event.deed.value, day
        if begun and first is None:
            first = due
        elif begun and due != before and OCTOBER <= day <= END:
            moves += 1
    if begun is None:
        return None
    late = due is not None and proved is not None and proved > due
    outcome = {
        "finish": "late" if late else "in_time", "submitted": "submitted_late" if late else "submitted",
        "lapse": "lapsed", "withdraw": "withdrawn",
        "running": "no_due" if due is None else "overdue" if due <= END else "to_come",
    }[state]  # fmt: skip
    return {
        "owner": owner, "outcome": outcome, "due": due is not None and OCTOBER <= due <= END, "moves": moves,
        "new": OCTOBER <= begun <= END, "ahead": state == "running" and due is not None and date(2026, 11, 1) <= due
        <= date(2026, 11, 30), "closed": closed is not None and OCTOBER <= closed <= END,
        "first": state == "finish" and proved is not None and (first is None or proved <= first),
    }  # fmt: skip


def counted(found: Month) -> Counter[str]:
    numbers = Counter({outcome.value: found.count(outcome) for outcome in DUE})
    numbers.update(
        all_due=len(found.due), all_overdue=len(found.overdue), done=len(found.done), new=len(found.new),
        closed=len(found.closed), moved=len(found.moved), ahead=len(found.ahead), by_moved=found.moved_in_time,
    )  # fmt: skip
    return +numbers


def counted_by_hand(told: Sequence[dict[str, object]]) -> Counter[str]:
    numbers = Counter[str]()
    for each in told:
        done, gone = each["outcome"] in ("in_time", "late"), each["outcome"] in ("lapsed", "withdrawn")
        numbers[str(each["outcome"])] += bool(each["due"])
        numbers["all_due"] += bool(each["due"])
        numbers["all_overdue"] += each["outcome"] == "overdue"
        numbers["done"] += bool(done and each["closed"])
        numbers["closed"] += bool(gone and each["closed"])
        numbers["new"] += bool(each["new"])
        numbers["ahead"] += bool(each["ahead"])
        numbers["moved"] += int(str(each["moves"]))
        numbers["by_moved"] += bool(each["due"] and each["outcome"] == "in_time" and not each["first"])
    return +numbers


EVERY = st.integers(0, 6).flatmap(lambda count: st.tuples(*(logs(number) for number in range(1, count + 1))))


@given(EVERY)
def test_the_month_is_what_is_counted_by_hand(every: Sequence[list[Event]]) -> None:
    found, told = month(every, OCTOBER), [each for log in every if (each := by_hand(log))]
    assert counted(found) == counted_by_hand(told)
    for owner, theirs in found.owners().items():
        assert counted(theirs) == counted_by_hand([each for each in told if each["owner"] == owner])


@given(EVERY)
def test_the_order_of_tasks_and_what_was_written_later_change_nothing(every: Sequence[list[Event]]) -> None:
    known = [[event for event in log if datetime.fromisoformat(event.at).date() <= END] for log in every]
    assert month(list(reversed(every)), OCTOBER) == month([log for log in known if log], OCTOBER)


@given(EVERY)
def test_what_was_due_came_to_exactly_one_outcome_and_owners_add_up(every: Sequence[list[Event]]) -> None:
    found = month(every, OCTOBER)
    assert found.count(*DUE) == len(found.due)
    whole = Counter[str]()
    for theirs in found.owners().values():
        whole.update(counted(theirs))
    assert +whole == counted(found)


def told(*entries: tuple[Deed, str, Told]) -> list[Event]:
    return [Event(1, n, deed, said, "周敏", at, "因") for n, (deed, at, said) in enumerate(entries, 1)]


DUE_ON_14 = (Deed.ADD, "2026-09-01T09:00:00+08:00", Told(title="甲", owner="市商务局", due=date(2026, 10, 14)))


@pytest.mark.parametrize(
    ("handed_in", "outcome"),
    [
        ("2026-10-14T23:59:59+08:00", Outcome.IN_TIME),
        ("2026-10-15T00:00:00+08:00", Outcome.LATE),
        ("2026-10-14T15:59:59+00:00", Outcome.IN_TIME),  # before midnight in China
        ("2026-10-14T16:00:00+00:00", Outcome.LATE),
    ],
)
def test_in_time_ends_at_midnight_in_china_and_is_not_the_day_of_judging(handed_in: str, outcome: Outcome) -> None:
    log = told(DUE_ON_14, (Deed.PROVE, handed_in, PROOF), (Deed.FINISH, "2026-10-29T09:00:00+08:00", Told()))
    assert month([log], OCTOBER).due[0].outcome is outcome


def test_a_due_date_that_was_moved_away_is_told_in_the_month_in_which_that_was_done() -> None:
    moved = (Deed.MOVE, "2026-10-13T09:00:00+08:00", Told(due=date(2026, 12, 31)))
    found = month([told(DUE_ON_14, moved)], OCTOBER)
    assert found.due == ()
    ((each, move),) = found.moved
    first = date(2026, 10, 14)
    assert (move.before, move.after, each.deadlines.first) == (first, date(2026, 12, 31), first)


def test_done_by_a_moved_date_only_is_counted_apart() -> None:
    steps = (
        (Deed.MOVE, "2026-10-13T09:00:00+08:00", Told(due=date(2026, 10, 20))),
        (Deed.PROVE, "2026-10-20T09:00:00+08:00", PROOF),
        (Deed.FINISH, "2026-10-21T09:00:00+08:00", Told()),
    )
    found = month([told(DUE_ON_14, *steps)], OCTOBER)
    assert (found.count(Outcome.IN_TIME), found.moved_in_time) == (1, 1)


def test_what_was_only_proposed_was_promised_by_nobody() -> None:
    proposed = (Deed.PROPOSE, *DUE_ON_14[1:])
    assert stood(told(proposed), END) is None
    accepted = told(proposed, (Deed.ACCEPT, "2026-11-02T09:00:00+08:00", Told()))
    assert month([accepted], OCTOBER) == month([], OCTOBER)


@pytest.mark.parametrize(
    "typed", ["", "2026", "2026-13", "2026-00", "26-10", "十月", "2026-1x", "0026-10", "2026-10-01"]
)
def test_what_is_no_month_is_told(typed: str) -> None:
    with pytest.raises(EntryError, match="2026-10"):
        month_of(typed)
    assert month_of("2026-10") == OCTOBER


def test_of_a_month_that_is_not_over_nothing_is_called_overdue_before_its_day_is() -> None:
    found = month([told(DUE_ON_14)], OCTOBER, today=date(2026, 10, 14))
    assert (found.until, found.count(Outcome.TO_COME), found.overdue) == (date(2026, 10, 13), 1, ())
    assert month([told(DUE_ON_14)], OCTOBER, today=date(2026, 10, 15)).count(Outcome.OVERDUE) == 1
    with pytest.raises(EntryError, match="2026-10"):
        month([], OCTOBER, today=OCTOBER)


def entry(version: int, deed: Deed, at: str, told: Told = Told()) -> Event:  # noqa: B008 - it is frozen
    return Event(1, version, deed, told, "周敏", f"2026-{at}T09:00:00+08:00", "因")


def test_an_entry_whose_clock_was_wrong_hides_none_that_came_after_it() -> None:
    log = [
        entry(1, Deed.ADD, "10-01", Told(title="一", owner="市商务局", due=END)),
        entry(2, Deed.PROVE, "12-05", PROOF),
        entry(3, Deed.FINISH, "10-20"),
    ]
    found = stood(log, END)
    assert found is not None
    assert found.task.state == "done"


def test_a_deadline_that_was_removed_and_set_again_was_moved_twice() -> None:
    later = END + timedelta(days=30)
    log = [
        entry(1, Deed.ADD, "10-01", Told(title="一", owner="市商务局", due=END)),
        entry(2, Deed.MOVE, "10-10", Told(due=None)),
        entry(3, Deed.MOVE, "10-12", Told(due=later)),
    ]
    found = stood(log, END)
    assert found is not None
    assert found.deadlines.first == END
    assert [(each.before, each.after) for each in found.deadlines.moves] == [(END, None), (None, later)]
