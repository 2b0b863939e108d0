"""Organisations: left boundaries, lists, short forms, inherited cities, and no inventions."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.statements.bodies import organisations
from tests.statements.written import assert_proved, pieces, values, written


def named(body: str) -> list[str]:
    return [span.name for span in organisations.find(written(body))]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("如苏州云启智能科技有限公司去年在东莞落户。", ["苏州云启智能科技有限公司"]),
        ("会同复旦大学、上海张江国家实验室开展联合攻关。", ["复旦大学", "上海张江国家实验室"]),
        ("中国邮政集团有限公司广东省分公司参会。", ["中国邮政集团有限公司广东省分公司"]),
        ("项目由粤海控股集团有限公司投资建设。", ["粤海控股集团有限公司"]),
        ("市交通运输局及滨海湾新区管委会有关负责人介绍情况。", ["市交通运输局", "滨海湾新区管委会"]),
        ("昆山市发展和改革委员会与嘉定区科委会商。", ["昆山市发展和改革委员会", "嘉定区科委"]),
        ("深圳市人力资源和社会保障局发布公告。", ["深圳市人力资源和社会保障局"]),
        (
            "香港城市大学(东莞)校区由香港城市大学与东莞理工学院合办。",
            ["香港城市大学(东莞)", "香港城市大学", "东莞理工学院"],
        ),
        ("云桥县发展和改革局、松江区住房和城乡建设局会商。", ["云桥县发展和改革局", "松江区住房和城乡建设局"]),
        ("苏州市规划和自然资源局局长到会。", ["苏州市规划和自然资源局"]),
        ("鹭原叶片制造项目由鹭原风电装备有限公司投资建设。", ["鹭原风电装备有限公司"]),
        ("北京师范大学(珠海)与香港科技大学(广州)签约。", ["北京师范大学(珠海)", "香港科技大学(广州)"]),
        ("长三角区域合作办公室、江苏省产业技术研究院共同起草。", ["长三角区域合作办公室", "江苏省产业技术研究院"]),
        ("湖北银行、中国工商银行荆州分行现场授信。", ["湖北银行", "中国工商银行荆州分行"]),
        ("中铁隧道局将总部迁来。", ["中铁隧道局"]),
        ("商务部有关负责人出席。", ["商务部"]),
        ("新华社南京6月3日电(记者何磊)江苏省委召开会议。", ["江苏省委"]),
        ("3日在南京会见中国石油化工集团有限公司客人。", ["中国石油化工集团有限公司"]),
        ("德资企业博世(中国)投资有限公司追加投资。", ["博世(中国)投资有限公司"]),
        ("美的集团、TCL科技集团参展。", ["美的集团", "TCL科技集团"]),
        ("南方科技大学牵头。", ["南方科技大学"]),
        ("两家公司与苏州市吴中区人民政府签约。", ["苏州市吴中区人民政府"]),
        ("记者从市投促局获悉。", ["市投促局"]),
        ("东莞微远信息科技有限公司扎根于此。", ["东莞微远信息科技有限公司"]),
        ("深圳市半导体行业协会、粤港澳大湾区企业家联盟协办。", ["深圳市半导体行业协会", "粤港澳大湾区企业家联盟"]),
    ],
)
def test_a_name_begins_where_the_name_begins(body: str, names: list[str]) -> None:
    assert named(body) == names


@pytest.mark.parametrize(
    "body",
    [
        "形成优势互补的战略布局和区域发展格局。",
        "加快建设智能网和数据中心,打造国际商贸中心。",
        "吸引一批上市公司、龙头企业和新型研发机构落户。",
        "双方政府、地方政府和各级政府部门要加强沟通。",
        "某国有银行透露,银行、证券、保险等多家金融机构参加。",
        "智能语音、跨境电商等特色领域企业受益。",
        "推动城市副中心建设,中心城区面貌一新。",
        "全局工作有序展开,大局稳定,困局已破。",
        "2家建设集团公司和3家投资公司入驻。",
        "大学生就业形势稳定,社会各界给予支持。",
        "该中心成立后,多所大学参与。",
    ],
)
def test_ordinary_words_are_no_organisations(body: str) -> None:
    assert named(body) == []


def test_a_body_of_the_city_named_before_takes_that_city() -> None:
    assert named("论坛由珠海市委、市政府和中山市委、市政府主办。") == [
        "珠海市委",
        "珠海市政府",
        "中山市委",
        "中山市政府",
    ]
    assert named("佛山市政协副主席、市投资促进局局长到会。") == ["佛山市政协", "佛山市投资促进局"]


def test_a_body_without_a_place_is_left_out() -> None:
    assert named("市委、市政府高度重视。") == []


def test_members_of_a_list_of_firms_need_no_suffix() -> None:
    assert named("阿里云、科大讯飞、商汤科技等20余家企业参会。") == ["阿里云", "科大讯飞", "商汤科技"]
    assert named("众多科技企业,如大疆、优必选等,在此设立基地。") == ["大疆", "优必选"]


def test_parties_of_a_signing_need_no_suffix() -> None:
    names = named("会上,嘉定区科委与泰岳软件、上海宏桥环保集团、上海科锐围绕节能降碳签订战略合作协议。")
    assert names == ["嘉定区科委", "泰岳软件", "上海宏桥环保集团", "上海科锐"]


def test_the_holder_of_a_firm_post_names_the_firm() -> None:
    assert named("文远知行首席财务官李璇出席。") == ["文远知行"]


def test_a_short_form_leads_to_the_full_name() -> None:
    reading = written("广东盛通通信股份有限公司(以下简称“盛通通信”)落户。盛通通信将扩大产能。")
    drafts = organisations.extract(reading)
    assert [span.name for span in organisations.find(reading)] == ["广东盛通通信股份有限公司"] * 3
    assert values(drafts, "name") == ["广东盛通通信股份有限公司"]
    assert values(drafts, "short_name") == ["盛通通信"]
    assert_proved(reading, drafts)


def test_one_draft_an_organisation() -> None:
    reading = written("复旦大学牵头。\n复旦大学与苏州市政府签约。")
    drafts = organisations.extract(reading)
    assert values(drafts, "name") == ["复旦大学", "苏州市政府"]
    assert_proved(reading, drafts)


_PIECES = st.sampled_from(
    pieces(
        "深圳市 广州 、 , 。 委 政府 有限公司 大学 与 和 ( ) “ ” 等企业 签约 公司 由 市 局 中心 协会 科技 王伟 "
        "主任 下称 \n 集团 会同 银行"
    )
)


@given(st.lists(_PIECES, max_size=30).map("".join))
def test_spans_stand_in_the_body_in_order_and_apart(body: str) -> None:
    reading = written(body)
    spans = organisations.find(reading)
    document = reading.document
    assert all(document.body_start <= s.start < s.end <= document.body_end for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert_proved(reading, organisations.extract(reading))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("苏州市人民政府和霁光集团举行签约仪式。", ["苏州市人民政府", "霁光集团"]),
        ("江临高新区管委会与霁光半导体有限公司签署投资协议。", ["江临高新区管委会", "霁光半导体有限公司"]),
        ("江临市商务局与霁川市商务局签订协议。", ["江临市商务局", "霁川市商务局"]),
        ("江临市投资促进局局长陈建国与霁光集团副总裁刘海握手。", ["江临市投资促进局", "霁光集团"]),
        ("江临市社会与环境研究院在列。", ["江临市社会与环境研究院"]),
    ],
)
def test_bodies_that_are_joined_by_and_are_two(body: str, names: list[str]) -> None:
    assert [span.name for span in organisations.find(written(body))] == names


def test_a_kind_of_office_is_none() -> None:
    assert named("四地科技部门联合发文。") == []


def test_a_name_begins_no_later_than_the_place_in_it() -> None:
    assert named("项目由上海瑞祯医疗器械有限公司投资。") == ["上海瑞祯医疗器械有限公司"]


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("香港科技大学(广州)参会。", ["广州"]),
        ("中国(海南)改革发展研究院参会。", ["海南"]),
        ("博世(中国)投资有限公司参会。", []),
        ("苏州大学参会。", ["苏州"]),
    ],
)
def test_the_place_in_brackets_comes_before_that_of_the_name(body: str, places: list[str]) -> None:
    assert values(organisations.extract(written(body)), "place") == places
