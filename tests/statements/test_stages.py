"""Stages in running text: reached, meant, denied; how far an intention reaches."""

import pytest

from liandong.statements.projects.stages import find_stages


def told(text: str) -> list[tuple[str, bool]]:
    return [(s.stage, s.later) for s in find_stages(text) if s.stage != "planned"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目拟于今年6月开工,2026年底建成投产。", [("started", True), ("operating", True)]),
        ("项目计划明年5月建成、8月投产,投产两年内达产。", [("operating", True)] * 4),
        ("项目预计2027年竣工,建成后年产值10亿元。", [("operating", True)] * 2),
        ("项目明年开工,后年投产。", [("started", True), ("operating", True)]),
        ("项目下月开工。", [("started", True)]),
        ("项目今年主要跑立项。", [("approved", True)]),
        ("一期投产达效后可新增税收5亿元。", [("operating", True)]),
        ("年底前实现全线贯通。", [("building", True)]),
        ("6月30日前建成产业园一期。", [("operating", True)]),
        ("项目正在办理立项手续。", [("approved", True)]),
    ],
)
def test_an_intention_reaches_over_commas_and_conditions_are_to_come(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目计划总投资30亿元,占地500亩,正式开工。", [("started", False)]),
        ("拟投资5亿元的云桥项目签约落户。", [("signed", False)]),
        ("项目将投资5亿元,目前已开工。", [("started", False)]),
        ("项目已办理立项手续。", [("approved", False)]),
        ("项目签约后将于6月开工。", [("signed", False), ("started", True)]),
        ("项目已开工,预计2026年底投产。", [("started", False), ("operating", True)]),
    ],
)
def test_a_word_of_fact_ends_the_intention(text: str, expected: list[tuple[str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "项目未能签约。",
        "项目尚未投产。",
        "项目不存在投产情况。",
        "项目未如期开工。",
        "项目没有动工。",
        "项目尚未取得用地批复。",
    ],
)
def test_what_is_denied_is_no_stage(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("因环评未通过,项目已取消。", "terminated"),
        ("项目暂缓实施。", "suspended"),
        ("公司决定终止投资云桥项目。", "terminated"),
    ],
)
def test_ends_and_suspensions_are_stages(text: str, stage: str) -> None:
    assert told(text) == [(stage, False)]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("澜江高铁征拆完成92%、工程量完成41%。", ["building", "building"]),
        ("前期工作在推进中的项目62个。", ["planned", "planned"]),
        ("主体工程推进中。", ["building"]),
        ("服务中心挂上了牌子。", ["operating"]),
        ("84个项目正在抢建。", ["building"]),
        ("项目正抓紧建设。", ["building"]),
        ("工程建设如火如荼。", ["building"]),
        ("云桥基地谈判正酣。", []),
        ("招商如火如荼。", []),
    ],
)
def test_progress_tells_the_building_and_preparation_does_not(text: str, stages: list[str]) -> None:
    assert [s.stage for s in find_stages(text)] == stages


@pytest.mark.parametrize(
    "text", ["下一步抓紧建设。", "会议要求加快实施。", "会议要求,各地加快推进。", "工程要加紧施工。", "务必抢抓工期。"]
)
def test_haste_that_is_ordered_is_to_come(text: str) -> None:
    assert told(text) == [("building", True)]


def test_haste_after_an_order_that_was_carried_out_is_told_as_a_fact() -> None:
    assert told("按照会议要求,目前正抓紧建设。") == [("building", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目计划年底完成投资80%。", [("building", True)]),
        ("力争完成工程量90%。", [("building", True)]),
        ("下一步要完成投资90%。", [("building", True)]),
        ("完成投资80%后开盘。", [("building", True)]),
        ("未完成投资20%。", []),
        ("只完成投资0%。", []),
        ("完成投资0.0%。", []),
        ("项目计划总投资10亿元,完成投资48%。", [("building", False)]),
        ("预计年底通水,工程量完成48%。", [("operating", True), ("building", False)]),
    ],
)
def test_a_share_of_the_work_is_denied_and_meant_like_a_stage(text: str, expected: list[tuple[str, bool]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "云桥电池项目建起了围挡。",
        "云桥电池项目建起党员突击队。",
        "云桥电池项目用地违规填土,被责令整改。",
        "云桥电池项目安全检查做到100%覆盖。",
        "云桥电池项目巡检干到100%覆盖。",
        "云桥电池项目开始建设党建阵地。",
    ],
)
def test_what_is_done_beside_the_work_is_no_stage_of_it(text: str) -> None:
    assert find_stages(text, [(0, 6)]) == ()


def test_a_beginning_of_building_is_said_alone_or_of_a_work_behind_it() -> None:
    assert told("云桥电池项目去年开始建设。") == [("started", False)]
    assert told("去年开始建设的云桥电池项目。") == [("started", False)]
    assert [s.stage for s in find_stages("云桥集团开始建设云桥电池项目。", [(8, 14)])] == ["started"]
    assert told("云桥大桥桥墩干到了90%。") == [("building", False)]
