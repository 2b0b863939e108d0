"""Who cooperates with whom: every number is that of the list that the same filters show."""

import pytest

from liandong import Ledger, Workspace, open_workspace
from liandong.model.kinds import Facet
from liandong.samples import folder
from liandong.search import Filter
from liandong.workspace.cooperation import KINDS_THAT_TIE, Cooperation, cooperation, counted

PAGES = {
    "a.txt": "广州深圳签署合作协议\n2024-03-15 10:00 来源:南方日报\n"
    "3月15日,广州市人民政府与深圳市人民政府签署《广深战略合作框架协议》。双方将在科技创新方面合作。\n"
    "根据协议,双方将共同建设科技创新走廊,推动两市产业园区结对,完善交通基础设施,促进人才流动,并建立定期会商的工作机制,"
    "每年召开一次联席会议,及时协调解决合作中的重大问题。\n",
    "b.txt": "项目动工\n2024-04-15 10:00 来源:南方日报\n"
    "4月15日,总投资20亿元的星河智能制造项目在广州市天河区动工,由星河科技有限公司投资建设。\n",
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    place = tmp_path_factory.mktemp("regions")
    (place / "pages").mkdir()
    for name, text in PAGES.items():
        (place / "pages" / name).write_text(text, encoding="utf-8")
    with folder() as samples:
        opened = open_workspace(place / "ws", create=True)
        opened.build([samples, place / "pages"])
    return opened


@pytest.fixture(scope="module")
def ledger(opened: Workspace) -> Ledger:
    return opened.ledger()


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> Cooperation:
    return cooperation(ledger)


def test_a_number_is_that_of_the_list_narrowed_to_both(ledger: Ledger, found: Cooperation) -> None:
    assert len(found.ties) > 2
    for tie in found.ties:
        both = [Filter.of(Facet.REGION, tie.one), Filter.of(Facet.REGION, tie.other)]
        for kind in KINDS_THAT_TIE:
            assert ledger.total(kind, *both) == tie.records.get(kind, 0)


def test_a_city_has_the_records_that_lie_in_it(ledger: Ledger, found: Cooperation) -> None:
    assert {"440100", "440300", "鹭原市"} <= {city.code for city in found.cities}
    for city in found.cities:
        for kind in KINDS_THAT_TIE:
            assert ledger.total(kind, Filter.of(Facet.REGION, city.code)) == city.records.get(kind, 0)


def test_a_district_of_a_city_is_that_city(found: Cooperation) -> None:
    assert next(city for city in found.cities if city.code == "440100").records["project"] == 1


def test_a_place_inside_another_makes_no_pair(ledger: Ledger, found: Cooperation) -> None:
    assert not [tie for tie in found.ties if {tie.one, tie.other} == {"霁川市", "槿湖区"}]
    assert counted(ledger, ["event"], "霁川市槿湖区")


def test_what_is_near_a_region_is_what_lies_in_it(ledger: Ledger, found: Cooperation) -> None:
    near = cooperation(ledger, "鹭原市")
    assert [t for t in near.ties if "鹭原市" in (t.one, t.other)] == [
        t for t in found.ties if "鹭原市" in (t.one, t.other)
    ]


def test_as_of_a_day_the_numbers_are_those_of_that_day(opened: Workspace) -> None:
    day = opened.ledger(as_of="2023-01-01")
    then = cooperation(day).cities
    assert then
    for city in then:
        for kind in KINDS_THAT_TIE:
            assert day.total(kind, Filter.of(Facet.REGION, city.code)) == city.records.get(kind, 0)
