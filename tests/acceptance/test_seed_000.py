"""A spun page about a forum without dates and numbers: what it claims is kept, and shown for what it is."""

import pytest

from tests.acceptance.exported import Exported, evidence_documents, first, label, quotes, values

pytestmark = pytest.mark.seeds
PAGE = "000"


def test_the_title_is_the_pages_own(seeds: Exported) -> None:
    assert seeds.document(PAGE)["title"].replace("：", ":").replace("，", ",") == (
        "广深佛莞论坛:广深佛莞论坛,推动区域协同发展的智慧盛宴"
    )


def test_the_body_ends_before_the_footer(seeds: Exported) -> None:
    document = seeds.document(PAGE)
    body = document["text"][document["body_start"] : document["body_end"]]
    assert body.startswith("在21世纪的今天")
    assert body.endswith("“中国智慧”和“中国方案”。")
    for junk in ("本文标题", "原文链接", "红研约茶网", "分享到微信", "发表评论"):
        assert junk not in document["text"]


def test_the_forum_is_the_one_event(seeds: Exported) -> None:
    (event,) = seeds.on("event", PAGE)
    assert first(event, "name")["value"] == "广深佛莞论坛"
    assert "date" not in event["properties"]
    assert "projects_signed" not in event["properties"]


def test_the_standing_exchange_is_a_mechanism_of_the_four_cities(seeds: Exported) -> None:
    (mechanism,) = seeds.on("mechanism", PAGE)
    assert "机制" in first(mechanism, "name")["value"]
    members = {name.removesuffix("市") for name in values(mechanism, "member")}
    assert members == {"广州", "深圳", "佛山", "东莞"}
    assert "四地常态化的沟通机制" in quotes(mechanism, "name")[0]


def test_the_index_and_the_report_are_publications(seeds: Exported) -> None:
    names = {first(r, "name")["value"] for r in seeds.on("publication", PAGE)}
    assert names == {"广深佛莞区域协同发展研究报告", "广深佛莞创新发展指数"}


def test_the_page_is_flagged_as_unsourced(seeds: Exported) -> None:
    document = seeds.document(PAGE)
    assert "unsourced" in document["flags"]
    assert document["published"] is None
    assert document["tier"] == "unknown"


def test_there_is_no_figure(seeds: Exported) -> None:
    assert [label(r) for r in seeds.on("figure", PAGE)] == []


def test_nothing_of_it_is_joined_with_another_page(seeds: Exported) -> None:
    mine = seeds.document(PAGE)["id"]
    for kind in ("event", "mechanism", "publication", "agreement"):
        assert all(evidence_documents(r) == {mine} for r in seeds.on(kind, PAGE))
