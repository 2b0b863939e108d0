"""Nothing that a product asks is lost: what is told under a heading of conditions is read, stays unread, or is one of
the values; so it is for wordings that nobody has thought of."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.matching.reading import read_offer
from liandong.rules import Unread
from tests.matching.reading.measure import DEVELOPMENT, measure

CONDITIONS = (
    "注册地在江门市",
    "成立满2年",
    "高新技术企业",
    "持有排污许可证",
    "近两年盈利",
    "资产负债率不高于70%",
    "信用等级A级以上",
    "从事家具制造业",
    "无不良信用记录",
    "实际控制人提供连带责任保证",
    "以厂房抵押",
    "用工人数50人以上",
    "年用电量达到十万度",
    "法定代表人本地户籍",
    "设备成新率七成以上",
    "与核心企业合作一年以上",
    "厂区通过消防验收",
    "不属于两高一剩行业",
)
LIST = ("1.{}；2.{}；3.{}。", "（一）{}；\n（二）{}；\n（三）{}。", "{}，{}，{}。", "\n· {}\n· {}\n· {}\n", "①{}②{}③{}")
HEADS = (
    "申请条件：",
    "【准入标准】",
    "三、申请条件（须全部满足）\n",
    "借款人应符合以下条件：",
    "谁能申请？\n",
    "企业门槛：\n",
    "【准入客户】",
)


WHO = ("", "借款人", "申请企业", "法定代表人", "承租人", "项目业主", "农户", "企业", "卖方")
DEMANDS = ("须", "应", "应当", "必须", "需", "要", "具备", "符合", "具有", "要求", "不得")
WHAT = (
    "通过消防验收", "安装在线监测设备", "投保货运险", "开立监管账户", "签订购销合同", "配备专职会计", "取得用能批复",
    "按月报送台账", "由镇政府出具证明", "办妥土地流转备案", "加入行业协会", "接受现场核查",
)  # fmt: skip
BLOCKS = (
    "海潮贷是海潮银行推出的产品。{0}。",
    "产品名称：海潮贷\n{1}单户最高500万元\n{0}\n联系电话：0750-12345",
    "海潮贷\n{1}单户最高500万元，{0}，期限一年。",
    "（一）海潮贷\n{1}\n1.{0}；\n2.期限最长3年。",
    "{1}用于经营周转。{0}。年利率4%起。",
)
OTHER_HEADS = (
    "", "其他规定：", "温馨提示：", "备注：", "产品特点：", "办理流程：", "还款方式：", "贷款用途：",
    "担保方式：", "贷款期限：", "贷款额度：", "利率：", "产品简介：", "业务说明：", "申请材料：",
    "贷款对象：", "准入条件：", "二、风险控制\n", "【适用范围】",
)  # fmt: skip


def uncovered(text: str, told: str) -> str:
    """The characters of a sentence that neither a value nor a condition, read or unread, is proved by; what the
    product and its institution are called proves nothing."""
    spans = [span for name, span in read_offer("p", text).proof.items() if name not in ("title", "institution")]
    at = text.find(told)
    left = (place for place in range(at, at + len(told)) if not any(start <= place < end for start, end in spans))
    return "".join(text[place] for place in left)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.tuples(*map(st.sampled_from, (WHO, DEMANDS, WHAT))), st.sampled_from(BLOCKS), st.sampled_from(OTHER_HEADS))
def test_whatever_is_demanded_is_told_wherever_it_stands(said: tuple[str, str, str], block: str, head: str) -> None:
    sentence = "".join(said)
    assert uncovered(block.format(sentence, head), sentence) == ""


def untold(text: str, conditions: tuple[str, ...]) -> list[str]:
    """The conditions of which nothing that was read is told by the text."""
    spans = read_offer("p", text).proof.values()
    places = [(text.find(each), each) for each in conditions]
    return [told for at, told in places if not any(start < at + len(told) and at < end for start, end in spans)]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.permutations(CONDITIONS), st.sampled_from(LIST), st.sampled_from(HEADS))
def test_every_condition_under_a_heading_is_told(conditions: list[str], points: str, head: str) -> None:
    asked = tuple(conditions[:3])
    text = f"产品名称：海潮贷\n贷款额度：最高500万元\n{head}{points.format(*asked)}"
    assert untold(text, asked) == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.text("企业须满足规定的各项要求且在园区内开展业务", min_size=4, max_size=14), min_size=1, max_size=4))
def test_what_nobody_can_read_stays(clauses: list[str]) -> None:
    asked = tuple(dict.fromkeys(clauses))
    assert untold("申请条件：" + "；".join(asked) + "。", asked) == []


def test_not_much_is_shown_unread_beside_what_is_asked() -> None:
    tally, _ = measure(DEVELOPMENT)
    assert tally.beside <= 2.4 * tally.products


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("申请条件：注册在广州市的小微企业。", ["注册在广州市的小微企业"]),
        ("申请条件：成立满1年，且持有食品经营许可证。", ["持有食品经营许可证"]),
        ("申请条件：成立不足两年的，须由母公司提供保证。", ["成立不足两年的，须由母公司提供保证"]),
    ],
)
def test_what_a_test_does_not_take_stays_unread(text: str, told: list[str]) -> None:
    assert [each.text for each in read_offer("p", text).noun.further if isinstance(each, Unread)] == told


def test_the_texts_are_those_of_the_labels() -> None:
    lines = DEVELOPMENT.read_text(encoding="utf-8").splitlines()
    assert all("text" in json.loads(line) for line in lines if not line.startswith("#"))


BESIDE_THE_MATTER = (
    "管理规范", "与糖厂签有甘蔗订单", "出口退税账户开在本行", "非上市公司", "经营者在本地有固定住所", "断缴不超过1次",
    "企业主持股比例不低于20%", "政府采购项目中标供应商", "财务制度健全", "进入本行业满3年",
)  # fmt: skip


@pytest.mark.parametrize("head", [each for each in OTHER_HEADS if each not in ("", "办理流程：", "申请材料：")])
@pytest.mark.parametrize("clause", BESIDE_THE_MATTER)
def test_a_heading_hides_nothing_but_what_it_announces(clause: str, head: str) -> None:
    text = f"海潮贷\n海潮银行推出的产品，单户最高500万元。\n{head}{clause}。\n年利率4%起。"
    assert untold(text, (clause,)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("海潮贷不看抵押看表现：入驻满一年，房租按时交。", "入驻满一年"),
        ("申请条件：注册在江门市，成立两年以上，纳税不少于10万元。", "成立两年以上"),
        ("海潮贷\n必须以所购厂房作抵押\n最高500万元\n期限一年", "必须以所购厂房作抵押"),
        ("海潮贷\n江门市范围内\n最高500万元\n期限一年", "江门市范围内"),
        ("海潮银行推出海潮贷。信誉较好的企业最高可贷500万元。", "信誉较好的企业"),
        ("申请条件：已享受国家贷款贴息的不再支持。", "已享受国家贷款贴息的不再支持"),
        ("申请条件：须取得林业经营资格。", "须取得林业经营资格"),
        ("一、产品介绍海潮贷二、贷款额度最高500万元三、申请条件信誉较好四、贷款期限一年", "信誉较好"),
    ],
)
def test_no_layout_swallows_a_condition(text: str, told: str) -> None:
    assert untold(text, (told,)) == []


@pytest.mark.parametrize("who", ["企业", "借款人", "申请企业", "农户", "养殖大户", "客户", "入园企业", "公司", "果农"])
@pytest.mark.parametrize(
    "done",
    [
        "近12个月还款满10期", "已按月还款12期以上", "提交申请前与本行合作2年以上", "签约满1年", "使用手机银行1年以上",
        "在本行开通网银满6个月",
        "办理了消防验收", "装了在线监测设备", "上了云平台", "投保了责任险", "添置了冷库", "接过大单",
    ],
)  # fmt: skip
def test_what_who_applies_has_done_is_no_story_and_no_step(who: str, done: str) -> None:
    text = f"海潮贷由海潮银行推出，用于日常周转。{who}{done}。年利率4%起。"
    assert uncovered(text, who + done) == ""


@pytest.mark.parametrize("told", ["建了档、授了信的农户可直接申请", "（农户），（科技企业）"])
def test_for_whom_is_kept_in_brackets_and_behind_what_they_did(told: str) -> None:
    assert untold(f"海潮贷由海潮银行推出，用于日常周转。{told}。", tuple(told.split("，"))) == []


@pytest.mark.parametrize("head", ["海潮贷由海潮银行推出，用于日常周转。", "产品名称：海潮贷\n贷款额度："])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("农户最高30万元，本地企业最高500万元", ["农户最高30万元", "本地企业最高500万元"]),
        ("农户贷款额度最高30万元，企业贷款额度最高500万元", ["农户贷款额度最高30万元"]),
        ("对农户最高30万元，对人才最高500万元", ["对农户最高30万元", "对人才最高500万元"]),
        ("种植大户不超过50万元，加工企业不超过800万元", ["种植大户不超过50万元", "加工企业不超过800万元"]),
        ("企业单户最高500万元，每家企业每年最高人民币600万元", []),
        ("首次最高30万元，续贷最高50万元", []),
    ],
)
def test_for_whom_a_limit_holds_stays_unread(head: str, text: str, told: list[str]) -> None:
    assert [each.text for each in read_offer("p", f"{head}{text}。").noun.further if isinstance(each, Unread)] == told


@pytest.mark.parametrize(
    "story",
    [
        "去年秋天，180万元很快放了下来。（通讯员 甲）",
        "去年种粮大户老王添置了两台收割机。",
        "一家企业拿到了贷款。",
        "星帆公司买了设备。",
        "为企业解了燃眉之急。",
        "客户经理又上了山。",
    ],
)
def test_a_story_leaves_nothing_unread(story: str) -> None:
    text = f"{story}海潮银行推出海潮贷，最高500万元。"
    assert [each.text for each in read_offer("p", text).noun.further if isinstance(each, Unread)] == []
