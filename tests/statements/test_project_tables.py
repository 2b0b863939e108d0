"""Tables of projects: rows between tabs, sums in the unit of their heading."""

from tests.statements.test_projects import things

TABLE = (
    "部分签约项目如下:\n序号\t项目名称\t投资方\t总投资(亿元)\t落户地\n"
    "1\t澜江康养综合体\t云桥置业有限公司\t23.2\n"
    "2\t海翼纺织\t海翼纺织科技有限公司\t20\t澜江县\n"
    "合计\t\t\t43.2\t"
)


def test_each_row_is_a_project_with_its_party_and_sum() -> None:
    found = things(TABLE)
    assert [d.name for d in found] == ["澜江康养综合体", "海翼纺织"]
    assert [d.get("party") for d in found] == [["云桥置业有限公司"], ["海翼纺织科技有限公司"]]
    assert [d.get("amount") for d in found] == [["2320000000"], ["2000000000"]]
    assert found[1].get("place") == ["澜江县"]
    assert [d.get("status") for d in found] == [["signed"], ["signed"]]


def test_columns_of_its_own_do_not_hide_a_table() -> None:
    table = "见下表:\n序号\t项目名称\t投资(亿元)\t目前进度\t下步安排\n"
    table += "1\t澜江食品产业园\t2\t在建\t9月生产\n2\t云桥药谷\t15\t已开工\t办证"
    found = things(table)
    assert [(d.name, d.get("amount"), d.get("status")) for d in found] == [
        ("澜江食品产业园", ["200000000"], ["building"]),
        ("云桥药谷", ["1500000000"], ["started"]),
    ]


def test_the_sort_of_a_work_tells_its_stage() -> None:
    table = "附表:\n序号\t项目名称\t建设内容\t类别\n1\t澜江码头工程\t泊位\t续建\n2\t云桥风电场工程\t风机\t预备"
    assert [d.get("status") for d in things(table)] == [["building"], ["planned"]]


def test_what_is_newly_begun_is_begun() -> None:
    table = "附表:\n序号\t项目名称\t投资(亿元)\t建设阶段\t完成\n"
    table += "1\t澜江码头工程\t15.2\t新开工\t2026年\n2\t云桥风电场工程\t3\t前期"
    assert [d.get("status") for d in things(table)] == [["started"], ["planned"]]


def test_a_table_of_places_and_counts_is_no_table_of_projects() -> None:
    assert things("各地情况见下表:\n地区\t个数\t总投资(亿元)\n云桥\t25\t348\n澜江\t24\t344") == []
