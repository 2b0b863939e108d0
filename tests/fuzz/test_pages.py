"""The fuzzer itself: it draws the same pages by the same seed, reaches what is to be reached, and finds what raises."""

from pathlib import Path

import pytest
from fuzz.mutants import Kind, Mutant, Step
from fuzz.pages import run
from fuzz.seeds import seeds
from fuzz.targets import SEEN, TARGETS, strike

COUNT = 40


def test_pages_start_from_the_samples_and_from_the_open_half_of_the_corpus() -> None:
    assert len(seeds()) > 100
    assert "07_news.html" in seeds()


def test_spoiled_pages_raise_nothing_but_errors_of_ours(tmp_path: Path) -> None:
    SEEN.clear()
    assert run(COUNT, 1, tmp_path / "found") >= 0
    assert SEEN["documents"] > COUNT / 4
    assert SEEN["statements"] > COUNT
    assert not (tmp_path / "found").exists()


def test_one_seed_gives_the_same_pages_and_another_one_others(tmp_path: Path) -> None:
    drawn: list[list[bytes]] = []
    for seed in (7, 7, 8):
        pages: list[bytes] = []
        run(10, seed, tmp_path, pages.append)
        drawn.append(pages)
    assert drawn[0] == drawn[1] != drawn[2]


def test_what_raises_is_found_shrunk_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def hit(data: bytes) -> None:
        if b"\x00" in data:
            raise IndexError("a zero byte")

    with pytest.raises(IndexError):
        run(500, 1, tmp_path, hit)
    assert "kept as" in capsys.readouterr().err
    assert all(b"\x00" in file.read_bytes() for file in tmp_path.iterdir())


def test_a_workbook_is_spoiled_inside_its_archive() -> None:
    step = Step(Kind.PUT, 500, 3, 1)
    data = Mutant("14_ledger.xlsx", (step,)).data()
    assert data != seeds()["14_ledger.xlsx"]
    assert data.startswith(b"PK")
    strike(data)


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_takes_bytes_of_any_kind(name: str) -> None:
    for data in (b"", b"\xff\xfe", b"PK\x03\x04", "总投资5亿元。".encode(), bytes(range(256))):
        strike(data, name)
