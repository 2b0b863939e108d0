"""Sides of an agreement where the words beside the verb leave them to lists, groups, pointers or the words behind."""

import pytest

from liandong.statements.agreements import agreements
from tests.statements.written import assert_proved, written


def sides(body: str) -> list[list[str]]:
    reading = written(body, title="区域合作深化")
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return [draft.get("party") for draft in drafts]


def names(body: str) -> list[str]:
    return [draft.name for draft in agreements.extract(written(body, title="区域合作深化"), None)]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "四座都会——南京、苏州、无锡、常州线上碰头,另有3个观察员城市:镇江、扬州、泰州。"
            "四城协同观察员城市签下《扬子合作要点》。",
            ["南京", "苏州", "无锡", "常州", "镇江", "扬州", "泰州"],
        ),
        (
            "“老三家”是南京、苏州、无锡,“新三家”是镇江、扬州、泰州。6城签署《扬子合作公约》。",
            ["南京", "苏州", "无锡", "镇江", "扬州", "泰州"],
        ),
        ("豫晋陕三省签署《大河文旅合作备忘录》。", ["河南省", "山西省", "陕西省"]),
        ("沪苏浙皖三省一市签署《江海合作框架协议》。", ["上海市", "江苏省", "浙江省", "安徽省"]),
        ("山外山三省签署《大河文旅合作备忘录》。", []),
        ("江苏省13个城市签署《大河文旅合作备忘录》。", []),
        ("与会期间,签署了《江河合作协议》。", []),
    ],
)
def test_a_group_of_places_is_told_by_letters_lists_or_what_a_list_is_called(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "南京、苏州、无锡的负责人坐到一起。会后,三市劳动部门签订了《劳务合作协议》。",
            [["南京市劳动部门", "苏州市劳动部门", "无锡市劳动部门"]],
        ),
        ("苏州、无锡两地市场监管部门签署《检验互认协议》。", [["苏州市场监管部门", "无锡市场监管部门"]]),
        (
            "苏州、无锡两市商务局、文旅局分别签署合作协议。",
            [["苏州市商务局", "无锡市商务局"], ["苏州市文旅局", "无锡市文旅局"]],
        ),
        ("两市商务局签署合作协议。", []),
    ],
)
def test_the_offices_of_several_places_are_each_places_own(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "与霁川银行签约的是江临精机有限公司,双方签的是战略合作框架协议。",
            [["霁川银行", "江临精机有限公司"]],
        ),
        (
            "与苏州市政府签署合作协议的还有霁川银行、云口集团。",
            [["苏州市政府", "霁川银行"], ["苏州市政府", "云口集团"]],
        ),
        ("霁川集团、云口集团交换了合作协议文本。", [["霁川集团", "云口集团"]]),
        ("霁川银行与苏州市政府达成战略合作。", [["霁川银行", "苏州市政府"]]),
        ("霁川银行达成战略合作。", []),
        ("霁光集团牵手苏州市政府,签下一纸合作协议。", [["霁光集团", "苏州市政府"]]),
        (
            "苏州市政府、无锡市政府、常州市政府召开会议,并签署《河湖合作协议》。",
            [["苏州市政府", "无锡市政府", "常州市政府"]],
        ),
        (
            "苏州市与霁川银行战略合作签约仪式举行。林某与霁川银行副行长陈某代表双方签署合作协议。",
            [["苏州市", "霁川银行"]],
        ),
        (
            "苏州市与霁川银行、云口银行、澄江银行举行座谈。会上,苏州市政府与三家银行分别签署《甲备忘录》《乙协议》《丙协议》。",
            [["苏州市政府", "霁川银行"], ["苏州市政府", "云口银行"], ["苏州市政府", "澄江银行"]],
        ),
        ("甲项目、乙项目在会上签了合作协议。", []),
        ("甲院和乙省共建的江临研究院签约。", []),
    ],
)
def test_sides_stand_behind_the_verb_in_an_earlier_sentence_or_nowhere(body: str, parties: list[list[str]]) -> None:
    assert sides(body) == parties


def test_a_bare_agreement_is_the_one_named_before_it() -> None:
    assert names("霁光集团与苏州市政府签订《产业合作协议》,双方还就投资达成协议。") == ["产业合作协议"]
    body = "会上共签署2份建立友好城市关系协议书。苏州市与霁川市、无锡市与云口市先后交换了协议文本。"
    assert names(body) == ["建立友好城市关系协议书"] * 2
    assert sides(body) == [["苏州市", "霁川市"], ["无锡市", "云口市"]]


def test_two_parties_of_which_one_holds_the_others_name_are_two() -> None:
    body = "江临协会分别与霁川江临协会、云口商会签署合作协议。"
    assert sides(body) == [["江临协会", "霁川江临协会"], ["江临协会", "云口商会"]]


def test_a_fund_signs_by_its_whole_name() -> None:
    body = "苏州市产业发展引导基金揭牌。仪式上,引导基金与霁光科技有限公司签订合作协议。"
    assert sides(body) == [["苏州市产业发展引导基金", "霁光科技有限公司"]]
    assert sides("仪式上,引导基金与霁光科技有限公司签订合作协议。") == [["引导基金", "霁光科技有限公司"]]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("苏州市与无锡市签署《河湖联治重点事项》。", ["河湖联治重点事项"]),
        ("苏州市与无锡市签署《关于园区共建的合作安排》。", ["关于园区共建的合作安排"]),
        ("市长签署《江临市河湖条例》。", []),
        ("企业负责人签署《安全生产承诺书》。", []),
    ],
)
def test_whatever_is_signed_under_a_title_is_an_agreement_but_laws_and_pledges(body: str, found: list[str]) -> None:
    assert names(body) == found


def test_the_day_of_a_notice_is_not_that_of_the_signing() -> None:
    reading = written("霁光科技3月5日晚间公告,2月27日,公司与苏州市政府签署合作协议。", published="2024-03-06")
    (draft,) = agreements.extract(reading, None)
    assert draft.get("date") == ["2024-02-27"]


def test_fields_are_told_in_the_sentences_behind() -> None:
    body = "苏州市与无锡市签署《河湖联治行动纲领》。两市相距不远。按照纲领,两市将围绕防洪、水质、航运等领域开展合作。"
    (draft,) = agreements.extract(written(body), None)
    assert draft.get("field") == ["防洪", "水质", "航运"]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("霁光集团与苏州市政府日前“云签约”,一纸《算力合作备忘录》让两地走到一起。", ["霁光集团", "苏州市政府"]),
        ("江海经济区3市——苏州、无锡、常州签署《江海合作协议》。", ["苏州", "无锡", "常州"]),
        (
            "苏州市吴江区、江临经开区和湖州市三地文旅部门负责人签下《太湖文旅协议》。",
            ["苏州市吴江区文旅部门", "江临经开区文旅部门", "湖州市文旅部门"],
        ),
        ("早在2003年,沪浙两地就签下《关于推进合作的协议书》。", ["上海市", "浙江省"]),
    ],
)
def test_sides_before_a_dash_a_joint_office_or_an_adverb(body: str, parties: list[str]) -> None:
    assert sides(body) == [parties]


@pytest.mark.parametrize(
    "body",
    [
        "企业与员工签订劳动合同,是法律的规定。",
        "签署《江临协定》以来,各方步伐不一。",
        "购房者与开发商签订《商品房买卖合同》。",
    ],
)
def test_what_citizens_sign_and_what_is_only_recalled_are_none(body: str) -> None:
    assert names(body) == []


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        ("霁光集团和云口港务这回坐到了一起,一纸战略合作协议在苏州签字。", "战略合作协议", ["霁光集团", "云口港务"]),
        (
            "霁川银行与苏州市政府的“十五五”战略合作协议5月10日正式落笔。",
            "“十五五”战略合作协议",
            ["霁川银行", "苏州市政府"],
        ),
        ("苏州市与无锡市把名字签在了《江海合作协议》上。", "江海合作协议", ["苏州市", "无锡市"]),
        (
            "昨天,霁光集团与苏州市政府签署第二份协议——《共建江临研究院协议》。",
            "共建江临研究院协议",
            ["霁光集团", "苏州市政府"],
        ),
        ("霁川法院与云口法院日前会签协作纪要。", "协作纪要", ["霁川法院", "云口法院"]),
        (
            "《江海合作备忘录》在苏州签署,苏州市政府和无锡市政府为签署方。",
            "江海合作备忘录",
            ["苏州市政府", "无锡市政府"],
        ),
    ],
)
def test_a_paper_before_its_verb_has_the_sides_before_it_or_those_called_so(
    body: str, name: str, parties: list[str]
) -> None:
    assert (names(body), sides(body)) == ([name], [parties])


@pytest.mark.parametrize("body", ["截至目前,全市共签署合作协议26份。", "一纸战略合作协议在苏州签字。"])
def test_counts_and_papers_without_sides_are_none(body: str) -> None:
    assert names(body) == []


def test_a_sentence_goes_on_about_the_group_with_which_the_one_before_it_opens() -> None:
    body = "苏州、无锡、常州举行会商。三市牵手始于2013年。此后一年一签,《江海共识》《江海宣言》相继落笔。"
    assert sides(body) == [["苏州", "无锡", "常州"]] * 2
    assert sides("苏州、无锡、常州举行会商。\n此后一年一签,《江海共识》相继落笔。") == [[]]
