"""Parts of names: family names, posts, ends of organisations, media."""

import re

import pytest

from liandong.model import Tier
from liandong.vocabulary import names


def test_there_are_enough_family_names() -> None:
    assert len(names.SURNAMES) >= 400
    assert all(len(one) == 1 for one in names.SURNAMES)
    assert all(len(one) > 1 for one in names.COMPOUND_SURNAMES)


@pytest.mark.parametrize(
    ("name", "family"), [("王伟中", "王"), ("欧阳修", "欧阳"), ("欧阳", "欧"), ("的人", None), ("王", None)]
)
def test_a_name_begins_with_its_family_name(name: str, family: str | None) -> None:
    assert names.surname(name) == family


def test_the_longest_post_is_taken() -> None:
    match = re.match(names.POST_PATTERN, "人大常委会主任石奇珠")
    assert match is not None
    assert match.group() == "人大常委会主任"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("深圳微品致远信息科技有限公司", "legal form"),
        ("广州市人民政府", "government"),
        ("上海市经济和信息化委员会", "government"),
        ("清华大学", "academia"),
        ("海通证券研究所", "academia"),
        ("中国工商银行", "finance"),
        ("长三角高端智库联盟", "association"),
        ("战略布局", None),
        ("智能网", None),
        ("国际商贸中心", None),
        ("桌子", None),
    ],
)
def test_the_end_of_a_name_tells_its_class(name: str, kind: str | None) -> None:
    assert names.organisation_class(name) == kind


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
    assert names.media_tier(name) == tier


@pytest.mark.parametrize(
    ("host", "tier"),
    [
        ("www.gz.gov.cn", Tier.GOVERNMENT),
        ("dsec.gov.mo", Tier.GOVERNMENT),
        ("news.people.com.cn", Tier.OFFICIAL_MEDIA),
        ("gov.cn.example.com", None),
        ("notpeople.cn", None),
        ("com", None),
    ],
)
def test_a_host_has_its_tier(host: str, tier: Tier | None) -> None:
    assert names.domain_tier(host) == tier


def test_alternations_are_longest_first() -> None:
    for words in (
        names.POSTS,
        names.LEGAL_FORMS,
        names.TRADE_WORDS,
        tuple(names.ORGANISATION_SUFFIXES),
        names.media_names(),
    ):
        assert [len(word) for word in words] == sorted((len(word) for word in words), reverse=True)
        assert len(set(words)) == len(words)
