"""Needs and offers by command: tables made, looked through, and matched."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run

DATA = Path(__file__).parent.parent.parent / "docs" / "data"
TABLES = (DATA / "made-up-needs.csv", DATA / "made-up-offers.csv")


def spoiled(folder: Path) -> Path:
    """The offers with a second region that nobody knows, in G3."""
    path = folder / "产品.csv"
    path.write_text(TABLES[1].read_text(encoding="utf-8").replace(",广东,", ",广东、火星市,"), encoding="utf-8")
    return path


@pytest.mark.parametrize("booklet", ["needs", "offers"])
def test_a_template_is_written_once(booklet: str, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "模板.xlsx"
    assert run("match", "template", booklet, "-o", out).exit_code == 0
    kept = out.read_bytes()
    again = run("match", "template", booklet, "-o", out)
    assert (again.exit_code, out.read_bytes()) == (1, kept)


def test_samples_are_matched_as_they_are(run: Run, tmp_path: Path) -> None:
    tables = tmp_path / "needs.xlsx", tmp_path / "offers.xlsx"
    for booklet, out in zip(("needs", "offers"), tables, strict=True):
        assert run("match", "template", booklet, "--sample", "-o", out).exit_code == 0
    assert "needs: 12, offers: 10\nno faults" in run("match", "check", *tables).stdout
    out = tmp_path / "out.json"
    assert run("match", "run", *tables, "--on", "2026-06-01", "-o", out).exit_code == 0
    assert {line["fit"] for line in json.loads(out.read_text())["lines"]} == {"takes", "may", "near"}


def test_faults_are_told_with_file_and_cell(run: Run, tmp_path: Path) -> None:
    bad = spoiled(tmp_path)
    told = run("match", "check", TABLES[0], bad, lang="zh")
    assert told.exit_code == 3
    assert "产品.csv\tG3\t适用地区\t知识产权质押贷：不认识“火星市”（适用地区）；请写标准名称或编码" in told.stdout
    plain = json.loads(run("match", "check", TABLES[0], bad, "--json").stdout)
    assert (plain["needs"], plain["offers"]) == (3, 2)
    assert [(each["file"], each["cell"]) for each in plain["faults"]] == [("产品.csv", "G3")]


def test_one_table_is_looked_through_alone(run: Run, tmp_path: Path) -> None:
    assert run("match", "check", TABLES[0]).stdout == "needs: 3\nno faults\n"
    assert run("match", "check", TABLES[1]).stdout == "offers: 3\nno faults\n"
    told = run("match", "check", spoiled(tmp_path), "--json")
    plain = json.loads(told.stdout)
    assert (told.exit_code, plain["offers"], "needs" in plain, len(plain["faults"])) == (3, 2, False, 1)
    other = tmp_path / "x.csv"
    other.write_text("姓名,电话\n甲,1\n", encoding="utf-8")
    assert run("match", "check", other).exit_code == 1


def test_nothing_is_matched_while_there_are_faults_unless_their_rows_are_left_out(run: Run, tmp_path: Path) -> None:
    bad, out = spoiled(tmp_path), tmp_path / "out.json"
    refused = run("match", "run", TABLES[0], bad, "-o", out)
    assert (refused.exit_code, out.exists()) == (3, False)
    assert run("match", "run", TABLES[0], bad, "--skip-errors", "--on", "2026-06-01", "-o", out).exit_code == 0
    answer = json.loads(out.read_text(encoding="utf-8"))
    assert (answer["offers"], answer["open"]) == (2, 0)


def test_the_answer_tells_why_and_by_how_much(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    told = run("match", "run", *TABLES, "--on", "2026年6月1日", "-o", out, lang="zh")
    assert told.exit_code == 0, told.output
    assert (
        "差一点，企业可改\t仓单质押贷\t前海商业银行\t\t融资金额为5,000 万元，须不高于3,000 万元：超出2,000 万元"
        in told.stdout
    )
    assert "历次成交率不详，按一半计" in told.stdout
    book = load_workbook(out)
    assert book.sheetnames == ["可对接", "待核实", "差一点"]
    rows = [[cell.value for cell in row] for row in book["待核实"].iter_rows(min_row=2)]
    assert rows == [
        ["创新药临床试验", "南岭生物医药有限公司", "知识产权质押贷", "湾区科技银行", 13.7,
         "须向机构核实：核心专利剩余有效期不少于5年"]
    ]  # fmt: skip
    assert [cell.value for cell in book["差一点"][1]][-1] == "能否改"


def test_only_what_stands_on_the_day_is_matched(run: Run, tmp_path: Path) -> None:
    offers = tmp_path / "产品.csv"
    offers.write_text(
        "编号,产品名称,金融机构,额度上限（万元）,开始日期,截止日期\nP,贷,行,2000,,2026-06-30\nP,贷,行,900,2026-07-01,\n",
        encoding="utf-8",
    )
    for day, many in (("2026-06-30", 2), ("2026-07-01", 1)):
        out = tmp_path / f"{day}.json"
        assert run("match", "run", TABLES[0], offers, "--on", day, "-o", out).exit_code == 0
        assert json.loads(out.read_text(encoding="utf-8"))["eligible"] == many


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "nowhere.csv", TABLES[1]), 2),
        (("check", TABLES[1], TABLES[1]), 1),
        (("run", *TABLES, "--on", "soon"), 2),
        (("run", *TABLES, "-o", "out.docx"), 1),
        (("template", "needs", "-o", "out.csv"), 1),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_with_a_remedy(arguments: tuple[object, ...], code: int, run: Run) -> None:
    told = run("match", *arguments)
    assert told.exit_code == code, told.output
    assert told.stderr.count("\n") >= 2


PRODUCT = "产品名称：海潮贷\n单户最高500万元。\n客户经理上门服务。\n申请条件：成立满2年；厂区通过消防验收。\n"


def test_a_text_is_printed_whole_with_how_it_was_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "产品.txt"
    file.write_bytes(PRODUCT.replace("\n", "\r\n").encode("gb18030"))
    told = run("match", "read", "offers", file, lang="zh").stdout.splitlines()
    assert told[1:] == [
        "产品名称：海潮贷〔产品名称：海潮贷〕",
        "单户最高500万元〔额度上限（万元）：500〕。",
        "客户经理上门服务〔视为无要求〕。",
        "申请条件：成立满2年〔成立时间不少于（月）：24〕；厂区通过消防验收〔待核实〕。",
    ]
    plain = json.loads(run("match", "read", "offers", file, "--json").stdout)
    assert "".join(each["text"] for each in plain) == PRODUCT
    assert {each["text"]: each["state"] for each in plain if each["state"] != "beside"} == {
        "海潮贷": "read", "500万元": "read", "客户经理上门服务": "passed", "成立满2年": "read",
        "厂区通过消防验收": "ask",
    }  # fmt: skip
    assert "海潮贷〔Project: 海潮贷〕" in run("match", "read", "needs", file).stdout


def test_the_legend_tells_each_state_in_brackets_that_the_text_does_not_hold(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "产品.txt"
    file.write_text(PRODUCT + "（粤金监〔2026〕1号）【完】\n", encoding="utf-8")
    legend, *told = run("match", "read", "offers", file, lang="zh").stdout.splitlines()
    assert "客户经理上门服务〖视为无要求〗。" in told
    assert [each for each in ("〖〗里", "〖待核实〗：", "〖视为无要求〗：") if each not in legend] == []
    assert "〖未取用〗：" in run("match", "read", "needs", file, lang="zh").stdout.splitlines()[0]


def test_an_empty_file_is_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text(" \n", encoding="utf-8")
    told = run("match", "read", "offers", tmp_path / "空.txt", lang="zh")
    assert (told.exit_code, told.stdout, "空.txt 是空的" in told.stderr) == (3, "", True)


def test_what_is_no_text_is_not_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "图.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    assert run("match", "read", "offers", file).exit_code == 3
    assert run("match", "read", "offers", tmp_path / "keine.txt").exit_code == 2
