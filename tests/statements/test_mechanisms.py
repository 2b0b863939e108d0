"""Mechanisms: standing bodies founded, joined or opened, with their members; exhortations make none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.draft import Draft
from liandong.statements.mechanisms import mechanisms
from tests.statements.written import assert_proved, written


def founded(body: str) -> list[Draft]:
    reading = written(body)
    drafts = mechanisms.extract(reading, None)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "name", "members"),
    [
        ("会上,长三角氢能产业联盟正式成立。", "长三角氢能产业联盟", []),
        ("苏州大学、江南大学加入太湖科创联盟。", "太湖科创联盟", ["苏州大学", "江南大学"]),
        (
            "大湾区低空经济产业联盟揭牌,成员单位包括大疆创新、亿航智能。",
            "大湾区低空经济产业联盟",
            ["大疆创新", "亿航智能"],
        ),
        ("会上启动了县域(科技)产业协同发展联盟。", "县域(科技)产业协同发展联盟", []),
        ("由南京大学、东南大学联合发起的紫金山智库联盟成立。", "紫金山智库联盟", ["南京大学", "东南大学"]),
    ],
)
def test_a_standing_body_has_its_name_and_members(body: str, name: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.name == name
    assert draft.get("member") == members


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("泰州市数字贸易协会日前成立,首批会员企业126家。", ["泰州市数字贸易协会"]),
        ("徐州市南通商会昨日揭牌。", ["徐州市南通商会"]),
        ("扬州新材料产业联盟、泰州医药产业联盟等五大联盟集中授牌。", ["扬州新材料产业联盟", "泰州医药产业联盟"]),
        ("镇江海洋工程创新联盟获批成立。", ["镇江海洋工程创新联盟"]),
        ("长江沿线城市旅游合作网络新增3名成员。", ["长江沿线城市旅游合作网络"]),
        ("淮安、宿迁、徐州三市文旅部门共建淮海运河旅游联盟。", ["淮海运河旅游联盟"]),
        ("常州与镇江成立常州—镇江合作园区联络小组。", ["常州—镇江合作园区联络小组"]),
        ("南京、镇江、扬州三市建立宁镇扬同城化推进机制。", ["宁镇扬同城化推进机制"]),
        ("苏南药品监管协作委员会第一次会议在无锡召开,标志着该委员会正式成立。", ["苏南药品监管协作委员会"]),
        ("由清为集团等共同发起的苏南芯片产教联盟昨日成立。", ["苏南芯片产教联盟"]),
    ],
)
def test_societies_groups_and_lists_of_bodies_are_founded(body: str, names: list[str]) -> None:
    assert [draft.name for draft in founded(body)] == names


@pytest.mark.parametrize(
    "body",
    [
        "泰州市数字贸易协会会长王强表示,行业前景看好。",
        "徐州市南通商会组织30家企业参加展会。",
        "大会由泰州市数字贸易协会、徐州市南通商会共同主办。",
        "泰州市数字贸易协会成立十周年庆典举行。",
        "据称这是全国首家县级市异地商会,当天正式成立。",
        "市政府成立了项目协调小组。",
        "泰州市软件行业协会建立诚信自律制度。",
        "泰州市慈善总会设立乡村振兴专项基金。",
        "泰州市足球协会成立女子足球队。",
        "泰州市光伏行业协会亮相上海光伏展。",
        "他于2019年加入泰州市作家协会。",
        "今年是泰州市数字贸易协会成立的第十年。",
        "泰州市数字贸易协会成立于2003年。",
        "泰州市数字贸易协会新增12家会员企业。",
        "扬州电子协会、扬州物流协会等两大协会,集中授牌仪式将择日举行。",
        "扬州新材料产业联盟、泰州医药产业联盟等五大联盟派员参加。",
    ],
)
def test_societies_that_act_are_not_founded(body: str) -> None:
    assert founded(body) == []


@pytest.mark.parametrize(
    ("body", "name", "members"),
    [
        (
            "南京智慧能源产业联盟成立,首批成员有东南大学、江南大学等35家单位。",
            "南京智慧能源产业联盟",
            ["东南大学", "江南大学"],
        ),
        ("南京、苏州、无锡三市共同组建苏南产业协作联盟。", "苏南产业协作联盟", ["南京", "苏州", "无锡"]),
        (
            "南京、苏州、无锡三地工商联共同发起成立苏南商会联盟。",
            "苏南商会联盟",
            ["南京工商联", "苏州工商联", "无锡工商联"],
        ),
        (
            "江临输送装备产业联盟成立,该联盟由云川机械有限公司牵头,联合东南大学、江南大学等30余家单位组成。",
            "江临输送装备产业联盟",
            ["东南大学", "江南大学", "云川机械有限公司"],
        ),
        (
            "江临传感联盟揭牌成立。首批加入江临传感联盟的有东南大学、江南大学。",
            "江临传感联盟",
            ["东南大学", "江南大学"],
        ),
        ("东南大学正式成为江临科创联盟成员单位。", "江临科创联盟", ["东南大学"]),
        ("南京、苏州2市正式加入长江城市经济协调会。", "长江城市经济协调会", ["南京", "苏州"]),
        (
            "江临储能产业联盟正式成立。\n理事长单位:江临电池有限公司\n副理事长单位:云川储能有限公司",
            "江临储能产业联盟",
            ["江临电池有限公司", "云川储能有限公司"],
        ),
        (
            "济南、淄博、泰安三座城市的商会走到一起。江临商会合作联盟成立,上述3市总商会成为联盟的成员单位。",
            "江临商会合作联盟",
            ["济南市总商会", "淄博市总商会", "泰安市总商会"],
        ),
    ],
)
def test_members_are_told_in_many_frames(body: str, name: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.name == name
    assert sorted(draft.get("member")) == sorted(members)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("会上还成立了江临成果转化基金、江临科创走廊“专精特新”企业协作联盟。", "江临科创走廊“专精特新”企业协作联盟"),
        ("龙岩市成立龙岩市与广州市对口合作工作领导小组。", "龙岩市与广州市对口合作工作领导小组"),
        ("南京都市圈成立了宁滁、宁马跨界示范区建设工作领导小组。", "宁滁、宁马跨界示范区建设工作领导小组"),
        ("江临储能产业技术创新联盟于5月6日召开一届一次理事会并宣告成立。", "江临储能产业技术创新联盟"),
    ],
)
def test_the_name_is_whole(body: str, name: str) -> None:
    (draft,) = founded(body)
    assert draft.name == name


def test_the_founding_day_is_its_date() -> None:
    (draft,) = founded("江临氢能产业联盟于2023年3月8日正式成立。")
    assert draft.get("date") == ["2023-03-08"]


def test_the_lines_of_a_list_below_an_announcement_are_each_one() -> None:
    drafts = founded("首批产业联盟授牌!\n▶ 江临储能产业联盟\n▶ 江临氢能产业联盟\n加上它们,总数来到5家。")
    assert [draft.name for draft in drafts] == ["江临储能产业联盟", "江临氢能产业联盟"]


@pytest.mark.parametrize(
    "body",
    [
        "江临云川合作第三次市长联席会议在江临召开。",
        "江临算力产业联盟尚未成立。",
        "传闻江临算力产业联盟已成立。",
        "县里成立了招商工作专班。",
        "专家建议成立江临算力产业联盟。",
        "江临算力产业联盟成员单位参加活动。",
        "双方建立了长效合作机制。",
    ],
)
def test_rounds_denials_hearsay_and_offices_without_a_place_make_none(body: str) -> None:
    assert [draft.name for draft in founded(body)] == []


def test_a_standing_exchange_has_the_counted_cities_as_members() -> None:
    (draft,) = founded("通过论坛的举办,逐步建立起广深佛莞四地常态化的沟通机制。")
    assert "沟通机制" in draft.name
    assert [m.removesuffix("市") for m in draft.get("member")] == ["广州", "深圳", "佛山", "东莞"]


@pytest.mark.parametrize(
    "body",
    [
        "要建立健全跨区域协调机制。",
        "应当推动建立产业联盟。",
        "建议成立长三角创新联盟。",
        "完善联动机制,提升服务水平。",
        "战略联盟日益重要。",
        "联盟成员单位参加活动。",
        "",
    ],
)
def test_exhortations_and_mere_kinds_make_none(body: str) -> None:
    assert [draft.name for draft in founded(body)] == []


def test_a_body_told_twice_is_one() -> None:
    assert len(founded("长三角氢能产业联盟正式成立。\n长三角氢能产业联盟成立后将开展合作。")) == 1


def test_what_is_founded_together_with_something_else_keeps_its_own_name() -> None:
    (draft,) = founded("代表共同发布区域发展倡议暨县域产业协同发展联盟启动仪式。")
    assert draft.name == "县域产业协同发展联盟"


_WORDS = (
    "会上, 长三角 氢能 产业联盟 共同体 正式 成立 加入 由 南京大学 、 "
    "东南大学 联合发起 成员单位包括 要 建立 四地 常态化的 沟通机制 。 暨 启动"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_any_run_of_such_words_gives_proved_mechanisms(body: str) -> None:
    assert all(draft.name for draft in founded(body))


def test_members_stand_in_the_line_below_the_question_for_them() -> None:
    (draft,) = mechanisms.extract(
        written("江霁科技创新联盟就在这天成立了!\n谁入了盟?\n江临市电子学会、霁川市电子学会,霁光大学……都来了。"), None
    )
    assert draft.get("member") == ["江临市电子学会", "霁川市电子学会", "霁光大学"]


def test_a_line_below_another_question_names_no_members() -> None:
    (draft,) = mechanisms.extract(
        written("江霁科技创新联盟就在这天成立了!\n为何是云口?\n江临市电子学会、霁川市电子学会早有合作。"), None
    )
    assert draft.get("member") == []


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "大会宣布成立江霁会展联盟,江临会展协会当选首届理事长单位,霁川会展中心、云口博览中心任副理事长单位。",
            ["江临会展协会", "霁川会展中心", "云口博览中心"],
        ),
        ("江霁材料创新联盟今日揭牌,云口材料研究所为理事长单位。", ["云口材料研究所"]),
        (
            "由江临市科协牵头,联合霁川、云口两市科协发起的江霁科技服务联盟揭牌。",
            ["江临市科协", "霁川市科协", "云口市科协"],
        ),
        ("江霁材料创新联盟今日揭牌,云口材料研究所为活动出力。", []),
    ],
)
def test_each_office_of_a_mechanism_names_its_members(body: str, members: list[str]) -> None:
    (draft,) = mechanisms.extract(written(body), None)
    assert draft.get("member") == members


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("12个县抱团成立了“云口毗邻地区融媒体联盟”。", "云口毗邻地区融媒体联盟"),
        ("今年3月,苏州与东莞共同组建了苏粤产业协作工作专班。", "苏粤产业协作工作专班"),
        ("大湾区气象服务联盟2019年就成立了,秘书处设在珠海。", "大湾区气象服务联盟"),
        ("铁路沿线有了自己的“朋友圈”——江海铁路城市联盟在苏州成立。", "江海铁路城市联盟"),
        ("由苏州大学倡议的江海高校联盟在该校成立。", "江海高校联盟"),
        ("苏粤两省签约共建苏粤人才一体化发展联盟。", "苏粤人才一体化发展联盟"),
        ("三地法院成立长三角河湖环境审判协作机制。", "长三角河湖环境审判协作机制"),
    ],
)
def test_a_name_stands_in_marks_behind_a_dash_or_opens_with_letters(body: str, name: str) -> None:
    assert [draft.name for draft in founded(body)] == [name]


@pytest.mark.parametrize(
    "body",
    [
        "市长提议,再成立一个江海产业共建联盟。",
        "各部门成立工作协调机制。",
        "由他倡议成立江海高校联盟的事还没有下文。",
    ],
)
def test_a_proposal_and_a_nameless_mechanism_are_none(body: str) -> None:
    assert founded(body) == []


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "江海高校联盟在苏州成立。这个联盟的7所成员校,江苏3所,浙江4所。江苏方面有苏州大学、江南大学、南通大学;"
            "浙江方面有浙江大学、宁波大学、温州大学、台州学院。",
            ["苏州大学", "江南大学", "南通大学", "浙江大学", "宁波大学", "温州大学", "台州学院"],
        ),
        (
            "由苏州市发起的江海旅游城市联盟成立。第一批响应的是多个城市的旅游部门,其中有南京、无锡、常州等。",
            ["苏州市", "南京", "无锡", "常州"],
        ),
        ("江海旅游联盟成立,发起方是江苏、浙江两省的22所高校。", []),
        (
            "江海铁路城市联盟成立。该联盟由苏州市和南通市共同发起,首批加入的有无锡市、常州市,以及嘉兴市、湖州市。",
            ["苏州市", "南通市", "无锡市", "常州市", "嘉兴市", "湖州市"],
        ),
        ("江海气象服务联盟成立,秘书处设在苏州。", []),
    ],
)
def test_members_are_told_by_side_or_by_who_joined_first(body: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert sorted(draft.get("member")) == sorted(members)


def test_several_that_are_founded_together_are_each_one() -> None:
    body = "6月5日,2024年度江海企业家会议召开,江海储能产业联盟、江海低碳产业联盟和江海新能源产业联盟成立。"
    reading = written(body, published="2024-06-06")
    drafts = mechanisms.extract(reading, None)
    assert [draft.name for draft in drafts] == ["江海储能产业联盟", "江海低碳产业联盟", "江海新能源产业联盟"]
    assert drafts[0].get("date") == drafts[2].get("date") == ["2024-06-05"]


def test_a_body_named_beside_one_that_is_founded_is_not_founded() -> None:
    (draft,) = founded("江海储能产业联盟参会,江海新能源产业联盟成立。")
    assert draft.name == "江海新能源产业联盟"


def test_a_mechanism_within_the_title_of_a_paper_is_none() -> None:
    assert founded("苏州、无锡两地会签《关于建立江海公益诉讼协作机制的意见》。") == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("苏州市与无锡市建立对口协作工作机制,明确由发改部门负责日常工作。", ["对口协作工作机制"]),
        ("三地法院共建跨域司法协作机制,首次例会在苏州召开。", ["跨域司法协作机制"]),
        (
            "两市党政主要领导坐到一起的,叫两市党政联席会议制度;管进度的,叫两市分管市长协调会议制度。",
            ["两市党政联席会议制度", "两市分管市长协调会议制度"],
        ),
        ("苏州、无锡、常州三市组成太湖港口合作联盟,秘书处设在苏州。", ["太湖港口合作联盟"]),
        ("大会宣告太湖文旅推广联盟诞生,五市旅游局长共同按下启动键。", ["太湖文旅推广联盟"]),
        ("苏锡常一体化发展基金理事会召开第一次会议,选出理事长。", ["苏锡常一体化发展基金理事会"]),
    ],
)
def test_what_several_set_up_needs_no_place_in_its_name(body: str, names: list[str]) -> None:
    assert [draft.name for draft in founded(body)] == names


@pytest.mark.parametrize("body", ["要建立对口协作工作机制,加快推进各项工作。", "各单位建立工作机制,层层落实责任。"])
def test_a_mechanism_of_nobody_in_particular_is_none(body: str) -> None:
    assert not founded(body)


@pytest.mark.parametrize("area", ["长三角", "京津冀", "粤港澳大湾区"])
def test_an_area_between_the_verb_and_the_name_is_nothing_else_that_was_founded(area: str) -> None:
    assert [draft.name for draft in founded(f"会上成立了跨省的{area}的氢能产业联盟。")] == ["氢能产业联盟"]
    assert founded("会上成立了跨省的甲公司的氢能产业联盟。") == []


@pytest.mark.parametrize(
    ("body", "name", "members"),
    [
        ("长江文旅推广联盟同日揭牌。", "长江文旅推广联盟", []),
        ("三市宣布组建长江港口联盟。", "长江港口联盟", []),
        ("一块新牌子属于长江ESG发展联盟,联盟当天宣告成立。", "长江ESG发展联盟", []),
        ("南京都市圈物流联盟的牌匾被揭开。", "南京都市圈物流联盟", []),
        ("嘉宾见证了长江航运联盟的成立。", "长江航运联盟", []),
        ("去年,大会宣告了长江航运联盟的诞生。", "长江航运联盟", []),
        ("长江航运联盟今天正式“上线”。", "长江航运联盟", []),
        ("大会宣布长江超算联盟成立。", "长江超算联盟", []),
        ("苏州当选长江园区联盟理事长单位。", "长江园区联盟", ["苏州"]),
        ("南京大学、苏州大学等12所高校共同组成长江高校联盟。", "长江高校联盟", ["南京大学", "苏州大学"]),
    ],
)
def test_foundings_are_told_in_many_ways(body: str, name: str, members: list[str]) -> None:
    reading = written(body)
    (draft,) = mechanisms.extract(reading, None)
    assert_proved(reading, [draft])
    assert (draft.name, draft.get("member")) == (name, members)


@pytest.mark.parametrize(
    "body",
    [
        "下一步将推动长江航运联盟的成立。",
        "长江航运联盟的成立时间是2019年。",
        "长江航运联盟的成立尚需时日。",
        "长江航运联盟的成立,会上谈了很久。",
        "会议为长江航运联盟的组建做准备。",
        "双方建议推动长江航运联盟的成立。",
        "大家期待见证长江航运联盟的成立。",
        "嘉宾没有见证长江航运联盟的成立。",
        "长江航运联盟上线了新的平台。",
        "会议推动长江航运联盟工作。",
        "长江航运联盟近况如何,联盟今后如何发展?",
    ],
)
def test_words_beside_an_alliance_that_found_nothing(body: str) -> None:
    assert mechanisms.extract(written(body), None) == []


@pytest.mark.parametrize(
    ("body", "name", "members"),
    [
        (
            "去年年底,“江临园区共建联盟”成立,发起者包括江临开发区、云川高新区和扬子钢铁集团等30多家园区、企业集团。",
            "江临园区共建联盟",
            ["江临开发区", "云川高新区", "扬子钢铁集团"],
        ),
        (
            "广州银行先后与深圳市政府推出复工复产专项合作机制。",
            "复工复产专项合作机制",
            ["广州银行", "深圳市政府"],
        ),
    ],
)
def test_who_began_it_or_brought_it_out_are_its_members(body: str, name: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.name == name
    assert sorted(draft.get("member")) == sorted(members)


def test_goods_brought_out_are_no_body() -> None:
    assert founded("江临电池集团推出新一代储能产品。") == []


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "联盟成立。据悉,江临冶金产业联盟由江冶集团牵头联合冶金装备、新能源装备等制造业领域的龙头企业共同发起成立。",
            ["江冶集团"],
        ),
        ("江临高校联盟成立,成员包括12所行业特色型大学,师资力量、科研水平雄厚。", []),
        ("来自江苏省、浙江省、安徽省的19个市州文化和旅游局负责人共同成立江海旅游联盟。", []),
        ("北京、天津、上海三省市的文旅干部齐聚一堂,成立“江海文旅联盟”。", ["北京", "天津", "上海"]),
    ],
)
def test_fields_and_those_who_are_only_counted_are_no_members(body: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.get("member") == members


@pytest.mark.parametrize(
    "body",
    [
        "根据协议,双方将秉持互利原则,在科学研究、人才培养等方面建立江临与云川交流互访合作机制。",
        "江临市和云川市打造“五共”检税协作体系,成立了专门队伍。",
    ],
)
def test_what_those_who_signed_are_going_to_found_makes_none(body: str) -> None:
    assert founded(body) == []


def test_what_a_body_is_said_to_be_is_no_other_body() -> None:
    (draft,) = founded("江苏省创新产业联盟在宁成立。联盟是由科研院所组建的开放性、非盈利性战略合作组织。")
    assert draft.name == "江苏省创新产业联盟"


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "云陵县组建了三个组:新材料产业招商推进组、文化旅游产业招商推进组、电子信息产业招商推进组。",
            ["新材料产业招商推进组", "文化旅游产业招商推进组", "电子信息产业招商推进组"],
        ),
        ("由三省一市共同设立的澜江区域合作办公室挂牌运作。", ["澜江区域合作办公室"]),
        ("云陵市、澜江市共同发布倡议,宣布澜江城市旅游推广联盟正式成立。", ["澜江城市旅游推广联盟"]),
        ("澜江人工智能产业联盟(筹)举行揭牌仪式。", ["澜江人工智能产业联盟"]),
        ("双方决定成立澜江文化旅游合作委员会,下设秘书处。", ["澜江文化旅游合作委员会"]),
        ("随着揭牌的红绸落下,澜江流域医疗联合体正式诞生。", ["澜江流域医疗联合体"]),
        ("两地拟组建三个组:新材料产业招商推进组、文化旅游产业招商推进组、电子信息产业招商推进组。", []),
        ("两地走访了三个组:新材料产业招商推进组、文化旅游产业招商推进组。", []),
        ("会议建议成立澜江产业联盟。", []),
        ("双方倡议,适时成立澜江产业联盟。", []),
        ("澜江区域合作办公室主任发言。", []),
    ],
)
def test_groups_named_after_their_number_and_joint_offices_are_founded(body: str, names: list[str]) -> None:
    assert [draft.name for draft in founded(body)] == names


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "澜江旅游推广联盟宣告成立。联盟的发起单位有三家,分别是云陵市文旅局、澜江市文旅局和北坞市文旅局。",
            ["云陵市文旅局", "澜江市文旅局", "北坞市文旅局"],
        ),
        ("星帆集团等企业抱团组建“澜江智造出海联盟”。", ["星帆集团"]),
        (
            "澜江协同发展联盟正式成立。加入联盟的一共有5个区县:江东方面是云陵区、澜江区,江西方面是北坞县、南坪县、东冈县。",
            ["云陵区", "澜江区", "北坞县", "南坪县", "东冈县"],
        ),
    ],
)
def test_members_are_named_behind_their_number_and_side_by_side(body: str, members: list[str]) -> None:
    (draft,) = founded(body)
    assert draft.get("member") == members


TEAMS = ["交通互联组", "产业协作组", "科创协同组", "环境共治组"]
ALLIANCES = ["江临氢能产业联盟", "海岭算力创新联合体", "云川低空经济联盟"]


@pytest.mark.parametrize(
    "frame",
    [
        "双方同意组建{teams},每季度碰头一次。",
        "两市已经组建了{teams},由分管副市长牵头。",
        "协作办公室下设{teams}四个组。",
        "会议决定成立工作机构,明确职责分工,下设{teams}。",
        "{teams}已经成立,开始运转。",
    ],
)
def test_teams_that_were_set_up_together_are_each_one(frame: str) -> None:
    assert [draft.name for draft in founded(frame.format(teams="、".join(TEAMS)))] == TEAMS


@pytest.mark.parametrize(
    "frame",
    [
        "大会现场,{alliances}等三个联盟(联合体)集中揭牌。",
        "开幕式上,{alliances}先后启动。",
        "大会见证了{alliances}的成立。",
        "三大联盟同日亮相:{alliances}。",
        "活动还举行揭牌仪式,{alliances}领到了牌匾。",
        "{alliances}等在开幕式上授牌。",
    ],
)
def test_alliances_that_were_founded_together_are_each_one(frame: str) -> None:
    assert [draft.name for draft in founded(frame.format(alliances="、".join(ALLIANCES)))] == ALLIANCES


@pytest.mark.parametrize(
    "body",
    [
        "要建立健全会商机制、信息共享机制、应急联动机制。",
        "建立健全规划协同机制、产业协作机制、利益共享机制,形成工作合力。",
        "市发改委、市科委、市建委和市经信委、市农委参加了成立大会。",
        "大会成立以来,先后召开工作组会议、专家组会议、协调组会议。",
        "成立了由规划对接组、产业协作组、科技创新组组成的指挥部。",
        "江临氢能产业联盟、海岭算力产业联盟、云川储能产业联盟的代表参加了成立五周年活动。",
        "江临氢能产业联盟、海岭算力产业联盟、云川储能产业联盟出席了项目揭牌仪式。",
        "调研组、督导组、专家组、评审组一行考察了新成立的公司。",
        "第一组、第二组、第三组已设立考点。",
        "会上,市人大常委会法制工作委员会、财政经济委员会、城建环资委员会作了设立方案说明。",
        "公司成立后,下设研发中心组、市场营销组、质量检验组三个组。",
        "若合作顺利,两市可组建交通互联组、产业协作组、科创协同组。",
        "甲乙两市设立的交通互联组、产业协作组、科创协同组昨日解散。",
        "两市撤销2019年设立的交通互联组、产业协作组、科创协同组。",
        "三个项目启动:江临氢能产业联盟承建的电站、海岭算力产业联盟承建的机房。",
        "三个基地揭牌:江临氢能产业联盟基地、海岭算力产业联盟实训基地。",
        "三大联盟推迟揭牌:江临氢能产业联盟、海岭算力产业联盟、云川储能产业联盟。",
    ],
)
def test_a_list_of_bodies_that_do_something_else_founds_none(body: str) -> None:
    assert founded(body) == []


@pytest.mark.parametrize(
    "frame",
    [
        "{alliances}尚未揭牌。",
        "{alliances}将于明年揭牌。",
        "{alliances}拟于下月成立。",
        "{alliances}昨日宣布解散,成立新的公司。",
        "{alliances}为新基地揭牌。",
        "{alliances}共同见证了新基地揭牌。",
        "{alliances}推动海岭大学成立研究院。",
        "海岭研究院昨日成立,{alliances}发来贺信。",
        "海岭研究院揭牌后,{alliances}派人祝贺。",
        "海岭研究院昨日揭牌,合作方有{alliances}。",
    ],
)
def test_alliances_beside_another_founding_are_not_founded(frame: str) -> None:
    assert founded(frame.format(alliances="、".join(ALLIANCES))) == []
