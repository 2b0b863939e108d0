"""Same input, same bytes: whatever the order of arrival, the splitting into builds, the engine, the number of runs."""

import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong import open_workspace
from liandong.engine import Engine, PoolEngine, SerialEngine
from liandong.workspace import publish
from tests.beside import SEEDS, needs_seeds
from tests.examples import examples
from tests.workspace import real, tiny

LINES = st.builds(
    lambda name, prop, value: f"{name} {prop} {value}",
    st.sampled_from(("甲园", "乙园", "丙城", "丁港")),
    st.sampled_from(("amount", "place")),
    st.sampled_from(("5", "170", "180", "广州")),
)
TEXTS = st.lists(LINES | st.sampled_from(("", "小说", "坏段", "坏页")), min_size=1, max_size=4).map("\n".join)
CORPORA = st.dictionaries(st.sampled_from("abcdefgh"), TEXTS, min_size=1, max_size=6)


@settings(max_examples=examples(60), deadline=None)
@given(st.data())
def test_order_and_splitting_of_builds_change_nothing(data: st.DataObject) -> None:
    pages = data.draw(CORPORA)
    order = data.draw(st.permutations(sorted(pages)))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order)), max_size=3)))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        folder = tiny.write(root / "in", {f"{name}.txt": text for name, text in pages.items()})
        with open_workspace(root / "whole", create=True, code=tiny.spine()) as workspace:
            workspace.build([folder])
            expected = tiny.dump(workspace.ledger())
        with open_workspace(root / "parts", create=True, code=tiny.spine()) as workspace:
            for low, high in zip([0, *cuts], [*cuts, len(order)], strict=True):
                workspace.build([folder / f"{name}.txt" for name in order[low:high]])
            assert tiny.dump(workspace.ledger()) == expected


@settings(max_examples=4, deadline=None)
@given(st.data())
def test_the_real_spine_exports_the_same_bytes_in_any_order_and_splitting(data: st.DataObject) -> None:
    order = data.draw(st.permutations(real.NAMES))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(order) - 1), max_size=2)))
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        pages = real.pages(root / "in")
        real.build(str(root / "whole"), str(pages))
        for low, high in zip([0, *cuts], [*cuts, len(order)], strict=True):
            real.build(str(root / "parts"), *(str(pages / name) for name in order[low:high]))
        assert real.exported(root / "parts") == real.exported(root / "whole")


def test_a_ledger_read_portion_by_portion_exports_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = real.pages(tmp_path / "in")
    real.build(str(tmp_path / "held"), str(pages))
    for name, least in (("_FEW", 0), ("MENTIONS", 3), ("_ANSWERS", 2)):
        monkeypatch.setattr(publish, name, least)
    monkeypatch.setattr(import_module("liandong.records.reconcile"), "_AT_A_TIME", 2)
    real.build(str(tmp_path / "portions"), *(str(pages / name) for name in real.NAMES[:3]))
    real.build(str(tmp_path / "portions"), str(pages))
    assert real.exported(tmp_path / "portions") == real.exported(tmp_path / "held")


def many(root: Path) -> Path:
    names = ("甲园", "乙园", "丙城", "丁港", "戊岛")
    return tiny.write(
        root / "in",
        {f"{n:03}.txt": f"{names[n % 5]} amount {n % 7}\n{names[n % 3]} place 广州" for n in range(60)},
    )


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = tmp_path_factory.mktemp("reference")
    with open_workspace(root / "ws", create=True, code=tiny.spine()) as workspace:
        workspace.build([many(root)], engine=SerialEngine())
        return tiny.dump(workspace.ledger())


@pytest.mark.parametrize(
    ("engine", "batch"), [(SerialEngine(), 1), (SerialEngine(), 13), (PoolEngine(1), 7), (PoolEngine(3), 4)]
)
def test_workers_and_sizes_of_batches_change_nothing(
    tmp_path: Path, reference: str, engine: Engine, batch: int
) -> None:
    (tmp_path / "ws").mkdir()
    (tmp_path / "ws" / "liandong.toml").write_text(f"batch_pages = {batch}", encoding="utf-8")
    with open_workspace(tmp_path / "ws", create=True, code=tiny.spine()) as workspace:
        for _ in range(2):
            workspace.build([many(tmp_path)], engine=engine)
            assert tiny.dump(workspace.ledger()) == reference


def seed_dump(workspace: Path, builds: list[list[Path]], engine: Engine | None = None) -> str:
    with open_workspace(workspace, create=True) as opened:
        for paths in builds:
            opened.build(paths, engine=engine)
        return tiny.dump(opened.ledger())


@pytest.mark.seeds
@needs_seeds
def test_the_seeds_give_one_ledger_in_any_order_with_any_workers_and_twice(tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    whole = seed_dump(tmp_path / "1", [[SEEDS]], SerialEngine())
    assert len(whole.splitlines()) > 100
    assert seed_dump(tmp_path / "2", [[SEEDS], [SEEDS]], PoolEngine(2)) == whole
    assert seed_dump(tmp_path / "3", [files[3:], files[:3][::-1]]) == whole
    assert seed_dump(tmp_path / "4", [[file] for file in reversed(files)]) == whole
