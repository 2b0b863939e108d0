"""What several files hold together."""

from pathlib import Path

from liandong.portal.pages.match.taking import read

HEAD = "编号,项目名称,企业名称,融资金额（万元）,提出日期,有效期至\n"


def test_what_two_files_have_on_the_same_days_is_a_fault_of_the_later(tmp_path: Path) -> None:
    tables = {
        "a.csv": "N1,甲项目,甲,100,,2026-06-30\n,乙项目,乙,100,,\n",
        "b.csv": "N1,又一,丙,100,,2026-01-31\n,乙项目,乙,200,,\n",
        "c.csv": "N1,甲项目,甲,300,2026-07-01,\n",
    }
    for name, rows in tables.items():
        (tmp_path / name).write_text(HEAD + rows, encoding="utf-8")
    found = read([tmp_path / name for name in tables])
    assert [each.title for each in found.needs] == ["甲项目", "乙项目", "甲项目"]
    assert [int(each.amount or 0) for each in found.needs] == [100, 100, 300]
    assert [(file, fault.cell, fault.wrong.worded("en")) for file, fault in found.faults] == [
        ("b.csv", "B2", "the same code, or the same owner and name, as a.csv B2: leave only one of them"),
        ("b.csv", "B3", "the same code, or the same owner and name, as a.csv B3: leave only one of them"),
    ]
