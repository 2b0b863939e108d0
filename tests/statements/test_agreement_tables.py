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


def rows(body: str) -> list[tuple[str, list[str]]]:
    reading = written(body)
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
