import pytest

from liandong.records.values.names import clash, normalise, parse


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("思科(广州)智慧城", "思科广州智慧城"),
        ("思科(广州)智慧城", "思科智慧城"),
        ("广州深圳“双城联动”论坛", "广州深圳双城联动论坛"),
        ("《关于促进产业发展的若干措施》", "关于促进产业发展的若干措施"),
        ("广州市轨道交通18号线", "广州地铁十八号线"),
        ("明珠湾区横沥岛整体开发项目", "南沙明珠湾横沥岛整体开发项目"),
        ("横沥岛7.3平方公里整体开发项目", "横沥岛整体开发项目"),
        ("首届云湖论坛", "第一届云湖论坛"),
    ],
)
def test_ways_of_writing_one_name_have_one_skeleton(left: str, right: str) -> None:
    assert parse(left).skeleton == parse(right).skeleton
    assert parse(left).strict == parse(right).strict


@pytest.mark.parametrize(
    ("name", "marks"),
    [
        ("云湖产业园二期", (("期", "2"),)),
        ("云湖产业园首期", (("期", "1"),)),
        ("广州地铁22号线", (("号线", "22"),)),
        ("富士康10.5代显示器全生态产业园", (("代", "10.5"),)),
        ("5G产业园", ()),
        ("云湖产业园", ()),
    ],
)
def test_parts_and_numbered_things_carry_a_strict_mark(name: str, marks: tuple[tuple[str, str], ...]) -> None:
    assert parse(name).strict == marks


def test_editions_and_years_are_weak_marks_that_clash_only_when_both_are_told() -> None:
    third, fourth, open_ = parse("第三届云湖论坛"), parse("第4届云湖论坛"), parse("云湖论坛")
    assert clash(third.weak, fourth.weak)
    assert not clash(third.weak, open_.weak)
    assert parse("2023云湖论坛").weak == (("年", "2023"),)
    assert parse("云湖行动方案(2020-2025年)").weak == (("年", "2020-2025"),)


@pytest.mark.parametrize(
    "name", ["产业园", "一批重点项目", "人工智能创新中心", "新能源整车工厂", "战略合作框架协议", "推介会"]
)
def test_plain_words_leave_no_brand(name: str) -> None:
    assert len(parse(name).brand) < 2


@pytest.mark.parametrize(
    ("name", "brand"),
    [("思科智慧城", "思科"), ("广汽智联新能源汽车产业园", "广汽智联"), ("中铁隧道局全国总部", "中铁")],
)
def test_what_plain_words_leave_is_the_brand(name: str, brand: str) -> None:
    assert parse(name).brand == brand


def test_a_region_is_known_as_one() -> None:
    assert parse("广州市").is_region
    assert parse("广州市").codes == parse("广州").codes
    assert not parse("广州市政府").is_region


def test_normalising_twice_changes_nothing() -> None:
    for name in ("“双城联动” 论坛(2020)", "10.5 代线", "A-B·C"):
        assert normalise(normalise(name)) == normalise(name)
