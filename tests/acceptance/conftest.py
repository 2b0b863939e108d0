"""Two ledgers, each built and exported once: the seed pages beside the project, and the sample pages inside it."""

from pathlib import Path

import pytest

import liandong
from liandong import exchange, samples
from tests.acceptance.exported import Exported

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
SEED_LABELS = SEEDS.parent / "gold" / "seeds_gold.jsonl"


def _exported(pages: Path, folder: Path) -> Exported:
    workspace = liandong.open_workspace(folder / "workspace", create=True)
    workspace.build([pages])
    exchange.export(workspace.ledger(), "jsonl", folder / "export")
    return Exported(folder / "export", {path.name: path.read_bytes() for path in sorted(pages.iterdir())})


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The exported ledger of the five seed pages; the test is skipped where they are absent."""
    if not SEEDS.is_dir():
        pytest.skip("the seed pages are not beside the project (../shared/seeds)")
    return _exported(SEEDS, tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def seed_labels() -> Path:
    """The labels of the seed pages; the test is skipped where they are absent."""
    if not SEED_LABELS.is_file():
        pytest.skip("the labels of the seed pages are not beside the project (../shared/gold)")
    return SEED_LABELS


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The exported ledger of the sample pages."""
    with samples.folder() as pages:
        return _exported(pages, tmp_path_factory.mktemp("samples"))
