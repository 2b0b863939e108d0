"""Tasks beside a ledger are in its backups and dumps, come back into either store, and are never written over."""

import json
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from liandong import open_workspace, restore_workspace
from liandong.errors import BackupError, WorkspaceError
from liandong.exchange.backup import back_up
from liandong.followup.calendar import Every, Rule
from liandong.followup.mechanisms import Agreed, Mechanism, Mechanisms, Member, Round, Rounds, RoundTold, Ruled
from liandong.followup.mechanisms import Told as MechanismTold
from liandong.followup.tasks import Deed, Task, Tasks, Told
from tests.store.test_archive import declared, rewritten
from tests.workspace import tiny

BY: dict[str, Any] = {"actor": "周敏", "reason": "专题会议定"}


def filled(place: str, folder: Path) -> None:
    with open_workspace(place, create=True, code=tiny.spine()) as made:
        made.build([tiny.write(folder / "in", {"a.txt": "甲园 amount 3"})])
        with closing(made.beside()) as beside:
            tasks = Tasks(beside)
            tasks.add_all(
                lambda first: [Told(title="总任务", code="督-1"), Told(title="子任务", parent=first, needs=(first,))],
                **BY,
            )
            tasks.change(2, Deed.ASSIGN, Told(owner="市商务局"), seen=1, **BY)


def kept_up(place: str) -> tuple[Sequence[Mechanism], Sequence[Round]]:
    """The mechanisms of a workspace and the rounds of the first."""
    with open_workspace(place, code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        mechanisms, rounds = Mechanisms(beside), Rounds(beside)
        assert mechanisms.unlike_logs() == rounds.unlike_logs() == []
        return mechanisms.every(), rounds.of(1)


def held(place: str) -> list[Task]:
    with open_workspace(place, code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        tasks = Tasks(beside)
        assert tasks.unlike_logs() == []
        return list(tasks.every())


def backed_up(place: str, out: Path) -> Path:
    with open_workspace(place, code=tiny.spine()) as opened:
        back_up(opened, out)
    return out


@pytest.mark.parametrize("into", ["folder", "same"])
def test_tasks_come_back_and_equal_workspaces_give_equal_bytes(
    places: Callable[[], str], tmp_path: Path, into: str
) -> None:
    place = places()
    filled(place, tmp_path)
    one = backed_up(place, tmp_path / "one.zip")
    again = places() if into == "same" else str(tmp_path / "again")
    with restore_workspace(one, again):
        pass
    assert held(again) == held(place)
    assert len(held(again)) == 2
    assert backed_up(again, tmp_path / "two.zip").read_bytes() == one.read_bytes()


def test_mechanisms_and_rounds_come_back_with_the_tasks_that_they_made(
    places: Callable[[], str], tmp_path: Path
) -> None:
    place, again = places(), str(tmp_path / "again")
    filled(place, tmp_path)
    with open_workspace(place, code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        rules = (Ruled(date(2025, 1, 1), Rule(Every.MONTH, working=-1)),)
        Mechanisms(beside).add(MechanismTold(name="联席会议", members=(Member("甲市"),), rules=rules), **BY)
        rounds = Rounds(beside)
        rounds.begin(RoundTold(mechanism=1, day=date(2025, 1, 27), planned=date(2025, 1, 27)), held=True, **BY)
        rounds.agree(1, [Agreed("共建园区", "甲市发展改革委")], seen=1, **BY)
    with restore_workspace(backed_up(place, tmp_path / "one.zip"), again):
        pass
    assert kept_up(again) == kept_up(place)
    assert [each.agreed[0].task for each in kept_up(again)[1]] == [3]
    assert held(again) == held(place)


def test_needs_offers_rounds_and_outcomes_come_back(places: Callable[[], str], tmp_path: Path) -> None:
    pytest.importorskip("numpy", reason="liandong[matching] is not installed: nothing is matched")
    from liandong.matching import Need, Offer
    from liandong.matching.pool import Needs, Offers
    from liandong.matching.rounds import Outcome, Stage
    from liandong.matching.rounds import Round as Matching
    from liandong.matching.rounds import Rounds as Matchings

    place, again = places(), str(tmp_path / "again")
    need, offer = Need("n1", "扩建", amount=Decimal(300)), Offer("p1", "订单贷", "甲银行")
    with open_workspace(place, create=True, code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        Needs(beside).list_(need, **BY)
        Offers(beside).list_(offer, **BY)
        kept = Matchings(beside).keep(Matching("春季对接会", date(2026, 6, 1), (need,), (offer,)), **BY)
        number = Matchings(beside).state(kept.id, Outcome("n1", "p1", Stage.APPROVED, date(2026, 7, 1)), **BY)
        stated = Matchings(beside).stated(kept.id)
    with restore_workspace(backed_up(place, tmp_path / "one.zip"), again):
        pass
    with open_workspace(again, code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        assert (Needs(beside).one(1).noun, Offers(beside).one(1).noun) == (need, offer)
        rounds = Matchings(beside)
        assert (rounds.round(kept.id), rounds.stated(kept.id)) == (kept, stated)
        rounds.retract(kept.id, number, **BY)


def test_a_workspace_without_tasks_says_nothing_of_them(places: Callable[[], str], tmp_path: Path) -> None:
    place = places()
    with open_workspace(place, create=True, code=tiny.spine()):
        pass
    told: list[bytes] = []
    rewritten(
        backed_up(place, tmp_path / "b.zip"), lambda name, data: told.append(data) if name == "manifest.json" else None
    )
    assert "beside" not in json.loads(told[0])


def test_rows_that_were_changed_make_nothing(places: Callable[[], str], tmp_path: Path) -> None:
    place = places()
    filled(place, tmp_path)
    one = backed_up(place, tmp_path / "one.zip")
    changes: tuple[Callable[[str, bytes], bytes | None], ...] = (
        lambda name, data: data.replace("商务局".encode(), "农业局".encode()) if "task" in name else data,
        lambda name, data: None if name == "rows/portal_task.jsonl" else data,
        lambda name, data: (
            declared(data, lambda told: told["beside"]["portal_task"]["columns"].append("x"))
            if name == "manifest.json"
            else data
        ),
        lambda name, data: (
            declared(data, lambda told: told["beside"].pop("portal_task")) if name == "manifest.json" else data
        ),
    )
    for change in changes:
        again = places()
        with pytest.raises(BackupError):
            restore_workspace(rewritten(one, change), again)
        with open_workspace(again, create=True, code=tiny.spine()) as made, closing(made.beside()) as beside:
            assert list(Tasks(beside).every()) == []


def test_other_tasks_that_lie_in_the_folder_are_not_written_over_and_the_same_are_taken(tmp_path: Path) -> None:
    filled(str(tmp_path / "a"), tmp_path)
    one = backed_up(str(tmp_path / "a"), tmp_path / "one.zip")
    for name in ("ledger.sqlite", "ledger.lock"):
        (tmp_path / "a" / name).unlink()
    with restore_workspace(one, tmp_path / "a"):  # as after a kill between the two files
        pass
    assert len(held(str(tmp_path / "a"))) == 2
    with open_workspace(tmp_path / "a", code=tiny.spine()) as opened, closing(opened.beside()) as beside:
        Tasks(beside).add(Told(title="后来的"), **BY)
    for name in ("ledger.sqlite", "ledger.lock"):
        (tmp_path / "a" / name).unlink()
    with pytest.raises(WorkspaceError, match="other tasks"):
        restore_workspace(one, tmp_path / "a")
    assert not (tmp_path / "a" / "ledger.sqlite").exists()
