"""Quantities as written and as understood: numbers in base units, bounds, currencies; names and years are none."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.grammar.sentences import fold
from liandong.statements.measures.quantities import Quantity, plain, read
from tests.growth import growth


def one(text: str) -> Quantity:
    found = read(fold(text))
    assert len(found) == 1, [q.value.raw for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "raw", "number", "unit"),
    [
        ("总投资170亿元", "170亿元", "17000000000", "元"),
        ("投资241.6亿元", "241.6亿元", "24160000000", "元"),
        ("企业数1101户", "1101户", "1101", "户"),
        ("总投资50亿的产业园", "50亿", "5000000000", "元"),
        ("总投资2900万;", "2900万", "29000000", "元"),
        ("总投资806亿!", "806亿", "80600000000", "元"),
        ("产值1.75万亿元", "1.75万亿元", "1750000000000", "元"),
        ("规模达5万亿元", "5万亿元", "5000000000000", "元"),
        ("注册资本3,500万元", "3,500万元", "35000000", "元"),
        ("补贴500元", "500元", "500", "元"),
        ("投资12亿元人民币", "12亿元人民币", "1200000000", "元"),
        ("引资2.5亿美元", "2.5亿美元", "250000000", "美元"),
        ("注资8000万港元", "8000万港元", "80000000", "港元"),
        ("贷款3亿澳门元", "3亿澳门元", "300000000", "澳门元"),
        ("出资5000万欧元", "5000万欧元", "50000000", "欧元"),
        ("投资50亿日元", "50亿日元", "5000000000", "日元"),
        ("产能20万辆", "20万辆", "200000", "辆"),
        ("面积5平方公里", "5平方公里", "5", "平方公里"),
        ("占地7500亩", "7500亩", "7500", "亩"),
        ("建筑面积12.8万平方米", "12.8万平方米", "128000", "平方米"),
        ("占地3公顷", "3公顷", "3", "公顷"),
        ("全长62.5公里", "62.5公里", "62.5", "公里"),
        ("增长11.3%", "11.3%", "11.3", "%"),
        ("比重为百分之六十", "百分之六十", "60", "%"),
        ("提高2.4个百分点", "2.4个百分点", "2.4", "个百分点"),
        ("吸引企业288家", "288家", "288", "家"),
        ("共签约18个项目", "18个", "18", "个"),
        ("新增就业2.3万人", "2.3万人", "23000", "人"),
        ("接待游客120万人次", "120万人次", "1200000", "人次"),
        ("新登记37户外资企业", "37户", "37", "户"),
        ("压缩至30分钟", "30分钟", "30", "分钟"),
        ("年发电3亿千瓦时", "3亿千瓦时", "300000000", "千瓦时"),
        ("装机100兆瓦", "100兆瓦", "100", "兆瓦"),
        ("年产锂盐6万吨", "6万吨", "60000", "吨"),
        ("签署七个领域的专项合作协议", "七个", "7", "个"),
        ("由八家智库机构联合发起", "八家", "8", "家"),
        ("十二家企业落户", "十二家", "12", "家"),
        ("一百二十家企业参会", "一百二十家", "120", "家"),
        ("投资三十亿元", "三十亿元", "3000000000", "元"),
        ("融资成本下降近两成", "近两成", "20", "%"),
        ("增长三成以上", "三成以上", "30", "%"),
        ("增幅超过1倍", "超过1倍", "1", "倍"),
        ("投资20个亿", "20个亿", "2000000000", "元"),
    ],
)
def test_numbers_come_in_base_units(text: str, raw: str, number: str, unit: str) -> None:
    found = one(text)
    assert (found.value.raw, found.value.unit) == (raw, unit)
    assert found.value.number is not None
    assert plain(found.value.number) == number


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("10亿元", "CNY"),
        ("10亿人民币", "CNY"),
        ("10亿港元", "HKD"),
        ("10亿港币", "HKD"),
        ("10亿澳门元", "MOP"),
        ("10亿美元", "USD"),
        ("10亿欧元", "EUR"),
        ("10亿日元", "JPY"),
        ("10亩", None),
        ("10%", None),
    ],
)
def test_money_keeps_its_own_currency(text: str, currency: str | None) -> None:
    assert one("规模" + text).value.currency == currency


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("总投资超过450亿元", "45000000000", None, "超过"),
        ("总投资超450亿元", "45000000000", None, "超"),
        ("投资逾30亿元", "3000000000", None, "逾"),
        ("投资不低于10亿元", "1000000000", None, "不低于"),
        ("投资不少于10亿元", "1000000000", None, "不少于"),
        ("投资不超过10亿元", None, "1000000000", "不超过"),
        ("里程突破100万公里", "1000000", None, "突破"),
        ("企业200家以上", "200", None, "以上"),
        ("成本在500元以下", None, "500", "以下"),
        ("吸引至少40家企业", "40", None, "至少"),
        ("约7500亩", "7400", "7600", "约"),
        ("近800个项目", "700", "800", "近"),
        ("企业达300余家", "300", None, None),
        ("百余家生态伙伴", "100", "200", None),
        ("投资50亿元左右", "4000000000", "6000000000", "左右"),
    ],
)
def test_words_of_approximation_become_bounds(
    text: str, low: str | None, high: str | None, qualifier: str | None
) -> None:
    value = one(text).value
    assert (value.low and plain(value.low)) == low
    if high is not None or qualifier is not None:
        assert (value.high and plain(value.high)) == high
    if qualifier:
        assert value.qualifier == qualifier


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("建设3-5个基地", "3", "5", "个"),
        ("建设3—5个基地", "3", "5", "个"),
        ("建设3~5个基地", "3", "5", "个"),
        ("投资10至15亿元", "1000000000", "1500000000", "元"),
        ("投资10亿—15亿元", "1000000000", "1500000000", "元"),
        ("增长5%-8%", "5", "8", "%"),
        ("面积200到300亩", "200", "300", "亩"),
    ],
)
def test_a_range_has_two_ends_and_no_number(text: str, low: str, high: str, unit: str) -> None:
    value = one(text).value
    assert value.number is None
    assert value.low is not None
    assert value.high is not None
    assert (plain(value.low), plain(value.high), value.unit) == (low, high, unit)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("170亿元", "100000000"),
        ("169.8亿元", "10000000"),
        ("7.3平方公里", "0.1"),
        ("7500亩", "1"),
        ("约2万人", "10000"),
        ("三百二十家", "10"),
    ],
)
def test_the_rounding_is_that_of_the_last_place_written(text: str, step: str) -> None:
    value = one(text).value
    assert value.step is not None
    assert plain(value.step) == step


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("推动规模突破万亿元", "1000000000000"),
        ("年产值突破千亿元", "100000000000"),
        ("形成超百亿规模的产业集群", "10000000000"),
        ("新增融资超千亿元", "100000000000"),
    ],
)
def test_a_bare_scale_behind_a_bound_is_a_number(text: str, number: str) -> None:
    value = one(text).value
    assert value.number is not None
    assert plain(value.number) == number
    assert value.low == value.number


@pytest.mark.parametrize(
    "text",
    [
        "2018年建成",
        "到2025年",
        "8月30日举行",
        "地铁18号线",
        "全国500强企业",
        "世界500强",
        "第三届大会",
        "第12次会议",
        "十四五规划",
        "21世纪经济报道",
        "5G网络",
        "A4纸",
        "一带一路",
        "三农问题",
        "工业4.0时代",
        "2.0版",
        "北纬30度线",
        "高校一号楼",
        "1+1>2",
        "总投资达亿元",
        "总投资亿元",
        "14:37",
        "电话:400-800-2582",
        "邮编:518000",
        "粤ICP备17113859号",
        "双城联动",
        "一体化",
        "百年大计",
        "万物互联",
        "千方百计",
        "三省一市",
        "长三角",
        "一核一带一区",
    ],
)
def test_years_names_and_ordinals_are_no_quantities(text: str) -> None:
    assert [q.value.raw for q in read(fold(text))] == []


def test_a_sentence_gives_its_quantities_from_left_to_right() -> None:
    found = read(fold("上海长宁区与6家企业签约，投资额达51亿元；嘉定区与6个项目签约，金额62亿元，同比增长15.2%。"))
    assert [q.value.raw for q in found] == ["6家", "51亿元", "6个", "62亿元", "15.2%"]


def test_full_width_and_half_width_punctuation_read_alike() -> None:
    assert one("增长11.3％").value.number == Decimal("11.3")


_WORDS = (
    "总投资 约 超 近 逾 不低于 170 3.5 1,200 0 万 亿 元 美元 港元 亩 平方公里 家 个 户 人 %"
    " 三 十 百 千 两 余 多 以上 左右 - — 至 , 。 第 “ 号线 强 年 月 日 达 成 倍"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_a_quantity_is_what_stands_at_its_place(text: str) -> None:
    previous = 0
    for quantity in read(text):
        assert quantity.value.raw == text[quantity.start : quantity.end]
        assert quantity.value.raw == quantity.value.raw.strip()
        assert quantity.start < quantity.end
        previous = max(previous, quantity.end)
    assert previous <= len(text)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=20).map("".join))
def test_a_quantity_has_a_number_or_two_bounds_and_a_unit(text: str) -> None:
    for quantity in read(text):
        value = quantity.value
        assert value.unit
        assert value.number is not None or (value.low is not None and value.high is not None)
        if value.low is not None and value.high is not None:
            assert value.low <= value.high
        assert quantity.money == (value.currency is not None)
        assert value.step is None or value.step > 0


@settings(deadline=None)
@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    assert all(fold(text)[q.start : q.end] == q.value.raw for q in read(fold(text)))


@settings(deadline=None)
@given(
    st.integers(1, 9999),
    st.integers(0, 99),
    st.sampled_from([("元", 1), ("万元", 10**4), ("亿元", 10**8), ("万亿元", 10**12)]),
)
def test_no_digit_of_an_amount_is_lost(whole: int, hundredths: int, unit: tuple[str, int]) -> None:
    digits = f"{whole}.{hundredths:02}"
    value = one(f"总投资{digits}{unit[0]}").value
    assert value.number == Decimal(digits) * unit[1]


@settings(deadline=None)
@given(st.decimals(min_value=0, max_value=10**15, places=3))
def test_plain_numbers_have_no_exponent_and_mean_the_same(number: Decimal) -> None:
    assert Decimal(plain(number)) == number
    assert "E" not in plain(number)


@pytest.mark.parametrize(
    ("text", "raw", "number", "unit"),
    [
        ("产值翻一番", "翻一番", "1", "番"),
        ("营收翻了两番", "翻了两番", "2", "番"),
        ("增长一倍", "一倍", "1", "倍"),
        ("上百家企业参加", "上百家", "100", "家"),
        ("先后13次赴会", "13次", "13", "次"),
        ("对接100余次", "100余次", "100", "次"),
        ("用了66天", "66天", "66", "天"),
        ("压缩至15个工作日", "15个工作日", "15", "工作日"),
        ("开行中欧班列1200列", "1200列", "1200", "列"),
        ("规划产能60GWh", "60GWh", "60", "GWh"),
        ("年产40万千升", "40万千升", "400000", "千升"),
        ("0．5亿元", "0．5亿元", "50000000", "元"),
        ("发布三份年度报告", "三份", "3", "份"),
    ],
)
def test_what_real_pages_write_is_read(text: str, raw: str, number: str, unit: str) -> None:
    quantity = one(text)
    assert (text[quantity.start : quantity.end], quantity.value.text, quantity.value.unit) == (raw, number, unit)


@pytest.mark.parametrize("text", ["10 亿元至 30 亿元的项目", "10亿元至30亿元的项目"])
def test_a_range_is_one_quantity_with_and_without_blanks(text: str) -> None:
    assert one(text).value.text == "1000000000-3000000000"


@pytest.mark.parametrize(
    "text",
    [
        "年产零件",
        "千亩花海旅游区",
        "电话0755-83203333",
        "联系电话:13800138000",
        "比例为3.2:1",
        "统一部署",
        "推进一体化",
        "进一步推动",
        "万一发生",
        "第12次会议",
        "会期3天",
        "名单列入",
    ],
)
def test_words_and_codes_with_numerals_in_them_are_no_quantities(text: str) -> None:
    assert read(fold(text)) == ()


@pytest.mark.parametrize("numerals", ["一二三四五六七八九", "九七一四二八一", "一亿", "十一", "百分之三", "1亿", "一1"])
def test_a_run_of_numerals_costs_linear_time(numerals: str) -> None:
    assert growth(lambda size: read((numerals * size)[:size]), 8_000) < 9


@pytest.mark.parametrize("before", ["", "百分之"])
def test_a_run_of_numerals_longer_than_any_number_is_none(before: str) -> None:
    assert read(f"{before}{'三一二' * 2_000}个,投资三千万元")[-1].value.text == "30000000"
    assert len(read(f"{before}{'三一二' * 2_000}个,投资三千万元")) == 1


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("二万四千个单位", "24000", "个"),
        ("一点七平方公里", "1.7", "平方公里"),
        ("约九万六千人。", "96000", "人"),
        ("总人口1742万,", "17420000", "人"),
        ("近5000万海外侨胞", "50000000", "人"),
        ("25万锭纺纱", "250000", "锭"),
    ],
)
def test_numerals_in_characters_and_people_without_a_unit_are_read(text: str, number: str, unit: str) -> None:
    (found,) = read(text)
    assert (found.value.text, found.value.unit) == (number, unit)


@pytest.mark.parametrize("text", ["三元支行授信", "三元材料", "浏览量5000万,", "1个半小时到达"])
def test_names_and_scales_without_a_unit_stay_silent(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "raw", "number", "currency"),
    [
        ("涉及总额港币46亿元。", "港币46亿元", "4600000000", "HKD"),
        ("斥资人民币8.8亿元兴建", "人民币8.8亿元", "880000000", "CNY"),
        ("注册资本美元5000万的公司", "美元5000万", "50000000", "USD"),
        ("投资约港币12亿元", "约港币12亿元", "1200000000", "HKD"),
        ("投资美元约5000万元", "美元约5000万元", "50000000", "USD"),
        ("投资人民币3亿元以上", "人民币3亿元以上", "300000000", "CNY"),
        ("人民币10—15亿元", "人民币10—15亿元", "1000000000-1500000000", "CNY"),
    ],
)
def test_a_currency_may_stand_before_its_number(text: str, raw: str, number: str, currency: str) -> None:
    (quantity,) = read(text)
    assert (quantity.value.raw, quantity.value.text, quantity.value.currency) == (raw, number, currency)


@pytest.mark.parametrize(
    ("text", "currencies"),
    [
        ("10亿港元、人民币3亿元", ["HKD", "CNY"]),
        ("人民币3亿美元", ["USD"]),
        ("出口3亿美元5个项目", ["USD"]),
        ("人民币2023年升值", []),
        ("港币500强", []),
        ("人民币贷款余额5亿元", ["CNY"]),
    ],
)
def test_a_currency_that_belongs_to_another_word_takes_no_number(text: str, currencies: list[str]) -> None:
    assert [q.value.currency for q in read(text) if q.money] == currencies


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("专利授权量占全国10%", "10", "%"),
        ("报道累计244073篇", "244073", "篇"),
        ("全年演出2.1万场", "21000", "场"),
        ("总库容1.06亿方", "106000000", "方"),
        ("年均发电量约0.51亿度", "51000000", "度"),
    ],
)
def test_shares_large_counts_and_units_behind_a_scale_are_read(text: str, number: str, unit: str) -> None:
    quantity = one(text)
    assert (quantity.value.text, quantity.value.unit) == (number, unit)


@pytest.mark.parametrize("text", ["入选全国10强", "签下3方协议", "气温升高2度", "登载3篇"])
def test_ranks_parties_degrees_and_few_of_a_kind_are_none(text: str) -> None:
    assert not read(fold(text))
