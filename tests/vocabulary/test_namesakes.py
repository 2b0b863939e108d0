"""What bears the name of a region and is none, and what shares its name with a place elsewhere."""

import pytest

from liandong.vocabulary.regions import find, region


def codes(text: str, name: str) -> list[str]:
    return ["|".join(r.code for r in hit.candidates) for hit in find(text) if hit.name == name]


def names(text: str) -> list[str]:
    return [hit.name for hit in find(text)]


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("四川省南充市南部县", "四川南部降雨,湖南南部放晴,本市南部建新城"),
        ("黑龙江省伊春市友好区", "伊春友好往来,与友好城市合作"),
        ("河北省沧州市运河区", "大运河沿线建设运河文化带"),
        ("香港特别行政区离岛区", "海南的离岛免税,中西部市场,中西医结合"),
        ("澳门特别行政区大堂区", "酒店大堂的设计"),
        ("陕西省西安市新城区", "西安国际港务新城,沣西新城,太湖新城"),
        ("安徽省淮南市大通区", "国际大通道建设,打造大通道"),
        ("江苏省南京市玄武区", "玄武岩纤维"),
        ("云南省大理白族自治州", "大理岩矿"),
        ("上海市黄浦区", "黄浦江边的码头"),
        ("湖北省武汉市武昌区", "武昌鱼小镇"),
        ("甘肃省白银市", "拿出真金白银"),
        ("浙江省台州市临海市", "布局临海产业,建临海公路"),
        ("江西省九江市浔阳区", "浔阳江头"),
        ("河南省郑州市中原区", "河南中原地区"),
        ("广东省清远市英德市", "中英德三国签约"),
    ],
)
def test_words_and_parts_of_words_are_none(place: str, text: str) -> None:
    home = find(place)[-1].name
    short = region(find(place)[-1].candidates[0].code).short
    found = [hit.name for hit in find(f"{place}召开会议。{text}。") if hit.start >= len(place)]
    assert home not in found
    assert short not in found


@pytest.mark.parametrize(
    "text",
    ["瑞安集团增资", "瑞安房地产入驻", "静安寺商圈", "汉阳陵博物馆", "越秀地产拿地", "仁和医院扩建", "滨江房产拿地"],
)
def test_firms_and_temples_that_bear_the_name_of_a_county_are_none(text: str) -> None:
    assert find(f"温州市瑞安市、上海市静安区、武汉市汉阳区、广州市越秀区、杭州市滨江区、{text}")[-1].name == "滨江区"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("瑞安集团式帮扶", "瑞安"),
        ("瑞安集团化办学", "瑞安"),
        ("瑞安集团企业", "瑞安"),
        ("瑞安地产市场", "瑞安"),
        ("瑞安地产税收", "瑞安"),
        ("镇江丹阳陵口镇", "丹阳"),
        ("瑞安庙会", "瑞安"),
        ("泉州惠安宫灯", "惠安"),
        ("瑞安阁楼", "瑞安"),
    ],
)
def test_a_word_that_only_begins_as_a_firm_or_temple_does_leaves_the_county(text: str, name: str) -> None:
    assert names(f"温州市签约,{text}")[-1] == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("甘肃白银矿产", "620400"),
        ("四川巴中友好城市", "511900"),
        ("广西来宾代表团", "451300"),
        ("深圳福田戴姆勒", "440304"),
        ("台州临海经济开发区", "331082"),
        ("汕尾海丰国际合作区", "441521"),
        ("西藏阿里系统援藏", "542500"),
        ("常州武进士气", "320412"),
        ("邢台任县人", "130526"),
    ],
)
def test_a_word_holds_a_region_right_behind_its_superior(text: str, code: str) -> None:
    assert find(text)[-1].candidates[0].code == code
    assert len(find(text)) == 2
    assert len(find(f"{text[:2]}签约,{text[2:]}")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("郑州市签约,西湖、滨江两区到场", ["郑州市"]),
        ("杭州市签约,西湖、滨江两区到场", ["杭州市", "西湖", "滨江"]),
        ("浙江签约,西湖、滨江两区到场", ["浙江", "西湖", "滨江"]),
        ("郑州、杭州两市签约,西湖、滨江两区到场", ["郑州", "杭州", "西湖", "滨江"]),
        ("徐州市签约,和平、河西等区到场", ["徐州市"]),
        ("许昌东城、西城两区", ["许昌"]),
        ("许昌东城区签约,东城、西城两区到场", ["许昌"]),
        ("北京东城、西城两区", ["北京", "东城", "西城"]),
    ],
)
def test_a_list_of_districts_lies_in_a_city_that_the_text_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text", ["书记韩城、主任高邮、", "通讯员杨丰城,", "记者高平安 摄", "律师王高安,", "村民刘永嘉,", "设计师陈东阳。"]
)
def test_persons_behind_their_post_are_none(text: str) -> None:
    assert names(f"到场的有{text}") == []


def test_a_county_behind_a_post_is_read_where_the_text_speaks_of_it() -> None:
    assert names("淮安市金湖县签约,主任金湖、教授江宁。") == ["淮安市", "金湖县", "金湖"]


def test_a_place_of_another_country_is_none_of_ours() -> None:
    text = (
        "美国德州一家企业到德州市签约。韩国光阳市、晋州市、利川市与丽水市结好,韩国丽水市回访。越南河南省、太原省到访。"
    )
    assert names(text) == ["美国", "德州市", "韩国", "丽水市", "韩国", "越南"]
    assert names("中国太原签约,德国太仓企业") == ["中国", "太原", "德国", "太仓"]


def test_a_group_of_more_cities_is_not_that_of_the_first_two() -> None:
    assert names("沪宁杭、沪杭甬高速、沪苏湖高铁、沪苏通铁路") == []
    assert names("沪宁两地、沪苏合作") == ["沪宁", "沪苏"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("深圳市龙岗区签约,平湖物流园扩容", "平湖", ["440307T01"]),
        ("嘉兴市签约,平湖物流园扩容", "平湖", ["330482"]),
        ("香港的沙田区与将军澳,马鞍山居民", "马鞍山", ["810016P01"]),
        ("马鞍山市赴香港推介,马鞍山的企业", "马鞍山", ["340500"]),
        ("台北市大安区、中山区", "中山区", ["710000P01T02"]),
        ("大连市中山区", "中山区", ["210202"]),
        ("台湾的松山区", "松山区", ["710000P01T03"]),
        ("赤峰市签约,松山区到场", "松山区", ["150404"]),
        ("佛山与台山两市", "台山", ["440781"]),
        ("宝鸡市眉县签约,武功、眉县两地", "武功", []),
    ],
)
def test_the_rest_of_the_text_parts_places_of_one_name(text: str, name: str, expected: list[str]) -> None:
    assert codes(text, name) == expected


def test_a_short_name_behind_a_city_that_does_not_hold_the_county_is_part_of_another() -> None:
    assert names("西安市新城区签约,南京新城开工") == ["西安市", "新城区", "南京"]
    assert names("汉中市签约,深圳西乡扩容") == ["汉中市", "深圳"]
    assert names("汉中市签约,西乡扩容") == ["汉中市", "西乡"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("许昌东城区签约,东城区管委会回访", ["许昌"]),
        ("北京东城区与许昌东城区签约", ["北京", "东城区", "许昌"]),
        ("合肥滨湖区开工", ["合肥"]),
        ("三门峡市湖滨区招商,杭州湖滨银泰到访", ["三门峡市", "湖滨区", "杭州"]),
        ("无锡市签约,滨湖区到场", ["无锡市", "滨湖区"]),
    ],
)
def test_a_quarter_of_a_city_is_no_district_of_another(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize("text", ["青岛台东商圈", "山东台东步行街", "河北嘉义", "桃园小区", "桃园街道", "落户桃园村"])
def test_counties_of_taiwan_are_none_where_another_place_bears_the_name(text: str) -> None:
    assert [name for name in names(f"台湾企业考察。{text}") if name in ("台东", "嘉义", "桃园")] == []


def test_counties_of_taiwan_are_read_beside_its_name() -> None:
    assert names("台湾的台东、嘉义、桃园,台湾桃园企业") == ["台湾", "台东", "嘉义", "桃园", "台湾", "桃园"]


def test_a_district_stands_behind_the_former_name_of_its_city() -> None:
    assert names("襄樊市襄阳区签约") == ["襄樊市", "襄阳区"]
    assert names("襄樊市东城区签约") == ["襄樊市"]


def test_a_province_may_follow_a_municipality_in_a_list() -> None:
    assert codes("天津河北两地承接", "河北") == ["130000"]
    assert codes("天津河北区签约", "河北区") == ["120105"]


@pytest.mark.parametrize(
    "text",
    [
        "货轮进离港,离港船舶、抵港货轮增多",
        "在浙大读书,在苏大任教",
        "在浙商大会上,来豫商大会",
        "在川投集团任职,在鄂钢开工",
        "项目在粤海街道",
    ],
)
def test_a_letter_that_begins_another_name_is_no_province(text: str) -> None:
    assert names(text) == []


def test_a_letter_behind_a_verb_of_place_is_read() -> None:
    assert names("在川商务考察,来苏大力招商,在晋煤炭企业") == ["川", "苏", "晋"]
    assert names("来苏大企业,来粤大学生,在川商会,在鄂商户") == ["苏", "粤", "川", "鄂"]
    assert names("在晋煤电,在晋煤化工,在冀钢管,在粤大湾区") == ["晋", "晋", "冀", "粤", "大湾区"]


def test_ao_is_macao_unless_only_australia_is_spoken_of() -> None:
    assert names("代表团访澳") == ["澳"]
    assert names("代表团访澳,与澳大利亚企业座谈") == ["澳大利亚"]
    assert names("代表团访澳,自澳门转往澳大利亚") == ["澳", "澳门", "澳大利亚"]


@pytest.mark.parametrize(
    "text",
    [
        "历任科长、局长,任县委书记、代县长",
        "已达县级标准,召开县委会,开县级会议",
        "工业富县,富县强市,富县裕民",
        "建成平安县、长寿县、富裕县",
        "老城与新县城,千年古县城",
        "青岛市签约,全市南部、本市北部",
    ],
)
def test_a_verb_before_a_county_is_no_name_of_it(text: str) -> None:
    assert [name for name in names(text) if name != "青岛市"] == []


def test_such_names_are_read_where_their_surroundings_place_them() -> None:
    assert names("海东市平安县,齐齐哈尔市富裕县") == ["海东市", "平安县", "齐齐哈尔市", "富裕县"]
    assert names("邢台市任县、忻州市代县的企业") == ["邢台市", "任县", "忻州市", "代县"]
