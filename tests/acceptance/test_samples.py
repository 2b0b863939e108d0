"""The sample pages as a ledger: damage, copies, a novel and a workbook each come out as what they are."""

import pytest

from tests.acceptance.exported import Exported, each_value, evidence_documents, first, label, values


def test_the_novel_is_set_aside_with_its_reason(sampled: Exported) -> None:
    assert [d["title"] for d in sampled.documents if d["path"].startswith("09")] == []
    assert {(s["path"], s["reason"]) for s in sampled.set_aside if s["path"].startswith("09")} == {
        ("09_novel.txt", "novel")
    }


def test_a_page_whose_digits_were_deleted_is_flagged_and_gives_no_number(sampled: Exported) -> None:
    document = sampled.document("10")
    assert "digits_deleted" in document["flags"]
    numbers = [
        (label(r), name, v["value_raw"])
        for r in sampled.records
        for name, v in each_value(r)
        if v["number"] is not None and document["id"] in {q["document"] for q in v["evidence"]}
    ]
    assert numbers == []


def test_the_listing_is_four_articles(sampled: Exported) -> None:
    documents = [d for d in sampled.documents if d["path"].startswith("04")]
    assert len(documents) == 4
    assert all("several_articles" in d["flags"] for d in documents)


def test_a_copy_is_of_the_family_of_its_original_and_confirms_nothing(sampled: Exported) -> None:
    original, copy = sampled.document("01"), sampled.document("17")
    assert original["family"] == copy["family"]
    both = [r for r in sampled.records if evidence_documents(r) == {original["id"], copy["id"]}]
    assert both
    assert all(v["families"] == 1 for r in both for _, v in each_value(r))


def test_a_spun_copy_is_flagged_and_of_its_own_family(sampled: Exported) -> None:
    spun = sampled.document("03")
    assert {"spun", "unsourced"} <= set(spun["flags"])
    assert spun["family"] != sampled.document("01")["family"]


def test_the_notice_of_the_samples_is_in_no_value(sampled: Exported) -> None:
    for record in sampled.records:
        for name, value in each_value(record):
            assert "样例" not in value["value"], (label(record), name)


def test_a_value_of_the_workbook_names_its_cell(sampled: Exported) -> None:
    workbook = sampled.document("14")["id"]
    cells = [
        q
        for r in sampled.records
        for _, v in each_value(r)
        for q in v["evidence"]
        if q["document"] == workbook and q["role"] == "value"
    ]
    assert len(cells) > 50
    assert {q["sheet"] for q in cells} >= {"活动", "项目", "协议", "机制", "政策", "数据", "承诺"}
    assert all(q["cell"] for q in cells)


def test_the_total_row_of_the_workbook_is_no_project(sampled: Exported) -> None:
    assert not [r for r in sampled.on("project", "14") if "合计" in values(r, "name")]
    assert {s["reason"] for s in sampled.set_aside if s["path"].startswith("14")} == {"sheet_total"}


def test_a_project_of_news_and_workbook_is_one_record_with_every_sum_in_sight(sampled: Exported) -> None:
    project = sampled.named("project", "14", "12英寸特色工艺晶圆制造基地")
    pages = {sampled.by_id[d]["path"][:2] for d in evidence_documents(project)}
    assert {"01", "11", "14"} <= pages
    assert {"12000000000", "13800000000"} <= {v["number"] for v in project["properties"]["amount"]}


def test_an_investment_without_a_remark_is_the_total(sampled: Exported) -> None:
    project = sampled.named("project", "14", "12英寸特色工艺晶圆制造基地")
    told = {v["number"]: v["scope"] for v in project["properties"]["amount"]}
    assert told["12000000000"] == "total"
    assert told["13800000000"] in ("total", "increase")


def test_the_stages_of_a_project_are_a_history_with_the_furthest_first(sampled: Exported) -> None:
    project = sampled.named("project", "14", "12英寸特色工艺晶圆制造基地")
    assert first(project, "status")["value"] in ("building", "started")


@pytest.mark.parametrize("recipe", ["parts-total"])
def test_a_whole_is_never_one_of_its_own_parts(sampled: Exported, recipe: str) -> None:
    statements = {s["id"]: s for s in sampled.statements}
    for answer in sampled.answers:
        if answer["recipe"] == recipe:
            whole = answer["shown"].rpartition("=" if "≠" not in answer["shown"] else "≠")[2].strip()
            parts = answer["shown"].partition(" = ")[0].split(" + ")
            assert whole not in parts, answer["shown"]
            assert len({statements[i]["document"] for i in answer["inputs"]}) == 1, answer["shown"]


def test_hong_kong_dollars_and_renminbi_are_never_added(sampled: Exported) -> None:
    statements = {s["id"]: s for s in sampled.statements}
    for answer in sampled.answers:
        currencies = {statements[i]["currency"] for i in answer["inputs"] if i in statements} - {None}
        assert len(currencies) <= 1, answer["shown"]
