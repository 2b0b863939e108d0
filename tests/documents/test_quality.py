"""Quality flags: what a reader of the values must know."""

import pytest

from liandong.vocabulary import names
from tests.corrupter import digits_deleted, places_deleted
from tests.documents.made import PARAGRAPHS, TITLE, only, reading

BODY = "\n".join(PARAGRAPHS)
HEAD = f"{TITLE}\n2023-10-19 08:30 来源:云江日报\n"
SPUN = (
    "在21世纪的今天,随着全球化的加速,区域协同发展备受瞩目,本文将深入探讨论坛的意义。\n一、背景\n论坛应运而生,"
    "促进了各地合作,为区域发展注入了新动力。\n"
    "二、意义\n论坛有助于打破壁垒,实现政策协同,为一体化发展创造更加有利的政策环境。"
    "\n三、成果\n我们有理由相信,各地将扮演更加重要的角色。"
)


@pytest.mark.parametrize(
    "sentence",
    [
        "本次活动共有个重大项目签约,总投资达亿元。",
        "其中产业项目总投资.5亿元,带动就业明显。",
        "全市生产总值同比增长%,高于全省平均水平。",
        digits_deleted("两地共签约12个项目,总投资86亿元,产值增长8.1%。"),
    ],
)
def test_figures_without_their_digits_are_flagged(sentence: str) -> None:
    assert "digits_deleted" in only(HEAD + BODY + "\n" + sentence).flags


@pytest.mark.parametrize(
    "sentence",
    [
        "核心产业规模突破万亿元,形成超百亿元的产业集群。",
        "新引进投资亿元以上项目23个,数亿元资金到位。",
        "总投资近亿元的项目落户,投资过亿元企业达到9家。",
        "增长8.1%,占比过半,每个项目都有专班服务。",
        "全年实现税收亿元以上企业12家。",
        "力争五年内总产值突破千亿元大关。",
    ],
)
def test_round_sums_in_words_are_no_deleted_digits(sentence: str) -> None:
    assert "digits_deleted" not in only(HEAD + BODY + "\n" + sentence).flags


def test_a_place_that_is_missing_before_its_rank_is_flagged() -> None:
    damaged = places_deleted("10月8日,云江市举行重大项目集中开工活动。")
    assert damaged == "10月8日, 市举行重大项目集中开工活动。"
    assert "place_deleted" in only(f"集中开工活动举行\n{damaged}{BODY}").flags
    assert "place_deleted" not in only(f"集中开工活动举行\n10月8日,市政府召开会议。深圳市委、市政府主办。{BODY}").flags


def test_machine_made_text_that_nobody_vouches_for_is_flagged() -> None:
    assert {"unsourced", "spun"} <= set(only(SPUN).flags)


def test_an_article_with_date_or_medium_or_person_is_sourced() -> None:
    for text in (f"{TITLE}\n2023-10-19\n{SPUN}", f"{TITLE}\n来源:云江日报\n{SPUN}", f"{TITLE}\n{BODY}"):
        assert not {"unsourced", "spun"} & set(only(text).flags)


def test_a_spam_source_is_flagged_and_its_date_does_not_count() -> None:
    assert {"spam_source", "reposted"} <= set(
        only(f"{TITLE}\n来源: sp20241122 发布时间:2024-11-22 10:00\n{BODY}").flags
    )


def test_a_page_date_after_what_the_text_expects_is_a_reposting() -> None:
    text = f"{TITLE}\n2025-09-04\n整车工厂预计于2018年建成。{BODY}"
    assert "reposted" in only(text).flags
    assert "reposted" not in only(text.replace("2018", "2027")).flags


def test_what_was_once_planned_for_an_earlier_year_is_no_reposting() -> None:
    text = f"{TITLE}\n2025-01-08\n茶叶精深加工项目原计划2024年9月投产,目前仅完成主体工程。{BODY}"
    assert "reposted" not in only(text).flags
    assert "reposted" in only(text.replace("原计划", "计划")).flags


def test_a_text_that_opens_with_a_day_just_before_the_page_date_is_no_reposting() -> None:
    text = f"{TITLE}\n2025-09-04\n9月3日,云江大桥开工。钱到得怎么样?2018年到位3亿元。{BODY}"
    assert "reposted" not in only(text).flags
    assert "reposted" in only(text.replace("9月3日", "5月3日")).flags


@pytest.mark.parametrize("day", ["9月3日", "5月3日"])
@pytest.mark.parametrize("year", ["到2016年,云江大桥预计建成", "计划到2016年建成云江大桥", "力争2016年投产"])
def test_a_day_further_on_may_be_of_any_year_and_makes_no_page_new(day: str, year: str) -> None:
    later = f"{TITLE}\n2025-09-04\n2015年3月2日,云江市开会,{year}。{day}上午举行仪式。{BODY}"
    assert "reposted" in only(later).flags


@pytest.mark.parametrize(
    ("told", "stale"),
    [
        ("到2018年底,基金投了23个项目", False),
        ("到2018年,共有80家企业落户", False),
        ("产值恢复到2018年同期水平", False),
        ("到2018年,建成大桥", True),
        ("到2018年,在已有基础上翻番", True),
        ("到2018年,为了居民出行建成大桥", True),
        ("计划到2018年共有80家企业落户", True),
        ("预计到2018年底,有了大桥就不堵车", True),
        ("到2018年底,投了23个项目;力争2019年建成大桥", True),
    ],
)
def test_what_was_so_by_an_earlier_year_is_not_expected(told: str, *, stale: bool) -> None:
    assert ("reposted" in only(f"{TITLE}\n2025-09-04\n{BODY}\n云江市开会,{told}。").flags) is stale


def test_a_listing_posted_at_once_is_reposted_as_a_whole() -> None:
    stale = "整车工厂预计于2018年建成。"
    page = "\n".join(f"-\n云江市第{n}批项目集中开工启动\n{stale if n == 1 else ''}{BODY}\n2025-09-04" for n in range(4))
    assert all("reposted" in document.flags for document in reading(page).documents)


def test_foreign_brands_pushed_into_the_text_are_flagged() -> None:
    assert "injected" in only(HEAD + BODY.replace("两市", "两市必一运动")).flags


def test_a_text_that_breaks_off_is_flagged() -> None:
    assert (
        "partial"
        in only(
            f"{TITLE}\n2023-10-19\n{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}{PARAGRAPHS[2][:-20]}" + "两地还将共建多个" * 6
        ).flags
    )
    assert "partial" not in only(HEAD + BODY).flags


def test_a_holder_of_a_post_vouches_whatever_the_family_name() -> None:
    families = sorted(names.SURNAMES - set(names.WORDS_LIKE_NAMES)) + list(names.COMPOUND_SURNAMES)
    missed = [one for one in families if "unsourced" in only(f"{SPUN}\n市委书记{one}志强主持会议。").flags]
    assert missed == []


@pytest.mark.parametrize(
    "sentence",
    ["有专家和学者认为前景广阔。", "据官方媒体报道,会议圆满成功。", "各位专家高度评价。", "来自各地的会长单位参会。"],
)
def test_a_post_without_a_name_vouches_for_nothing(sentence: str) -> None:
    assert "unsourced" in only(f"{SPUN}\n{sentence}").flags
