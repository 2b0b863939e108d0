"""A listing page of ten articles, posted anew years later; two of them tell of the same projects."""

import re
from itertools import pairwise

import pytest

from tests.acceptance.exported import (
    Exported,
    evidence_documents,
    first,
    label,
    quotes,
    values,
)

pytestmark = pytest.mark.seeds
PAGE = "004"
SIXTH, NINTH = "广州南沙番禺重大项目集中动工", "广州三大千亿级价值创新园区启航"
TITLES = [
    "广州人工智能产业集聚区加速布局 龙头企业迎政策红利",
    "广州亚欧中小企业融资研讨会助力开放型经济新体制构建",
    "广州高新区高科技产业峰会赋能科技创新招商引资新路径",
    "广州互联网金融产业园挂牌 绿地中央广场打造创新高地",
    "广州举办重大项目融资对接会 强化产融合作促招商引资",
    "广州南沙番禺重大项目集中动工 打造高质量发展新引擎",
    "广州南沙自贸区法律服务中心挂牌 打造国际化营商环境新引擎",
    "广州汽车产业持续领跑全国 创新与招商激活发展新动能",
    "广州三大千亿级价值创新园区启航 赋能产业高质量发展",
    "广州推进粤港澳大湾区建设专题会议 强化核心引擎功能",
]
SHARED_PROJECTS = {
    "park": ("智联新能源汽车产业园",),
    "smart city": ("思科", "智慧城"),
    "headquarters": ("中铁隧道局",),
    "line 18": ("18号线",),
    "island": ("横沥岛",),
}


def test_ten_documents_stand_with_their_titles(seeds: Exported) -> None:
    documents = [d for d in seeds.documents if d["path"].startswith(PAGE)]
    assert [d["title"] for d in documents] == TITLES
    assert all(a["end"] < b["start"] for a, b in pairwise(documents))


def test_the_day_of_posting_is_the_page_date(seeds: Exported) -> None:
    documents = [d for d in seeds.documents if d["path"].startswith(PAGE)]
    assert {d["published"] for d in documents} == {"2025-09-04"}


def test_the_day_of_posting_dates_nothing_in_the_world(seeds: Exported) -> None:
    for kind in {r["kind"] for r in seeds.records}:
        for record in seeds.on(kind, PAGE):
            for name in ("date", "period", "due"):
                for value in values(record, name):
                    assert not value.startswith(("2025-09", "2024-09")), (kind, label(record), name, value)
            for entries in record["properties"].values():
                for value in entries:
                    assert value["as_of"] is None or not value["as_of"]["date"].startswith("2025-09")
                    assert value["as_of"] is None or value["as_of"]["basis"] != "page"


@pytest.mark.parametrize("words", SHARED_PROJECTS.values(), ids=SHARED_PROJECTS.keys())
def test_a_project_of_both_articles_is_one_record_with_evidence_in_both(
    seeds: Exported, words: tuple[str, ...]
) -> None:
    project = seeds.named("project", PAGE, *words)
    both = {seeds.document(PAGE, SIXTH)["id"], seeds.document(PAGE, NINTH)["id"]}
    assert {s["document"] for s in seeds.member_statements(project)} == both
    assert evidence_documents(project) == both


def test_square_kilometres_and_mu_stand_in_one_figure_as_agreeing(seeds: Exported) -> None:
    (area,) = seeds.figures(PAGE, "5", "平方公里")
    assert {(v["number"], v["unit"]) for v in area["properties"]["value"]} == {("5", "平方公里"), ("7500", "亩")}
    assert {v["conflict"] for v in area["properties"]["value"]} <= {"none", "rounding"}
    (check,) = seeds.checks(area, "same-area")
    assert check["verdict"] == "holds"
    assert "5平方公里" in check["shown"]
    assert "7500亩" in check["shown"]


def test_two_places_of_the_smart_city_stand_side_by_side_as_a_possible_conflict(seeds: Exported) -> None:
    city = seeds.named("project", PAGE, "思科", "智慧城")
    places = city["properties"]["place"]
    assert any("国际科技创新城" in v["value"] for v in places)
    assert any("南沙" in v["value"] for v in places)
    marked = all(v["conflict"] == "real" for v in places)
    answered = [a for a in seeds.checks(city, "same-place") if a["verdict"] != "holds"]
    assert marked or answered


def test_the_first_phase_of_the_park_is_no_conflict_with_its_total(seeds: Exported) -> None:
    park = seeds.named("project", PAGE, "智联新能源汽车产业园")
    amounts = {(v["scope"], v["number"]): v for v in park["properties"]["amount"]}
    assert set(amounts) == {("total", "45000000000"), ("first_phase", "4700000000")}
    assert {v["conflict"] for v in amounts.values()} <= {"none", "scope"}
    total = amounts["total", "45000000000"]
    assert total["low"] == "45000000000"
    assert total["qualifier"] == "超过"


def test_the_vehicle_plant_is_a_part_of_the_park(seeds: Exported) -> None:
    park = seeds.named("project", PAGE, "智联新能源汽车产业园")
    plant = seeds.named("project", PAGE, "整车工厂")
    assert [v["ref"] for v in plant["properties"]["part_of"]] == [park["id"]]
    assert first(plant, "amount")["number"] == "4700000000"


def test_at_least_eight_promises_stand_with_target_or_term(seeds: Exported) -> None:
    promises = seeds.on("commitment", PAGE)
    assert sum(bool(r["properties"].get("target") or r["properties"].get("due")) for r in promises) >= 8


@pytest.mark.parametrize(
    ("low", "high", "unit", "raw_due", "due"),
    [
        ("5000000000000", "5000000000000", "元", "2025年", "2025"),
        ("100000000000", "100000000000", "元", "三年内", ""),
        ("3", "5", "个", "三年", ""),
        ("200000", "200000", "辆", "2018年", "2018"),
    ],
    ids=["five million million by 2025", "a hundred thousand million", "three to five bases", "built by 2018"],
)
def test_a_dated_promise_has_its_target_and_its_term(
    seeds: Exported, low: str, high: str, unit: str, raw_due: str, due: str
) -> None:
    met = [
        r
        for r in seeds.on("commitment", PAGE)
        for v in r["properties"].get("target", [])
        if v["unit"] == unit and (v["number"] or v["low"]) == low and (v["number"] or v["high"]) == high
        if raw_due in [d["value_raw"] for d in r["properties"].get("due", [])]
    ]
    assert len(met) == 1, [label(r) for r in seeds.on("commitment", PAGE)]
    assert first(met[0], "due")["value"] == due


def test_no_promise_is_invented(seeds: Exported) -> None:
    for promise in seeds.on("commitment", PAGE):
        (content,) = promise["properties"]["content"][:1]
        assert any(content["value_raw"] in quote for quote in quotes(promise, "content")), label(promise)
        for name in ("target", "due", "actor"):
            for value in promise["properties"].get(name, []):
                assert any(value["value_raw"] in q["quote"] for q in value["evidence"] if q["role"] == "value")


def test_a_hope_is_no_promise(seeds: Exported) -> None:
    assert [label(r) for r in seeds.on("commitment", PAGE) if "有望" in label(r)] == []


def test_the_number_of_projects_belongs_to_the_day_on_which_they_began(seeds: Exported) -> None:
    event = seeds.named("event", PAGE, "集中动工")
    assert first(event, "projects_started")["number"] == "101"
    for figure in seeds.figures(PAGE, "101", "个"):
        assert first(figure, "subject")["ref"] == event["id"], label(figure)


def test_subjects_are_names_and_no_pieces_of_headings_or_time(seeds: Exported) -> None:
    subjects = [first(r, "subject")["value"] for r in seeds.on("figure", PAGE)]
    torn = re.compile(r"[一二三四五六七八九十]、|.*(?:近期|目前|转型中|期间)$")
    assert [subject for subject in subjects if torn.match(subject)] == []


def test_a_field_of_work_is_no_stage_of_a_project(seeds: Exported) -> None:
    headquarters = seeds.named("project", PAGE, "中铁隧道局")
    assert all(v["value_raw"] != "施工" for v in headquarters["properties"].get("status", []))


def test_the_name_of_a_model_is_no_site(seeds: Exported) -> None:
    assert [label(r) for r in seeds.on("site", PAGE) if "+" in label(r)] == []
