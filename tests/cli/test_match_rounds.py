"""Pools and rounds by command: taken in, matched, scheduled, what came of it, and what the next round learns."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from liandong.matching.rounds.success import PRIOR
from liandong.matching.tables import read_needs, read_offers
from tests.cli.conftest import Run
from tests.cli.test_match import TABLES, spoiled

BY = ("--actor", "周敏")
WHY = (*BY, "--reason", "银行来电")


@pytest.fixture
def place(tmp_path: Path, run: Run) -> Path:
    """A workspace without documents, with both tables taken in and one round."""
    return filled(run, tmp_path / "ws")


@pytest.fixture
def documented(tmp_path: Path, pages: Path, run: Run) -> Path:
    """The same with documents."""
    assert run("build", "-w", tmp_path / "ws", pages).exit_code == 0
    return filled(run, tmp_path / "ws")


def filled(run: Run, folder: Path) -> Path:
    for booklet, file in zip(("needs", "offers"), TABLES, strict=True):
        told = run("match", "pool", "import", booklet, file, *BY, "-w", folder)
        assert "3 new, 0 revised, 0 as they were" in told.stdout, told.output
    assert run("match", "round", "new", "春季对接会", "--on", "2026-06-01", *BY, "-w", folder).exit_code == 0
    return folder


def data(run: Run, *arguments: object) -> Any:
    told = run(*arguments, "--json")
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


def test_the_first_table_makes_the_workspace(run: Run, tmp_path: Path) -> None:
    place, bad = tmp_path / "neu", spoiled(tmp_path)
    assert run("match", "pool", "import", "offers", bad, *BY, "-w", place).exit_code == 3
    assert run("match", "pool", "import", "offers", TABLES[1], "--preview", "-w", place).exit_code == 0
    assert not place.exists()
    told = data(run, "match", "pool", "import", "offers", TABLES[1], *BY, "-w", place)
    assert told["new"] == [1, 2, 3]
    assert len(data(run, "match", "pool", "list", "offers", "-w", place)) == 3


def test_a_table_is_taken_in_once_and_revised_after(run: Run, place: Path, tmp_path: Path) -> None:
    again = data(run, "match", "pool", "import", "offers", TABLES[1], *BY, "-w", place)
    assert (again["new"], again["changed"], again["same"]) == ([], [], [1, 2, 3])
    changed = tmp_path / "产品.csv"
    changed.write_text(TABLES[1].read_text(encoding="utf-8").replace("仓单质押贷,", "仓单快贷,"), encoding="utf-8")
    preview = data(run, "match", "pool", "import", "offers", changed, "--preview", "-w", place)
    assert (preview["rows"], "new" in preview) == (3, False)
    assert data(run, "match", "pool", "import", "offers", changed, *BY, "-w", place)["changed"] == [3]
    listed = data(run, "match", "pool", "list", "offers", "-w", place)
    assert [(each["code"], each["title"], each["version"]) for each in listed][-1] == ("P3", "仓单快贷", 2)
    assert "黄埔区\t1,200 万元\t36 个月" in run("match", "pool", "list", "needs", "-w", place, lang="zh").stdout


def test_nothing_of_a_table_with_faults_is_taken_in(run: Run, place: Path, tmp_path: Path) -> None:
    bad = spoiled(tmp_path)
    bad.write_text(bad.read_text(encoding="utf-8").replace("仓单质押贷,", "仓单快贷,"), encoding="utf-8")
    told = run("match", "pool", "import", "offers", bad, *BY, "-w", place, lang="zh")
    assert (told.exit_code, "产品.csv\tG3\t适用地区" in told.stdout) == (3, True)
    assert run("match", "pool", "import", "offers", bad, *BY, "--json", "-w", place).exit_code == 3
    assert data(run, "match", "pool", "list", "offers", "-w", place)[2]["title"] == "仓单质押贷"
    assert run("match", "pool", "import", "offers", bad, "--skip-errors", *BY, "-w", place).exit_code == 0
    assert data(run, "match", "pool", "list", "offers", "-w", place)[2]["title"] == "仓单快贷"


def test_a_round_tells_who_is_given_what(run: Run, place: Path) -> None:
    told = run("match", "round", "show", "春季对接会", "-w", place, lang="zh").stdout
    assert "由 周敏 于 " in told
    assert "智能座舱产线扩建\t星河精密科技有限公司\t先进制造设备贷\t珠江银行广州分行\t可对接\t65.0" in told
    assert "没有产品可对接：跨境电商仓储周转" in told
    (id_,) = [each["id"] for each in data(run, "match", "round", "list", "-w", place)]
    sure = data(run, "match", "round", "show", id_[:5], "--mode", "stable", "--sure", "-w", place)
    assert (sure["id"], sure["allotment"]["mode"], sure["allotment"]["blocking"]) == (id_, "stable", 0)
    assert [(each["need"], each["offer"]) for each in sure["allotment"]["pairs"]] == [("N1", "P1")]
    money = data(run, "match", "round", "show", id_, "--mode", "quota", "--prefer", "rating", "-w", place)
    assert money["allotment"]["preference"] == "rating"


def test_a_schedule_and_the_booklets_are_written(run: Run, place: Path, tmp_path: Path) -> None:
    files = [tmp_path / f"日程.{ending}" for ending in ("docx", "pdf", "html", "xlsx")]
    out = [part for file in files for part in ("-o", file)]
    told = run("match", "round", "schedule", "春季对接会", *out, "--invitations", tmp_path / "邀请.html", "--rest",
               "none", "--start", "13:00", "--tables", 1, "-w", place, lang="zh")  # fmt: skip
    assert told.exit_code == 0, told.output
    assert "13:25–13:45\t1\t" in told.stdout
    assert all(file.stat().st_size > 1000 for file in files)
    assert "须向机构核实" in (tmp_path / "邀请.html").read_text(encoding="utf-8")
    short = data(run, "match", "round", "schedule", "春季对接会", "--end", "09:20", "--tables", 1, "-w", place)
    assert (len(short["meetings"]), len(short["left_over"])) == (1, 1)
    by_mode = data(run, "match", "round", "schedule", "春季对接会", "--mode", "welfare", "--sure", "-w", place)
    assert [each["institution"] for each in by_mode["meetings"]] == ["珠江银行广州分行"]
    for paper, ending in (("needs", "docx"), ("offers", "html"), ("needs", "xlsx")):
        done = run(
            "match", "booklet", paper, "--round", "春季对接会", "-o", tmp_path / f"{paper}.{ending}", "-w", place
        )
        assert done.exit_code == 0, done.output
    assert "春季对接会" in (tmp_path / "offers.html").read_text(encoding="utf-8")


def test_the_workbook_of_a_round_is_taken_in_as_nothing_new(run: Run, place: Path, tmp_path: Path) -> None:
    for number, of in enumerate((("--round", "春季对接会"), ("--on", "2026-06-01"))):
        out = tmp_path / f"{number}.xlsx"
        assert run("match", "booklet", "all", *of, "-o", out, "-w", place).exit_code == 0
        assert load_workbook(out).sheetnames[:4] == ["项目融资需求", "金融产品", "洽谈日程", "分配结果"]
        assert len(read_needs("a", out.read_bytes()).found) == len(read_offers("a", out.read_bytes()).found) == 3
        for booklet in ("needs", "offers"):
            again = data(run, "match", "pool", "import", booklet, out, *BY, "-w", place)
            assert (again["new"], again["changed"], again["same"]) == ([], [], [1, 2, 3])


def test_the_next_round_learns_what_came_of_the_first(run: Run, documented: Path, tmp_path: Path) -> None:
    state = ("match", "round", "outcome", "春季对接会")
    assert "N1 与 P1，批准" in run(*state, "N1", "P1", "批准", "--amount", "0.12亿元", "--on", "2026-06-20", *WHY,
                                 "-w", documented, lang="zh").stdout  # fmt: skip
    for stage in ("refused", "contact"):
        assert run(*state, "N3", "P2", stage, "--on", "2026-06-25", *WHY, "-w", documented).exit_code == 0
    paid = run(
        *state, "N1", "P1", "paid_out", "--on", "2026-06-26", "--record", "投资合作推介会", *BY, "-w", documented
    )
    assert paid.exit_code == 0, paid.output
    assert run("match", "round", "retract", "春季对接会", 4, *BY, "-w", documented).exit_code == 2
    assert run("match", "round", "retract", "春季对接会", 4, *BY, "--reason", "误记", "-w", documented).exit_code == 0
    told = run("match", "round", "show", "春季对接会", "-w", documented, lang="zh").stdout
    assert "智能座舱产线扩建\t先进制造设备贷\t批准\t2026-06-20\t批准 1,200 万元" in told
    assert "4\tN1\tP1\t放款\t2026-06-26\t\t周敏\t\t周敏 收回：误记" in told
    proved = data(run, "match", "round", "show", "春季对接会", "-w", documented)["stated"][3]["record"]
    assert run("show", proved, "-w", documented).exit_code == 0
    out = tmp_path / "成效.html"
    (brought,) = data(run, "match", "round", "brought", "--on", "2026-12-01", "-o", out, "-w", documented)
    assert (brought["stages"]["approved"], brought["sums"], brought["share"]) == (1, {"approved": "1200"}, 0.5)
    assert "1,200万元（1 对）" in out.read_text(encoding="utf-8")
    assert (
        "1\t0\t1\t0\t0\t1\t0\t50%"
        not in run("match", "round", "brought", "--on", "2026-06-10", "-w", documented).stdout
    )
    new = ("match", "round", "new", "夏季对接会", "--on", "2026-07-01", "--weights", "success=3, rate=0", *BY)
    made = data(run, *new, "-w", documented)
    later = data(run, "match", "round", "show", made["id"], "-w", documented)
    assert later["success"] == {
        "P1": (1 + PRIOR / 2) / (1 + PRIOR), "P2": (0 + PRIOR / 2) / (1 + PRIOR), "P3": 0.5
    }  # fmt: skip
    assert later["weights"] == {"rate": 0, "region": 2 / 9, "industry": 2 / 9, "amount": 1 / 9, "term": 1 / 9,
                                "success": 3 / 9}  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("round", "show", "秋季对接会"), 1),
        (("round", "show", "春季对接会", "--mode", "fair"), 2),
        (("round", "show", "春季对接会", "--prefer", "size"), 2),
        (("round", "new", "x", "--on", "2026-06-01", "--weights", "price=3"), 2),
        (("round", "outcome", "春季对接会", "N1", "P1", "paid"), 2),
        (("round", "outcome", "春季对接会", "N1", "P1", "approved", "--amount", "1200", *WHY), 1),
        (("round", "outcome", "春季对接会", "N9", "P1", "approved", *WHY), 1),
        (("round", "outcome", "春季对接会", "N1", "P1", "approved", "--on", "2026-05-01", *WHY), 1),
        (("round", "outcome", "春季对接会", "N1", "P1", "approved", "--record", "没有的记录"), 1),
        (("round", "outcome", "春季对接会", "N1", "P1", "approved"), 1),
        (("round", "outcome", "春季对接会", "N1", "P1", "contact", "--amount", "1200万元", *WHY), 1),
        (("round", "retract", "春季对接会", "7", "--reason", "x"), 1),
        (("round", "schedule", "春季对接会", "--start", "nine"), 2),
        (("round", "schedule", "春季对接会", "--end", "09:10"), 1),
        (("round", "schedule", "春季对接会", "-o", "x.odt"), 1),
        (("booklet", "all", "-o", "x.docx"), 1),
        (("booklet", "needs", "--round", "春季对接会", "--on", "2026-06-01", "-o", "x.pdf"), 2),
        (("booklet", "needs", "--round", "春季对接会", "--known-on", "2026-06-01", "-o", "x.pdf"), 2),
        (("pool", "import", "needs", "nowhere.csv"), 2),
    ],
    ids=str,
)
def test_what_cannot_be_done_is_told_with_a_remedy(
    arguments: tuple[object, ...], code: int, run: Run, place: Path
) -> None:
    told = run("match", *arguments, "-w", place)
    assert told.exit_code == code, told.output
    assert told.stderr.count("\n") >= 2
    assert len(data(run, "match", "round", "list", "-w", place)) == 1


def test_without_needs_or_offers_there_is_no_round(run: Run, tmp_path: Path, pages: Path) -> None:
    folder = tmp_path / "empty"
    run("build", "-w", folder, pages)
    told = run("match", "round", "new", "x", "-w", folder)
    assert (told.exit_code, told.stderr.count("\n")) == (1, 2)
    assert run("match", "round", "list", "-w", folder).stdout == "There is no round yet.\n"
    assert run("match", "round", "brought", "-w", folder).stdout == "There is no round yet.\n"
    assert run("match", "pool", "list", "needs", "-w", folder).stdout == "There are no needs at hand.\n"


def test_a_need_is_withdrawn_listed_again_and_both_taken_back_by_command(run: Run, place: Path) -> None:
    def codes() -> list[str]:
        return [each["code"] for each in data(run, "match", "pool", "list", "needs", "-w", place)]

    before = codes()
    assert run("match", "pool", "withdraw", "needs", "N1", *BY, "-w", place).exit_code != 0, "it needs a reason"
    because = (*BY, "--reason", "企业撤回", "-w", place)
    told = run("match", "pool", "withdraw", "needs", "N1", *because)
    assert (told.exit_code, told.stdout) == (0, "N1 智能座舱产线扩建: withdrawn\n")
    assert codes() == before[1:]
    assert "now listed" in run("match", "pool", "undo", "needs", "N1", *because).stdout
    assert codes() == before
    assert run("match", "pool", "withdraw", "needs", "N1", *because).exit_code == 0
    assert run("match", "pool", "relist", "needs", "N1", *because, lang="zh").stdout.endswith("：已重新入库\n")
    assert codes() == before
    assert run("match", "pool", "withdraw", "needs", "N99", *because).exit_code != 0


def test_a_need_is_erased_by_command(run: Run, place: Path) -> None:
    assert run("match", "pool", "erase", "needs", "N1", *BY, "-w", place).exit_code != 0, "it needs a reason"
    because = (*BY, "--reason", "企业要求", "-w", place)
    told = run("match", "pool", "erase", "needs", "N1", *because)
    assert (told.exit_code, told.stdout) == (0, "N1 ［已删除 erased］: erased for good\n")
    every = data(run, "match", "pool", "list", "needs", "--all", "-w", place)
    assert [(each["title"], each["state"]) for each in every if each["code"] == "N1"] == [
        ("［已删除 erased］", "erased")
    ]
    assert "N1" not in {each["code"] for each in data(run, "match", "pool", "list", "needs", "-w", place)}
    assert run("match", "pool", "relist", "needs", "N1", *because).exit_code != 0


def test_of_several_with_one_code_none_is_erased_until_a_number_says_which(run: Run, place: Path) -> None:
    because = (*BY, "--reason", "企业要求", "-w", place)
    run("match", "pool", "withdraw", "needs", "N1", *because)
    assert run("match", "pool", "import", "needs", TABLES[0], *BY, "-w", place).exit_code == 0  # N1 anew
    told = run("match", "pool", "erase", "needs", "N1", *because)
    assert told.exit_code == 2
    assert "--number" in told.stderr
    assert run("match", "pool", "erase", "needs", "N1", "--number", "99", *because).exit_code == 2
    every = [each for each in data(run, "match", "pool", "list", "needs", "--all", "-w", place) if each["code"] == "N1"]
    assert {each["state"] for each in every} == {"withdrawn", "listed"}
    withdrawn = next(str(each["number"]) for each in every if each["state"] == "withdrawn")
    assert run("match", "pool", "erase", "needs", "N1", "--number", withdrawn, *because).exit_code == 0
    left = data(run, "match", "pool", "list", "needs", "--all", "-w", place)
    assert {each["state"] for each in left if each["code"] == "N1"} == {"erased", "listed"}


def test_a_round_of_chosen_needs_and_products_tells_who_holds_it_on_its_papers(
    run: Run, place: Path, tmp_path: Path
) -> None:
    def new(title: str, *chosen: str) -> Any:
        return run("match", "round", "new", title, "--on", "2026-06-01", *chosen, *BY, "--json", "-w", place)

    host = ("--organiser", "市发展改革委", "--place", "会展中心", "--contact", "020-12345678")
    made = json.loads(new("专场", "--need", "N1", "--need", "N3", "--offer", "P1", *host).stdout)
    assert (made["needs"], made["offers"]) == (2, 1)
    wrong = new("错的", "--need", "N9")
    assert (wrong.exit_code, "N9" in wrong.output) == (2, True)
    for paper in ("needs", "offers"):
        out = tmp_path / f"{paper}.html"
        assert run("match", "booklet", paper, "--round", "专场", "-w", place, "-o", out).exit_code == 0
        assert all(told in out.read_text(encoding="utf-8") for told in ("市发展改革委", "会展中心", "020-12345678"))
    out, letters = tmp_path / "s.html", tmp_path / "i.html"
    papers = ("-o", out, "--invitations", letters)
    assert run("match", "round", "schedule", "专场", "-w", place, *papers).exit_code == 0
    assert all("主办" in each.read_text(encoding="utf-8") for each in (out, letters))
    assert run("match", "booklet", "all", "--round", "专场", "-w", place, "-o", tmp_path / "a.xlsx").exit_code == 0
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.worksheets[0]["A2"].value == "专场 · 主办：市发展改革委 · 地点：会展中心 · 联系方式：020-12345678"
    assert "Organiser: 市发展改革委" in run("match", "round", "show", "专场", "-w", place).stdout
