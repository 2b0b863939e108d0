"""A workbook that is given back: what a person changed is written down as corrections, and nothing else."""

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from liandong import Workspace, restore_workspace
from liandong.errors import EntryError
from liandong.exchange.intake import preview, take_in
from liandong.model import Deed, Polarity
from tests.exchange.given_back import WHO, changed, codes, exported, fill, find, given_back, opened, taken, told
from tests.workspace import real

PARK, CENTRE = "江临智造园", "滨江数据中心"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with opened(tmp_path / "ws", tmp_path / "in") as made:
        yield made


def values(workspace: Workspace, label: str, name: str) -> list[tuple[str, str | None]]:
    """What the ledger stands by of a property, with what it counts."""
    asserted = (v for v in find(workspace, label).values(name) if v.polarity is Polarity.ASSERTED)
    return [(v.value.text, v.scope) for v in asserted]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_export_given_back_as_it_is_changes_nothing(workspace: Workspace, tmp_path: Path, lang: str) -> None:
    seen = preview(workspace, exported(workspace, tmp_path / "a.xlsx", lang))
    assert (seen.proposals, seen.faults, seen.passed, seen.known) == ((), (), (), 0)
    assert seen.rows == sum(1 for _ in workspace.ledger().records())
    assert take_in(workspace, seen, actor="周敏", reason="核对") is None
    assert workspace.log() == ()


def test_a_changed_cell_is_shown_from_what_the_ledger_holds_to_what_it_will_hold(
    workspace: Workspace, tmp_path: Path
) -> None:
    seen = given_back(workspace, tmp_path, ("项目", CENTRE, "投资额（万元）", 45000), ("项目", CENTRE, "状态", "投产"))
    row = next(each.place.address[1:] for each in seen.proposals)
    assert told(seen) == [(f"项目!D{row}", "30000", "45000"), (f"项目!G{row}", "开工", "投产")]
    assert {(each.place.record, each.place.label) for each in seen.proposals} == {(find(workspace, CENTRE).id, CENTRE)}
    assert workspace.log() == ()


def test_a_change_is_a_correction_by_a_person_with_its_cell_as_evidence(workspace: Workspace, tmp_path: Path) -> None:
    seen = given_back(workspace, tmp_path, ("项目", CENTRE, "投资额（万元）", 45000))
    taken(workspace, seen)
    first = find(workspace, CENTRE).values("amount")[0]
    assert (first.value.text, first.scope) == ("450000000", "total")
    cell = str(seen.proposals[0].place)
    assert first.evidence[0].text.endswith(f"更正项目:投资额(总额) 45000万元。理由:核对。依据:back.xlsx {cell}。")
    act, whole = workspace.log()
    assert (act.deed, act.cell and act.cell.workbook, act.came_in) == (Deed.CORRECT, seen.workbook, whole.id)
    assert (whole.deed, whole.acts, whole.file) == (Deed.IMPORT, (act.id,), "back.xlsx")


CHANGES = [
    (("项目", PARK, "名称", "江临智能制造园"), "name", [("江临智能制造园", None), (PARK, None)]),
    (("项目", PARK, "参与方", "晏海港务集团；新参与方公司"), "party", [("新参与方公司", None), ("晏海港务集团", None)]),
    (("项目", PARK, "状态", "开工"), "status", [("started", None), ("signed", None)]),
    (("项目", PARK, "地点", None), "place", []),
    (("项目", PARK, "日期", "2031年5月19日"), "date", [("2031-05-19", None), ("2031-04-20", None)]),
    (("项目", PARK, "所属活动", None), "event", []),
    (("项目", PARK, "投资额（原文）", "51亿元（总额）；22亿元（首期）"), "amount",
     [("5100000000", "total"), ("2000000000", "first_phase"), ("2200000000", "first_phase")]),
    (("项目", PARK, "投资额（原文）", "51亿元（总额）"), "amount", [("5100000000", "total")]),
    (("项目", PARK, "口径", "签约"), "amount", [("5100000000", "signed"), ("2000000000", "first_phase")]),
    (("活动", "春季投资推介会", "签约项目数", 19), "projects_signed", [("19", None), ("18", None)]),
    (("活动", "春季投资推介会", "领域", "医药"), "field", [("医药", None)]),
    (("机构", "晏海港务集团有限公司", "统一社会信用代码", "91330000987654321X"), "uscc",
     [("91330000987654321X", None), ("91330000123456789X", None)]),
    (("数据", "云津市", "数值", 7.5), "value", [("7.5", None), ("7.3", None)]),
    (("承诺", "江临区人民政府", "期限", "2033"), "due", [("2033", None), ("2032", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "name", "expected"), CHANGES, ids=lambda case: str(case)[:30])
def test_every_sort_of_cell_can_be_corrected_and_is_then_as_the_workbook_has_it(
    workspace: Workspace, tmp_path: Path, cell: tuple[str, str, str, object], name: str, expected: list[object]
) -> None:
    record = next(r for r in workspace.ledger().records() if r.label.startswith(cell[1]) and r.values(name))
    seen = given_back(workspace, tmp_path, cell)
    assert (codes(seen), len(seen.proposals)) == ([], 1)
    taken(workspace, seen)
    now = workspace.ledger().record(record.id)
    found = [(v.value.text, v.scope) for v in now.values(name) if v.polarity is Polarity.ASSERTED]
    if name == "date":
        found = [(text, None) for text, _ in found]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert found[:1] == expected[:1] or name in ("party", "field")
    again = preview(workspace, exported(workspace, tmp_path / "again.xlsx"))
    assert (again.proposals, again.faults) == ((), ())


def test_new_rows_are_entered_and_may_name_one_another(workspace: Workspace, tmp_path: Path) -> None:
    seen = given_back(
        workspace,
        tmp_path,
        *(("项目", "", heading, value) for heading, value in {
            "名称": "砚江过江隧道", "投资额（万元）": 600000, "口径": "首期", "所属活动": "秋季签约会", "状态": "开工",
            "参与方": "甲公司；乙公司",
        }.items()),
        *(("活动", "", heading, value) for heading, value in {"名称": "秋季签约会", "日期": "2031年10月"}.items()),
    )  # fmt: skip
    assert codes(seen) == []
    assert [each.wanted[0].deed for each in seen.proposals] == [Deed.ENTER, Deed.ENTER]
    taken(workspace, seen)
    tunnel = find(workspace, "砚江过江隧道")
    assert values(workspace, tunnel.label, "amount") == [("6000000000", "first_phase")]
    assert sorted(values(workspace, tunnel.label, "party")) == [("乙公司", None), ("甲公司", None)]
    assert [v.ref for v in tunnel.values("event")] == [find(workspace, "秋季签约会").id]
    later = changed(tmp_path / "back.xlsx", tmp_path / "later.xlsx", ("项目", CENTRE, "地点", "江临区"))
    assert [each.new for each in preview(workspace, later).proposals] == ["江临区"]  # not entered a second time


def test_one_undoing_takes_the_whole_import_back(places: Callable[[], str], tmp_path: Path) -> None:
    place = places()
    with opened(place, tmp_path / "in") as workspace:
        before = real.exported(place)
        cells = (
            ("项目", CENTRE, "投资额（万元）", 45000),
            ("项目", PARK, "参与方", "新参与方公司"),
            ("活动", "", "名称", "冬季会"),
        )
        act = taken(workspace, given_back(workspace, tmp_path, *cells))
        assert act is not None
        assert len(act.acts) == 5
        after = real.exported(place)
        assert after != before
        workspace.undo(act, actor="周敏", reason="导错了")
        workspace.build([])
        assert real.exported(place) == before
        assert [each.undone for each in workspace.log()] == [True] * 6 + [False]
        with pytest.raises(EntryError, match="undone already"):
            workspace.undo(act.acts[0], actor="周敏", reason="误改")
        workspace.undo(workspace.log()[-1], actor="周敏", reason="没有导错")
        workspace.build([])
        assert real.exported(place) == after
        assert workspace.check().faults == ()


def test_one_act_of_an_import_can_be_taken_back_by_itself(workspace: Workspace, tmp_path: Path) -> None:
    cells = ("项目", CENTRE, "投资额（万元）", 45000), ("项目", CENTRE, "状态", "投产")
    act = taken(workspace, given_back(workspace, tmp_path, *cells))
    assert act is not None
    workspace.undo(act.acts[0], actor="周敏", reason="误改")
    workspace.build([])
    assert values(workspace, CENTRE, "amount") == [("300000000", "total")]
    assert values(workspace, CENTRE, "status")[0] == ("operating", None)


@pytest.mark.parametrize("built", [True, False])
def test_the_same_file_again_changes_nothing_be_the_ledger_built_or_not(
    workspace: Workspace, tmp_path: Path, *, built: bool
) -> None:
    cells = ("项目", CENTRE, "投资额（万元）", 45000), ("项目", PARK, "口径", "签约"), ("活动", "", "名称", "冬季会")
    take_in(workspace, given_back(workspace, tmp_path, *cells), actor="周敏", reason="核对")
    if built:
        workspace.build([])
    again = preview(workspace, tmp_path / "back.xlsx")
    assert (again.proposals, again.faults, again.known) == ((), (), 3)
    assert take_in(workspace, again, actor="周敏", reason="核对") is None


def test_after_an_undoing_the_same_file_can_be_taken_in_again(workspace: Workspace, tmp_path: Path) -> None:
    act = taken(workspace, given_back(workspace, tmp_path, ("项目", CENTRE, "投资额（万元）", 45000)))
    assert act is not None
    workspace.undo(act, actor="周敏", reason="误改")
    workspace.build([])
    seen = preview(workspace, tmp_path / "back.xlsx")
    assert len(seen.proposals) == 1
    with pytest.raises(EntryError, match="taken back"):
        take_in(workspace, seen, actor="周敏", reason="核对", at=act.attestation.at)
    assert taken(workspace, seen) is not None
    assert values(workspace, CENTRE, "amount")[0] == ("450000000", "total")


WRONG = [
    (("项目", CENTRE, "日期", "乱写"), "entry_date"),
    (("项目", CENTRE, "状态", "乱写"), "entry_stage"),
    (("项目", CENTRE, "状态", None), "import_stage"),
    (("项目", CENTRE, "名称", None), "import_nameless"),
    (("项目", CENTRE, "投资额（万元）", "面议"), "entry_number"),
    (("项目", CENTRE, "投资额（万元）", "5亩"), "entry_money"),
    (("项目", CENTRE, "投资额（万元）", None), "import_differ"),
    (("项目", CENTRE, "口径", "乱写"), "entry_scope"),
    (("项目", CENTRE, "投资额（原文）", "3亿元（乱写）"), "entry_remark"),
    (("项目", CENTRE, "上级", "没有的项目"), "entry_reference"),
    (("项目", CENTRE, "地点", "#REF!"), "import_formula"),
    (("活动", "春季投资推介会", "签约项目数", "很多"), "entry_number"),
]


@pytest.mark.parametrize(("cell", "code"), WRONG, ids=lambda case: str(case)[:30])
def test_a_cell_that_cannot_be_taken_is_named_with_its_reason_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path, cell: tuple[str, str, str, object], code: str
) -> None:
    seen = given_back(workspace, tmp_path, cell, ("项目", PARK, "日期", "2031-05-01"))
    ((place, found),) = codes(seen)
    assert found == code
    sheet, _, address = place.partition("!")
    book = openpyxl.load_workbook(tmp_path / "back.xlsx")
    assert book[sheet][address].value == cell[3]
    assert all(fault.error.worded(lang) for fault in seen.faults for lang in ("zh", "en"))
    with pytest.raises(EntryError, match="1 cells"):
        take_in(workspace, seen, actor="周敏", reason="核对")
    assert workspace.log() == ()
    taken(workspace, seen, skip_faults=True)
    assert values(workspace, PARK, "date")[0][0] == "2031-05-01"
    assert len(workspace.log()) == 2


def test_two_cells_of_an_amount_that_say_different_things_are_refused(workspace: Workspace, tmp_path: Path) -> None:
    both = ("项目", PARK, "投资额（万元）", 520000), ("项目", PARK, "投资额（原文）", "53亿元（总额）")
    assert [code for _, code in codes(given_back(workspace, tmp_path, *both))] == ["import_differ"] * 2
    both = ("项目", PARK, "投资额（万元）", 530000), ("项目", PARK, "投资额（原文）", "53亿元（总额）；20亿元（首期）")
    seen = given_back(workspace, tmp_path, *both)
    assert ([len(each.wanted) for each in seen.proposals], codes(seen)) == ([1, 0], [])
    taken(workspace, seen)
    assert values(workspace, PARK, "amount")[0] == ("5300000000", "total")


def test_an_amount_emptied_in_both_cells_is_rejected(workspace: Workspace, tmp_path: Path) -> None:
    both = ("项目", PARK, "投资额（万元）", None), ("项目", PARK, "投资额（原文）", None)
    taken(workspace, given_back(workspace, tmp_path, *both))
    assert values(workspace, PARK, "amount") == []


def test_new_rows_that_lack_what_tells_them_or_hold_what_cannot_be_read_are_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    cells = ("项目", "", "地点", "江临区"), ("活动", "", "名称", "冬季会"), ("活动", "", "日期", "乱写")
    assert sorted(code for _, code in codes(given_back(workspace, tmp_path, *cells))) == ["entry_date", "entry_needed"]


def test_what_the_ledger_learned_since_the_export_is_never_overwritten(workspace: Workspace, tmp_path: Path) -> None:
    old = exported(workspace, tmp_path / "old.xlsx")
    workspace.correct(find(workspace, CENTRE).id, "amount", "5亿元", **WHO)
    workspace.build([])
    cells = ("项目", CENTRE, "投资额（万元）", 45000), ("项目", CENTRE, "状态", "投产")
    seen = preview(workspace, changed(old, tmp_path / "back.xlsx", *cells))
    assert [code for _, code in codes(seen)] == ["import_stale"]
    assert "50000" in seen.faults[0].error.worded("zh")
    assert [each.new for each in seen.proposals] == ["投产"]
    same = preview(workspace, changed(old, tmp_path / "same.xlsx", ("项目", CENTRE, "投资额（万元）", 50000)))
    assert (same.proposals, same.faults) == ((), ())  # it says what the ledger has learned
    untouched = preview(workspace, old)
    assert (untouched.proposals, untouched.faults) == ((), ())


def test_a_record_that_was_joined_since_the_export_is_named(workspace: Workspace, tmp_path: Path) -> None:
    old = exported(workspace, tmp_path / "old.xlsx")
    ends = sorted([find(workspace, CENTRE).id, find(workspace, PARK).id])
    lost = next(label for label in (CENTRE, PARK) if find(workspace, label).id == ends[1])
    workspace.decide(ends[0], ends[1], "same", actor="周敏", reason="同一项目")
    workspace.build([])
    seen = preview(workspace, changed(old, tmp_path / "back.xlsx", ("项目", lost, "地点", "海晏区")))
    assert ([code for _, code in codes(seen)], seen.proposals) == (["import_merged"], ())
    assert ends[0][:10] in seen.faults[0].error.worded("en")


def test_a_record_that_was_erased_since_the_export_is_named(workspace: Workspace, tmp_path: Path) -> None:
    more = fill(tmp_path / "more.xlsx", {"项目": [{"名称": "临时项目", "地点": "江临区"}]})
    workspace.build([more])
    old = exported(workspace, tmp_path / "old.xlsx")
    workspace.erase("more.xlsx", actor="周敏", reason="依法")
    seen = preview(workspace, changed(old, tmp_path / "back.xlsx", ("项目", "临时项目", "地点", "海晏区")))
    assert ([code for _, code in codes(seen)], seen.proposals) == (["import_gone"], ())
    assert preview(workspace, old).faults == ()


def test_an_import_of_which_an_erasure_leaves_nothing_keeps_no_words(workspace: Workspace, tmp_path: Path) -> None:
    workspace.build([fill(tmp_path / "more.xlsx", {"项目": [{"名称": "临时项目", "地点": "江临区"}]})])
    some = taken(workspace, given_back(workspace, tmp_path, ("项目", CENTRE, "投资额（万元）", 45000)))
    cells = ("项目", "临时项目", "地点", "海晏区"), ("项目", CENTRE, "状态", "投产")
    both = taken(workspace, given_back(workspace, tmp_path, *cells))
    one = taken(workspace, given_back(workspace, tmp_path, ("项目", "临时项目", "地点", "云津市")))
    assert some is not None
    assert both is not None
    assert one is not None
    workspace.erase("more.xlsx", actor="周敏", reason="依法")
    told = {act.id: act for act in workspace.log()}
    assert [(told[act.id].erased, told[act.id].file) for act in (some, both, one)] == [
        (False, "back.xlsx"),
        (False, "back.xlsx"),
        (True, None),
    ]
    with pytest.raises(EntryError, match="erasure"):
        workspace.undo(one.id, actor="周敏", reason="误改")
    workspace.undo(both.id, actor="周敏", reason="误改")
    workspace.build([])
    assert values(workspace, CENTRE, "status")[0] != ("operating", None)
    assert workspace.check().faults == ()


def test_a_ledger_that_moved_on_behind_a_preview_is_not_written_to(workspace: Workspace, tmp_path: Path) -> None:
    seen = given_back(workspace, tmp_path, ("项目", CENTRE, "投资额（万元）", 45000))
    workspace.correct(find(workspace, CENTRE).id, "amount", "5亿元", **WHO)
    workspace.build([])
    with pytest.raises(EntryError, match="version"):
        take_in(workspace, seen, actor="周敏", reason="核对")
    assert len(workspace.log()) == 1


def test_an_id_in_two_rows_that_differ_is_named(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(workspace, tmp_path / "a.xlsx"))
    rows = book["项目"]
    rows.append([cell.value for cell in rows[3]])
    rows.cell(rows.max_row, 3).value = "海晏区"
    book.save(tmp_path / "b.xlsx")
    seen = preview(workspace, tmp_path / "b.xlsx")
    assert (codes(seen), seen.proposals) == ([(f"项目!C{rows.max_row}", "import_twice")], ())


def test_without_the_marks_nobody_can_tell_what_was_changed_when(workspace: Workspace, tmp_path: Path) -> None:
    made = exported(workspace, tmp_path / "a.xlsx")
    changed(made, tmp_path / "b.xlsx", ("项目", CENTRE, "状态", "投产"))
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    book["项目"].delete_cols(book["项目"].max_column)
    book.save(tmp_path / "b.xlsx")
    seen = preview(workspace, tmp_path / "b.xlsx")
    assert ([code for _, code in codes(seen)], seen.proposals) == (["import_unmarked"], ())


def test_a_workbook_of_another_origin_is_no_export(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(EntryError, match="not exported"):
        preview(workspace, fill(tmp_path / "own.xlsx", {"项目": [{"名称": "甲"}]}))
    (tmp_path / "x.xlsx").write_bytes(b"no workbook")
    with pytest.raises(EntryError, match=r"x\.xlsx"):
        preview(workspace, tmp_path / "x.xlsx")
    with pytest.raises(EntryError, match=r"none\.xlsx"):
        preview(workspace, tmp_path / "none.xlsx")


def test_columns_moved_renamed_and_headed_in_two_storeys_are_understood(workspace: Workspace, tmp_path: Path) -> None:
    source = openpyxl.load_workbook(exported(workspace, tmp_path / "a.xlsx"))["项目"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "1.项目台账"
    columns = {cell.value: cell.column for cell in source[2]}
    order = ("编号", "状态", "投资额（万元）", "投资额（原文）", "名称", "参与方", "校验")
    sheet["A1"] = "某区招商项目台账"
    sheet["C2"] = "投资额"
    sheet.merge_cells("C2:D2")
    for at, heading in enumerate(("编号", "形象进度", "亿元", "原文", "项目名称", "投资单位", "校验"), 1):
        sheet.cell(3, at).value = heading
        if at not in (3, 4):
            sheet.cell(2, at).value = heading
            sheet.merge_cells(start_row=2, end_row=3, start_column=at, end_column=at)
    for row in range(3, source.max_row + 1):
        for at, heading in enumerate(order, 1):
            value = source.cell(row, columns[heading] or 1).value
            if heading == "投资额（万元）" and value is not None:
                value = float(str(value)) / 10_000
            sheet.cell(row + 1, at).value = value
    book.save(tmp_path / "b.xlsx")
    seen = preview(workspace, tmp_path / "b.xlsx")
    assert (seen.proposals, seen.faults) == ((), ())
    row = next(r for r in range(4, sheet.max_row + 1) if sheet.cell(r, 5).value == CENTRE)
    sheet.cell(row, 3).value = 4.5
    book.save(tmp_path / "c.xlsx")
    seen = preview(workspace, tmp_path / "c.xlsx")
    assert told(seen) == [(f"1.项目台账!C{row}", "30000", "45000")]
    taken(workspace, seen)
    assert values(workspace, CENTRE, "amount")[0] == ("450000000", "total")


def test_rows_may_be_sorted_and_left_out(workspace: Workspace, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(exported(workspace, tmp_path / "a.xlsx"))
    rows = book["项目"]
    rows.move_range(f"A3:{rows.cell(3, rows.max_column).coordinate}", rows=5)
    book.save(tmp_path / "b.xlsx")
    assert preview(workspace, tmp_path / "b.xlsx").proposals == ()
    rows.delete_rows(4)
    book.save(tmp_path / "b.xlsx")
    seen = preview(workspace, tmp_path / "b.xlsx")
    assert (seen.proposals, seen.faults) == ((), ())


def test_a_restored_workspace_takes_back_what_was_exported_before(workspace: Workspace, tmp_path: Path) -> None:
    old = changed(exported(workspace, tmp_path / "a.xlsx"), tmp_path / "b.xlsx", ("项目", CENTRE, "状态", "投产"))
    with (tmp_path / "b.zip").open("wb+") as file:
        workspace.back_up(file)
    with restore_workspace(tmp_path / "b.zip", tmp_path / "other") as other:
        assert taken(other, preview(other, old)) is not None
        assert values(other, CENTRE, "status")[0] == ("operating", None)
        assert other.check().faults == ()


ODD_ROWS = {
    "项目": [
        {"名称": text, "参与方": text, "地点": text, "行业": text}
        for text in (
            "=1+1 项目",
            "+甲产业园",
            "-乙产业园",
            "@丙产业园",
            "＝丁产业园",
            "007 号厂房",
            "甲、乙产业园",
            "一期\n二期产业园",
        )
    ],
    "机构": [{"名称": "全角ＡＢＣ公司", "统一社会信用代码": "913300001234567890", "简称": "007"}],
    "数据": [{"主体": "云津市", "指标": "+增速", "数值（原文）": "3～5%", "时期": "2024年上半年"}],
}


def test_a_ledger_of_odd_texts_given_back_as_it_is_changes_nothing(tmp_path: Path) -> None:
    with opened(tmp_path / "ws", tmp_path / "in", ODD_ROWS) as workspace:
        seen = preview(workspace, exported(workspace, tmp_path / "a.xlsx"))
        assert (seen.proposals, seen.faults, seen.rows >= 10) == ((), (), True)
        parks = [r for r in workspace.ledger().records("project") if r.label.startswith("=1+1")]
        back = changed(tmp_path / "a.xlsx", tmp_path / "b.xlsx", ("项目", "=1+1 项目", "地点", "=2+2 路"))
        taken(workspace, preview(workspace, back))
        assert values(workspace, parks[0].label, "place")[0] == ("=2+2 路", None)
        again = preview(workspace, exported(workspace, tmp_path / "c.xlsx"))
        assert (again.proposals, again.faults) == ((), ())
