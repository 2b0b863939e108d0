"""Both stores hold one and the same ledger: the bytes of exports, what is found, what a build lets others do."""

import multiprocessing
import threading
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from liandong import open_workspace, restore_workspace, samples
from liandong.errors import LiandongError, WorkspaceBusy
from liandong.workspace import publish
from tests.server import Server, schema_of
from tests.workspace import real, tiny

WORDS = ("签约", "投资", "亿元", "签", "2025", "霁川", "霁川市", "战略合作框架协议", "亿元 签约", "鹭原 园区", "不在")
"""Words of the samples, of one letter and of many, and two at a time."""


def test_the_samples_give_the_same_bytes_and_the_same_finds(database: Callable[[], str], tmp_path: Path) -> None:
    folder, place = str(tmp_path / "ws"), database()
    with samples.folder() as pages:
        for workspace in (folder, place):
            real.build(workspace, str(pages))
    expected = real.exported(folder)
    assert len(expected["records.jsonl"].splitlines()) > 300
    assert real.exported(place) == expected
    with open_workspace(folder) as one, open_workspace(place) as other:
        for word in WORDS:
            found = one.ledger().search(word, 1_000)
            assert other.ledger().search(word, 1_000) == found, word
        assert [len(one.ledger().search(word)) > 0 for word in WORDS[:4]] == [True] * 4


def test_a_backup_of_real_pages_is_restored_into_either_store(places: Callable[[], str], tmp_path: Path) -> None:
    folder, backup = tmp_path / "whole", tmp_path / "b.zip"
    real.build(str(folder), str(real.pages(tmp_path / "in")))
    with open_workspace(folder) as opened, backup.open("wb+") as file:
        opened.back_up(file)
    place = places()
    restore_workspace(backup, place).close()
    assert real.exported(place) == real.exported(folder)


def test_builds_in_any_order_and_splitting_give_the_same_bytes(database: Callable[[], str], tmp_path: Path) -> None:
    pages = real.pages(tmp_path / "in")
    real.build(str(tmp_path / "whole"), str(pages))
    expected = real.exported(tmp_path / "whole")
    for order in (real.NAMES, real.NAMES[::-1], real.NAMES[3:] + real.NAMES[:3]):
        place = database()
        for some in (order[:2], order[2:5], order[5:]):
            real.build(place, *(str(pages / name) for name in some))
        assert real.exported(place) == expected


def test_a_ledger_made_portion_by_portion_gives_the_same_bytes(
    database: Callable[[], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages, place = real.pages(tmp_path / "in"), database()
    real.build(str(tmp_path / "held"), str(pages))
    for name, least in (("_FEW", 0), ("MENTIONS", 3), ("_ANSWERS", 2)):
        monkeypatch.setattr(publish, name, least)
    real.build(place, *(str(pages / name) for name in real.NAMES[:3]))
    real.build(place, str(pages))
    assert real.exported(place) == real.exported(tmp_path / "held")


@pytest.mark.parametrize("order", [*permutations(("a.txt", "b.txt", "c.txt"))], ids="".join)
def test_tiny_builds_are_the_same_in_both(places: Callable[[], str], tmp_path: Path, order: tuple[str, ...]) -> None:
    pages = {"a.txt": "甲园 amount 3\n\n小说 大", "b.txt": "甲园 amount 4\n乙园 place 广州", "c.txt": "坏页"}
    folder = tiny.write(tmp_path / "in", pages)
    with open_workspace(tmp_path / "whole", create=True, code=tiny.spine()) as workspace:
        workspace.build([folder])
        expected = tiny.dump(workspace.ledger())
    with open_workspace(places(), create=True, code=tiny.spine()) as workspace:
        for name in order:
            workspace.build([folder / name])
        assert tiny.dump(workspace.ledger()) == expected


def build_at_once(place: str, folder: str, start: "multiprocessing.synchronize.Barrier") -> None:
    start.wait(60)
    for _ in range(20):
        try:
            with open_workspace(place, create=True, code=tiny.spine()) as workspace:
                workspace.build([folder])
        except WorkspaceBusy:
            continue
        return


def test_two_processes_that_build_at_once_leave_one_whole_ledger(place: str, tmp_path: Path) -> None:
    folders = [tiny.write(tmp_path / name, {f"{n}.txt": f"{name} amount {n}" for n in range(9)}) for name in "甲乙"]
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(2)
    both = [spawn.Process(target=build_at_once, args=(place, str(folder), start)) for folder in folders]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build(folders)  # whoever was told to wait too often
        found = tiny.dump(workspace.ledger())
    with open_workspace(tmp_path / "whole", create=True, code=tiny.spine()) as workspace:
        workspace.build(folders)
        assert found == tiny.dump(workspace.ledger())


def test_readers_see_whole_versions_while_builds_go_on(place: str, tmp_path: Path) -> None:
    """Each build adds a page with two names; who reads meanwhile never fails and never sees one without the other."""
    failures: list[object] = []
    done = threading.Event()

    def read() -> None:
        try:
            with open_workspace(place, code=tiny.spine()) as workspace:
                while not done.is_set():
                    ledger = workspace.ledger()
                    names = [record.label for record in ledger.records()]
                    if len(names) != 2 * ledger.version or len(ledger.search("amount", 100)) != ledger.version:
                        failures.append((ledger.version, names))
        except LiandongError as error:
            failures.append(error)

    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "0", {"0.txt": "甲0 amount 1\n乙0 amount 2"})])
        reader = threading.Thread(target=read)
        reader.start()
        for n in range(1, 6):
            workspace.build([tiny.write(tmp_path / str(n), {f"{n}.txt": f"甲{n} amount 1\n乙{n} amount 2"})])
        done.set()
        reader.join()
    assert failures == []


def test_a_decision_is_taken_while_a_build_writes_its_version(
    server: Server, database: Callable[[], str], tmp_path: Path
) -> None:
    """In a database a person need not wait for a build; what was decided meanwhile counts from the next one on."""
    place = database()
    with open_workspace(place, create=True, code=tiny.spine()) as workspace:
        workspace.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 3\n乙园 amount 4"})])
        one, other = (record.id for record in workspace.ledger().records())
        told: list[str] = []

        def decide(progress: object) -> None:
            if getattr(progress, "stage", "") == "fold" and not told:
                told.append(workspace.decide(one, other, "different", actor="王", reason="两处").id)

        workspace.build([tiny.write(tmp_path / "more", {"b.txt": "丙园 amount 5"})], progress=decide)
        assert [decision.id for decision in workspace.decisions()] == told
        assert server.run("SELECT number, decisions FROM version ORDER BY 1", schema=schema_of(place)) == [
            (1, 0),
            (2, 0),
        ]
        assert workspace.build([]).version == 3
