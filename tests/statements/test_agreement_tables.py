"""Tables of agreements: a row is a signing where headings say which columns are the sides and which the paper."""

import pytest

from liandong.documents.tables import tables
from liandong.model import MappedText
from liandong.statements.agreements import agreements
from tests.statements.written import assert_proved, written

_TABLE = (
    "本届共签订三个,名单如下:\n"
    "序号\t甲方\t乙方\t文本\n"
    "1\t云川省人民政府\t中沐电信\t合作框架协议\n"
    "2\t同上\t霁风航天\t同上\n"
    "3\t南京市\t江华集团\t战略合作协议\n"
)


def rows(body: str, title: str = "两地深化合作") -> list[tuple[str, list[str]]]:
    reading = written(body, title=title)
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return [(draft.name, draft.get("party")) for draft in drafts]


def test_each_row_is_an_agreement_of_its_own_sides_and_ditto_is_the_cell_above() -> None:
    assert rows(_TABLE) == [
        ("合作框架协议", ["云川省人民政府", "中沐电信"]),
        ("合作框架协议", ["云川省人民政府", "霁风航天"]),
        ("战略合作协议", ["南京市", "江华集团"]),
    ]


@pytest.mark.parametrize(
    "heading",
    ["序号\t企业\t产品\t文本", "序号\t甲方\t乙方\t金额", "序号\t单位\t联系人\t电话"],
)
def test_other_tables_are_left_alone(heading: str) -> None:
    assert rows(_TABLE.replace("序号\t甲方\t乙方\t文本", heading)) == []


def test_a_row_whose_paper_is_none_is_left_alone() -> None:
    assert rows("甲方\t乙方\t文件\n南京市\t江华集团\t会议纪要\n苏州市\t江华集团\t合作协议\n") == [
        ("合作协议", ["苏州市", "江华集团"])
    ]


def test_sides_and_papers_head_a_table_of_rows() -> None:
    page = (
        "签约名单如下:\n序号 | 甲方 | 乙方 | 文本\n1 | 南京市 | 江华集团 | 合作协议\n2 | 苏州市 | 中沐集团 | 合作协议\n"
    )
    assert "南京市\t江华集团\t合作协议" in tables(MappedText(page)).text.text


_ROW = "南京市政府\t江华集团\t战略合作协议\n"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("两地深化合作", "以下尚未签约:\n甲方\t乙方\t文本\n" + _ROW),
        ("两地深化合作", "网传的名单如下:\n甲方\t乙方\t文本\n" + _ROW),
        ("两地深化合作", "名单如下:\n甲方\t乙方\t拟签文本\n" + _ROW),
        ("拟签约项目清单", "名单如下:\n甲方\t乙方\t文本\n" + _ROW),
        ("两地深化合作", "名单如下:\n甲方\t乙方\t文本\n未定\t盐城市政府\t框架合作协议\n"),
        ("两地深化合作", "名单如下:\n甲方\t乙方\t文本\n江华集团\t盐城市政府\t拟签框架合作协议\n"),
        ("两地深化合作", "名单如下:\n甲方\t乙方\t文本\t备注\n江华集团\t盐城市政府\t合作协议\t取消\n"),
        ("两地深化合作", "名单如下:\n甲方\t乙方\t文本\n张三\t李四\t租房合同\n"),
    ],
)
def test_plans_denials_and_persons_in_a_table_are_no_agreements(title: str, body: str) -> None:
    assert rows(body, title) == []


def test_a_row_of_what_the_page_told_before_is_the_same_agreement() -> None:
    body = "南京市政府与江华集团签署战略合作协议。\n名单如下:\n甲方\t乙方\t文本\n" + _ROW + _ROW
    assert rows(body) == [("战略合作协议", ["南京市政府", "江华集团"])]


@pytest.mark.parametrize(("day", "said"), [("2023年5月6日", [["2023-05-06"]]), ("2024年5月6日", [])])
def test_a_row_has_the_day_of_its_column_unless_it_is_yet_to_come(day: str, said: list[list[str]]) -> None:
    body = f"名单如下:\n甲方\t乙方\t文本\t签约时间\n南京市政府\t江华集团\t合作协议\t{day}\n"
    drafts = agreements.extract(written(body, published="2023年6月1日"), None)
    assert [draft.get("date") for draft in drafts] == said
