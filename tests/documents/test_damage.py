"""Every kind of damage that pages show, put on clean text and undone, or told; and clean text left alone."""

import random
import re

import pytest

from liandong.documents.mangled import mend
from liandong.documents.repair import repair
from liandong.documents.script import simplified
from liandong.model import MappedText
from tests.corrupter import (
    ADVERTS,
    GLOSSED,
    SPAM,
    brand_injected,
    digits_deleted,
    dumped,
    enumerations_broken,
    full_width,
    places_deleted,
    read_in_the_wrong_charset,
    spam_source,
    traditional,
)
from tests.documents.made import PARAGRAPHS, TITLE, assert_mapped, only, reading

BODY = "\n".join(PARAGRAPHS)
PAGE = f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n"
CLEAN_SENTENCES = 10_000
CITIES = ("云江", "海岭", "松溪", "北屿", "东涧", "西岚", "南汀", "於潜", "乾州")
TRADES = (
    "智能装备",
    "生物医药",
    "集成电路",
    "跨境电商",
    "现代物流",
    "海洋工程",
    "人工智能",
    "里程碑式平台",
    "面板",
    "干细胞",
)
NAMES = ("周明远", "林若溪", "於凤来", "李喆", "陈祎", "张堃", "王昇", "何乾元", "赵瞭", "钱徵")
OPENINGS = (
    "近日,", "据介绍,", "值得注意的是,", "为什么?原因有三:一是基础好,",
    "不只如此!", "他问:“行不行?!”", "首席专家田赟(yūn)说,", "(一)",
)  # fmt: skip
FORMS = (
    "{o}{a}市与{b}市签署{t}合作协议,总投资{n}亿元,增长{p}%。",
    "{o}{a}{t}项目由{b}{t}有限公司投资{n}万元建设,占地{m}亩,预计{y}年投产。",
    "{o}{m}月{d}日,{w}在“{a}—{b}走廊”推介会(第{d}届)上表示,将于{y}年建成{n}个站点;余下部分另行发布。",
    "{o}单一、统一的标准由{w}教授提出,后来写入《关于促进{t}发展的意见》(云府〔{y}〕{m}号)。",
    "{o}{a}、{b}两地干部了解了里面的情况,复杂的征迁工作发生了变化,台账只有{n}项。",
)


def clean_sentence(dice: random.Random) -> str:
    return dice.choice(FORMS).format(
        o=dice.choice(OPENINGS), a=dice.choice(CITIES), b=dice.choice(CITIES), t=dice.choice(TRADES),
        w=dice.choice(NAMES), n=dice.randint(2, 900), p=dice.randint(10, 99) / 10, m=dice.randint(1, 12),
        d=dice.randint(1, 28), y=dice.randint(2008, 2026),
    )  # fmt: skip


def test_ten_thousand_clean_sentences_are_not_edited() -> None:
    dice = random.Random(20_241_122)
    for _ in range(CLEAN_SENTENCES // 20):
        page = "\n".join(clean_sentence(dice) for _ in range(20))
        found = repair(MappedText(page))
        assert found.text.edits == ()
        assert found.text.text == page
        assert found.flags == ()


def test_every_well_formed_pair_of_a_character_and_its_reading_is_undone() -> None:
    from pypinyin.constants import PINYIN_DICT

    common = (chr(code) for code in range(0x4E00, 0x9FA6))
    pairs = [
        f"{char}({reading})"
        for char in common
        if simplified(char) != char
        for reading in PINYIN_DICT.get(ord(char), "").split(",")
        if re.fullmatch(r"[a-zü\u0101-\u01dc\u00e0-\u00fa]{1,6}", reading)
    ]
    pairs += re.findall(r"\w\([^)]+\)", GLOSSED)
    assert len(pairs) > 2_000
    page = ",".join(pairs)
    assert "".join(change.new for change in mend(page).changes) == "".join(pair[0] for pair in pairs)
    assert repair(MappedText(page)).text.text == simplified(",".join(pair[0] for pair in pairs))


@pytest.mark.parametrize("damage", [traditional, full_width])
def test_script_and_width_come_back(damage: object) -> None:
    assert callable(damage)
    assert only(PAGE + damage(BODY)).body == BODY


def test_a_simplified_page_keeps_the_traditional_character_of_a_short_line() -> None:
    page = f"{TITLE}\n於潜镇签约现场\n{BODY}"
    assert repair(MappedText(page)).text.text == page


def test_broken_enumerations_are_joined_again() -> None:
    clean = f"{BODY}\n产业结构单一、人才不足,标准统一、服务趋同的问题仍在,两地将建立唯一、专一的窗口。"
    source = PAGE + enumerations_broken(clean)
    assert source.count(" 一") == 3
    document = only(source)
    assert document.body == clean
    assert_mapped(document, source)


@pytest.mark.parametrize("brand", ["必一运动", "开云体育", "跟我走【Aurl:www.000000.example】送888元"])
def test_brands_pushed_into_sentences_are_dropped_and_flagged(brand: str) -> None:
    source = PAGE + brand_injected(BODY, brand)
    document = only(source)
    assert document.body.replace("跟我走", "") == BODY
    assert "injected" in document.flags
    assert_mapped(document, source)


@pytest.mark.parametrize("advert", [*SPAM, *ADVERTS])
def test_advertisements_between_paragraphs_are_left_out(advert: str) -> None:
    source = PAGE + "\n".join([PARAGRAPHS[0], advert, *PARAGRAPHS[1:]])
    document = only(source)
    assert document.body == BODY
    assert_mapped(document, source)


@pytest.mark.parametrize(
    "line",
    [
        "两地推行“一对一”服务、限时办结,企业开办秒批,免费领取印章。",
        "当月入库税收3亿元,7日结清欠款,按现价计算增长5%。",
        "体育彩票公益金安排2亿元,用于两市健身步道建设。",
        "海岭小额贷款公司完成注册,获颁首张执照,注册资本3亿元。",
        "该项目落户棋牌文化小镇,总投资8亿元。",
    ],
)
def test_what_only_sounds_like_selling_stays(line: str) -> None:
    assert line in only(PAGE + "\n".join([PARAGRAPHS[0], line, *PARAGRAPHS[1:]])).body


def test_a_group_of_a_like_name_stays() -> None:
    text = PARAGRAPHS[1].replace("两市签署", "银河娱乐集团与两市签署")
    document = only(f"{PAGE}{text}\n{text.replace('会上', '随后')}\n{PARAGRAPHS[2]}")
    assert "银河娱乐集团" in document.body
    assert "injected" not in document.flags


def test_dumps_of_variables_are_left_out() -> None:
    source = PAGE + dumped(BODY)
    assert "Array" in source
    document = only(source)
    assert re.sub(" ", "", document.body) == re.sub(" ", "", BODY)
    assert_mapped(document, source)


def test_deleted_digits_are_flagged_on_every_page_that_lost_its_sums() -> None:
    for paragraphs in (PARAGRAPHS[:2], PARAGRAPHS[1:3], PARAGRAPHS):
        body = "\n".join(paragraphs)
        assert "digits_deleted" in only(PAGE + digits_deleted(body)).flags
        assert "digits_deleted" not in only(PAGE + body).flags


def test_deleted_places_are_flagged() -> None:
    body = BODY.replace("10月18日,云江市与海岭市在", "10月18日,云江市举行仪式,在")
    assert "place_deleted" in only(PAGE + places_deleted(body)).flags
    assert "place_deleted" not in only(PAGE + body).flags


def test_a_spam_source_is_told_and_its_date_not_trusted() -> None:
    document = only(spam_source(f"{TITLE}\n{BODY}"))
    assert {"spam_source", "reposted"} <= set(document.flags)
    assert document.medium is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16"])
def test_a_page_is_read_in_its_own_charset_whatever_it_declares(encoding: str) -> None:
    declared = "<meta charset='iso-8859-1'>"
    text = traditional(BODY).replace("裏", "裡").replace("説", "說") if encoding == "big5" else BODY
    source = f"<html><head>{declared}<title>{TITLE if encoding != 'big5' else traditional(TITLE)}</title></head><body>"
    source += "".join(f"<p>{line}</p>" for line in text.split("\n"))
    assert only(source.encode(encoding), "text/html").body == BODY


def test_a_page_saved_in_the_wrong_charset_is_set_aside() -> None:
    found = reading(read_in_the_wrong_charset(f"{TITLE}\n{BODY}"))
    assert found.documents == ()
    assert [aside.reason for aside in found.set_aside] == ["garbled"]
