"""A business paper's report of a promotion event, followed by thirty headlines of other pieces."""

import pytest

from tests.acceptance.exported import Exported, Row, each_value, first, label, quotes, values

pytestmark = pytest.mark.seeds
PAGE = "002"


@pytest.fixture(scope="module")
def promotion(seeds: Exported) -> Row:
    return seeds.named("event", PAGE, "粤港澳大湾区投资合作推介会")


def test_it_is_the_one_event_of_the_page(seeds: Exported, promotion: Row) -> None:
    assert [r["id"] for r in seeds.on("event", PAGE)] == [promotion["id"]]


def test_it_was_held_in_guangzhou_on_its_day(promotion: Row) -> None:
    assert first(promotion, "date")["value"] == "2023-08-30"
    assert [v.removesuffix("市") for v in values(promotion, "place")] == ["广州"]


def test_the_year_of_the_day_stands_in_a_quote(promotion: Row) -> None:
    (year,) = quotes(promotion, "date", "year")
    assert "2023" in year


def test_eighteen_projects_were_signed(promotion: Row) -> None:
    count = first(promotion, "projects_signed")
    assert (count["number"], count["unit"], count["value_raw"]) == ("18", "个", "18个")


def test_their_investment_is_seventeen_thousand_million(promotion: Row) -> None:
    amount = first(promotion, "amount")
    assert (amount["number"], amount["unit"], amount["currency"]) == ("17000000000", "元", "CNY")
    assert amount["value_raw"] == "170亿元"


@pytest.mark.parametrize(
    ("district", "number", "unit"),
    [
        ("长宁区", "6", "家"),
        ("长宁区", "5100000000", "元"),
        ("嘉定区", "6", "个"),
        ("嘉定区", "6200000000", "元"),
        ("青浦区", "6", "家"),
        ("青浦区", "5700000000", "元"),
    ],
)
def test_each_district_has_its_own_figures(seeds: Exported, district: str, number: str, unit: str) -> None:
    subjects = [first(r, "subject")["value"] for r in seeds.figures(PAGE, number, unit)]
    assert [s for s in subjects if s.endswith(district)], subjects


@pytest.mark.parametrize("sum_of_parts", ["51亿元 + 62亿元 + 57亿元 = 170亿元", "6家 + 6个 + 6家 = 18个"])
def test_the_ledger_says_that_the_parts_add_up(seeds: Exported, promotion: Row, sum_of_parts: str) -> None:
    (check,) = [a for a in seeds.checks(promotion, "parts-total") if a["shown"] == sum_of_parts]
    assert check["verdict"] == "holds"
    known = {s["id"] for s in seeds.statements}
    assert len(check["inputs"]) == 4
    assert set(check["inputs"]) <= known


def test_the_trailing_headlines_yield_nothing(seeds: Exported) -> None:
    document = seeds.document(PAGE)
    text = seeds.pages[document["path"]].decode("utf-8")
    junk = text.index("关键词:")
    assert document["end"] <= junk
    for record in seeds.records:
        for name, value in each_value(record):
            for q in value["evidence"]:
                if q["document"] == document["id"]:
                    assert q["end"] <= junk, (label(record), name, q["quote"])


def test_the_regional_headquarters_is_promised_without_a_due_date(seeds: Exported) -> None:
    (promise,) = [r for r in seeds.on("commitment", PAGE) if "区域总部" in first(r, "content")["value"]]
    assert any("微品致远" in actor for actor in values(promise, "actor"))
    assert "青浦" in first(promise, "content")["value"]
    assert "due" not in promise["properties"]


def test_the_service_points_were_opened_that_day(seeds: Exported) -> None:
    (point,) = [
        r for kind in ("project", "site") for r in seeds.on(kind, PAGE) if "服务点" in first(r, "name")["value"]
    ]
    assert first(point, "status")["value"] == "operating"


def test_the_speakers_stand_with_their_posts(seeds: Exported) -> None:
    people = {first(r, "name")["value"]: r for r in seeds.on("person", PAGE)}
    assert set(people) == {"王东", "刘平", "田赟", "王皓俊"}
    assert values(people["王东"], "institution") == ["上海市投资促进服务中心"]


def test_the_speaker_of_one_page_is_not_his_namesake_of_another(seeds: Exported) -> None:
    here = {r["id"] for r in seeds.on("person", PAGE) if first(r, "name")["value"] == "王东"}
    there = {r["id"] for r in seeds.on("person", "001") if first(r, "name")["value"] == "王东"}
    assert len(here) == len(there) == 1
    assert here != there
