"""The build: what it says, what it does not do twice, what new code does, what bad pages cannot stop."""

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from liandong import Workspace, open_workspace
from liandong.engine import PoolEngine
from liandong.errors import EngineError, SettingsError, WorkspaceBusy, WorkspaceError
from liandong.model import Document, Statement
from liandong.store import open_store
from liandong.workspace import Progress
from tests.workspace import tiny

PAGES = {
    "a.txt": "甲园 amount 170\n乙园 amount 5\n\n甲园 amount 180",
    "b/gov.txt": "甲园 amount 170\n丙城 place 广州",
    "c.txt": "小说 一\n\n丁港 place 深圳",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tiny.write(tmp_path / "in", PAGES)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as opened:
        yield opened


def test_the_report_counts_what_came_in_and_what_the_ledger_holds(workspace: Workspace, folder: Path) -> None:
    report = workspace.build([folder])
    assert (report.pages_new, report.pages_known, report.version) == (3, 0, 1)
    assert (report.documents, report.statements, report.records) == (4, 12, {"project": 4})
    assert report.conflicts == 1
    assert [(a.path, a.reason, a.start) for a in report.set_aside] == [("c.txt", "novel", 0)]
    assert report.unreadable == ()


def test_building_again_adds_nothing_and_says_the_same(workspace: Workspace, folder: Path) -> None:
    first = workspace.build([folder])
    before = tiny.dump(workspace.ledger())
    stages: list[str] = []
    second = workspace.build([folder], progress=lambda p: stages.append(p.stage))
    assert (second.pages_new, second.pages_known, second.version) == (0, 3, 1)
    assert (second.records, second.set_aside) == (first.records, first.set_aside)
    assert tiny.dump(workspace.ledger()) == before
    assert set(stages) == {"find"}  # nothing read, nothing folded


def test_only_new_pages_are_read(workspace: Workspace, folder: Path) -> None:
    workspace.build([folder])
    tiny.write(folder, {"d.txt": "戊岛 place 珠海"})
    seen: list[Progress] = []
    report = workspace.build([folder], progress=seen.append)
    assert (report.pages_new, report.pages_known, report.version) == (1, 3, 2)
    assert [(p.done, p.total, p.detail) for p in seen if p.stage == "read"] == [(1, 1, "d.txt")]


def test_progress_goes_through_the_stages_in_order(workspace: Workspace, folder: Path) -> None:
    seen: list[Progress] = []
    workspace.build([folder], progress=seen.append)
    assert [p.stage for p in seen] == ["find", "read", "survey", "resolve", "fold", "check", "index"]


def test_a_build_of_nothing_is_a_report_of_nothing(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    report = workspace.build([tmp_path / "none"])
    assert (report.pages_new, report.documents, dict(report.records), report.set_aside) == (0, 0, {}, ())
    assert report.version == 0


def test_new_code_reads_the_stored_pages_again(folder: Path, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine("tiny 1")) as workspace:
        workspace.build([folder])
        before = tiny.dump(workspace.ledger())
    for file in sorted(folder.rglob("*.txt")):
        file.unlink()
    with open_workspace(tmp_path / "ws", code=tiny.spine("tiny 2")) as workspace:
        seen: list[Progress] = []
        report = workspace.build([], progress=seen.append)
        assert [p.done for p in seen if p.stage == "read"] == [3]
        assert report.version == 2
        assert tiny.dump(workspace.ledger()) == before
        assert len(workspace.ledger().search("甲园")) == 4


def test_new_rules_of_folding_make_a_new_version_without_reading(folder: Path, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine(recipe="1")) as workspace:
        workspace.build([folder])
    with open_workspace(tmp_path / "ws", code=tiny.spine(recipe="2")) as workspace:
        seen: list[Progress] = []
        assert workspace.build([folder], progress=seen.append).version == 2
        assert "read" not in {p.stage for p in seen}
        assert len(workspace.ledger().search("甲园")) == 4


def test_errors_of_ours_set_aside_what_they_concern_and_nothing_else(workspace: Workspace, tmp_path: Path) -> None:
    pages = {"a.txt": "坏页", "b.txt": "坏段\n\n甲园 amount 3", "c.txt": "乙园 amount 4"}
    report = workspace.build([tiny.write(tmp_path / "in", pages)])
    assert [(a.path, a.reason, a.detail, a.start) for a in report.set_aside] == [
        ("a.txt", "damaged", "坏页", None),
        ("b.txt", "extraction_failed", "坏段", 0),
    ]
    assert report.records == {"project": 2}
    assert len(report.unreadable) == 2


def test_a_page_that_the_memory_does_not_hold_is_set_aside_and_the_rest_goes_on(
    workspace: Workspace, tmp_path: Path
) -> None:
    report = workspace.build([tiny.write(tmp_path / "in", {"a.txt": "无内存", "b.txt": "甲园 amount 3"})])
    assert [(aside.path, aside.reason, aside.note) for aside in report.unreadable] == [
        ("a.txt", "too_large", "detail.memory")
    ]
    assert report.records == {"project": 1}


def test_a_defect_sets_its_page_aside_and_the_others_go_in(workspace: Workspace, tmp_path: Path) -> None:
    report = workspace.build([tiny.write(tmp_path / "in", {"a.txt": "缺陷", "b.txt": "甲园 amount 3"})])
    (aside,) = report.set_aside
    assert (aside.path, aside.reason) == ("a.txt", "reading_failed")
    assert re.search(r"IndexError: 缺陷 in liandong\.workspace\.derive:\d+", aside.detail)
    assert report.records == {"project": 1}


def test_the_report_speaks_of_this_build_and_the_ledger_of_all(workspace: Workspace, tmp_path: Path) -> None:
    workspace.build([tiny.write(tmp_path / "first", {"a.txt": "", "b.txt": "小说"})])
    report = workspace.build([tiny.write(tmp_path / "second", {"c.txt": "甲园 amount 3"})])
    assert report.set_aside == ()
    assert [a.path for a in workspace.ledger().set_aside()] == ["a.txt", "b.txt"]


def test_a_folder_whose_name_is_not_unicode_is_read(workspace: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("材料".encode("gb18030"))
    try:
        tiny.write(folder, {"a.txt": "甲园 amount 3", "b.txt": ""})
    except OSError:
        pytest.skip("this file system takes no such name")
    assert workspace.build([folder]).records == {"project": 1}
    assert workspace.build([folder / "a.txt"]).pages_known == 1


def test_inputs_that_share_a_path_are_told_apart_by_their_names(workspace: Workspace, tmp_path: Path) -> None:
    north = tiny.write(tmp_path / "north", {"01.txt": "甲园 amount 3", "e.txt": "", "same.txt": "乙园 amount 4"})
    south = tiny.write(tmp_path / "south", {"01.txt": "甲园 amount 5", "e.txt": "", "same.txt": "乙园 amount 4"})
    report = workspace.build([north, south])
    ledger = workspace.ledger()
    assert [a.path for a in report.set_aside] == ["north/e.txt", "south/e.txt"]
    assert report.set_aside == ledger.set_aside()
    assert sorted(d.path for d in ledger.documents()) == ["north/01.txt", "same.txt", "south/01.txt"]


def test_paths_that_inputs_share_come_out_alike_in_any_order(tmp_path: Path) -> None:
    north = tiny.write(tmp_path / "north", {"01.txt": "甲园 amount 3", "e.txt": ""})
    south = tiny.write(tmp_path / "south", {"01.txt": "甲园 amount 5", "e.txt": ""})
    dumps = set()
    for number, builds in enumerate(([[north, south]], [[south], [north]], [[south / "01.txt", south], [north]])):
        with open_workspace(tmp_path / str(number), create=True, code=tiny.spine()) as workspace:
            for paths in builds:
                workspace.build(paths)
            dumps.add(tiny.dump(workspace.ledger()))
    assert len(dumps) == 1


@pytest.mark.parametrize("name", ["a?b=c", "100%41", "空 格", "#1"])
def test_a_workspace_may_have_any_name(tmp_path: Path, name: str) -> None:
    with open_workspace(tmp_path / name, create=True, code=tiny.spine()) as workspace:
        assert workspace.build([tiny.write(tmp_path / "in", PAGES)]).version == 1
    assert (tmp_path / name / "ledger.sqlite").exists()


def test_a_second_build_at_the_same_time_is_told_to_wait(workspace: Workspace, folder: Path, tmp_path: Path) -> None:
    other = open_store(tmp_path / "ws")
    with other.lock(0), pytest.raises(WorkspaceBusy, match="another build"):
        workspace.build([folder])
    other.close()


def lethal(document: Document) -> tuple[Statement, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_lost_worker_is_told_and_the_next_build_goes_on(folder: Path, tmp_path: Path) -> None:
    deadly = replace(tiny.spine(), extract=lethal)
    with open_workspace(tmp_path / "ws", create=True, code=deadly) as workspace:
        with pytest.raises(EngineError, match="worker process"):
            workspace.build([folder], engine=PoolEngine(1))
        assert workspace.ledger().version == 0
    with open_workspace(tmp_path / "ws", code=tiny.spine()) as workspace:
        report = workspace.build([folder])
        assert (report.pages_known, report.documents) == (3, 4)


def test_a_folder_without_a_workspace_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no workspace here.*liandong build -w"):
        open_workspace(tmp_path)


def test_a_file_in_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "ws").write_text("x")
    with pytest.raises(WorkspaceError, match="is a file"):
        open_workspace(tmp_path / "ws", create=True)


def test_wrong_settings_stop_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "liandong.toml").write_text("nonsense = 1", encoding="utf-8")
    with pytest.raises(SettingsError):
        open_workspace(tmp_path, create=True)
    assert [p.name for p in tmp_path.iterdir()] == ["liandong.toml"]


def test_a_limit_of_the_workspace_counts_for_its_builds(tmp_path: Path) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "liandong.toml").write_text("max_page_bytes = 10", encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        report = workspace.build([tiny.write(tmp_path / "in", {"a.txt": "甲园 amount 170"})])
    assert [a.reason for a in report.unreadable] == ["too_large"]


def test_the_workspace_may_lie_among_its_pages(tmp_path: Path) -> None:
    tiny.write(tmp_path, {"a.txt": "甲园 amount 170"})
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        report = workspace.build([tmp_path])
    assert (report.pages_new, report.set_aside) == (1, ())
