import pytest

from liandong.model import Judgement
from liandong.records import resolve
from tests.records.made import Survey, Thing, apart, decide, named, quantity, said, together, yi

ONE_PROJECT = [
    ("思科智慧城", "思科广州智慧城", "思科(广州)智慧城", "思科智慧城项目"),
    ("广州市轨道交通18号线", "广州地铁18号线", "广州地铁十八号线"),
    ("南沙明珠湾横沥岛整体开发项目", "明珠湾区横沥岛整体开发项目", "明珠湾区横沥岛7.3平方公里整体开发项目"),
    ("广汽智联新能源汽车产业园", "广汽智联新能源汽车产业园项目"),
    ("智联新能源汽车产业园", "广汽智联新能源汽车产业园"),
    ("中铁隧道局全国总部", "中铁隧道局全国总部"),
]
OTHER_PROJECTS = [
    ("广州地铁18号线", "广州地铁22号线"),
    ("广州地铁18号线", "深圳地铁18号线"),
    ("云湖产业园一期", "云湖产业园二期"),
    ("云湖产业园", "云湖产业园二期"),
    ("产业园", "产业园"),
    ("一批重点项目", "一批重点项目"),
    ("人工智能创新中心", "人工智能创新中心"),
    ("新能源整车工厂", "新能源整车工厂"),
    ("广州重大项目", "广州重大项目"),
    ("思科(广州)智慧城", "思科(深圳)智慧城"),
    ("思科智慧城", "思科智慧城研发中心"),
    ("广汽智联新能源汽车产业园", "蔚来智联新能源汽车产业园"),
    ("长宁区产业园", "嘉定区产业园"),
]


@pytest.mark.parametrize("names", ONE_PROJECT, ids=lambda names: names[0])
def test_ways_of_calling_one_project_come_together_across_documents(names: tuple[str, ...]) -> None:
    assert together(named("project", *names))


@pytest.mark.parametrize("names", OTHER_PROJECTS, ids="|".join)
def test_other_projects_stay_apart(names: tuple[str, ...]) -> None:
    assert apart(named("project", *names))


def test_a_project_told_at_two_places_of_one_city_is_one() -> None:
    left, right = named("project", "思科智慧城", "思科广州智慧城")
    left.say("place", "南沙区")
    right.say("place", "广州国际科技创新城核心区")
    assert together([left, right])


def test_a_short_name_that_fits_two_projects_joins_neither() -> None:
    assert apart(named("project", "思科智慧城", "思科(广州)智慧城", "思科(深圳)智慧城"))


def test_the_place_told_of_a_short_name_settles_which_one_it_is() -> None:
    short, guangzhou, shenzhen = named("project", "思科智慧城", "思科(广州)智慧城", "思科(深圳)智慧城")
    short.say("place", "南沙区")
    clusters = resolve(said([short, guangzhou, shenzhen]), Survey())
    assert clusters[short.id] == clusters[guangzhou.id] != clusters[shenzhen.id]


ONE_ORGANISATION = [
    ("深圳市云天励飞技术有限公司", "深圳市云天励飞技术有限公司"),
    ("深圳市云天励飞技术有限公司", "深圳云天励飞"),
    ("深圳市云天励飞技术有限公司", "云天励飞技术有限公司"),
    ("深圳市云天励飞技术有限公司", "云天励飞"),
    ("深圳市云天励飞技术有限公司", "深圳市云天励飞技术股份有限公司"),
    ("深圳市微品致远信息科技有限公司", "深圳市微品志远信息科技有限公司"),
    ("中共深圳市委", "深圳市委"),
    ("广州市人民政府", "广州市政府"),
    ("广州市发展和改革委员会", "广州市发改委"),
    ("广州市", "广州"),
    ("上海长宁区", "长宁区"),
    ("丹尼斯克", "丹尼斯克"),
]
OTHER_ORGANISATIONS = [
    ("深圳市甲乙科技有限公司", "深圳市丙丁科技有限公司"),
    ("深圳市甲乙科技有限公司", "深圳市甲丙科技有限公司"),
    ("深圳市云天励飞技术有限公司", "广州市云天励飞技术有限公司"),
    ("深圳市云天励飞技术有限公司", "深圳市云天励飞物业有限公司"),
    ("深圳市云天励飞集团有限公司", "深圳市云天励飞有限公司"),
    ("深圳东方红一信息科技有限公司", "深圳东方红二信息科技有限公司"),
    ("深圳市委", "广州市委"),
    ("深圳市委", "深圳市政府"),
    ("市政府", "市政府"),
    ("龙头企业", "龙头企业"),
    ("组委会", "组委会"),
    ("广州", "深圳"),
]


@pytest.mark.parametrize("names", ONE_ORGANISATION, ids="|".join)
def test_names_of_one_organisation_come_together(names: tuple[str, ...]) -> None:
    assert together(named("organisation", *names))


@pytest.mark.parametrize("names", OTHER_ORGANISATIONS, ids="|".join)
def test_other_organisations_stay_apart(names: tuple[str, ...]) -> None:
    assert apart(named("organisation", *names))


def test_a_brand_with_two_owners_joins_neither_of_them() -> None:
    assert apart(named("organisation", "云天励飞", "深圳市云天励飞技术有限公司", "杭州云天励飞科技有限公司"))


def test_a_short_brand_with_two_owners_is_not_even_joined_to_itself() -> None:
    owners = ("佛山市腾瑞电子有限公司", "宁波市腾瑞物流有限公司")
    assert apart(named("organisation", "腾瑞", "腾瑞", *owners))
    assert together(named("organisation", "腾瑞", "腾瑞"))


def test_a_short_brand_needs_place_or_trade_besides() -> None:
    assert together(named("organisation", "佛山市腾瑞电子有限公司", "佛山腾瑞"))
    assert together(named("organisation", "佛山市腾瑞电子有限公司", "腾瑞电子"))
    assert apart(named("organisation", "佛山市腾瑞电子有限公司", "腾瑞"))


def test_a_short_name_said_in_one_document_leads_the_others() -> None:
    full = Thing("d0", "organisation", 10).say("name", "深圳微品致远信息科技有限公司").say("short_name", "微品致远")
    short = Thing("d1", "organisation", 10).say("name", "微品致远")
    assert together([full, short])


def test_the_credit_code_decides_over_the_name() -> None:
    names = ("甲乙科技有限公司", "丙丁科技有限公司", "甲乙科技有限公司")
    one, renamed, other = named("organisation", *names)
    one.say("uscc", "91440300MA5DA1BC2X")
    renamed.say("uscc", "91440300MA5DA1BC2X")
    other.say("uscc", "91440101MA59XXXX1Y")
    clusters = resolve(said([one, renamed, other]), Survey())
    assert clusters[one.id] == clusters[renamed.id] != clusters[other.id]


FULL, ALIKE = "深圳市微品致远信息科技有限公司", "深圳市微品志远信息科技有限公司"
CODE, OTHER_CODE = "91440300MA5DA1BC2X", "91440101MA59XXXX1Y"


def test_a_full_name_is_the_firm_of_the_only_code_told_of_it() -> None:
    bare, coded, alike = named("organisation", FULL.replace("有限", "股份有限"), FULL, ALIKE)
    coded.say("uscc", CODE)
    alike.say("uscc", OTHER_CODE)
    clusters = resolve(said([bare, coded, alike]), Survey())
    assert clusters[bare.id] == clusters[coded.id] != clusters[alike.id]


def test_a_full_name_of_which_two_codes_are_told_is_neither_firm() -> None:
    bare, one, other = named("organisation", FULL, FULL, FULL)
    one.say("uscc", CODE)
    other.say("uscc", OTHER_CODE)
    assert apart([bare, one, other])


def _event(document: str, name: str, date: str = "", place: str = "") -> Thing:
    thing = Thing(document, "event", 10).say("name", name)
    if date:
        thing.say("date", date)
    if place:
        thing.say("place", place)
    return thing


def test_one_forum_under_two_names_on_one_day_in_one_city() -> None:
    assert together(
        [
            _event("d0", "广州深圳“双城联动”论坛", "2020-10-22", "深圳"),
            _event("d1", "“双城联动”论坛", "2020-10-22", "深圳市福田区"),
            _event("d2", "广深双城联动论坛", "2020-10", "深圳"),
        ]
    )


@pytest.mark.parametrize(
    "pair",
    [
        (("第三届云湖论坛",), ("第四届云湖论坛",)),
        (("云湖论坛", "2020-10-22"), ("云湖论坛", "2021-10-22")),
        (("2022云湖论坛",), ("云湖论坛", "2023-08-30")),
        (("推介会",), ("推介会",)),
        (("推介会", "2023-08-30", "广州"), ("推介会", "2023-08-30", "广州")),
        (("签约仪式", "2023-08-30", "广州"), ("签约仪式", "2023-08-30", "广州")),
        (("云湖论坛", "2020-10-22", "广州"), ("云湖论坛", "2020-10-22", "北京")),
    ],
)
def test_other_events_stay_apart(pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert apart([_event(f"d{i}", *words) for i, words in enumerate(pair)])


def test_a_forum_without_a_year_joins_neither_of_two_years() -> None:
    assert apart(
        [_event("d0", "云湖论坛", "2020-10-22"), _event("d1", "云湖论坛", "2021-10-22"), _event("d2", "云湖论坛")]
    )


def test_a_day_without_its_year_joins_the_dated_event() -> None:
    open_ = _event("d0", "云湖论坛")
    open_.say("date", quantity("0", "", raw="10月22日", bare=True).__class__("10月22日", ""))
    assert together([open_, _event("d1", "云湖论坛", "2020-10-22")])


def test_copies_of_a_page_tell_of_the_same_things_even_nameless_ones() -> None:
    things = [_event("d0", "推介会"), _event("d1", "推介会")]
    assert together(things, Survey(families={"d0": "d0", "d1": "d0"}))
    assert apart(things)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("《云湖产业发展若干措施》", "番禺区"), ("云湖产业发展若干措施", "番禺"), True),
        (("智能汽车测试管理办法", "广州市"), ("智能汽车测试管理办法", "广州"), True),
        (("智能汽车测试管理办法", "广州市"), ("智能汽车测试管理办法", "深圳市"), False),
        (("智能汽车测试管理办法", ""), ("智能汽车测试管理办法", ""), False),
        (("长江三角洲区域一体化发展规划纲要", ""), ("长三角区域一体化发展规划纲要", ""), True),
        (("工作方案", "广州市"), ("工作方案", "广州市"), False),
    ],
)
def test_policies_are_one_by_title_and_region_of_the_issuer(
    left: tuple[str, str], right: tuple[str, str], same: bool
) -> None:
    things = named("policy", left[0], right[0])
    for thing, (_, issuer) in zip(things, (left, right), strict=True):
        if issuer:
            thing.say("issuer", issuer)
    assert together(things) is same


def test_the_document_number_decides_over_the_title() -> None:
    one, other = named("policy", "关于促进云湖产业高质量发展的若干措施", "关于促进云湖产业高质量发展的若干措施")
    one.say("document_number", "穗府办规〔2020〕1号")
    other.say("document_number", "穗府办规〔2023〕7号")
    assert apart([one, other])


def test_a_personal_name_alone_joins_nothing_across_documents() -> None:
    assert apart(named("person", "王珺", "王珺"))
    assert together([Thing("d0", "person", 1).say("name", "王珺"), Thing("d0", "person", 99).say("name", "王珺")])


def test_persons_are_one_by_institution_or_event() -> None:
    first, second, third = named("person", "王珺", "王珺", "王珺")
    first.say("institution", "广东省社会科学院")
    second.say("institution", "广东省社会科学院")
    third.say("institution", "北京大学")
    clusters = resolve(said([first, second, third]), Survey())
    assert clusters[first.id] == clusters[second.id] != clusters[third.id]


def test_persons_are_one_by_the_event_that_both_documents_resolve_to() -> None:
    events = [_event("d0", "云湖论坛", "2020-10-22"), _event("d1", "云湖论坛", "2020-10-22")]
    persons = [Thing(f"d{i}", "person", 50).say("name", "樊纲").say("event", "论坛", ref=events[i]) for i in range(2)]
    assert together(persons) is False
    clusters = resolve(said([*persons, *events]), Survey())
    assert clusters[persons[0].id] == clusters[persons[1].id]


def _agreement(document: str, event: Thing, *fields: str, position: int = 60, part: int = 0) -> Thing:
    thing = Thing(document, "agreement", position, part).say("name", "专项合作协议").say("event", "会上", ref=event)
    for party in ("广州市", "深圳市"):
        thing.say("party", party)
    for field in fields:
        thing.say("field", field)
    return thing


def test_agreements_are_one_by_parties_event_and_subject() -> None:
    events = [_event("d0", "云湖论坛", "2020-10-22"), _event("d1", "云湖论坛", "2020-10-22")]
    one, same = (_agreement(f"d{i}", events[i], "科技创新") for i in range(2))
    other = _agreement("d1", events[1], "营商环境", position=90)
    clusters = resolve(said([*events, one, same, other]), Survey())
    assert clusters[one.id] == clusters[same.id] != clusters[other.id]


def test_parts_of_one_list_stay_apart_within_a_document() -> None:
    event = _event("d0", "云湖论坛", "2020-10-22")
    parts = [_agreement("d0", event, part=part) for part in range(3)]
    clusters = resolve(said([event, *parts]), Survey())
    assert len({clusters[part.id] for part in parts}) == 3


def _figure(document: str, subject: str, metric: str, value: object, position: int = 70, **how: str) -> Thing:
    thing = Thing(document, "figure", position).say("subject", subject).say("metric", metric)
    scope = how.pop("scope", None)
    thing.say("value", value, scope=scope)  # type: ignore[arg-type]
    for name, text in how.items():
        thing.say(name, text)
    return thing


KM2, MU = quantity("5", "平方公里", step="1"), quantity("7500", "亩", raw="约7500亩", low="7499", high="7501")


def test_an_area_in_two_units_is_one_figure_of_the_project_that_both_documents_name() -> None:
    parks = named("project", "广汽智联新能源汽车产业园", "广汽智联新能源汽车产业园")
    figures = [
        _figure("d0", "广汽智联新能源汽车产业园", "规划面积", KM2),
        _figure("d1", "广汽智联新能源汽车产业园", "总规划面积", MU, scope="planned"),
    ]
    clusters = resolve(said([*parks, *figures]), Survey())
    assert clusters[figures[0].id] == clusters[figures[1].id]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("广州市", "面积", KM2), ("深圳市", "面积", KM2)),
        (("广州市", "规划面积", KM2), ("广州市", "建筑面积", KM2)),
        (("广州市", "产值", yi("100")), ("广州市", "年产值", yi("100"))),
        (("广州市", "产值", yi("100")), ("广州市", "预计产值", yi("100"))),
        (("研讨会", "参会代表", quantity("300", "人")), ("研讨会", "参会代表", quantity("300", "人"))),
    ],
)
def test_other_figures_stay_apart(left: tuple[str, str, object], right: tuple[str, str, object]) -> None:
    assert apart([_figure("d0", *left), _figure("d1", *right)])


def test_a_figure_without_its_period_is_that_of_another_period_only_if_it_is_equal() -> None:
    """去年签约35个 in one document, 此次签约30余个 in another."""
    last_year = _figure("d0", "广州市", "签约项目", quantity("35", "个", step="1"), period="2017")
    some = quantity("30", "个", raw="30余个", step="1", low="30", high="40")
    assert apart([last_year, _figure("d1", "广州市", "签约项目", some)])
    assert together([last_year, _figure("d1", "广州市", "签约项目", quantity("35", "个", step="1"))])


def test_figures_of_two_periods_or_scopes_stay_apart() -> None:
    value = yi("100")
    assert apart(
        [_figure("d0", "广州市", "税收", value, period="2017"), _figure("d1", "广州市", "税收", value, period="2018")]
    )
    assert apart([_figure("d0", "广州市", "税收", value), _figure("d1", "广州市", "税收", value, scope="cumulative")])


def test_documents_that_differ_in_a_number_meet_in_one_record() -> None:
    assert together([_figure("d0", "广州市", "税收", yi("100")), _figure("d1", "广州市", "税收", yi("130"))])


def test_two_numbers_of_one_document_do_not_meet() -> None:
    first, second = (
        _figure("d0", "广州市", "企业", quantity("2", "家")),
        _figure("d0", "广州市", "企业", quantity("3", "家"), 90),
    )
    again = _figure("d1", "广州市", "企业", quantity("2", "家"))
    clusters = resolve(said([first, second, again]), Survey())
    assert clusters[first.id] == clusters[again.id] != clusters[second.id]


def _pledge(document: str, actor: str, content: str, due: str = "2025") -> Thing:
    return Thing(document, "commitment", 80).say("actor", actor).say("content", content).say("due", due)


def test_pledges_are_one_by_actor_and_nearly_equal_words() -> None:
    words = "到2025年人工智能核心产业规模突破5万亿元"
    assert together([_pledge("d0", "广东省", words), _pledge("d1", "广东", words + "。")])
    assert apart([_pledge("d0", "广东省", words), _pledge("d1", "浙江省", words)])
    assert apart([_pledge("d0", "广东省", words), _pledge("d1", "广东省", words.replace("5万亿", "6万亿"))])
    assert apart([_pledge("d0", "广东省", words), _pledge("d1", "广东省", words, due="2030")])


def test_a_person_joins_what_no_rule_would() -> None:
    left, right = named("project", "云湖产业园", "甲乙产业园")
    assert together([left, right], decisions=[decide(left, right, Judgement.SAME, "2024-01-01T00:00:00+08:00")])


def test_a_person_keeps_apart_what_the_rules_join() -> None:
    left, right, third = named("project", "思科智慧城", "思科智慧城", "思科智慧城")
    different = decide(left, right, Judgement.DIFFERENT, "2024-01-01T00:00:00+08:00")
    clusters = resolve(said([left, right, third]), Survey(), [different])
    assert clusters[left.id] != clusters[right.id]


def test_of_two_judgements_the_newer_holds() -> None:
    left, right = named("project", "思科智慧城", "思科智慧城")
    same = decide(left, right, Judgement.SAME, "2024-02-01T00:00:00+08:00")
    different = decide(left, right, Judgement.DIFFERENT, "2024-01-01T00:00:00+08:00")
    assert together([left, right], decisions=[same, different])
    later = decide(left, right, Judgement.DIFFERENT, "2024-03-01T00:00:00+08:00")
    assert apart([left, right], decisions=[later, same, different])


def test_a_judgement_on_two_kinds_of_thing_waits_without_effect() -> None:
    project, event = Thing("d0", "project", 1).say("name", "云湖产业园"), _event("d1", "云湖论坛")
    assert apart([project, event], decisions=[decide(project, event, Judgement.SAME, "2024-01-01T00:00:00+08:00")])


def test_a_mention_whose_statements_were_all_taken_back_keeps_its_id() -> None:
    thing = Thing("d0", "project", 1).say("name", "云湖产业园")
    withdrawal = Thing("d0", "project", 40).say("name", "云湖产业园", retracts=thing.statements[0].id)
    assert thing.id in resolve(said([thing, withdrawal]), Survey())


@pytest.mark.parametrize(
    "metric", ["占地面积", "基地占地", "占地", "用地面积", "规划用地", "总占地面积", "项目用地面积"]
)
def test_the_land_that_a_thing_takes_up_is_one_figure_however_it_is_called(metric: str) -> None:
    parks = named("project", "广汽智联新能源汽车产业园", "广汽智联新能源汽车产业园")
    told = (("占地面积", KM2), (metric, MU))
    figures = [_figure(f"d{n}", "广汽智联新能源汽车产业园", *each) for n, each in enumerate(told)]
    clusters = resolve(said([*parks, *figures]), Survey())
    assert clusters[figures[0].id] == clusters[figures[1].id]


@pytest.mark.parametrize("metric", ["工业用地", "新增建设用地", "建筑面积", "规划面积", "一期用地"])
def test_other_areas_are_other_figures(metric: str) -> None:
    assert apart([_figure("d0", "广州市", "占地面积", KM2), _figure("d1", "广州市", metric, KM2)])


def test_a_body_that_leaves_its_city_to_the_page_is_nobodys_elsewhere() -> None:
    assert apart(named("organisation", "市委宣传部", "市委宣传部"))
    assert apart(named("organisation", "区发改局", "区发改局"))
    assert together(named("organisation", "鹭原市委宣传部", "鹭原市委宣传部"))


def test_two_officials_of_one_name_stay_two_where_only_a_placeless_body_is_said_of_both() -> None:
    people = []
    for document in ("1", "2"):
        body = Thing(document, "organisation", 0).say("name", "市委宣传部")
        person = Thing(document, "person", 20).say("name", "李敏").say("post", "市委宣传部副部长")
        people += [body, person.say("institution", "市委宣传部", ref=body)]
    clusters = resolve(said(people), Survey())
    assert clusters[people[1].id] != clusters[people[3].id]


def test_the_office_of_a_county_is_not_that_of_the_city_around_it() -> None:
    assert apart(named("organisation", "太原市人民政府", "古交市人民政府"))
    assert together(named("organisation", "太原市人民政府", "山西省太原市人民政府"))
