"""Agreements: what was signed, between whom, on what, how many; wishes and memories are none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.agreements import agreements
from liandong.statements.draft import Draft
from liandong.statements.events import events
from tests.statements.written import assert_proved, written


def signed(body: str) -> list[Draft]:
    reading = written(body)
    drafts = agreements.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        ("会上,苏州市与盐城市签署战略合作协议。", "战略合作协议", ["苏州市", "盐城市"]),
        ("长宁区政府与华为签订了战略合作框架协议。", "战略合作框架协议", ["长宁区政府", "华为"]),
        (
            "活动现场,普陀区科委、长风投促中心与泰豪软件签订战略合作协议。",
            "战略合作协议",
            ["普陀区科委", "长风投促中心", "泰豪软件"],
        ),
        ("中国银行苏州分行和苏州工业园区签署银企合作协议。", "银企合作协议", ["中国银行苏州分行", "苏州工业园区"]),
        ("青岛市与烟台市围绕海洋经济签署合作备忘录。", "合作备忘录", ["青岛市", "烟台市"]),
        ("佛山市、东莞市签署《佛莞产业共建框架协议》。", "佛莞产业共建框架协议", ["佛山市", "东莞市"]),
    ],
)
def test_an_agreement_has_its_name_and_both_sides(body: str, name: str, parties: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.name == name
    assert draft.get("party") == parties


def test_several_agreements_that_the_text_only_counts_are_one_with_its_fields() -> None:
    (draft,) = signed("甲市与乙市相关部门签署了科技创新、智能装备、生物医药、营商环境等四个领域的专项合作协议。")
    assert draft.get("count") == ["4"]
    assert draft.get("field") == ["科技创新", "智能装备", "生物医药", "营商环境"]


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("双方企业签署18份合作协议。", "18"),
        ("苏州市与盐城市签署5项合作协议。", "5"),
        ("苏州市与盐城市签署合作协议。", None),
    ],
)
def test_the_number_of_agreements_is_kept(body: str, count: str | None) -> None:
    (draft,) = signed(body)
    assert draft.get("count") == ([count] if count else [])


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("两家集团围绕科技创新及碳中和签订战略合作协议。", ["科技创新", "碳中和"]),
        ("甲集团与乙集团签署合作协议,涉及储能、氢能、智能网联等领域。", ["储能", "氢能", "智能网联"]),
        ("甲集团与乙集团签署合作协议。", []),
    ],
)
def test_fields_stand_behind_a_word_that_announces_them(body: str, fields: list[str]) -> None:
    assert signed(body)[0].get("field") == fields


def test_the_sum_of_an_agreement_is_its_amount() -> None:
    (draft,) = signed("临港集团与宁德时代签署投资协议,总投资60亿元。")
    assert draft.get("amount") == ["6000000000"]


@pytest.mark.parametrize(
    "body",
    [
        "双方将签署合作协议。",
        "两市希望尽快签订合作协议。",
        "要落实好战略合作框架协议。",
        "根据双方签署的协议,项目将于明年开工。",
        "自2015年达成协议以来,企业陆续入驻。",
        "青浦区与6家企业签约,总签约额57亿元。",
        "签约仪式隆重举行。",
        "嘉定区签约项目6个。",
        "各方达成广泛共识。",
    ],
)
def test_wishes_memories_and_counts_of_projects_are_no_agreements(body: str) -> None:
    assert [draft.name for draft in signed(body)] == []


def test_an_agreement_told_twice_is_one() -> None:
    body = "苏州市与盐城市签署战略合作协议。\n会上,苏州市与盐城市签署战略合作协议。"
    assert len(signed(body)) == 1


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("市长李明代表江临市政府与云川港务有限公司签署战略合作协议。", ["江临市政府", "云川港务有限公司"]),
        ("江临银行董事长李明与云川集团董事长王强代表双方签署合作协议。", ["江临银行", "云川集团"]),
        ("园区由南屏东岸建设有限公司与江临新区管委会签署投资协议。", ["南屏东岸建设有限公司", "江临新区管委会"]),
        ("【快讯】江临市商会与云川市商会签署合作协议。", ["江临市商会", "云川市商会"]),
        ("江临市发改委还与云川市发改委就产业转移签署合作协议。", ["江临市发改委", "云川市发改委"]),
        ("江临高新区管委会携手云川资本签署基金合作协议。", ["江临高新区管委会", "云川资本"]),
        ("四川希望控股有限公司与江临集团现场签订合作协议。", ["四川希望控股有限公司", "江临集团"]),
    ],
)
def test_a_party_is_its_name_without_what_leads_to_it(body: str, parties: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.get("party") == parties


@pytest.mark.parametrize(
    ("body", "sets"),
    [
        ("苏州市分别与南京大学、东南大学签署合作协议。", [["苏州市", "南京大学"], ["苏州市", "东南大学"]]),
        (
            "甲化工有限公司、云川银行分别与苏州市、无锡市签约共建研究院。",
            [["甲化工有限公司", "苏州市"], ["云川银行", "无锡市"]],
        ),
        (
            "苏州市商会与无锡市商会、南京大学与东南大学分别签署合作协议。",
            [["苏州市商会", "无锡市商会"], ["南京大学", "东南大学"]],
        ),
        ("苏州市与南京大学、东南大学签署合作协议。", [["苏州市", "南京大学", "东南大学"]]),
    ],
)
def test_respectively_pairs_each_party_with_its_own(body: str, sets: list[list[str]]) -> None:
    assert [draft.get("party") for draft in signed(body)] == sets


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("南京、苏州、无锡三市签署合作协议。", ["南京", "苏州", "无锡"]),
        ("南京市与苏州市举行座谈会。会上,两市签署合作协议。", ["南京市", "苏州市"]),
        ("南京市代表团赴苏州市考察,两地签署合作协议。", ["南京市", "苏州市"]),
        ("江临集团与云川银行战略合作签约仪式举行。双方签署战略合作协议。", ["江临集团", "云川银行"]),
        ("南京、苏州、无锡三市商务局签署合作协议。", ["南京市商务局", "苏州市商务局", "无锡市商务局"]),
        ("各方签署合作协议。", []),
    ],
)
def test_a_word_for_a_group_is_replaced_by_the_members_that_the_page_names(body: str, parties: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.get("party") == parties


def test_several_papers_of_one_signing_have_the_same_parties() -> None:
    drafts = signed("苏州市与无锡市签署《苏锡产业合作协议》《苏锡旅游合作备忘录》;此后又签署《苏锡共识》。")
    assert [draft.name for draft in drafts] == ["苏锡产业合作协议", "苏锡旅游合作备忘录", "苏锡共识"]
    assert all(draft.get("party") == ["苏州市", "无锡市"] for draft in drafts)


def test_the_second_signing_of_a_sentence_has_the_subject_of_the_first() -> None:
    first, second = signed("苏州市同南京大学签下人才合作协议,同东南大学签下技术合作协议。")
    assert first.get("party") == ["苏州市", "南京大学"]
    assert second.get("party") == ["苏州市", "东南大学"]


@pytest.mark.parametrize(
    ("body", "name", "parties"),
    [
        ("《苏锡产业合作协议》由苏州市与无锡市签署。", "苏锡产业合作协议", ["苏州市", "无锡市"]),
        ("苏州市与无锡市在《苏锡产业合作协议》上签字。", "苏锡产业合作协议", ["苏州市", "无锡市"]),
        ("苏州市与无锡市签订的保护和发展合作协议已生效。", "保护和发展合作协议", ["苏州市", "无锡市"]),
        (
            "苏州市政府与无锡市政府签署进一步支持港口发展合作协议。",
            "进一步支持港口发展合作协议",
            ["苏州市政府", "无锡市政府"],
        ),
        ("苏州市与无锡市战略合作协议签约仪式在南京举行。", "战略合作协议", ["苏州市", "无锡市"]),
    ],
)
def test_an_agreement_may_stand_before_its_verb_or_in_its_ceremony(body: str, name: str, parties: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.name == name
    assert draft.get("party") == parties


def test_a_list_of_signed_papers_gives_each_with_the_parties_of_its_title() -> None:
    body = "会议签署的合作文件如下:\n(一)《江临行动方案》;\n(二)《苏州市、无锡市人民政府关于港口合作的框架协议》。"
    (draft,) = signed(body)
    assert draft.get("party") == ["苏州市人民政府", "无锡市人民政府"]


@pytest.mark.parametrize(
    "body",
    [
        "公司并未与苏州市政府签署协议。",
        "苏州市政府拒绝签署合作协议。",
        "苏州市政府将与江临集团签署合作协议。",
        "若苏州市与无锡市签署合作协议,项目将落地。",
        "网传苏州市与江临集团签署合作协议。",
        "苏州市与无锡市是否签署了合作协议?",
        "全市新签约招商项目126个、协议投资额438亿元。",
        "签订合作框架性协议项目7个,签约额32亿元。",
        "5个项目签了投资合同,总额14.5亿元。",
        "江临电网有限公司当天与苏州市签约,计划投资1.7亿元。",
        "李明与王强代表双方签约。",
    ],
)
def test_denials_plans_hearsay_statistics_and_projects_are_no_agreements(body: str) -> None:
    assert [draft.name for draft in signed(body)] == []


@pytest.mark.parametrize(
    ("behind", "fields"),
    [
        ("根据协议,双方将围绕港口物流、人才交流开展合作。", ["港口物流", "人才交流"]),
        ("协议内容涉及绿色金融、数据互通等领域。", ["绿色金融", "数据互通"]),
        ("当天还举行了涉及港口物流、人才交流等领域的论坛。", []),
        ("随后,南京市与镇江市签署合作协议,涉及港口物流、人才交流等领域。", []),
    ],
)
def test_the_sentence_behind_may_give_the_fields(behind: str, fields: list[str]) -> None:
    first = signed("苏州市与无锡市签署合作协议。" + behind)[0]
    assert first.get("field") == fields


def test_a_handshake_is_the_paper_that_the_page_names() -> None:
    (draft,) = signed("苏州市与江临集团签约。苏州市与江临集团签署了战略合作协议。")
    assert draft.name == "战略合作协议"


@pytest.mark.parametrize("body", ["苏州市商务局与12家企业签订入驻协议。", "苏州市与多家公司签订入驻协议。"])
def test_a_side_that_is_only_counted_makes_no_agreement(body: str) -> None:
    assert signed(body) == []


def test_papers_and_pairs_of_one_number_go_together() -> None:
    drafts = signed("苏州大学、江南大学分别与无锡市签署校地合作协议和产教融合协议。")
    assert [(d.name, d.get("party")) for d in drafts] == [
        ("校地合作协议", ["苏州大学", "无锡市"]),
        ("产教融合协议", ["江南大学", "无锡市"]),
    ]


def test_a_short_line_that_names_both_sides_is_a_sentence_and_a_heading_is_none() -> None:
    (draft,) = signed("一、签署合作协议\n会上:\n苏州市与无锡市签署旅游合作协议\n以后出行更方便")
    assert draft.get("party") == ["苏州市", "无锡市"]


def test_a_retelling_with_shorter_names_is_the_same_agreement() -> None:
    body = "苏州市人民政府与江临集团有限公司签署战略合作协议。随后,苏州市政府与江临集团签署全面战略合作协议。"
    assert len(signed(body)) == 1


def test_items_of_fields_keep_their_own_and() -> None:
    (draft,) = signed("苏州市与无锡市签订合作协议,围绕产业和园区、教育和科技、金融资本、人才交流等方面开展合作。")
    assert draft.get("field") == ["产业和园区", "教育和科技", "金融资本", "人才交流"]


_WORDS = (
    "会上, 苏州市 盐城市 华为 与 和 、 围绕 科技创新 等 四个 领域的 "
    "双方 三市 代表 分别 先后 与丙大学 签字 并未 签署 签订 了 战略合作协议 《框架协议》 18份 , 。 将 总投资 60亿元 签约"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_agreements(body: str) -> None:
    for draft in signed(body):
        assert draft.name
        assert len(draft.get("count")) <= 1
        assert len(draft.get("party")) == len(set(draft.get("party")))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "会上,云口新区筹委会同霁光水务集团、霁川环保集团签下战略合作框架协议。",
            [("战略合作框架协议", ["云口新区筹委会", "霁光水务集团", "霁川环保集团"])],
        ),
        ("江临市会同霁川市签署合作备忘录。", [("合作备忘录", ["江临市", "霁川市"])]),
        (
            "霁光科技(300999)10月8日公告:公司(乙方)近日与云口县人民政府(甲方)签订《投资合作协议》。",
            [("投资合作协议", ["霁光科技", "云口县人民政府"])],
        ),
        (
            "霁光电气股份有限公司(证券简称:霁光电气,证券代码:300999)披露,公司已与云口经开区管委会签订投资协议。",
            [("投资协议", ["霁光电气股份有限公司", "云口经开区管委会"])],
        ),
        (
            "霁风科技公告,公司签了两份文件:一是与江临市人民政府签订《框架协议》;"
            "二是与云口区管理委员会签订《项目投资协议》。",
            [
                ("框架协议", ["霁风科技", "江临市人民政府"]),
                ("项目投资协议", ["霁风科技", "云口区管理委员会"]),
            ],
        ),
        (
            "霁光银行股份有限公司给出了授信。该行17日与江临市人民政府签署战略合作协议。",
            [("战略合作协议", ["霁光银行股份有限公司", "江临市人民政府"])],
        ),
        (
            "霁光钢构与云口县人民政府签订《产业园二期合作协议》。双方头一回握手在2017年,当时签的是《智能制造战略合作协议》。",
            [
                ("产业园二期合作协议", ["霁光钢构", "云口县人民政府"]),
                ("智能制造战略合作协议", ["霁光钢构", "云口县人民政府"]),
            ],
        ),
        (
            "霁光环保与云口管委会签了项目投资合作协议书和补充协议书。",
            [
                ("项目投资合作协议书", ["霁光环保", "云口管委会"]),
                ("补充协议书", ["霁光环保", "云口管委会"]),
            ],
        ),
        (
            "江临市与霁川市签订《一体化合作协议》,当场还签下8个专项协议,其中有《交通互联协议》《生态保护协议》。",
            [
                ("一体化合作协议", ["江临市", "霁川市"]),
                ("交通互联协议", ["江临市", "霁川市"]),
                ("生态保护协议", ["江临市", "霁川市"]),
            ],
        ),
        (
            "甲方云口县政府,乙方还是霁光电力股份有限公司。\n随后签:云口风电项目投资协议。",
            [("云口风电项目投资协议", ["云口县政府", "霁光电力股份有限公司"])],
        ),
        (
            "江临、霁川、云口三市共同签署《省会城市合作行动计划(2017-2020年)》。",
            [("省会城市合作行动计划(2017-2020年)", ["江临", "霁川", "云口"])],
        ),
        ("江临市与霁川市签署了共建高铁经济带行动计划。", [("共建高铁经济带行动计划", ["江临市", "霁川市"])]),
        ("此后,《江临共识》《霁川宣言》相继落笔。", [("江临共识", []), ("霁川宣言", [])]),
        (
            "江临市投资促进局局长陈建国与霁光集团副总裁刘海分别代表双方签署合作协议。",
            [("合作协议", ["江临市投资促进局", "霁光集团"])],
        ),
    ],
)
def test_signers_are_found_behind_announcements_pointers_and_roles(
    body: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert [(draft.name, draft.get("party")) for draft in signed(body)] == expected


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("霁光科技与霁川银行今年签了协议书。江临方面说,过去两年双方共签署5份合作协议。", 1),
        ("该行17日发布年报。", 0),
        ("市长签署了《江临市数据条例》。", 0),
        ("霁光科技(300999)披露,公司拟与云口县人民政府签订投资协议。", 0),
        ("江临市签署了碳达峰行动计划。", 0),
    ],
)
def test_pointers_reach_no_further_than_the_text(body: str, parties: int) -> None:
    assert sum(len(draft.get("party")) > 1 for draft in signed(body)) == parties


def test_each_agreement_has_the_field_before_its_own_verb() -> None:
    first, second = signed("苏州市就海洋渔业与无锡市签订合作协议,就低空经济与常州市签订合作备忘录。")
    assert (first.get("field"), second.get("field")) == (["海洋渔业"], ["低空经济"])
    assert (first.get("party"), second.get("party")) == (["苏州市", "无锡市"], ["苏州市", "常州市"])


def test_a_topic_of_two_words_is_no_side() -> None:
    (draft,) = signed("苏州市、无锡市就文化与旅游签订合作协议。")
    assert draft.get("party") == ["苏州市", "无锡市"]
    assert draft.get("field") == ["文化", "旅游"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "江临市政府跟两家企业握了手:\n▶ 与霁光集团签战略合作框架协议;\n▶ 与云口电力股份有限公司签“智慧城市”协议。",
            [
                ("战略合作框架协议", ["江临市政府", "霁光集团"]),
                ("“智慧城市”协议", ["江临市政府", "云口电力股份有限公司"]),
            ],
        ),
        (
            "江临市与霁川市签署了《江霁协同行动计划》和配套的框架协议。",
            [("江霁协同行动计划", ["江临市", "霁川市"]), ("框架协议", ["江临市", "霁川市"])],
        ),
        (
            "江临市与霁川市签署《霁河工作重点》等9项协议,当中包括《水闸项目合作框架协议》。",
            [("霁河工作重点", ["江临市", "霁川市"]), ("水闸项目合作框架协议", ["江临市", "霁川市"])],
        ),
        (
            "江临市与霁川市就推动港口一体发展签订协议。",
            [("推动港口一体发展", ["江临市", "霁川市"])],
        ),
        (
            "江临市与霁光集团坐下来签约,合作共建江霁产业园。",
            [("合作共建江霁产业园", ["江临市", "霁光集团"])],
        ),
        ("江临市与霁川市结为友好城市。", [("友好城市", ["江临市", "霁川市"])]),
        ("江临市与霁川市达成产业帮扶合作。", [("产业帮扶合作", ["江临市", "霁川市"])]),
        ("江临市和霁川市签旅游合作协议,共推文旅融合。", [("旅游合作协议", ["江临市", "霁川市"])]),
        ("《算力合作协议》由江临市政府和霁光集团共同签署。", [("算力合作协议", ["江临市政府", "霁光集团"])]),
        ("签约双方为江临市政府和霁光集团,签署的是《算力合作协议》。", [("算力合作协议", ["江临市政府", "霁光集团"])]),
        ("江临市与霁川市签署港口合作协议。\n备查文件:双方签署的合作协议。", [("港口合作协议", ["江临市", "霁川市"])]),
        ("江临市与霁川市达成合作意向。", []),
        ("省政府明确江临市与霁川市建立对口合作关系。", []),
        ("江临市与霁川市待签合作协议。", []),
        ("26家银行机构与百家小微企业当场签下授信协议。", []),
        ("江临市与霁川市的合作协议签署三年来,成果丰硕。", []),
    ],
)
def test_a_signing_is_read_whatever_its_verb_and_wherever_its_sides_stand(
    body: str, expected: list[tuple[str, list[str]]]
) -> None:
    assert [(draft.name, draft.get("party")) for draft in signed(body)] == expected


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ("江临市与霁光集团签署战略合作协议,围绕智能网联、充电设施和绿电交易。", ["智能网联", "充电设施", "绿电交易"]),
        ("江临市与霁川市签署2个领域的专项合作协议,分别是科技创新、智能装备。", ["科技创新", "智能装备"]),
        ("江临市与霁川市签署合作协议,随后考察了甲园区、乙园区。", []),
    ],
)
def test_fields_stand_behind_the_paper(body: str, fields: list[str]) -> None:
    (draft,) = signed(body)
    assert draft.get("field") == fields


def test_the_first_letter_of_a_city_is_no_pronoun_and_a_counting_word_no_name() -> None:
    (draft,) = signed("鞍山市与本溪市、辽阳市三市文旅局长共同签署旅游合作协议。")
    assert draft.get("party") == ["鞍山市", "本溪市", "辽阳市"]


@pytest.mark.parametrize(
    "before",
    [
        "会议没有批准",
        "会议批准了",
        "会议同意",
        "霁光电力董事会同意公司与霁川市一起和",
        "国务院授权",
        "去年,会议决定由",
        "董事会审议通过议案:一是同意与霁川市签订合作协议;二是由",
    ],
)
def test_consent_to_a_signing_is_none(before: str) -> None:
    signing = "江临市政府与霁光电力股份有限公司签署投资协议。"
    assert agreements.extract(written(before + signing), None) == []
    assert len(agreements.extract(written(signing), None)) == 1


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("产业园的构思来自2011年签署的《澜江合作框架协议》。", ["2011"]),
        ("两地的缘分要追溯到2018年9月19日,彼时云川市政府和松桥市政府签署了《共建通道合作协议》。", ["2018-09-19"]),
        ("2020年那一届签了9个项目,霁光集团与松桥市政府签署《共建通道合作协议》。", []),
        ("翻查资料,2016年会议后,霁光集团与松桥市政府签署《共建通道合作协议》。", []),
        ("会上,2016年成立的霁光集团与松桥市政府签署《共建通道合作协议》。", ["2024-05-08"]),
        ("会上,霁光集团与松桥市政府签署《共建通道合作协议》。", ["2024-05-08"]),
    ],
)
def test_a_signing_of_another_year_is_not_of_the_event(sentence: str, days: list[str]) -> None:
    reading = written(f"5月8日,松桥经贸洽谈会在云川市举行。\n{sentence}", published="2024-05-09")
    (draft,) = agreements.extract(reading, events.extract(reading)[0])
    assert draft.get("date") == days


@pytest.mark.parametrize(
    "lead",
    [
        "根据2021年签署的框架,",
        "为办好2022年运动会,",
        "为落实2022年省委部署,",
        "云桥公司2023年营收10亿元,日前",
        "客流回到2019年水平后,",
        "作为2023年百强城市,",
        "2008年毕业的李明代表云桥公司,会上",
        "2022年营收创新高,",
        "2022年,云桥公司落成,日前",
        "继2021年、2022年互访之后,",
        "2021年未能签约,如今",
    ],
)
def test_a_year_of_something_else_dates_no_signing(lead: str) -> None:
    body = f"5月8日,松桥经贸洽谈会在云川市举行。会上,{lead}云川市与松桥市签署战略合作协议。"
    reading = written(body, published="2024-05-09")
    (draft,) = [d for d in agreements.extract(reading, events.extract(reading)[0]) if d.name == "战略合作协议"]
    assert draft.get("date") == ["2024-05-08"]
    reading = written(f"{lead}云川市与松桥市签署战略合作协议。", published="2024-05-09")
    assert [d.get("date") for d in agreements.extract(reading, None) if d.name == "战略合作协议"] == [[]]


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("云川市与松桥市2021年共同签署《通道合作协议》。", ["2021"]),
        ("云川市与松桥市曾于2021年签署《通道合作协议》。", ["2021"]),
        ("2021年,云川市与松桥市签署《通道合作协议》。", ["2021"]),
        ("2021年,云川市与松桥市日前签署《通道合作协议》。", []),
        ("2019年至2021年签署《通道合作协议》的是云川市与松桥市。", []),
    ],
)
def test_a_year_dates_the_signing_whose_adverb_it_is(body: str, days: list[str]) -> None:
    assert [draft.get("date") for draft in agreements.extract(written(body, published="2024-05-09"), None)] == [days]


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        (
            "江临高新区与云川高新区、江临经开区与云川经开区、江临城投集团与云川三河新区分别签署协同发展合作协议。",
            [("江临高新区", "云川高新区"), ("江临经开区", "云川经开区"), ("江临城投集团", "云川三河新区")],
        ),
        (
            "苏州市委副书记、市长甄一鸣和盐城市委副书记、市长鲁远山出席签字仪式。甄一鸣、鲁远山签署合作框架协议。",
            [("苏州市", "盐城市")],
        ),
        (
            "江钢总工程师楚觉非和临船重工第716研究所副所长万勤代表双方签署检测系统项目合作合同。",
            [("江钢", "临船重工第716研究所")],
        ),
        ("梁某、陈某分别见证了苏州市与盐城市签署合作备忘录。", [("苏州市", "盐城市")]),
        ("苏州市和盐城市周三在宁签署合作备忘录。", [("苏州市", "盐城市")]),
        ("来自江苏省、浙江省的19个市州文化和旅游局负责人共同签订合作协议。", []),
        ("从产业协作、规划和自然资源、建筑业协调发展等8个领域深化合作,签署专项合作协议。", [()]),
        (
            "江海大学与云川开发区签约。我校分别与江临先进材料研究院以及云川能源有限公司签署合作协议。",
            [("江海大学", "江临先进材料研究院"), ("江海大学", "云川能源有限公司")],
        ),
    ],
)
def test_those_who_sign_are_the_bodies_and_nobody_else(body: str, parties: list[tuple[str, ...]]) -> None:
    assert [tuple(draft.get("party")) for draft in signed(body) if not draft.name.endswith("签约")] == parties


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "苏州市检察院与苏州市税务局联合签署《关于深化检税协作的备忘录》(以下简称《备忘录》),共同建立机制。",
            ["关于深化检税协作的备忘录"],
        ),
        (
            "《苏州市与盐城市深化合作框架协议》在会上签署。《框架协议》有效期五年,签署双方每年举行会议。",
            ["苏州市与盐城市深化合作框架协议"],
        ),
        (
            "苏州市与盐城市签署战略框架协议。苏州和盐城签订的战略合作协议还就建立协调机制达成了共识。",
            ["战略框架协议"],
        ),
        (
            "苏州市和盐城市签署两项合作协议及备忘录。两市负责人共同签署了《港口合作协议》和《交通一体化备忘录》。",
            ["港口合作协议", "交通一体化备忘录"],
        ),
        ("此次合作是校地双方继2000年签订科技合作协议、2005年签订全面合作框架协议之后的又一成果。", []),
        (
            "此外,江临生态保护战略合作协议、云川转型发展基金合作框架协议等在本次论坛上签订。",
            ["江临生态保护战略合作协议", "云川转型发展基金合作框架协议"],
        ),
    ],
)
def test_what_only_refers_to_a_paper_makes_no_second_one(body: str, names: list[str]) -> None:
    assert [draft.name for draft in signed(body)] == names


def test_a_paper_signed_on_another_day_than_that_of_the_event_did_not_come_of_it() -> None:
    reading = written("6月1日,江海走廊第一次联席会议在上海市召开。6月6日,苏州市与盐城市签署合作备忘录。")
    event = events.extract(reading)[0]
    (draft,) = agreements.extract(reading, event)
    assert not draft.get("event")
