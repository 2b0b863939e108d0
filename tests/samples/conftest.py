"""The sample pages and their labels, read once."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from liandong import samples
from tests.beside import SHARED
from tests.samples.label import decoded, labels

Row = dict[str, Any]


@pytest.fixture(scope="session")
def rows() -> list[Row]:
    """The lines of gold.jsonl as they are shipped."""
    with samples.gold() as path:
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def files() -> Mapping[str, bytes]:
    """The bytes of every sample page by file name."""
    with samples.folder() as folder:
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture(scope="session")
def texts(files: Mapping[str, bytes]) -> Mapping[str, str]:
    """The decoded text of every page that is text, by file name."""
    encodings = {label["file"]: label.get("encoding") for label in labels()}
    return {name: decoded(page, encodings[name]) for name, page in files.items() if encodings[name]}


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared facts beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(f"the folder of shared facts is absent ({SHARED})")
    return SHARED
