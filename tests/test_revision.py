"""Derived data is told apart by the code that made it."""

import shutil
import subprocess
import sys
from pathlib import Path

import liandong
from liandong.revision import revision


def test_other_rooms_have_another_revision() -> None:
    assert revision("records") == revision("records")
    assert len({revision("records"), revision("documents"), revision("records", "documents")}) == 3


def test_a_changed_rule_or_table_changes_the_revision_and_a_compiled_file_does_not(tmp_path: Path) -> None:
    package = tmp_path / "liandong"
    shutil.copytree(Path(liandong.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))

    def found() -> str:
        program = "from liandong.revision import revision; print(revision('vocabulary'))"
        environment = {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
        run = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        return run.stdout.strip()

    before = found()
    assert before == revision("vocabulary")
    (package / "vocabulary" / "verbs.pyc").write_bytes(b"compiled")
    assert found() == before
    table = package / "vocabulary" / "tables" / "verbs.txt"
    table.write_text(table.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert found() != before
