"""`liandong report`: what it writes, and what it says of what it cannot write."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ASKED = ("--regions", "云津市", "--period", "2031")


def test_it_writes_the_chosen_formats_and_names_them(ledger: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    result = run("report", "-w", ledger, *ASKED, "--format", "html, docx", "--out", out)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == ["regional-report.docx", "regional-report.html"]
    assert f"Written: {out / 'regional-report.html'}" in result.output
    assert "sentences cited:" in result.output


def test_the_report_speaks_the_language_of_its_reader(ledger: Path, run: Run, tmp_path: Path) -> None:
    result = run("report", "-w", ledger, *ASKED, "--format", "html", "--out", tmp_path, lang="zh")
    assert result.exit_code == 0, result.output
    page = (tmp_path / "区域合作研究报告.html").read_text(encoding="utf-8")
    assert "云津市江临区与海晏区" in page
    assert 'lang="zh-CN"' in page


def test_it_tells_of_the_day_that_is_asked_for(ledger: Path, run: Run, tmp_path: Path) -> None:
    result = run(
        "report", "-w", ledger, *ASKED, "--format", "html", "--out", tmp_path, "--date", "2031-12-31",
        "--as-of", "2031-06-30", "--known-on", "1",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    page = (tmp_path / "regional-report.html").read_text(encoding="utf-8")
    assert "2031-12-31" in page
    assert "2031-06-30" in page
    assert "62亿元" not in page  # it was told in September


@pytest.mark.parametrize(
    ("given", "code", "told"),
    [
        (("--regions", ",", "--period", "2031"), 2, "no region"),
        (("--regions", "鼓楼区", "--period", "2031"), 2, "鼓楼区"),
        (("--regions", "云津市", "--period", "some year"), 2, "some year"),
        ((*ASKED, "--format", "html,odt"), 1, "odt"),
        ((*ASKED, "--date", "31.12.2031"), 2, "31.12.2031"),
        ((*ASKED, "--known-on", "9"), 1, "9"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    ledger: Path, run: Run, tmp_path: Path, given: tuple[str, ...], code: int, told: str
) -> None:
    result = run("report", "-w", ledger, "--out", tmp_path / "out", *given)
    assert result.exit_code == code, result.output
    assert told in result.output
    assert "What to do:" in result.output
    assert not (tmp_path / "out").exists()


def test_a_folder_without_fonts_is_named(ledger: Path, run: Run, tmp_path: Path) -> None:
    result = run("report", "-w", ledger, *ASKED, "--out", tmp_path / "out", "--fonts", tmp_path)
    assert result.exit_code == 1
    assert str(tmp_path) in result.output
    assert not (tmp_path / "out").exists()


def test_a_file_in_the_way_of_the_folder_is_named(ledger: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    result = run("report", "-w", ledger, *ASKED, "--out", tmp_path / "out", "--format", "html")
    assert result.exit_code == 1
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
