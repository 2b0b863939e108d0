"""Parts of names: family names, posts, ends of organisations, media."""

import pytest

from liandong.model import Tier
from liandong.vocabulary import names


def test_there_are_enough_family_names() -> None:
    assert len(names.SURNAMES) >= 400
    assert all(len(one) == 1 for one in names.SURNAMES)
    assert all(len(one) > 1 for one in names.COMPOUND_SURNAMES)


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


def test_alternations_are_longest_first() -> None:
    for words in (
        names.POSTS,
        names.TRADE_WORDS,
        tuple(names.ORGANISATION_SUFFIXES),
        names.media_names(),
    ):
        assert [len(word) for word in words] == sorted((len(word) for word in words), reverse=True)
        assert len(set(words)) == len(words)
