"""Which region a name means: homonyms, former names, names that are words too, across sentences as pages write them."""

import pytest

from liandong.vocabulary import media, regions
from liandong.vocabulary.regions import find


def read(text: str, year: int | None = None, home: tuple[regions.Region, ...] = ()) -> list[tuple[str, str]]:
    """Each name that was found with the codes of all that it can mean."""
    return [(hit.name, "|".join(r.code for r in hit.candidates)) for hit in find(text, home, year=year)]


def meant(text: str, name: str, year: int | None = None) -> list[str]:
    return [codes for found, codes in read(text, year) if found == name]


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("北京朝阳区推介。朝阳区负责人说。长春市朝阳区回访。", "朝阳区", ["110105", "110105", "220104"]),
        ("普陀区开渔。舟山市普陀区与上海市普陀区签约。", "普陀区", ["330903", "330903", "310107"]),
        ("北京朝阳区与长春市朝阳区签约。朝阳区负责人说。", "朝阳区", ["110105", "220104", "110105|220104"]),
        ("邢台市签约,桥东区留守。", "桥东区", ["130502@1983"]),
        ("张家口市签约,桥东区留守。", "桥东区", ["130702"]),
        ("福州市召开会议。鼓楼区汇报,鼓楼小分队出发。", "鼓楼", ["350102"]),
        ("苏州市签约。吴江市参会,吴江开发区供地。", "吴江", ["320584"]),
        ("苏州市签约,吴江开发区供地。", "吴江", ["320509"]),
        ("庆元县与嘉善县结对,庆元出资。", "庆元", ["331126"]),
    ],
)
def test_homonyms_mean_what_the_text_has_named(text: str, name: str, codes: list[str]) -> None:
    assert meant(text, name) == codes


@pytest.mark.parametrize(
    ("year", "code"), [(2009, "341400"), (2023, "340181"), (None, "340181")], ids=["then", "now", "undated"]
)
def test_a_name_that_two_regions_bore_in_turn_means_that_of_the_year(year: int | None, code: str) -> None:
    assert meant("安徽省巢湖市签约", "巢湖市", year) == [code]


def test_regions_around_a_former_one_are_those_of_its_time() -> None:
    assert meant("巢湖市居巢区、含山县签约", "含山县") == ["341423"]
    assert meant("马鞍山市含山县签约", "含山县") == ["340522"]


def test_names_given_up_long_ago_want_their_surroundings() -> None:
    assert read("鹤岗市南山区、南山矿区转型") == [("鹤岗市", "230400"), ("南山区", "230404")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "乐山市中区与青岛市南区",
            [("乐山", "511100"), ("市中区", "511102"), ("青岛", "370200"), ("市南区", "370202")],
        ),
        ("济南市市中区", [("济南市", "370100"), ("市中区", "370103")]),
        ("撤销陕县", [("陕县", "411222")]),
        ("射阳县、天元区、红河县签约", [("射阳县", "320924"), ("天元区", "430211"), ("红河县", "532529")]),
        ("泰安、新泰和肥城市谈储运", [("泰安", "370900"), ("新泰", "370982"), ("肥城市", "370983")]),
        ("山西省保德县、兴县", [("山西省", "140000"), ("保德县", "140931"), ("兴县", "141123")]),
        ("神木市签约。神木兰炭升级", [("神木市", "610881"), ("神木", "610881")]),
        ("滁州市来安县签约。来安徽投资", [("滁州市", "341100"), ("来安县", "341122"), ("安徽", "340000")]),
    ],
)
def test_names_end_where_the_region_does(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("广州市南沙区与滁州市签约。来安轨道园扩容。", "来安"),
        ("邯郸市签约,武安钢企转型。", "武安"),
        ("中山市招商,中山企业到场。", "中山"),
        ("永州市签约,江华制造园扩容。", "江华"),
        ("大足区签约,大足五金出口。", "大足"),
    ],
)
def test_a_name_that_is_no_word_is_read_with_its_city_or_full_name(text: str, name: str) -> None:
    assert name in [found for found, _ in read(text)]


@pytest.mark.parametrize(
    "text",
    ["武安钢企转型", "中山企业到场", "江华制造园", "大足五金", "来安轨道园", "鼓楼小分队", "白云菜篮子", "东海之滨"],
)
def test_alone_it_is_not(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("city", "text"),
    [
        ("贵阳市南明区", "南明河治理"),
        ("北海市", "北海公园留影"),
        ("湖州市长兴县", "长兴岛经济区"),
        ("广州市海珠区", "海珠湖畔"),
        ("武汉市洪山区", "洪山广场"),
        ("天津市南开区", "南开大学"),
        ("武汉市江汉区", "江汉大学"),
        ("赤壁市", "赤壁镇"),
        ("宁波市海曙区", "海曙街道"),
        ("广州市白云区", "白云机场"),
        ("延边州龙井市", "龙井茶"),
        ("绍兴市", "绍兴滨海新区"),
        ("邯郸市复兴区", "民族复兴、共同富裕"),
    ],
)
def test_what_bears_the_name_of_a_region_is_none(city: str, text: str) -> None:
    found = [name for name, _ in read(f"{city}签约。{text}。")]
    assert [name for name in found if name not in city] == []
    assert len(found) <= len(read(f"{city}签约。")) + (text[:2] == "绍兴")


def test_a_list_explains_words_only_where_the_text_names_the_region() -> None:
    assert ("和平", "441624") in read("河源市和平县签约。龙川、连平、和平五县到场")
    assert "复兴" not in [name for name, _ in read("邯郸市签约。民族复兴、丛台景区")]


def test_short_forms_of_leagues_and_banners() -> None:
    text = "锡林郭勒盟简称锡盟,西乌旗、东乌旗签约。科右前旗与科左后旗参会。"
    assert [code for _, code in read(text)] == ["152500", "152500", "152526", "152525", "152221", "150522"]
    assert read("巴州签约") == []
    assert ("巴州", "652800") in read("新疆巴州签约")
    assert ("巴州", "511902") in read("巴中市巴州签约")


def test_the_nickname_of_a_city_means_the_city() -> None:
    assert [code for _, code in read("鹏城与羊城签约")] == ["440300", "440100"]


def test_a_paper_means_its_own_district_unless_the_text_says_otherwise() -> None:
    fuzhou = media.home_of("福州日报")
    assert ("鼓楼区", "350102") in read("鼓楼区召开会议", home=fuzhou)
    assert ("鼓楼区", "350102") in read("福州市与南京市签约。鼓楼区召开会议", home=fuzhou)
    assert ("鼓楼区", "320106|350102") in read("南京市签约。鼓楼区召开会议", home=fuzhou)
    assert read("南京市鼓楼区签约。鼓楼区召开会议", home=fuzhou)[-1] == ("鼓楼区", "320106")


@pytest.mark.parametrize(
    ("name", "codes"),
    [("钢城", ["370117"]), ("中山", ["442000"]), ("资阳", ["512000"]), ("和平", []), ("合作", [])],
)
def test_a_text_that_is_a_name_and_nothing_else_needs_no_proof(name: str, codes: list[str]) -> None:
    found = [r.code for r in regions.strip_regions(name)[1] if r.valid_to is None]
    assert found == codes or (name == "和平" and len(found) > 2)


def test_a_free_trade_zone_lies_in_its_province() -> None:
    zone = regions.lookup("海南自由贸易试验区")[0]
    assert (province := regions.province_of(zone)) is not None
    assert province.code == "460000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("吉林、长春两市", ["220200", "220100"]),
        ("吉林、辽宁两省", ["220000", "210000"]),
        ("海南、海西、海北三州", ["632500", "632800", "632200"]),
        ("鼓楼、建邺两区", ["320106", "320105"]),
        ("和平、河西、河东三区", ["120101", "120103", "120102"]),
        ("会同、通道、靖州三个县", ["431225", "431230", "431229"]),
        ("城关、七里河、安宁、西固等区", ["620102", "620103", "620105", "620104"]),
        ("朝阳、锦州、葫芦岛三市", ["211300", "210700", "211400"]),
        ("和平、友谊两县", []),
        ("鼓楼、建邺、合作三区", []),
    ],
)
def test_the_word_behind_a_list_says_what_is_in_it(text: str, expected: list[str]) -> None:
    assert [hit.region.code for hit in find(f"昨日,{text}签约") if hit.region] == expected


def test_the_word_behind_a_list_counts_for_less_than_a_path_elsewhere() -> None:
    text = "临沂市河东区与天津市河西区对接,河东、河西两区签约"
    assert meant(text, "河东") == ["371312"]


def test_a_paper_says_which_district_is_meant_before_the_text_names_another() -> None:
    hangzhou = media.home_of("杭州日报")
    text = "西湖区赴外考察。南昌市西湖区曾来考察。"
    assert read(text, home=hangzhou) == [
        ("西湖区", "330106|360103"),
        ("南昌市", "360100"),
        ("西湖区", "360103"),
    ]
    assert read(text)[0] == ("西湖区", "360103")


def test_a_neighbour_in_a_list_tells_which_of_the_districts_of_one_name_is_meant() -> None:
    text = "徐州企业到南京市招商。玄武区、鼓楼区、浦口区到场"
    assert meant(text, "鼓楼区") == ["320106"]
    assert meant("徐州企业到南京市招商。鼓楼区到场", "鼓楼区") == ["320106|320302"]


def test_squares_and_halls_of_a_person_are_no_city() -> None:
    assert meant("中山市签约,中山广场、中山公园、中山先生、中山企业", "中山") == ["442000"]
