"""Outlets and offices: their tier, and the region whose they are."""

import pytest

from liandong.model import Tier
from liandong.vocabulary import media


@pytest.mark.parametrize(
    ("name", "tier"),
    [
        ("人民网", Tier.OFFICIAL_MEDIA),
        ("深圳特区报", Tier.OFFICIAL_MEDIA),
        ("21世纪经济报道", Tier.MEDIA),
        ("广州市发改委", Tier.GOVERNMENT),
        ("国家统计局", Tier.GOVERNMENT),
        ("红研约茶网", None),
    ],
)
def test_an_outlet_has_its_tier(name: str, tier: Tier | None) -> None:
    assert media.media_tier(name) == tier


@pytest.mark.parametrize(
    "name",
    [
        "韶关日报",
        "茂名晚报",
        "梅州日报社",
        "阳江发布",
        "云浮市融媒体中心",
        "增城融媒",
        "汕尾电视台",
        "潮州广播电视台",
        "今日义乌",
        "汕头新闻网",
    ],
)
def test_the_organ_of_a_known_region_is_official(name: str) -> None:
    assert media.media_tier(name) is Tier.OFFICIAL_MEDIA


@pytest.mark.parametrize(
    "name", ["香港电视台", "新加坡日报", "东方日报", "和平发布", "产业发布", "创新日报", "海南发布会网"]
)
def test_what_merely_looks_like_one_is_unknown(name: str) -> None:
    assert media.media_tier(name) is None


@pytest.mark.parametrize("name", ["今日头条", "搜狐号", "百家号", "网易号", "大鱼号", "一点资讯"])
def test_who_passes_on_what_others_write_vouches_for_nothing(name: str) -> None:
    assert media.media_tier(name) is Tier.UNKNOWN


@pytest.mark.parametrize(
    ("medium", "code"),
    [
        ("福州日报", "350100"),
        ("天津日报", "120000"),
        ("吉林日报", "220000"),
        ("中山日报", "442000"),
        ("番禺日报", "440113"),
    ],
)
def test_a_local_paper_tells_its_region(medium: str, code: str) -> None:
    assert [home.code for home in media.home_of(medium)] == [code]


@pytest.mark.parametrize("medium", ["上海证券报", "人民日报", "新华社", "南方日报", "光明日报", "经济日报"])
def test_a_national_paper_tells_none(medium: str) -> None:
    assert media.home_of(medium) == ()
