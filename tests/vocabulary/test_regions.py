"""Regions: look-ups, relations, and what a text lets them mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.vocabulary import regions
from liandong.vocabulary.regions import find


def codes(text: str, name: str) -> list[list[str]]:
    return [[c.code for c in hit.candidates] for hit in find(text) if hit.name == name]


def names(text: str) -> list[str]:
    return [hit.name for hit in find(text)]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("上海市普陀区召开会议", "普陀区", "310107"),
        ("舟山市普陀区召开会议", "普陀区", "330903"),
        ("江苏省南京市鼓楼区", "鼓楼区", "320106"),
        ("福州市鼓楼区", "鼓楼区", "350102"),
        ("浙江绍兴上虞", "上虞", "330604"),
        ("江苏省阜宁县", "阜宁县", "320923"),
        ("广州市番禺区", "番禺区", "440113"),
        ("青海省海南州共和县", "共和县", "632521"),
        ("吉林长春", "长春", "220100"),
        ("海南省三亚市", "海南省", "460000"),
        ("安徽和县:优质服务", "和县", "340523"),
        ("安徽省岳西县、安徽省寿县", "寿县", "340422"),
    ],
)
def test_a_full_path_settles_the_last_name(text: str, name: str, code: str) -> None:
    assert codes(text, name) == [[code]]


def test_a_name_alone_keeps_all_its_candidates() -> None:
    assert codes("在鼓楼区召开", "鼓楼区") == [["320106", "320302", "350102", "410204"]]
    assert codes("在普陀区召开", "普陀区") == [["310107", "330903"]]


def test_another_region_of_the_document_narrows_an_ambiguous_name() -> None:
    assert codes("会议在上海开幕。普陀区区长致辞。", "普陀区") == [["310107"]]
    assert codes("舟山市长出席。普陀区区长致辞。", "普陀区") == [["330903"]]
    assert codes("南沙区与番禺区共建。", "南沙区") == [["440115"]]


def test_two_paths_for_one_name_leave_its_bare_mention_open() -> None:
    text = "上海市普陀区与舟山市普陀区签约。普陀区负责人说。"
    assert codes(text, "普陀区") == [["310107"], ["330903"], ["310107", "330903"]]


def test_context_from_outside_narrows_like_a_mention() -> None:
    shanghai = regions.region("310000")
    assert [c.code for c in find("普陀区", (shanghai,))[0].candidates] == ["310107"]
    assert [c.code for c in regions.resolve_hits(find("普陀区"), (shanghai,))[0].candidates] == ["310107"]


def test_contradicting_neighbours_are_not_forced_into_a_path() -> None:
    assert codes("江门南沙", "江门") == [["440700"]]
    assert regions.region("440115").code in codes("江门南沙", "南沙")[0]


def test_a_province_wins_over_smaller_bearers_of_its_bare_name() -> None:
    assert codes("海南与吉林两省", "海南") == [["460000"]]
    assert codes("海南与吉林两省", "吉林") == [["220000"]]


ORDINARY = """
双方将在安全、文化、建设等领域深化合作,推动和平发展,坚持开放共享、互助共赢。向阳而生,红旗飘扬,前进的步伐永不停歇。
城市南区与城市北区的城区更新,新城区、老城区、郊区、开发区、高新区、市区协调发展。打通物流通道,让群众安居乐业。
一批来宾参加了会议,来宾们观看了白银和黄金制品、大理石板材、三明治。日照时间长,长治久安,四平八稳,大同小异,安康幸福。
这次会议会同有关部门、公安机关、民主党派、共和国、解放军。长江东海之滨,江南水乡,西湖东湖,泰山黄山。
本地区、各地区、全县、该县、各区县、全市和县区都要落实,建成县级市。区长安文哲出席,副区长安排,县长丰富。
在深化改革开放中,存在深层次矛盾,在川流不息的人群中。京沪高铁、广深高速、沪宁铁路、深中通道、成渝铁路。
沪深两市成交额,沪深300指数,深成指,港股通,沪指。南京西路、北京路步行街、广州大道中。市长王海宁、张吴江、陈永嘉、郑和平。王青海和张曙光代表双方,王青海表示。
宁德时代、中电光谷、北汽福田、南开大学、长安大学、中山大学、兴业银行、平安保险、东方航空、长城汽车、东风汽车、光明食品、新华书店。
随着经济发展,随县域经济发展,应县委要求,和县委县政府一道。要广泛合作,扩大同各方的合作,通化解矛盾,交通化学。
最大同心圆,重大庆典,其中央企业,大连接,发展新乡村,最新乡镇,提高安全,不断提高明显成效,资源丰富,宁静致远。
"""


def test_ordinary_words_are_no_regions() -> None:
    assert names(ORDINARY) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中山东省扩大同广州的合作", ["山东省", "广州"]),
        ("广州市场与广州市民", ["广州", "广州市"]),
        ("岳西县域经济,安徽岳西", ["岳西", "安徽", "岳西"]),
        ("算不上海南酷暑", ["海南"]),
        ("论坛在深举行,赴沪招商,在穗机构", ["深", "沪", "穗"]),
        ("在深圳举行,在京津冀,来粤港澳大湾区", ["深圳", "京津冀", "粤港澳大湾区"]),
        ("深圳特区报讯:广州日报转载", []),
        ("甘肃合作不断深化", ["甘肃"]),
        ("甘肃省甘南州合作市", ["甘肃省", "甘南州", "合作市"]),
        ("广深佛莞四地、广佛、深莞惠", ["广深佛莞", "广佛", "深莞惠"]),
        ("城市南区的市南区,青岛市市南区", ["市南区", "青岛市", "市南区"]),
        ("琶洲、万顷沙镇、松山湖、前海、中新广州知识城", ["琶洲", "万顷沙镇", "松山湖", "前海", "中新广州知识城"]),
        ("南沙区万顷沙镇", ["南沙区", "万顷沙镇"]),
    ],
)
def test_names_stand_where_words_begin_and_end(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_a_short_name_that_is_a_word_needs_its_superior_right_before_it() -> None:
    assert names("天津和平的变化") == ["天津", "和平"]
    assert names("天津爱好和平") == ["天津"]


def test_a_rare_short_name_needs_its_prefecture_or_its_full_name_in_the_document() -> None:
    assert names("泗洪发展迅速") == []
    assert names("宿迁市召开会议,泗洪发展迅速") == ["宿迁市", "泗洪"]
    assert names("泗洪县召开会议,泗洪发展迅速") == ["泗洪县", "泗洪"]


def test_retired_names_carry_their_validity_and_lead_to_their_successors() -> None:
    city = regions.lookup("上虞市")[0]
    assert (city.valid_from, city.valid_to) == (1992, 2013)
    assert [r.code for r in regions.successors(city)] == ["330604"]
    county = regions.lookup("上虞县")[0]
    assert [r.code for r in regions.successors(county)] == ["330604"]
    assert codes("浙江省上虞市", "上虞市") == [[city.code]]


def test_parents_prefecture_and_province() -> None:
    wanqingsha = regions.lookup("万顷沙镇")[0]
    assert [r.short for r in regions.parents(wanqingsha)] == ["南沙", "广州", "广东", "中国"]
    prefecture, province = regions.prefecture_of(wanqingsha), regions.province_of(wanqingsha)
    assert prefecture is not None
    assert province is not None
    assert (prefecture.code, province.code) == ("440100", "440000")
    xiantao = regions.lookup("仙桃市")[0]
    assert regions.prefecture_of(xiantao) is None


def test_contains_tells_true_false_and_unknown() -> None:
    guangdong, guangzhou, shanghai = (regions.region(c) for c in ("440000", "440100", "310000"))
    bay, delta = regions.lookup("粤港澳大湾区")[0], regions.lookup("珠三角")[0]
    assert regions.contains(guangdong, guangzhou) is True
    assert regions.contains(guangzhou, guangdong) is False
    assert regions.contains(bay, guangzhou) is True
    assert regions.contains(bay, shanghai) is False
    assert regions.contains(bay, delta) is True
    assert regions.contains(guangdong, bay) is None


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("思科(广州)智慧城", "思科智慧城"),
        ("思科广州智慧城", "思科智慧城"),
        ("广汽智联新能源汽车产业园", "广汽智联新能源汽车产业园"),
        ("上海电气环保集团", "电气环保集团"),
    ],
)
def test_names_are_compared_without_their_regions(name: str, bare: str) -> None:
    assert regions.without_regions(name) == bare


def test_leading_regions_are_stripped_and_told() -> None:
    rest, found = regions.strip_regions("广州市番禺区交通局")
    assert rest == "交通局"
    assert [r.code for r in found] == ["440113"]
    assert regions.strip_regions("兴业银行") == ("兴业银行", ())


def test_one_character_names() -> None:
    found = {char: place.code for char in "沪深穗莞佛粤" if (place := regions.abbreviation(char))}
    assert found == {"沪": "310000", "深": "440300", "穗": "440100", "莞": "441900", "佛": "440600", "粤": "440000"}
    assert regions.abbreviation("的") is None


_PIECES = [
    "上海市",
    "普陀区",
    "广州",
    "南沙",
    "合作",
    "和平",
    "在深",
    "举行",
    "、",
    "。",
    "浙江",
    "鼓楼区",
    "的",
    "粤港澳大湾区",
    "市场",
    "中",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_hits_stand_in_order_apart_and_literally_in_the_text(text: str) -> None:
    position = 0
    for hit in find(text):
        assert position <= hit.start < hit.end
        assert hit.candidates
        assert text[hit.start : hit.end] == hit.name
        assert list(hit.candidates) == sorted(hit.candidates, key=lambda r: r.code)
        position = hit.end


def test_neighbours_in_an_enumeration_explain_each_other() -> None:
    assert [h.candidates[0].code for h in find("越秀、荔湾、白云、天河")] == ["440104", "440103", "440111", "440106"]
    assert [h.candidates[0].code for h in find("南山、宝安、光明")] == ["440305", "440306", "440311"]
    assert names("建设、和平、合作、开放") == []


def test_a_country_places_nothing() -> None:
    assert names("位于中国凤凰大厦") == ["中国"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("闽港携手再出发", ["350000", "810000"]),
        ("湘赣闽三省会商", ["430000", "360000", "350000"]),
        ("京藏高速改扩建", []),
        ("听鲁豫谈往事", []),
        ("苏浙两省会商", ["320000", "330000"]),
    ],
)
def test_a_run_of_one_character_names_is_read(text: str, codes: list[str]) -> None:
    assert [hit.region.code for hit in find(text) if hit.region] == codes


def test_a_name_of_its_own_is_not_a_county_of_the_same_name_beside_it_in_a_list() -> None:
    assert [hit.region.code for hit in find("青浦区、上海证券交易所") if hit.region] == ["310118", "310000"]


@pytest.mark.parametrize("mark", "·-—、")
def test_dots_and_dashes_join_a_list_too(mark: str) -> None:
    assert [hit.name for hit in find(f"深圳{mark}中山联合推介")] == ["深圳", "中山"]


def test_other_marks_join_none() -> None:
    assert [hit.name for hit in find("深圳;中山联合推介")] == ["深圳"]


def test_a_mountain_is_no_county() -> None:
    assert find("登上华蓥山") == ()
    assert [hit.name for hit in find("华蓥的企业")] == ["华蓥"]
