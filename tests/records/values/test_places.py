import pytest

from liandong.records.values import places


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("广州", "广州市", True),
        ("广州市", "南沙区", True),
        ("上海市普陀区", "上海", True),
        ("广州国际科技创新城核心区", "广州国际科技创新城", True),
        ("广州国际科技创新城核心区", "广州", True),
        ("南沙区", "广州国际科技创新城核心区", False),
        ("广州", "深圳", False),
        ("长宁区", "嘉定区", False),
        ("珠岛宾馆", "广州", True),
        ("珠岛宾馆", "白云厅", None),
    ],
)
def test_places_agree_when_one_holds_the_other(left: str, right: str, expected: bool | None) -> None:
    assert places.agree(left, right) is expected
    assert places.agree(right, left) is expected


def test_of_a_path_the_innermost_region_counts() -> None:
    assert places.read("上海长宁区").codes == places.read("长宁区").codes
