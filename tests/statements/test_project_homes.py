"""The region from which a page speaks, and what it says of the place of a project."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.projects import projects
from liandong.statements.projects.project_homes import home_of
from tests.statements.written import assert_proved, written


def home(body: str, title: str, medium: str | None = None) -> str | None:
    found = home_of(written(body, title=title, medium=medium))
    return found.sentence.text[found.start - found.sentence.start : found.end - found.sentence.start] if found else None


def place(body: str, title: str, medium: str | None = None) -> list[str]:
    reading = written(body, title=title, medium=medium)
    drafts = [d for d in projects.extract(reading, None, organisations.find(reading)) if d.kind.name == "project"]
    assert_proved(reading, drafts)
    return [value for draft in drafts for value in draft.get("place")]


@pytest.mark.parametrize(
    ("title", "body", "medium", "region"),
    [
        ("我县与闵行区共建产业园进展情况", "产业园位于如东县洋口镇。", None, "如东县"),
        ("我市重点项目开工", "全市共有12个项目,湖州经济稳中有进。", "湖州日报", "湖州"),
        ("温州携手嘉定再签项目", "两地签约42个项目。", "温州日报", "温州"),
        ("温县一天签下15个项目", "15个项目成功签约。", None, "温县"),
        ("一批项目开工", "15个项目成功签约。", "松滋融媒", "松滋"),
        ("前海再签新项目", "现场签约。", "深圳商报", "前海"),
    ],
)
def test_the_page_speaks_from_one_region(title: str, body: str, medium: str | None, region: str) -> None:
    assert home(body, title, medium) == region


@pytest.mark.parametrize(
    ("title", "body", "medium"),
    [
        ("嘉定海安携手共进", "海安在上海嘉定举办恳谈会。", None),
        ("温县与嘉善签约", "两地签约42个项目。", None),
        ("湖州签下新项目", "42个项目签约。", "温州日报"),
        ("杭州市对口帮扶我州工作小结", "项目42个。", None),
        ("多地项目开工", "项目42个。", "经济观察"),
        ("苏州云江光伏股份有限公司关于项目投资的公告", "项目开工。", None),
    ],
)
def test_where_two_compete_or_none_is_told_it_is_open(title: str, body: str, medium: str | None) -> None:
    assert home(body, title, medium) is None


def test_that_region_is_the_one_named_last_and_not_the_pages_own() -> None:
    body = "成都市引进企业9家,镇雄县引进企业12家。该县今年开工项目8个,该县又签约项目4个。"
    assert home(body, "一批项目开工") is None
    assert home(body.replace("该县", "我县"), "一批项目开工") == "镇雄县"


@pytest.mark.parametrize(
    ("body", "region"),
    [
        ("镇雄县引进企业12家。该县今年开工项目8个。", "镇雄县"),
        ("镇雄县引进企业12家。来自深圳市的客商到访。深圳企业签约4个项目。", "镇雄县"),
        ("镇雄县青禾镇的园区引进企业12家。下溪镇开工项目8个。", "镇雄县"),
        ("全市开发区、各镇与社区引进企业12家,超市与试验区开工,深圳市松江县引进8家。", "深圳市"),
        ("来自深圳市的客商走进云江县。最大的项目总投资5亿元。", None),
        ("深圳市引进企业12家,云江县引进8家。", None),
        ("深圳市引进企业12家,青禾镇引进8家。", None),
        ("镇雄县引进企业12家,云江县引进8家。", None),
        ("深圳市的项目赴云江区考察。", None),
        ("客商从深圳市来。开工项目8个。", None),
    ],
)
def test_the_only_region_of_the_text_is_the_page_s_own_if_no_guest_s_and_no_other_place_is_named(
    body: str, region: str | None
) -> None:
    assert home(body, "一批项目开工") == region


def test_a_title_that_names_an_unknown_place_leaves_the_only_region_of_the_text_open() -> None:
    assert home("深圳市引进企业12家。", "一批项目开工") == "深圳市"
    assert home("深圳市引进企业12家。", "云江县一批项目开工") is None


def test_the_city_of_guests_is_not_where_the_work_lies() -> None:
    body = "来自深圳市的客商走进云川县。最大的项目为下港片区棚户区改造建设项目,总投资5亿元,已开工建设。"
    assert place(body, "一批项目开工") == []
    assert place(body.replace("来自深圳市的客商走进云川县", "深圳市今年项目多"), "一批项目开工") == ["深圳市"]


def test_what_is_told_at_home_lies_there() -> None:
    body = "澜江科技股份有限公司投资8000万元的塑料管道生产线项目,7月底已经竣工。全市工业稳中有进。"
    assert place(body, "工业投资一头竣工一头开工", "湖州晚报") == ["湖州"]
    assert place(body, "工业投资一头竣工一头开工") == []


def test_the_place_of_the_firm_is_not_that_of_the_work() -> None:
    title = "赣州市对外协作工作总结"
    assert place("珠海格屿智能家电(赣州)产业园二期于8月建成投产。", title) == ["赣州"]
    assert place("北京霁屿电子项目总投资12亿元,于8月建成投产。", title) == ["赣州市"]
    assert place("珠海产业园二期总投资12亿元,于8月建成投产。", "珠海多个项目投产") == ["珠海"]
    assert place("河北卓屿电池用铝箔重庆生产基地总投资12亿元,于8月建成投产。", "铜梁区项目进展") == ["铜梁区"]


@pytest.mark.parametrize(
    "body", ["深圳卓屿锂离子电池生产基地总投资12亿元,于8月建成投产。", "昆明弥屿食品产业园总投资12亿元,计划于8月建成。"]
)
def test_where_a_brand_and_a_small_place_look_alike_the_place_is_open(body: str) -> None:
    assert place(body, "赣州市对外协作工作总结") == []


@pytest.mark.parametrize(
    ("title", "body", "places"),
    [
        ("广州市天河区项目进展", "河南的铝合金模板项目总投资5亿元,已开工建设。", ["河南"]),
        ("闵行区推进沪滇协作", "保山产业园总投资5亿元,已开工建设。", ["保山"]),
        ("闵行区推进沪滇协作", "保山产业园总投资5亿元,尚未开工。", ["保山"]),
        ("闵行区推进沪滇协作", "云南大理储能基地已开工。保山产业园计划明年开工。", ["云南大理", "保山"]),
        (
            "江西省赣州市参与大湾区招商",
            "东莞松山湖光伏项目、湖南长沙雨花新材料项目开工。",
            ["东莞松山湖", "湖南长沙雨花"],
        ),
        ("闵行区推进沪滇协作", "云桥储能基地总投资5亿元,已开工建设。", ["闵行区"]),
    ],
)
def test_a_region_of_another_province_than_the_page_is_the_place_itself(
    title: str, body: str, places: list[str]
) -> None:
    assert place(body, title) == places


def test_works_that_bear_the_name_of_a_place_lie_there() -> None:
    assert place("万州新田港二期工程总投资12亿元,已开工建设。", "达州市对外合作进展") == ["万州"]


def test_a_province_before_the_work_says_less_than_the_home() -> None:
    assert place("河南澜江的铝合金模板项目总投资5亿元,已开工建设。", "温县项目进展") == ["温县"]


def test_a_line_that_is_a_place_is_where_what_stands_under_it_lies() -> None:
    body = "乐溪街道\n全心仓储物流中心项目总投资2亿元,已开工建设。"
    assert place(body, "松滋一批项目开工") == ["松滋乐溪街道"]


def test_of_two_authorities_that_sign_neither_says_where() -> None:
    body = "芜湖经济技术开发区管委会与谯城区人民政府签约共建现代产业园项目,总投资25亿元。"
    assert place(body, "多地签约") == []
    body = "澜江科技有限公司与谯城区人民政府签约,投资25亿元建设澜江药谷产业园项目。"
    assert place(body, "多地签约") == ["谯城区"]


@pytest.mark.parametrize(
    ("title", "body", "place_"),
    [
        ("云青镇“百日竞赛”招商忙", "全镇新开工项目3个。海灵电池项目投入2500万元。", ["云青镇"]),
        (
            "“携手”大湾区!云江新区签回两个项目",
            "昨日,武汉市一行到访。云江新区随行,签下海灵电池项目。",
            ["武汉市云江新区"],
        ),
        ("一批项目在湖州铺开", "海灵电池项目总投资3亿元。", ["湖州"]),
        ("小镇经济观察", "海灵电池项目总投资3亿元。", []),
        ("云青镇长话发展", "海灵电池项目总投资3亿元。", []),
        ("云青镇“百日竞赛”招商忙", "海灵电池项目总投资3亿元。", []),
        ("云青镇招商忙", "云青镇新开工项目3个。海灵电池项目总投资3亿元,落户湖州市。", ["湖州市"]),
        ("他乡变故乡", "他乡新开工项目3个。海灵电池项目总投资3亿元。", []),
        ("送资金入镇", "送资金入镇进行时。海灵电池项目总投资3亿元。", []),
        ("首个项目:云青高新区企业投资湖州市", "海灵电池项目总投资3亿元,落户湖州市。", ["湖州市"]),
        ("云青示范区引来企业", "湖州市海灵电池项目开工,云青示范区为其服务。", ["湖州市"]),
        ("云青镇招商忙", "云青镇新开工项目3个。海灵电池项目在湖州市签约。", ["云青镇"]),
    ],
)
def test_the_town_or_zone_of_which_the_page_speaks_is_the_place(title: str, body: str, place_: list[str]) -> None:
    assert place(body, title) == place_


@pytest.mark.parametrize(
    ("told", "stage"),
    [
        ("主厂房框架全部到顶,辅助厂房基础也已做完", "building"),
        ("完成年度投资的32%,五个车间的基础施工结束", "building"),
        ("核心区接近尾声,计划9月开馆", "building"),
        ("与800户农户签好了约", "signed"),
        ("拉开建设序幕", "started"),
        ("昨日开门迎客", "operating"),
    ],
)
def test_words_of_progress_tell_a_project_and_its_stage(told: str, stage: str) -> None:
    reading = written(f"海灵电池项目{told}。", title="一批重点项目有新进展")
    (draft,) = [d for d in projects.extract(reading, None, organisations.find(reading)) if d.kind.name == "project"]
    assert (draft.name, draft.get("status")) == ("海灵电池项目", [stage])
