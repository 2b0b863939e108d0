"""What is private is blotted out, and nothing else: amounts, years, document numbers and codes of firms stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.documents import read
from liandong.documents.masking import BLOT, mask
from liandong.model import EditKind, MappedText, Page
from tests.growth import growth


def masked(text: str) -> str:
    return mask(MappedText(text)).text


@pytest.mark.parametrize(
    "number",
    [
        "13812345678",
        "138-1234-5678",
        "138 1234 5678",
        "+8613812345678",
        "020-12345678",
        "(0757)1234567",
        "0757-1234567-802",
        "400-123-4567",
        "11010519491231002X",
        "440301 19900101 1234",
        "440301900101123",
        "0755－88888888",
        "021—58881234",
        "021——5888 1234",
        "010-5888-1234",
        "0755 8888 8888",
        "（0755）8888 1234",
        "０７５５－８８８８１２３４",
        "+86-755-88881234",
        "+86(0)755-88881234",
        "(+86-755)88881234",
        "0086-755-8888-1234",
        "+86 13812345678",
        "86-138-1234-5678",
        "+852 2345 6789",
        "(852)2345-6789",
        "00852-23456789",
        "+853 2888 1234",
        "0755-88881234转802",
    ],
)
def test_a_private_number_is_blotted_out_character_for_character(number: str) -> None:
    assert masked(f"请与{number}联系。") == f"请与{BLOT * len(number)}联系。"


def test_a_short_number_is_a_telephone_where_the_text_says_so() -> None:
    assert masked("联系电话:12345678。") == f"联系电话:{BLOT * 8}。"
    assert masked("产量达12345678吨。") == "产量达12345678吨。"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("电话:88881234、88885678。", "电话:、。"),
        ("咨询电话:0755-88881234/88885678", "咨询电话:/"),
        ("拨打0755-88881234或88885678。", "拨打或。"),
        ("电话:88881234（李主任）、8888 5678（王科长）", "电话:（李主任）、（王科长）"),
        ("联系方式：张先生，8888-1234，邮编518000", "联系方式：张先生，，邮编518000"),
        ("电话：(852) 2345 6789 传真：2345 6780", "电话： 传真："),
        ("電話：2888 1234", "電話："),
        ("电话88881234,2023-08-30前有效", "电话,2023-08-30前有效"),
        ("电话88881234,投资88885678元", "电话,投资88885678元"),
        ("Tel: 88881234  Fax. 0755-88881235", "Tel:   Fax. "),
        ("138 1234 5678 139 1234 5678", " "),
    ],
)
def test_each_number_of_several_is_blotted_out(text: str, left: str) -> None:
    assert masked(text).replace(BLOT, "") == left


@pytest.mark.parametrize(
    "text",
    [
        "总投资13812345678元。",
        "总投资138.12345678亿元。",
        "2019-2023年实现产值1234567890万元。",
        "统一社会信用代码91440300192481342A。",
        "编号110105194912310021的地块。",
        "发布时间2020-10-23 12:30:45。",
        "甲政办发〔2025〕18号,共12345份。",
        "项目代码2020-320100-38-03-512345。",
        "热线2019-2023年受理12345678件。",
        "12345热线：全年受理诉求12345678件。",
        "热线20230830开通。",
        "出口手机12345678台。",
        "招标编号0733-20182345。",
        "编号：13812345678。",
        "注册号440301900101123。",
        "用地15012345678平方米。",
        "增长852-2345个百分点。",
        "产值 400 1234 350 1200",
        "股票代码00085223，(600519.SH)。",
        "总额440301900101123元。",
        "编码440301901301123。",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert masked(text) == text


def test_the_offset_map_says_what_was_masked_and_the_page_keeps_it() -> None:
    body = "甲市招商局今天发布公告,欢迎各地企业前来洽谈合作,共同推动两地产业协同发展,会上签约项目3个,总投资5亿元。"
    page = Page.of(
        "call.txt", "text/plain", f"甲市发布招商公告\n\n{body}\n{body}咨询请拨打13812345678,我们将竭诚服务。\n".encode()
    )
    (document,) = read(page).documents
    assert "13812345678" not in document.text
    (edit,) = [edit for edit in document.edits if edit.kind is EditKind.MASKED]
    assert page.data.decode()[edit.page_start : edit.page_end] == "13812345678"


def digits(least: int, most: int | None = None) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=least, max_size=most or least)


PARTS = st.sampled_from(["-", "－", "—", "–", " ", "\u3000", "——", " - ", "‐"])
MAYBE = st.sampled_from(["", "-", " ", "—"])
AREAS = st.sampled_from(["010", "020", "021", "0755", "0757", "0668", "0898"])
CHINA = st.sampled_from(["+86", "0086", "(+86)", "（86）", "＋86"])
BRACKETS = st.sampled_from(["({})", "（{}）"])


@st.composite
def mobiles(draw: st.DrawFn) -> str:
    part = draw(MAYBE)
    return f"1{draw(st.sampled_from('3456789'))}{draw(digits(1))}{part}{draw(digits(4))}{part}{draw(digits(4))}"


@st.composite
def locals_(draw: st.DrawFn) -> str:
    first = draw(st.sampled_from(["2", "3", "5", "6", "8"])) + draw(st.sampled_from("1345678"))
    return first + draw(digits(1, 2)) + draw(MAYBE) + draw(digits(4))


@st.composite
def telephones(draw: st.DrawFn) -> str:
    """A telephone in any of the forms in which people write one."""
    match draw(st.integers(0, 6)):
        case 0:
            return draw(mobiles())
        case 1:
            return draw(CHINA) + draw(MAYBE) + draw(mobiles())
        case 2:
            return draw(AREAS) + draw(PARTS) + draw(locals_()) + draw(st.sampled_from(["", "-802", "转8023"]))
        case 3:
            return draw(BRACKETS).format(draw(AREAS)) + draw(MAYBE) + draw(locals_())
        case 4:
            return draw(CHINA) + draw(MAYBE) + draw(AREAS)[1:] + draw(PARTS) + draw(locals_())
        case 5:
            code, first = draw(st.sampled_from([("852", "23569"), ("853", "268")]))
            written = draw(st.sampled_from(["+{}", "00{}", "({})", "（+{}）"])).format(code)
            return (
                f"{written}{draw(MAYBE)}{draw(st.sampled_from(first))}{draw(digits(3))}{draw(MAYBE)}{draw(digits(4))}"
            )
        case _:
            return draw(locals_())


LABELS = st.sampled_from(
    ["电话", "联系电话：", "咨询电话:", "热线", "服务热线：", "传真 ", "傳真：", "手机号：", "电话（传真）：", "電話：",
     "联系方式：", "联系人：张三，", "联系人李四", "Tel: ", "TEL：", "Fax:", "Phone ", "请致电", "可拨打", "咨询：",
     "电话号码为"]
)  # fmt: skip


@given(
    LABELS,
    st.lists(telephones(), min_size=1, max_size=3),
    st.sampled_from(["、", "，", "/", "；", "或", " ", "（办公室）、"]),
    st.sampled_from(["", "。", "，欢迎来访。", "\n", "（王主任）", "\t邮箱", " 地址：甲市"]),
)
def test_whatever_telephones_stand_behind_a_label_are_blotted_out(
    label: str, numbers: list[str], between: str, after: str
) -> None:
    expected = between.join(BLOT * len(number) for number in numbers)
    assert masked(f"欢迎{label}{between.join(numbers)}{after}") == f"欢迎{label}{expected}{after}"


UNITS = st.sampled_from(
    ["元", "万元", "亿元", "美元", "港元", "亩", "平方米", "平方公里", "公顷", "吨", "万吨", "千瓦时", "公里", "米",
     "家", "个", "人", "人次", "台", "套", "件", "辆", "户", "%", "个百分点", "多万元", "余亿元"]
)  # fmt: skip


@st.composite
def sums(draw: st.DrawFn) -> str:
    whole = str(draw(st.integers(1, 10**15)))
    fraction = draw(st.sampled_from(["", ""]) | digits(1, 8).map(lambda each: f".{each}"))
    return whole + fraction + draw(st.sampled_from(["", " "])) + draw(UNITS)


@st.composite
def dates(draw: st.DrawFn) -> str:
    day = draw(st.dates())
    if day.year < 1900 or day.year > 2099:
        day = day.replace(year=2000 + day.year % 99, day=min(day.day, 28))
    patterns = ["{0:%Y}-{0:%m}-{0:%d}", "{0:%Y}年{0.month}月{0.day}日", "{0:%Y}{0:%m}{0:%d}", "{0:%Y}/{0:%m}/{0:%d}"]
    pattern = draw(st.sampled_from([*patterns, f"{patterns[0]} 12:30:45", "{0:%Y}—2099年"]))
    return pattern.format(day)


@st.composite
def codes(draw: st.DrawFn) -> str:
    match draw(st.integers(0, 4)):
        case 0:
            kind, serial = draw(st.sampled_from(["01", "03", "04", "86"])), draw(digits(6))
            return f"项目代码{draw(st.integers(1990, 2099))}-{draw(digits(6))}-{draw(digits(2))}-{kind}-{serial}"
        case 1:
            letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
            return f"信用代码91440300{draw(st.text(letters, min_size=10, max_size=10))}"
        case 2:
            return f"甲府办〔{draw(st.integers(1990, 2099))}〕{draw(st.integers(1, 9999))}号"
        case 3:
            return f"股票代码{draw(digits(6))}" + draw(st.sampled_from(["", ".SZ", ".HK"]))
        case _:
            return f"编号{draw(digits(4, 14))}"


SENTENCES = st.sampled_from(
    ["项目总投资{sum}，{date}开工。", "{date}，甲市与乙市签约，产值达{sum}，占地{sum}。", "（{code}）于{date}备案。",
     "12345热线{date}受理诉求{sum}。", "出口手机{sum}，{code}。", "热线：今年受理{sum}。", "{date}\t{sum}\t{code}",
     "根据{code}，到{date}完成{sum}。"]
)  # fmt: skip


@given(SENTENCES, st.lists(sums(), min_size=2, max_size=2), dates(), codes())
def test_sums_dates_and_codes_of_ordinary_sentences_stay(
    sentence: str, amounts: list[str], day: str, code: str
) -> None:
    text = sentence.replace("{sum}", amounts[0], 1).replace("{sum}", amounts[1]).format(date=day, code=code)
    assert masked(text) == text


@pytest.mark.parametrize(
    "unit", ["1 ", "电话:1", "(0755)", "+86 ", "88881234、", "440301900101123 ", "电话电话 12345678 "]
)
def test_masking_costs_no_more_than_the_length_of_the_text(unit: str) -> None:
    assert growth(lambda size: mask(MappedText(unit * (size // len(unit)))), 8_000) < 9
