"""The regions by which the page filters."""

import pytest

from liandong.exchange.html.places import regions_of
from liandong.model import Conflict, FoldedValue, Modality, Record, Tier, Value


def project(**said: str) -> Record:
    properties = tuple(
        (name, (FoldedValue(Value(text, text), None, None, Modality.DONE, Conflict.NONE, (), (), 1, Tier.MEDIA, 0.9),))
        for name, text in said.items()
    )
    return Record("r", "project", ("r",), properties, 1)


@pytest.mark.parametrize(
    ("place", "regions"),
    [
        ("广州市黄埔区科学城", ("广州市",)),
        ("霁川市槿湖区", ("槿湖区", "霁川市")),
        ("澜江新区", ("澜江新区",)),
        ("临霁市经济技术开发区", ("临霁市",)),
        ("临霁经济技术开发区三号路", ("临霁经济技术开发区",)),
        ("青砚市会展中心", ("青砚市",)),
        ("市民中心", ()),
        ("智造谷片区", ()),
        ("望江国际酒店", ()),
    ],
)
def test_a_project_lies_in_the_regions_of_its_place_and_a_venue_is_none(place: str, regions: tuple[str, ...]) -> None:
    assert regions_of(project(name="甲产业园项目", place=place)) == regions


def test_a_name_gives_a_region_only_where_the_gazetteer_knows_it() -> None:
    assert regions_of(project(name="深圳南山智造园项目")) == ("深圳市",)
    assert regions_of(project(name="松砚区智造园项目")) == ()
