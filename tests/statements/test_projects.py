"""Projects and sites: name, investment, stage, place, parties; plurals and fields of work make none."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liandong.model import Modality, Polarity
from liandong.model.kinds import STAGES
from liandong.statements.bodies import organisations
from liandong.statements.draft import Draft
from liandong.statements.events import events
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, written


def things(body: str, **how: str) -> list[Draft]:
    reading = written(body, **how)  # type: ignore[arg-type]
    found = events.extract(reading)
    drafts = projects.extract(reading, found[0] if found else None, organisations.find(reading))
    assert_proved(reading, drafts)
    return drafts


def one(body: str, **how: str) -> Draft:
    found = [draft for draft in things(body, **how) if draft.kind.name == "project"]
    assert len(found) == 1, [draft.name for draft in found]
    return found[0]


def scopes(draft: Draft) -> list[tuple[str, str | None]]:
    return [(s.value.text, s.scope) for s in draft.statements if s.property == "amount"]


@pytest.mark.parametrize(
    ("body", "name", "amount"),
    [
        ("临港先进封装产业园总投资85亿元,已正式开工。", "临港先进封装产业园", "8500000000"),
        ("总投资120亿元的海宁泛半导体产业园项目正式动工。", "海宁泛半导体产业园项目", "12000000000"),
        ("东丽湖科技园项目计划总投资30亿元,占地500亩。", "东丽湖科技园项目", "3000000000"),
        ("宁德时代洛阳电池基地开工建设,总投资140亿元。", "宁德时代洛阳电池基地", "14000000000"),
        ("舟山绿色石化基地二期工程全面投产,投资额达800亿元。", "舟山绿色石化基地二期工程", "80000000000"),
    ],
)
def test_a_project_has_its_name_and_investment(body: str, name: str, amount: str) -> None:
    draft = one(body)
    assert draft.name.removesuffix("项目") == name.removesuffix("项目")
    assert (amount, "total") in scopes(draft)


@pytest.mark.parametrize(
    ("body", "stage"),
    [
        ("海宁泛半导体产业园项目签约落户。", "signed"),
        ("海宁泛半导体产业园项目获批立项。", "approved"),
        ("海宁泛半导体产业园项目正式开工。", "started"),
        ("海宁泛半导体产业园项目主体结构封顶。", "building"),
        ("海宁泛半导体产业园项目竣工投产。", "operating"),
        ("海宁泛半导体产业园项目已暂停建设。", "suspended"),
        ("海宁泛半导体产业园项目终止。", "terminated"),
    ],
)
def test_the_stage_is_that_of_the_text(body: str, stage: str) -> None:
    assert stage in one(body).get("status")


@pytest.mark.parametrize(
    "body",
    [
        "海宁泛半导体产业园项目预计于2027年建成,总投资30亿元。",
        "海宁泛半导体产业园项目建成后将带动就业,总投资30亿元。",
        "海宁泛半导体产业园项目总投资30亿元,力争年内投产。",
        "海宁泛半导体产业园项目总投资30亿元,尚未开工。",
    ],
)
def test_a_stage_to_come_or_denied_is_not_reached(body: str) -> None:
    assert set(one(body).get("status")) <= {"planned"}


@pytest.mark.parametrize(
    "body",
    [
        "海宁泛半导体产业园项目总投资30亿元,打造集设计、施工、装备、服务于一体的产业集群。",
        "海宁泛半导体产业园项目总投资30亿元,为企业提供施工许可服务。",
    ],
)
def test_a_field_of_work_is_no_stage(body: str) -> None:
    assert "building" not in one(body).get("status")


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("海宁泛半导体产业园项目位于尖山新区,总投资30亿元。", "海宁尖山新区"),
        ("海宁泛半导体产业园项目选址杭州钱塘区,总投资30亿元。", "杭州钱塘区"),
        ("中车智轨制造基地项目落户株洲高新区,总投资18亿元。", "株洲高新区"),
    ],
)
def test_the_place_is_where_it_stands(body: str, place: str) -> None:
    assert one(body).get("place") == [place]


def test_the_first_phase_is_a_scope_of_its_own() -> None:
    whole, first = things("海宁泛半导体产业园项目总投资120亿元,首期投资40亿元,已正式开工。")
    assert set(scopes(whole)) == {("12000000000", "total"), ("4000000000", "first_phase")}
    assert (first.name, scopes(first)) == ("海宁泛半导体产业园一期", [("4000000000", "total")])


def test_a_bound_of_the_investment_is_kept() -> None:
    draft = one("海宁泛半导体产业园项目总投资超过200亿元,已正式开工。")
    (amount,) = [s for s in draft.statements if s.property == "amount"]
    assert (amount.value.raw, str(amount.value.low), amount.value.qualifier) == ("超过200亿元", "20000000000", "超过")


def test_the_day_of_a_stage_is_the_date_and_a_term_is_none() -> None:
    assert one("2024年3月6日,海宁泛半导体产业园项目正式开工,总投资30亿元。").get("date") == ["2024-03-06"]
    assert one("海宁泛半导体产业园项目总投资30亿元,到2027年建成。").get("date") == []
    assert one("海宁泛半导体产业园项目于2024年3月6日正式开工,总投资30亿元。").get("date") == ["2024-03-06"]


def test_two_projects_keep_their_own_sums() -> None:
    body = "海宁泛半导体产业园项目总投资30亿元,已正式开工。\n中车智轨制造基地项目总投资18亿元,竣工投产。"
    first, second = things(body)
    assert (first.get("amount"), second.get("amount")) == (["3000000000"], ["1800000000"])
    assert "started" in first.get("status")
    assert "operating" in second.get("status")


def test_short_and_full_name_mean_one_project() -> None:
    body = "海宁泛半导体产业园项目正式开工。\n泛半导体产业园总投资30亿元,占地500亩。"
    assert one(body).get("amount") == ["3000000000"]


def test_a_promised_thing_without_a_name_is_told_by_who_and_where() -> None:
    draft = one("苏州云启科技有限公司将在南沙设立华南总部。")
    assert draft.get("party") == ["苏州云启科技有限公司"]
    assert draft.get("place") == ["南沙"]
    assert draft.get("status") == ["planned"]


def test_who_invests_is_a_party() -> None:
    draft = one("海宁泛半导体产业园项目由华润微电子有限公司投资建设,总投资30亿元,已正式开工。")
    assert "华润微电子有限公司" in draft.get("party")


@pytest.mark.parametrize(
    "body",
    [
        "会上启动一批重点项目。",
        "要加快推进重大项目建设。",
        "一批产业园区加快建设。",
        "深圳建设中国特色社会主义先行示范区。",
        "探索“总部+基地”合作模式。",
        "优质项目落地,产业集聚。",
        "",
    ],
)
def test_plurals_and_phrases_make_no_project(body: str) -> None:
    assert [draft.name for draft in things(body) if draft.kind.name == "project"] == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("云岭经济技术开发区管委会签约共建临港冷链物流园。", ["临港冷链物流园"]),
        ("栎江重工集团与松台区人民政府签署隧道掘进装备再制造基地项目协议。", ["隧道掘进装备再制造基地项目"]),
        ("东桥智能成套设备及新能源装备零部件项目总投资15亿元。", ["东桥智能成套设备及新能源装备零部件项目"]),
        ("云江机械有限公司的年产50条管道挤出设备生产线项目已竣工。", ["年产50条管道挤出设备生产线项目"]),
        ("松桥高速改扩建项目云岭段总投资68亿元。", ["松桥高速改扩建项目云岭段"]),
        ("连接松台与云桥的雪浪渡大桥近日实现结构贯通。", ["雪浪渡大桥"]),
        (
            "公司拟投资建设“栎江动力总成系统及零部件(云桥)研发制造基地”。",
            ["栎江动力总成系统及零部件(云桥)研发制造基地"],
        ),
        ("创栎引擎项目一期已竣工,创栎引擎项目二期今年新开工。", ["创栎引擎项目一期", "创栎引擎项目二期"]),
    ],
)
def test_a_name_swallows_no_verb_and_loses_no_part(body: str, names: list[str]) -> None:
    assert [d.name for d in things(body) if d.kind.name == "project"] == names


@pytest.mark.parametrize(
    "body",
    [
        "产业项目41个,总投资629亿元;基础设施项目22个,总投资387亿元。",
        "投资10亿元以上项目超45个,引进制造业项目计划投资额1454亿元。",
        "对实际投资1亿元以上的项目给予补助。",
        "全市引进项目126个、协议投资额438亿元。",
        "这套做法写入《关于支持飞地产业园建设的意见》和《云桥示范区总体方案》。",
        "代表团前往云桥生态长廊、华栎旧改项目参观。",
        "建成后将助力云州市打造数字经济枢纽。",
        "二、存在问题(一)龙头项目少。xx项目于x月开工。",
    ],
)
def test_tallies_thresholds_titles_and_visits_make_no_project(body: str) -> None:
    assert [draft.name for draft in things(body) if draft.kind.name == "project"] == []


def test_the_name_of_a_place_is_no_project_of_what_happens_there() -> None:
    found = things("第二批121个项目在云桥科技新城主会场启动,总投资281亿元。")
    assert [d.name for d in found if d.kind.name == "project"] == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("海宁泛半导体产业园项目总投资120亿元,二期投资40亿元,已开工。", [("12000000000", "total")]),
        (
            "海宁泛半导体产业园项目总投资12亿元,累计完成投资6.1亿元,主体封顶。",
            [("1200000000", "total"), ("610000000", "cumulative")],
        ),
        ("海宁泛半导体产业园项目已开工,预计带动区域总投资1300亿元。", []),
    ],
)
def test_a_sum_has_its_scope(body: str, expected: list[tuple[str, str]]) -> None:
    assert scopes(things(body)[0]) == expected


def test_a_planned_sum_is_meant_not_spent() -> None:
    draft = one("海宁泛半导体产业园项目计划总投资30亿元,已正式开工。")
    (amount,) = [s for s in draft.statements if s.property == "amount"]
    assert amount.modality is Modality.INTENDED


def test_a_stage_dated_behind_the_page_is_to_come() -> None:
    draft = one("海宁泛半导体产业园项目总投资30亿元,2026年10月竣工。", published="2024-06-10")
    assert set(draft.get("status")) <= {"planned"}
    draft = one("海宁泛半导体产业园项目总投资30亿元,2023年10月竣工。", published="2024-06-10")
    assert draft.get("status") == ["operating"]


def test_an_end_comes_out_with_the_day_of_the_page() -> None:
    body = "2022年3月15日,公司签下海宁泛半导体产业园项目投资协议。因市场变化,公司决定终止投资海宁泛半导体产业园项目。"
    draft = one(body, published="2024-04-24")
    ended = [s for s in draft.statements if s.property == "status" and s.value.text == "terminated"]
    assert [s.as_of.date for s in ended if s.as_of] == ["2024-04-24"]


def test_a_rumour_gives_neither_stage_nor_sum() -> None:
    draft = one("海宁泛半导体产业园项目落户尖山新区。网传海宁泛半导体产业园项目总投资90亿元并已停工,不属实。")
    assert draft.get("status") == []
    assert {s.polarity for s in draft.statements if s.property == "amount"} <= {Polarity.DENIED}


def test_a_sentence_of_its_own_subject_does_not_go_on_about_the_project_before() -> None:
    body = "云岭机场改扩建项目正式开工。云海高速公路云岭段全长86.4公里,概算投资112亿元。"
    first = next(d for d in things(body) if "机场" in d.name)
    assert first.get("amount") == []


def test_the_signing_told_of_all_is_not_that_of_another_year() -> None:
    body = (
        "2024年5月8日,松桥经贸洽谈会举行,6个项目集中签约。澜江药谷项目总投资10亿元。\n"
        "2019年的家底也有人提起。云桥冷链物流园项目总投资8亿元。"
    )
    new, old = things(body, published="2024-05-09")
    assert (new.get("status"), new.get("date")) == (["signed"], ["2024-05-08"])
    assert "signed" not in old.get("status")


@pytest.mark.parametrize(
    ("body", "parties"),
    [
        ("云江机械有限公司投资8000万元的海宁泛半导体产业园项目已竣工。", ["云江机械有限公司"]),
        ("云江机械有限公司与澜江县签下海宁泛半导体产业园项目协议。", ["云江机械有限公司", "澜江县"]),
        ("云江机械有限公司与澜江高新区签下海宁泛半导体产业园项目协议。", ["云江机械有限公司"]),
        ("海宁泛半导体产业园项目开工,由云江机械有限公司、澜江港务集团合作建设。", ["云江机械有限公司", "澜江港务集团"]),
        ("澜江新区的海宁泛半导体产业园项目已竣工。", []),
        ("海宁智慧城项目已竣工。", []),
    ],
)
def test_parties_are_those_that_invest_build_or_sign(body: str, parties: list[str]) -> None:
    assert sorted(one(body).get("party")) == sorted(parties)


def test_what_is_told_respectively_goes_to_each() -> None:
    body = (
        "栎江药谷研发中心项目和云桥试剂生产基地项目也在签约之列,投资额分别为27.2亿元、20亿元,"
        "分别由栎江医药有限公司和云桥生物有限公司投资。"
    )
    first, second = things(body)
    assert (first.get("amount"), second.get("amount")) == (["2720000000"], ["2000000000"])
    assert (first.get("party"), second.get("party")) == (["栎江医药有限公司"], ["云桥生物有限公司"])


def test_sums_told_respectively_of_more_projects_than_sums_go_to_none() -> None:
    body = "栎江药谷项目、云桥基地项目、松台工厂项目签约,投资额分别为27.2亿元、20亿元。"
    assert [d.get("amount") for d in things(body)] == [[], [], []]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("棠溪区的重组疫苗研发中心项目破土动工,总投资5亿元。", ["棠溪区"]),
        ("走进棠溪区,栎江医药有限公司投资5亿元的重组疫苗研发中心项目正在加紧施工。", ["棠溪区"]),
        ("栎江医药有限公司与云湫临港新城签下重组疫苗研发中心项目,总投资5亿元。", ["云湫临港新城"]),
        ("重组疫苗研发中心项目是棠溪区的头号工程,总投资5亿元。", ["棠溪区"]),
        ("重组疫苗研发中心项目已在省城举行签约仪式,总投资5亿元。", []),
    ],
)
def test_a_place_with_a_rank_needs_no_gazetteer(body: str, place: list[str]) -> None:
    assert one(body).get("place") == place


def test_a_phase_has_its_own_sum_and_stage() -> None:
    body = "重组疫苗研发中心项目总投资20亿元。重组疫苗研发中心项目一期投资5.58亿元,已建成投产。"
    whole, phase = things(body)
    assert (whole.get("amount"), phase.get("amount")) == (["2000000000"], ["558000000"])
    assert ("operating" in whole.get("status"), "operating" in phase.get("status")) == (False, True)


def test_a_year_as_seen_from_the_page_is_no_day_of_a_stage() -> None:
    assert one("海宁泛半导体产业园项目总投资30亿元,去年已投产。", published="2024-06-10").get("date") == []
    assert one("海宁泛半导体产业园项目总投资30亿元,去年3月已投产。", published="2024-06-10").get("date") == ["2023-03"]


def test_a_venue_of_a_signing_is_not_where_the_project_lies() -> None:
    assert "合肥" not in one("云江机械有限公司在合肥签下澜江药谷项目协议。").get("place")


LISTED = (
    "2024年12月3日,松江区重大项目集中开工活动举行。\n"
    "1.澄木机器人二期项目:总投资12亿元,建设厂房8万平方米。\n"
    "2.星海算力中心:总投资20亿元。"
)


def test_the_plural_in_the_name_of_an_event_is_no_project() -> None:
    assert [draft.get("amount") for draft in things(LISTED)] == [["1200000000"], ["2000000000"]]


def test_what_a_groundbreaking_lists_began_on_its_day() -> None:
    listed = [draft for draft in things(LISTED) if draft.get("amount")]
    assert [draft.get("status") for draft in listed] == [["started"], ["started"]]
    assert [draft.get("date") for draft in listed] == [["2024-12-03"], ["2024-12-03"]]


def test_the_name_of_a_mode_is_no_site() -> None:
    assert things("探索“广州总部+湾区基地”“研发在广州+制造在湾区”等跨区域合作模式。") == []


_WORDS = (
    "海宁 泛半导体 产业园 项目 总投资 30亿元 首期 投资 12亿元 位于 尖山新区 正式 开工 竣工投产 预计 2027年 "
    "建成 签约 、 , 。 的 总部 将在 设立 “ ” 该项目 由 华润集团 占地500亩"
)
_PIECES = st.sampled_from(_WORDS.split())


@settings(deadline=None)
@example("海宁将在海宁设立“产业园")
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_projects(body: str) -> None:
    for draft in things(body):
        assert draft.name
        assert draft.kind.name in ("project", "site")
        assert set(draft.get("status")) <= set(STAGES)


def test_a_plain_name_is_one_things_where_it_is_said_to_be_a_firms() -> None:
    reading = written("蓝石重工集团的风电装备制造基地在云江市开工,总投资32亿元。", published="2025-08-12")
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert [(draft.name, draft.get("amount"), draft.get("status")) for draft in drafts] == [
        ("风电装备制造基地", ["3200000000"], ["started"])
    ]
    reading = written("我市的风电装备制造基地不断增加。", published="2025-08-12")
    assert projects.extract(reading, None, organisations.find(reading)) == []


def _names(body: str) -> list[str]:
    return [draft.name for draft in things(body) if draft.kind.name == "project"]


def test_works_of_different_places_are_different() -> None:
    body = "山东云桥光伏基地一季度投产。泗阳云桥光伏基地二季度投产。"
    assert len(_names(body)) == 2
    assert len(_names("苏州市吴江区云桥光伏基地投产。吴江云桥光伏基地总投资5亿元。")) == 1


def test_a_way_is_named_by_its_two_ends() -> None:
    assert _names("(三)云桥至合作铁路建设项目。总投资5亿元。") == ["云桥至合作铁路建设项目"]
    assert _names("自2019年至今,云桥铁路建设项目总投资5亿元。") == ["云桥铁路建设项目"]


def test_a_verb_before_the_noun_is_of_the_name() -> None:
    assert _names("云桥河口第一期修建项目总投资5亿元。") == ["云桥河口第一期修建项目"]


def test_what_a_thing_is_called_is_its_name() -> None:
    assert _names("南岸一块叫云桥总部产业园,总投资5亿元。") == ["云桥总部产业园"]


def test_a_verb_of_building_is_no_name() -> None:
    draft = one("云桥集团要拿12亿元建金穗产业孵化园。")
    assert draft.name == "金穗产业孵化园"
    assert scopes(draft) == [("1200000000", "total")]


def test_as_much_for_each() -> None:
    found = [d for d in things("云桥塑板项目、澜江技改项目各投1.2亿元。") if d.kind.name == "project"]
    assert [d.get("amount") for d in found] == [["120000000"], ["120000000"]]


def test_a_share_of_the_sum_is_not_the_sum() -> None:
    draft = one("云桥组件项目总投资27亿元,其中固定资产投资13亿元。")
    assert scopes(draft) == [("2700000000", "total")]


def test_what_is_not_yet_reached_is_told_of_nobody() -> None:
    body = "另外两个还没有投产:云桥光伏基地项目、澜江光伏基地项目,预计明年投产。"
    told = [s.value.text for d in things(body) for s in d.statements if s.property == "status"]
    assert "operating" not in told


def test_a_question_tells_no_stage() -> None:
    told = [d.get("status") for d in things("云桥长江大桥什么时候通车?云桥长江大桥总投资5亿元。")]
    assert ["operating"] not in told


def test_what_was_done_to_this_project_is_told_of_it() -> None:
    body = "第二座是云桥长江公路大桥。今年5月23日,省发改委核准批复了这个项目,总投资32.5亿元。"
    assert set(one(body).get("status")) == {"approved"}


def test_the_lead_tells_the_stage_of_its_works() -> None:
    body = "6月24日,云桥县15个项目成功签约,总投资52亿元。\n云桥药谷产业园投资12亿元。"
    assert one(body, published="2019-06-27").get("status") == ["signed"]
    credit = "6月24日,云桥县15个项目现场签约,拿到授信52亿元。\n云桥药谷产业园项目12亿元。"
    assert one(credit, published="2019-06-27").get("status") in ([], None)
    planned = "6月24日,云桥县15个项目成功签约,总投资52亿元。\n云桥药谷产业园投资12亿元,计划明年开工。"
    assert one(planned, published="2019-06-27").get("status") == ["planned"]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("深圳宝岳集团哈尔滨石墨生产线项目总投资5亿元。", "哈尔滨"),
        ("青岛海岳昌盛集团广元电子接插件项目总投资5亿元。", "广元"),
        ("武汉宝岳源商贸到苍溪县建设雪梨深加工生产项目,总投资5亿元。", "苍溪县"),
        ("广西(北海)产业新城项目总投资5亿元。", "广西(北海)"),
    ],
)
def test_a_place_in_the_name_of_the_firm_is_not_where_the_work_lies(body: str, place: str) -> None:
    assert one(body).get("place") == [place]


def test_a_word_in_the_name_of_a_firm_is_no_stage_and_the_second_of_two_sides_no_project() -> None:
    draft = one("石墨烯中试基地项目由鹤岗市国有资本投资运营有限公司与佛山南海区产业促进中心合作建设,拟投资1.8亿元。")
    assert draft.name == "石墨烯中试基地项目"
    assert "operating" not in draft.get("status")
    assert draft.get("amount") == ["180000000"]


def test_a_work_called_after_its_firm_is_the_firms_work() -> None:
    body = "安徽霖泽药业有限公司中药配方颗粒项目、芜湖启曜智能装备有限公司农业机器人项目等9个项目现场签约。"
    first, second = things(body + "霖泽药业项目投资4.6亿元,启曜项目投资2.1亿元。")
    assert (first.name, first.get("amount")) == ("安徽霖泽药业有限公司中药配方颗粒项目", ["460000000"])
    assert (second.name, second.get("amount")) == ("芜湖启曜智能装备有限公司农业机器人项目", ["210000000"])


def test_a_firm_with_two_works_lends_its_name_to_neither() -> None:
    body = "霖泽药业有限公司中药配方颗粒项目总投资3亿元,已开工。\n霖泽药业有限公司疫苗车间项目总投资2亿元,已开工。\n"
    found = things(body + "霖泽药业项目总投资4.6亿元,已开工。")
    assert [d.get("amount") for d in found][:2] == [["300000000"], ["200000000"]]
