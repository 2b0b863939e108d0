"""The tables of regions: well formed, and every reference in them leads somewhere."""

from liandong.vocabulary.gazetteer import Region, gazetteer, region, short_name
from liandong.vocabulary.tables import rows, sections

REGIONS = gazetteer().regions


def standing(level: str) -> list[Region]:
    return [r for r in REGIONS.values() if r.level == level and r.valid_to is None]


def test_no_code_occurs_twice() -> None:
    codes = [row["code"] for row in rows("admin.csv", ",")] + [row["code"] for row in rows("places.tsv")]
    assert len(codes) == len(set(codes)) == len(REGIONS)


def test_every_parent_and_member_is_known() -> None:
    missing = [
        (r.code, code) for r in REGIONS.values() for code in (r.parent, *r.members) if code and code not in REGIONS
    ]
    assert missing == []


def test_members_of_groups_stand() -> None:
    assert [(r.name, c) for r in REGIONS.values() for c in r.members if region(c).valid_to is not None] == []


def test_every_successor_is_known() -> None:
    assert [(r.code, s) for r in REGIONS.values() for s in r.successors if s[:6] not in REGIONS] == []


def test_the_state_of_2024_is_complete() -> None:
    assert len(standing("province")) == 34
    assert len(standing("prefecture")) == 333
    assert len(standing("county")) == 2846 + 18 + 8  # districts of Hong Kong, parishes of Macao


def test_no_name_is_given_twice_to_zones_places_groups_or_countries() -> None:
    taken: dict[str, str] = {}
    twice = []
    for r in REGIONS.values():
        if r.level in ("zone", "place", "group", "country", "town"):
            for name in (r.name, *r.aliases):
                if taken.setdefault(name, r.code) != r.code:
                    twice.append((name, taken[name], r.code))
    assert twice == []


def test_each_name_has_one_rule_of_use_and_belongs_to_a_region() -> None:
    listed = [word for words in sections("short_names.txt").values() for word in words]
    assert len(listed) == len(set(listed))
    assert [word for word in listed if word not in gazetteer().names] == []


def test_no_name_of_one_character_is_read() -> None:
    assert [name for name in gazetteer().names if len(name) < 2] == []


def test_short_names_lose_the_word_for_their_rank() -> None:
    longs = ["广州市", "番禺区", "白沙黎族自治县", "内蒙古自治区", "双江拉祜族佤族布朗族傣族自治县", "和县", "浦东新区"]
    assert [short_name(name) for name in longs] == ["广州", "番禺", "白沙", "内蒙古", "双江", "和县", "浦东"]


def test_validity_never_ends_before_it_begins() -> None:
    ends = [(r.valid_from, r.valid_to, r.code) for r in REGIONS.values() if r.valid_from and r.valid_to]
    assert len(ends) > 3000
    assert [code for begin, end, code in ends if end < begin] == []
