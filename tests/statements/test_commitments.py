"""Commitments: promises with due date, target or a named thing in a place; no exhortations, hopes or forecasts."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from liandong.model import Basis, Modality
from liandong.statements.draft import Draft
from liandong.statements.pledges import commitments
from tests.statements.written import assert_proved, pieces, written


def promised(body: str, **how: str) -> list[Draft]:
    reading = written(body, **how)  # type: ignore[arg-type]
    drafts = commitments.extract(reading)
    assert_proved(reading, drafts)
    return drafts


@pytest.mark.parametrize(
    ("body", "actor", "target", "due"),
    [
        ("到2027年,苏州力争培育上市企业300家。", "苏州", "300", "2027"),
        ("合肥市计划2026年建成5座换电站。", "合肥市", "5", "2026"),
        ("江门双碳实验室预计于2026年12月建成,年服务企业可达800家。", "江门双碳实验室", "800", "2026-12"),
        ("重庆两江新区力争到2030年规上工业总产值突破1万亿元。", "重庆两江新区", "1000000000000", "2030"),
        ("两地将于2025年12月底前开通城际公交线路6条。", "两地", "6", "2025-12"),
        ("徐军表示,华云将扩建园区,到2026年研发人员达到3.5万人。", "华云", "35000", "2026"),
        ("据悉,该项目总投资30亿元,预计2026年底开工,带动就业1500人。", "该项目", "1500", "2026"),
        ("《行动方案》提出,到2027年,推动两市共建产业园3个。", "两市", "3", "2027"),
        ("湖北省将新增制造业贷款超500亿元。", "湖北省", "50000000000", None),
        ("常州锂源工厂一期建成后预计年产值突破80亿元。", "常州锂源工厂一期", "8000000000", None),
    ],
)
def test_a_promise_says_who_how_much_and_by_when(body: str, actor: str, target: str, due: str | None) -> None:
    (draft,) = promised(body)
    assert draft.get("actor") == [actor]
    assert target in draft.get("target")
    assert draft.get("due") == ([due] if due else [])


def test_a_named_facility_in_a_place_needs_no_date() -> None:
    (draft,) = promised("未来,苏州云启科技有限公司将在南沙设立华南总部、研发中心。")
    assert draft.get("content") == ["将在南沙设立华南总部、研发中心"]
    assert draft.get("due") == draft.get("target") == []


def test_a_term_stays_open_without_the_documents_date() -> None:
    (draft,) = promised("湖北省计划三年内建成特色园区10个。")
    assert [(s.value.raw, s.value.text) for s in draft.statements if s.property == "due"] == [("三年内", "")]


def test_a_term_counts_from_the_documents_date_and_quotes_it() -> None:
    (draft,) = promised("湖北省计划三年内建成特色园区10个。", published="2024-05-06")
    (due,) = [s for s in draft.statements if s.property == "due"]
    assert (due.value.raw, due.value.text) == ("三年内", "2027")
    assert [q.role.value for q in due.evidence] == ["value", "year"]
    assert due.as_of is not None
    assert due.as_of.basis is Basis.INFERRED


def test_a_reposted_page_dates_no_term() -> None:
    reading = written("湖北省计划三年内建成特色园区10个。", published="2024-05-06", flags=("reposted",))
    assert commitments.extract(reading)[0].get("due") == [""]


def test_the_actor_of_the_sentence_before_is_quoted_too() -> None:
    (draft,) = promised("无锡物联小镇占地3平方公里。项目建成后预计年产值突破百亿元。")
    (actor,) = [s for s in draft.statements if s.property == "actor"]
    assert actor.value.text == "无锡物联小镇"
    assert [q.role.value for q in actor.evidence] == ["value", "subject"]


def test_a_date_before_the_documents_own_promises_nothing() -> None:
    assert promised("到2020年,全市5G基站达到3万个。", published="2023-04-01") == []
    assert len(promised("到2025年,全市5G基站达到3万个。", published="2023-04-01")) == 1


def test_each_term_is_a_promise_of_its_own() -> None:
    found = promised("两地将于2026年开通城际公交线路6条,三年内实现通办事项300项。")
    assert [draft.get("target") for draft in found] == [["6"], ["300"]]


def test_we_is_the_person_who_speaks() -> None:
    (draft,) = promised("荆州经开区管委会副主任周志红说:“我们将在三年内建成2平方公里的产业园,引进企业50家以上。”")
    assert draft.get("actor") == ["周志红"]
    assert draft.get("target") == ["2", "50"]


def test_a_goal_of_so_many_years_has_target_and_term() -> None:
    (draft,) = promised("珠海市出台方案,明确构建“2-4个特色产业集群”的五年目标。")
    assert [s.value.raw for s in draft.statements if s.property in ("target", "due")] == ["2-4个", "五年"]


@pytest.mark.parametrize(
    ("body", "modality"),
    [("宁波市将新建码头3座。", Modality.WILL), ("宁波市计划新建码头3座。", Modality.INTENDED)],
)
def test_will_and_intention_are_told_apart(body: str, modality: Modality) -> None:
    (draft,) = promised(body)
    assert {s.modality for s in draft.statements} == {modality}


@pytest.mark.parametrize(
    "body",
    [
        "要加快建设100个特色园区。",
        "各地必须力争完成全年任务。",
        "合作将进一步推动区域协同发展。",
        "项目预计将为区域经济增长带来显著效益。",
        "论坛将为发展注入新动力,有望成为开放高地。",
        "目前已建成园区12个,预计效果良好。",
        "据中国汽车工业协会预测,2025年全国新能源汽车市场规模将达1600万辆。",
        "预计全球市场规模将突破5000亿元。",
        "未来将提升产业竞争力,打造更多优质平台。",
        "到2025年,产业能级力争显著提升。",
        "将军山项目稳步推进。",
        "该系统由甲方将数据上传。",
        "作为将要毕业的学生,他计划创业。",
        "新区将建设更多中心。",
        "近三年内新增企业300家。",
    ],
)
def test_exhortations_hopes_effects_and_forecasts_are_no_commitments(body: str) -> None:
    assert promised(body) == []


_PIECES = st.sampled_from(
    pieces(
        "到2027年 三年内 将 计划 预计 建成 新增 产值 突破 50亿元 10个 苏州市 项目 该园区 , 。 ; 在青浦 设立 总部 "
        "要 已 我们 \n “ ” 年目标 的 构建"
    )
)


@given(st.lists(_PIECES, max_size=24).map("".join))
@example("到2027年到2027年到2027年到2027年三年内“到2027年到2027年建成")
def test_each_commitment_has_content_and_actor_in_the_text(body: str) -> None:
    drafts = promised(body)
    assert all(draft.get("content") and draft.get("actor") for draft in drafts)
    assert all(a.end <= b.start for a, b in pairwise(drafts))
