"""Two ledgers, each built and exported once: the seed pages beside the project, and the sample pages inside it."""

from pathlib import Path

import pytest

from liandong import samples
from tests.acceptance.building import export_of
from tests.acceptance.exported import Exported
from tests.beside import SEED_LABELS, SEEDS


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The exported ledger of the five seed pages; the test is skipped where they are absent."""
    if not SEEDS.is_dir():
        pytest.skip(f"the seed pages are absent ({SEEDS})")
    return export_of(SEEDS, tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def seed_labels() -> Path:
    """The labels of the seed pages; the test is skipped where they are absent."""
    if not SEED_LABELS.is_file():
        pytest.skip(f"the labels of the seed pages are absent ({SEED_LABELS})")
    return SEED_LABELS


@pytest.fixture(scope="session")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The exported ledger of the sample pages."""
    with samples.folder() as pages:
        return export_of(pages, tmp_path_factory.mktemp("samples"))
