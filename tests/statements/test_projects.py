"""Projects and sites: name, investment, stage, place, parties; plurals and fields of work make none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model.kinds import STAGES
from liandong.statements import events, organisations, projects
from liandong.statements.draft import Draft
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
        ("海宁泛半导体产业园项目位于尖山新区,总投资30亿元。", "尖山新区"),
        ("海宁泛半导体产业园项目选址杭州钱塘区,总投资30亿元。", "杭州钱塘区"),
        ("中车智轨制造基地项目落户株洲高新区,总投资18亿元。", "株洲高新区"),
    ],
)
def test_the_place_is_where_it_stands(body: str, place: str) -> None:
    assert one(body).get("place") == [place]


def test_the_first_phase_is_a_scope_of_its_own() -> None:
    draft = one("海宁泛半导体产业园项目总投资120亿元,首期投资40亿元,已正式开工。")
    assert set(scopes(draft)) == {("12000000000", "total"), ("4000000000", "first_phase")}


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
@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_run_of_such_words_gives_proved_projects(body: str) -> None:
    for draft in things(body):
        assert draft.name
        assert draft.kind.name in ("project", "site")
        assert set(draft.get("status")) <= set(STAGES)
