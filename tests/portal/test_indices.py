"""Composite indices in the portal: a table and a methodology are brought, kept, and told with how sure each rank is."""

import csv
import io
import re

import pytest

pytest.importorskip("scipy", reason="liandong[indices] is not installed: no index is computed")
from playwright.sync_api import Browser
from xlsxwriter import Workbook

from liandong import Workspace
from liandong.access import Role
from liandong.errors import IndicatorError
from liandong.indices.editions import Editions
from liandong.portal import indexing
from tests.portal.entering import NAMES, house
from tests.portal.hand import Hand, wrong
from tests.portal.index_made import CITIES, METHOD, bring, rows, sent, table
from tests.portal.looking import kept_out

PAGES = (
    *("", "?period=2023&node=input", "/unit?unit=青砚市", "/weights", "/weights?w.input=1&w.life=3"),
    *("/compare", "/compare?one=霁川市&two=青砚市", "/method"),
)
"""The pages of an edition, behind its own address."""


def chain(many: int) -> str:
    """A methodology in which each node stands under the one before."""
    named = [
        f'[[node]]\ncode = "n{at}"\nparent = "{f"n{at - 1}" if at else ""}"\ndirection = 1\n' for at in range(many)
    ]
    return "\n".join(named)


def test_a_table_and_a_methodology_become_an_edition(hand: Hand) -> None:
    page_of = bring(hand)
    page = hand.open(page_of)
    assert "<h1>高质量发展指数</h1>" in page
    assert "8 个单元、4 项指标，时期 2023–2024；周敏" in page
    told = hand.client.get(f"{page_of}.json").json()
    assert [each["rank"] for each in told["units"]] == list(range(1, 9))
    assert told["period"] == "2024"
    assert told["replications"] == 500
    assert told["factors"] == ["权重浮动"]
    unit = next(each for each in told["units"] if each["name"] == "沐岚市")
    assert (unit["rose"], unit["sure"]) == (2, 1.0)
    first = told["units"][0]
    assert first["rank_low"] <= first["rank"] <= first["rank_high"]
    (listed,) = hand.client.get("/zh/indices.json").json()["editions"]
    assert (listed["given"], listed["by"]["actor"], listed["units"]) == ("指标.csv", "周敏", 8)
    assert "鹭原市" in hand.client.get(f"{page_of}.csv").text


def test_the_same_brought_twice_is_one_edition_and_other_numbers_are_another(hand: Hand) -> None:
    first, again = bring(hand), bring(hand)
    assert first == again
    other = rows()
    other[1][2] = "3.2"
    hand.done("/zh/indices", sent(table(other)), do="keep", method=METHOD)
    assert hand.led != first
    assert len(hand.client.get("/zh/indices.json").json()["editions"]) == 2


def test_an_excel_sheet_with_a_title_above_its_headings_gives_the_same_scores(hand: Hand) -> None:
    file = io.BytesIO()
    with Workbook(file) as book:
        sheet = book.add_worksheet("数据")
        sheet.write(0, 0, "八市指标")
        for at, row in enumerate(rows(), start=2):
            for column, cell in enumerate(row):
                number = at > 2 and 2 <= column <= 5 and cell
                sheet.write(at, column, float(cell) if number else cell)
    hand.done("/zh/indices", sent(file.getvalue(), "指标.xlsx"), do="keep", method=METHOD)
    excel = hand.client.get(f"{hand.led}.json").json()
    comma = hand.client.get(f"{bring(hand)}.json").json()
    assert excel["units"] == comma["units"]


def test_what_is_wrong_with_a_table_is_told_cell_by_cell(hand: Hand) -> None:
    bad = rows()
    bad[2][3], bad[3][2], bad[4][0], bad[6][0] = "很多", "inf", "", bad[5][0]
    answer = hand.send("/zh/indices", sent(table(bad)), do="keep", method=METHOD)
    assert answer.status_code == 422
    told = wrong(answer.text)
    assert told == [
        "数据表有 4 处须改正，见下；什么也没有保存。",
        "D3 发明专利 “很多”不是数；缺失请留空",
        "C4 研发强度（%） “inf”不是数；缺失请留空",
        "A5 地区 没有单元；请填写",
        "A7 地区 青砚市（2023）已在 A6 出现；请只留一行",
    ]
    assert METHOD.strip().splitlines()[0] in answer.text  # what was typed stands there still
    assert not hand.client.get("/zh/indices.json").json()["editions"]


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("", "请选择编制方法文件，或在此填写。"),
        ("[index", "编制方法读不出来"),
        (METHOD.replace("direction = -1\n", ""), "指标“dust”没有方向"),
        (METHOD.replace('"impute"', '"guess"'), "guess"),
        (METHOD.replace('"高质量发展指数"', f'"{"长" * 121}"', 1), "写了 121 字，最多 120 字"),
        (f"title = {'[' * 5000}{']' * 5000}", "套了超过 20 层"),
        (f"[{'.'.join('a' * 5000)}]", "套了超过 20 层"),
        (chain(990), "超过 50 层"),
    ],
)
def test_a_methodology_that_cannot_be_used_says_what_is_wrong(hand: Hand, method: str, told: str) -> None:
    answer = hand.send("/zh/indices", sent(), do="keep", method=method)
    assert answer.status_code == 422
    assert told in "\n".join(wrong(answer.text))


def test_an_index_without_a_title_is_called_as_its_node(hand: Hand) -> None:
    at = bring(hand, method=METHOD.replace('title = "高质量发展指数"', "").replace("高质量发展指数", "质量指数"))
    assert "<h1>质量指数</h1>" in hand.open(at)
    assert hand.client.get("/zh/indices.json").json()["editions"][0]["title"] == "质量指数"


def test_a_table_that_lacks_an_indicator_names_it(hand: Hand) -> None:
    short = [[cell for at, cell in enumerate(row) if at != 5] for row in rows()]
    answer = hand.send("/zh/indices", sent(table(short)), do="keep", method=METHOD)
    assert "数据表中没有指标“颗粒物”（dust）的数据" in "\n".join(wrong(answer.text))


def test_a_period_that_there_is_not_is_no_page(hand: Hand) -> None:
    at = bring(hand)
    assert hand.client.get(f"{at}?period=2023").status_code == 200
    assert hand.client.get(f"{at}?period=1999").status_code == 404
    assert hand.client.get("/zh/index/0123456789abcdef").status_code == 404
    assert hand.client.get("/zh/index/..%2f..").status_code == 404


def test_a_file_that_was_changed_on_the_disk_is_not_computed_from(hand: Hand, own: Workspace) -> None:
    at = bring(hand)
    assert own.folder is not None
    folder, id_ = own.folder / ".portal" / "indices", at.rpartition("/")[2]
    kept = folder / id_ / "table.json"
    kept.write_bytes(kept.read_bytes().replace(b"3.1", b"9.1"))
    with pytest.raises(IndicatorError, match="damaged"):
        Editions(folder).held(id_)


def test_the_chart_is_there_as_a_picture(hand: Hand) -> None:
    at = bring(hand)
    drawn = hand.client.get(f"{at}/chart/svg")
    assert drawn.headers["content-type"] == "image/svg+xml"
    assert all(city in drawn.text for city in CITIES)


def test_what_the_cells_of_a_unit_add_is_its_score(hand: Hand) -> None:
    at = bring(hand)
    scores = {each["unit"]: each["score"] for each in hand.client.get(f"{at}.json").json()["units"]}
    for city in CITIES:
        told = hand.client.get(f"{at}/unit.json", params={"unit": city}).json()
        assert sum(each["adds"] for each in told["indicators"]) == pytest.approx(scores[city], rel=1e-12)
    (filled,) = [each for each in hand.client.get(f"{at}/unit.json?unit=青砚市").json()["indicators"] if each["filled"]]
    assert (filled["indicator"], filled["given"], filled["source"]) == ("wage", None, "示例统计年鉴")
    page = hand.open(f"{at}/unit?unit=青砚市")
    assert "填补" in page
    assert "缺失，按规则填为" in page
    assert "2025-03-01 发布" in page
    assert hand.client.get(f"{at}/unit?unit=不在的市").status_code == 404
    assert "研发强度" in hand.client.get(f"{at}/chart/svg?unit=青砚市").text


def test_a_unit_without_a_score_has_no_chances_and_no_part_of_one(hand: Hand) -> None:
    method = METHOD.replace('[[step]]\nkind = "impute"\nrules = [{ kind = "by_median" }]\n', "")
    told_of = [[*row[:2], *[""] * 4, row[6]] if row[:2] == ["青砚市", "2024"] else row for row in rows()]
    hand.done("/zh/indices", sent(table(told_of)), do="keep", method=method)
    at = hand.led
    told = {each["unit"]: each for each in hand.client.get(f"{at}.json").json()["units"]}
    assert (told["青砚市"]["rank"], told["青砚市"]["top"]) == (None, None)
    lines = list(csv.reader(io.StringIO(hand.client.get(f"{at}.csv").text)))
    assert len({len(line) for line in lines}) == 1
    both = hand.client.get(f"{at}/compare.json?one=霁川市&two=青砚市").json()
    assert all(each["adds"][1] is None for each in both["indicators"])
    page = hand.open(f"{at}/compare?one=霁川市&two=青砚市")
    assert "没有得分：青砚市。" in page
    assert not re.search(r">[+]\d", page)
    assert "没有得分" in hand.open(f"{at}/unit?unit=青砚市")


def test_what_was_treated_shows_the_number_as_it_was_given(hand: Hand) -> None:
    at = bring(hand)
    one = hand.client.get(f"{at}/unit.json?unit=汀岸市").json()
    (treated,) = [each for each in one["indicators"] if each["treated"]]
    told = f"{treated['given']:,.10g}（计算用 {treated['used']:,.10g}，处理）"
    assert treated["given"] > treated["used"]
    assert told in hand.open(f"{at}/compare?one=霁川市&two=汀岸市")
    page = hand.open(f"{at}/unit?unit=汀岸市")
    assert told in page
    assert "名次按计算用值排" in page


def test_what_is_divided_is_told_as_the_quotient_with_its_unit(hand: Hand) -> None:
    per = METHOD.replace('unit = "件"', 'unit = "件/万元"\ndenominator = "wage"')
    at = bring(hand, method=per.replace("[[step]]", '[[step]]\nkind = "denominate"\n[[step]]', 1))
    one = hand.client.get(f"{at}/unit.json?unit=霁川市").json()
    patents = next(each for each in one["indicators"] if each["indicator"] == "patents")
    used = f"{patents['used']:,.10g}"
    assert used != f"{patents['given']:,.10g}"
    assert f">{used}</td>" in hand.open(f"{at}/compare?one=霁川市&two=屿安市")
    assert re.search(rf">{used}</td><td[^>]*>件/万元</td>", hand.open(f"{at}/unit?unit=霁川市"))


def test_weights_are_told_as_exactly_as_they_are(hand: Hand) -> None:
    at = bring(hand, method=METHOD.replace("weight = 0.6", "weight = 0.125").replace("weight = 0.4", "weight = 0.875"))
    page = hand.open(f"{at}/method")
    assert [f">{each}<" in page for each in ("12.5%", "6.25%", "43.75%", "100%")] == [True] * 4
    assert "&gt;99%" not in page
    assert "6.25%" in hand.open(f"{at}/unit?unit=霁川市")
    assert "12.5%" in hand.open(f"{at}/weights")


def test_other_weights_move_ranks_and_say_how_sure_that_is(hand: Hand) -> None:
    at = bring(hand)
    moved = hand.client.get(f"{at}/weights.json?w.input=1&w.life=3").json()
    assert moved["weights"] == {"input": 1.0, "life": 3.0}
    changed = {each["unit"]: each for each in moved["units"] if each["rose"]}
    assert changed["沐岚市"]["rose"] == -2
    assert all(0 < each["sure"] <= 1 for each in changed.values())
    other = METHOD.replace("weight = 0.6", "weight = 1.0").replace("weight = 0.4", "weight = 3.0")
    hand.done("/zh/indices", sent(), do="keep", method=other)
    alone = {each["unit"]: each for each in hand.client.get(f"{hand.led}.json").json()["units"]}
    assert {each["unit"]: each["rank_after"] for each in moved["units"]} == {u: e["rank"] for u, e in alone.items()}
    assert all(each["rank_high"] == alone[each["unit"]]["rank_high"] for each in moved["units"])
    assert len(hand.client.get("/zh/indices.json").json()["editions"]) == 2  # trying weights keeps nothing


def test_weights_that_are_none_are_refused_and_the_same_weights_move_nothing(hand: Hand) -> None:
    at = bring(hand)
    for given in ("w.input=-1", "w.input=nan", "w.input=viel", "w.input=0&w.life=0"):
        answer = hand.client.get(f"{at}/weights?{given}")
        assert answer.status_code == 400
        assert "须为不小于零的数" in answer.text
    assert "与原权重相同" in hand.open(f"{at}/weights?w.input=0.6&w.life=0.4")


def test_the_method_tells_tree_steps_and_what_was_done_and_can_be_computed_again(hand: Hand) -> None:
    at = bring(hand)
    page = hand.open(f"{at}/method")
    assert "标准化（方法：极差法（最低：0；最高：100）；依据：各期合并）" in page
    assert "现在重算的得分与保存时一致" in page
    told = hand.client.get(f"{at}/method.json").json()
    leaves = [each for each in told["nodes"] if each["direction"]]
    assert sum(each["effective"] for each in leaves) == pytest.approx(1)
    noted = {(each["unit"], each["indicator"]) for each in told["notes"] if each["unit"]}
    assert noted == {("青砚市", "wage"), ("汀岸市", "patents")}
    table_ = hand.client.get(f"{at}/file/table")
    method = hand.client.get(f"{at}/file/method").text
    assert hand.client.get(f"{at}/file/given").content == table()
    hand.done("/zh/indices", sent(table_.content, "再次.csv"), do="keep", method=method)
    first, again = (hand.client.get(f"{address}.json").json()["units"] for address in (at, hand.led))
    assert first == again


def test_an_index_of_very_many_units_goes_page_by_page(hand: Hand) -> None:
    head, *_ = rows()
    many = [head] + [
        [f"第{at:04d}县", "2024", f"{1 + at % 97}", f"{at}", f"{at % 53}", f"{at % 31}", ""] for at in range(450)
    ]
    hand.done("/zh/indices", sent(table(many)), do="keep", method=METHOD)
    at = hand.led
    first, last = hand.open(at), hand.open(f"{at}?page=3")
    assert first.count('scope="row" class="lead"') == 200
    assert last.count('scope="row" class="lead"') == 50
    assert "page=2" in first
    assert len(hand.client.get(f"{at}.json").json()["units"]) == 450


def test_the_report_of_an_edition_is_opened_and_taken_away(hand: Hand) -> None:
    pytest.importorskip("typst", reason="liandong[reports] is not installed: no report is made")
    at = bring(hand)
    page = hand.client.get(f"{at}/report/html?period=2024")
    assert "sandbox" in page.headers["content-security-policy"]
    assert "沐岚市" in page.text
    assert hand.client.get(f"{at}/report/pdf").content.startswith(b"%PDF")
    assert hand.client.get(f"{at}/report/docx").content.startswith(b"PK")
    assert hand.client.get(f"{at}/report/exe").status_code == 404
    assert hand.client.get(f"{at}/file/workbook").content.startswith(b"PK")


def test_an_edition_is_deleted_and_put_back(hand: Hand) -> None:
    at = bring(hand)
    page = hand.done(f"{at}/method", do="delete")
    assert "已删除的指数" in page
    assert f'href="{at}/method"' in page
    assert not hand.client.get("/zh/indices.json").json()["editions"]
    for each in PAGES:
        assert "周敏于 " in hand.open(f"{at}{each}"), each
    hand.done(f"{at}/method", do="restore")
    assert len(hand.client.get("/zh/indices.json").json()["editions"]) == 1
    assert "删除；理由" not in hand.open(at)
    assert "删除；理由" in hand.open(f"{at}/method")
    assert "恢复；理由" in hand.open(f"{at}/method")


def test_who_may_not_review_does_not_put_back_a_deleted_edition_by_bringing_it(own: Workspace) -> None:
    with house(own) as held:
        reviewer, editor = held.as_(Role.REVIEWER), held.as_(Role.EDITOR)
        at = bring(editor)
        reviewer.done(f"{at}/method", do="delete")
        again = editor.send(
            "/zh/indices", sent(), do="keep", method=METHOD, source="示例统计年鉴", vintage="2025-03-01"
        )
        told = "\n".join(wrong(again.text))
        assert f"{NAMES[Role.REVIEWER]}于" in told
        assert editor.client.post(f"{at}/method", data={"do": "restore"}).status_code == 403
        assert not editor.client.get("/zh/indices.json").json()["editions"]
        assert bring(reviewer) == at


def test_two_units_and_two_editions_are_compared(hand: Hand) -> None:
    at = bring(hand)
    told = hand.client.get(f"{at}/compare.json?one=霁川市&two=青砚市").json()
    scores = {each["unit"]: each["score"] for each in hand.client.get(f"{at}.json").json()["units"]}
    gap = sum(one - two for one, two in (each["adds"] for each in told["indicators"]))
    assert gap == pytest.approx(scores["霁川市"] - scores["青砚市"])
    assert told["before"] == 1.0
    other = [row for row in rows() if row[0] != "汀岸市"]
    hand.done("/zh/indices", sent(table(other)), do="keep", method=METHOD, title="七市指数")
    id_ = hand.led.rpartition("/")[2]
    both = hand.client.get(f"{at}/compare.json?other={id_}&other_period=2023").json()["other"]
    assert both["only"] == [["汀岸市"], []]
    assert len(both["units"]) == 7
    assert "七市指数" in hand.open(f"{at}/compare?other={id_}")
    assert hand.client.get(f"{at}/compare?other=0123456789abcdef").status_code == 404


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nobody_is_kept_out_of_the_pages_of_an_index(chromium: Browser, hand: Hand, own: Workspace, lang: str) -> None:
    at = bring(hand).removeprefix("/zh")
    assert kept_out(chromium, own, lang, ["/indices", *(f"{at}{page}" for page in PAGES)]) == []


def test_a_workbook_that_takes_too_long_names_the_command_that_writes_it(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = bring(hand)
    monkeypatch.setattr(indexing, "_BOOK_CELLS", 10)
    answer = hand.client.get(f"{at}/file/workbook")
    assert answer.status_code == 422
    assert "liandong index solve 数据 方法 --out" in answer.text


def test_a_workbook_is_written_once(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    at = bring(hand)
    first = hand.client.get(f"{at}/file/workbook")
    assert first.status_code == 200
    monkeypatch.setattr(indexing, "write_workbook", None)
    assert hand.client.get(f"{at}/file/workbook").content == first.content
