"""A build killed at any moment leaves a workspace that opens, and the next build ends with the same ledger."""

import multiprocessing
import os
import random
import signal
from collections.abc import Callable
from multiprocessing.context import ForkServerContext
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from unittest.mock import patch

import pytest

from liandong import open_workspace
from liandong.engine import PoolEngine
from tests.examples import examples
from tests.workspace import real, tiny

KILLS = 20
MOST_ATTEMPTS = 1_000  # some builds are faster than the hand that kills them
SEED = 20_201_022

Dump = TypeVar("Dump", str, dict[str, bytes])

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork quickly enough"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    names = ("甲园", "乙园", "丙城", "丁港", "戊岛")
    pages = {
        f"{n:02}.txt": f"{names[n % 5]} amount {n % 7}\n{names[n % 3]} place 广州\n\n第{n}段 place 深圳"
        for n in range(12)
    }
    return tiny.write(tmp_path_factory.mktemp("pages"), pages)


@pytest.fixture(scope="module")
def context() -> ForkServerContext:
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(["tests.workspace.test_killed", "tests.workspace.warm"])
    return found


def build(workspace: str, folder: str, workers: int = 0) -> None:
    small = {"LIANDONG_BATCH_PAGES": "1"}  # small batches, so that there are many moments between two transactions
    with patch.dict(os.environ, small), open_workspace(workspace, create=True, code=tiny.spine()) as opened:
        opened.build([folder], engine=PoolEngine(workers) if workers else None)


def dump(workspace: str) -> str:
    with open_workspace(workspace, create=True, code=tiny.spine()) as opened:
        return tiny.dump(opened.ledger())


def test_kills_at_random_moments_lose_nothing(
    folder: Path, context: ForkServerContext, places: Callable[[], str]
) -> None:
    assert "甲园" in kill_builds(build, dump, str(folder), examples(KILLS), context, places)


def test_a_build_with_workers_that_is_killed_goes_on_too(
    folder: Path, context: ForkServerContext, places: Callable[[], str]
) -> None:
    workspace = places()
    build(workspace, str(folder))
    expected = dump(workspace)
    moments = random.Random(SEED)
    for _ in range(3):
        other = places()
        process = context.Process(target=build, args=(other, str(folder), 2))
        process.start()
        process.join(moments.uniform(0.2, 1.2))
        process.kill()
        process.join()
        build(other, str(folder))
        assert dump(other) == expected


def test_the_real_spine_is_killed_and_exports_the_same_bytes(
    context: ForkServerContext, places: Callable[[], str], tmp_path: Path
) -> None:
    folder = real.pages(tmp_path / "in")
    expected = kill_builds(real.build, real.exported, str(folder), 6, context, places)
    assert len(expected["records.jsonl"].splitlines()) > 20


def kill_builds(
    build: Callable[[str, str], None],
    dump: Callable[[str], Dump],
    folder: str,
    kills: int,
    context: ForkServerContext,
    places: Callable[[], str],
) -> Dump:
    """Kills builds of `folder` so many times: each leaves nothing or the whole ledger, which is returned."""
    whole = places()
    began = perf_counter()
    build(whole, folder)
    longest = perf_counter() - began
    expected, empty = dump(whole), dump(places())
    moments = random.Random(SEED)
    killed, workspace, fresh = 0, places(), True
    for _ in range(MOST_ATTEMPTS):
        process = context.Process(target=build, args=(workspace, folder))
        began = perf_counter()
        process.start()
        process.join(moments.uniform(0, longest))
        process.kill()
        process.join()
        caught = process.exitcode == -signal.SIGKILL
        killed += caught
        if fresh and not caught:  # it was done before the hand came: a build takes no longer than this
            longest = min(longest, perf_counter() - began)
        assert dump(workspace) in (empty, expected)  # it opens, and shows a whole version
        fresh = not caught or moments.random() < 0.5  # some workspaces are killed again and again before they are done
        if fresh:
            build(workspace, folder)
            assert dump(workspace) == expected
            workspace = places()
        if killed == kills:
            break
    build(workspace, folder)
    assert dump(workspace) == expected
    assert killed == kills
    return expected
