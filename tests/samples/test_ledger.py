"""The sample ledger is what its script writes, and what its label counts."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from liandong.model import KINDS
from tests.samples.ledger import HEADINGS_ROW, PAGE, TOTAL, write
from tests.samples.mangle import NOTICE

Cells = dict[str, list[tuple[Any, ...]]]


def _cells(source: BytesIO | Path) -> Cells:
    workbook = openpyxl.load_workbook(source)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in workbook}


@pytest.fixture(scope="module")
def shipped(files: dict[str, bytes]) -> Cells:
    return _cells(BytesIO(files[PAGE]))


def test_the_shipped_ledger_holds_what_the_script_writes_into_the_template(shipped: Cells, tmp_path: Path) -> None:
    write(tmp_path / PAGE)
    assert shipped == _cells(tmp_path / PAGE)


def test_the_ledger_says_that_it_is_a_sample(shipped: Cells) -> None:
    assert shipped["说明"] == [(NOTICE,)]


def test_the_label_counts_the_rows_of_each_kind(shipped: Cells, rows: list[dict[str, Any]]) -> None:
    label = next(row for row in rows if row["file"] == PAGE)
    counted = {
        kind.name: sum(any(cells) and cells[0] != TOTAL for cells in shipped[kind.zh][HEADINGS_ROW:])
        for kind in KINDS.values()
    }
    assert label["records_by_kind"] == {name: count for name, count in counted.items() if count}
