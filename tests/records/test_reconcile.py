import pytest

from liandong.model import Answer, Value, Verdict, noun
from liandong.records import reconcile
from tests.records.made import Thing, quantity, records_of, yi

HOLDS, FAILS, UNKNOWN = Verdict.HOLDS, Verdict.FAILS, Verdict.UNKNOWN


def _answers(*things: Thing) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    for answer in reconcile(records_of(things)):
        found.setdefault(answer.recipe, []).append(answer)
    return found


def _count(number: str, unit: str) -> Value:
    return quantity(number, unit, step="1")


def _signing(
    sums: tuple[str, ...], counts: tuple[str, ...] = (), total: str = "170", signed: str = "18", loose: int = 0
) -> list[Thing]:
    """An event at which districts sign sums and numbers of projects, as at the promotion of 2023-08-30.

    The sentences follow one another directly, or with so many characters of other text (`loose`) between them.
    """
    event = Thing("d0", "event", 10).say("name", "2023上海·粤港澳大湾区投资合作推介会")
    event.say("projects_signed", _count(signed, "个")).say("amount", yi(total), scope="signed")
    things = [event]
    districts = ("长宁区", "嘉定区", "青浦区")
    for n, (district, value) in enumerate(zip(districts, sums, strict=False)):
        figure = Thing("d0", "figure", 20 + 8 * n + loose * n).say("subject", district).say("metric", "签约金额")
        things.append(figure.say("value", yi(value), scope="signed").say("event", "会上", ref=event))
    for n, (district, value) in enumerate(zip(districts, counts, strict=False)):
        figure = Thing("d0", "figure", 18 + 6 * n + loose * n).say("subject", district).say("metric", "企业")
        things.append(figure.say("value", _count(value, "家" if n != 1 else "个")).say("event", "会上", ref=event))
    return things


def test_the_parts_of_the_promotion_add_up() -> None:
    sums, counts = _answers(*_signing(("51", "62", "57"), ("6", "6", "6")))["parts-total"]
    shown = {sums.shown, counts.shown}
    assert shown == {"51亿元 + 62亿元 + 57亿元 = 170亿元", "6家 + 6个 + 6家 = 18个"}
    assert sums.verdict is counts.verdict is HOLDS
    assert sums.gap is counts.gap is None
    assert len(sums.inputs) == 4


@pytest.mark.parametrize(
    ("sums", "counts", "verdict", "gap"),
    [
        (("51", "62", "57"), (), HOLDS, None),
        (("51", "62", "56"), (), HOLDS, "100000000"),
        (("51", "62", "90"), (), FAILS, "-3300000000"),
        (("51", "62"), (), UNKNOWN, "5700000000"),
        (("51", "62", "20"), ("6", "6", "6"), FAILS, "3700000000"),
    ],
)
def test_sums_hold_fail_or_stay_open(
    sums: tuple[str, ...], counts: tuple[str, ...], verdict: Verdict, gap: str | None
) -> None:
    found = [a for a in _answers(*_signing(sums, counts))["parts-total"] if "亿元" in a.shown]
    assert [(a.verdict, a.gap) for a in found] == [(verdict, gap)]
    assert (found[0].reason is not None) is (verdict is UNKNOWN)


def test_counts_are_not_rounded() -> None:
    (answer,) = (a for a in _answers(*_signing(("51", "62", "57"), ("6", "6", "7")))["parts-total"] if "个" in a.shown)
    assert answer.verdict is FAILS
    assert answer.shown == "6家 + 6个 + 7家 = 19个 ≠ 18个"


def _sum(document: str, at: int, subject: str, value: Value, event: Thing, **how: str) -> Thing:
    figure = Thing(document, "figure", at).say("subject", subject).say("metric", how.get("metric", "签约金额"))
    figure.say("value", value, scope=how.get("scope", "signed")).say("event", "会上", ref=event)
    return figure


def test_parts_told_in_scattered_sentences_never_fail() -> None:
    (answer,) = _answers(*_signing(("51", "62", "90"), loose=9))["parts-total"]
    assert (answer.verdict, answer.reason) == (UNKNOWN, "parts_unclear")
    (answer,) = _answers(*_signing(("51", "62", "57"), loose=9))["parts-total"]
    assert answer.verdict is HOLDS


@pytest.mark.parametrize("again", ["170", "169.8"])
def test_the_total_in_other_words_is_no_part_of_itself(again: str) -> None:
    things = _signing(("51", "62", "57"))
    for n in range(2):
        things.append(_sum(f"d{n}", 48, "签约项目", yi(again), things[0]))
    assert [a.shown for a in _answers(*things)["parts-total"]] == ["51亿元 + 62亿元 + 57亿元 = 170亿元"]
    assert "parts-total" not in _answers(things[0], *things[-2:])


@pytest.mark.parametrize(("subject", "found"), [("栖川、沅桥、芷岭三县", [HOLDS]), ("栖川、沅桥两县", [])])
def test_sums_that_one_sentence_shares_out_are_parts_if_there_are_as_many_names(
    subject: str, found: list[Verdict]
) -> None:
    event = _signing((), total="85.5")[0]
    text = "栖川、沅桥、芷岭三县分别签约,投资41亿元、26.5亿元、18亿元。"
    figures = [_sum("d0", 20 + n, subject, yi(value), event) for n, value in enumerate(("41", "26.5", "18"))]
    for figure in figures:
        figure.statements = [
            noun.replace(
                s, evidence=(noun.replace(s.evidence[0], text=text, document_start=20, document_end=20 + len(text)),)
            )
            for s in figure.statements
        ]
    assert [a.verdict for a in _answers(event, *figures).get("parts-total", [])] == found


def test_what_is_larger_than_the_total_is_no_part_that_could_fail_it() -> None:
    (answer,) = _answers(*_signing(("51", "620")))["parts-total"]
    assert (answer.verdict, answer.reason) == (UNKNOWN, "parts_unclear")


def test_a_total_told_as_a_lower_bound_does_not_fail() -> None:
    things = _signing(("51", "62", "99"))
    things[0] = Thing("d0", "event", 10).say("name", "2023上海·粤港澳大湾区投资合作推介会")
    things[0].say("amount", yi("170", over=True), scope="signed")
    (answer,) = _answers(*things)["parts-total"]
    assert (answer.verdict, answer.reason) == (UNKNOWN, "total_is_bound")


def test_one_sum_told_by_district_and_by_trade_holds() -> None:
    things = _signing(("51", "119"))
    for n, (trade, value) in enumerate((("集成电路", "90"), ("汽车产业", "80"))):
        things.append(_sum("d0", 37 + 8 * n, trade, yi(value), things[0]))
    assert [a.shown for a in _answers(*things)["parts-total"]] == ["51亿元 + 119亿元 = 170亿元"]


def test_two_documents_that_divide_a_sum_differently_do_not_add_up_to_a_failure() -> None:
    things = _signing(("51", "119"))
    for n, (trade, value) in enumerate((("集成电路", "90"), ("汽车产业", "70"))):
        things.append(_sum("d1", 37 + 8 * n, trade, yi(value), things[0]))
    assert [a.verdict for a in _answers(*things)["parts-total"]] == [HOLDS]


def test_what_a_firm_plans_to_invest_is_no_part_of_what_was_signed() -> None:
    things = _signing(("51", "62", "57"))
    things.append(_sum("d0", 44, "某集团", yi("99"), things[0], metric="投资", scope="planned"))
    assert [a.shown for a in _answers(*things)["parts-total"]] == ["51亿元 + 62亿元 + 57亿元 = 170亿元"]


def test_figures_about_something_else_are_no_parts() -> None:
    things = _signing(("51", "62", "57"))
    for n, (metric, value) in enumerate((("预计产值", yi("900")), ("参会企业", _count("300", "家")))):
        figure = Thing("d0", "figure", 300 + 20 * n).say("subject", "某集团").say("metric", metric).say("value", value)
        things.append(figure.say("event", "会上", ref=things[0]))
    assert [a.shown for a in _answers(*things)["parts-total"]] == ["51亿元 + 62亿元 + 57亿元 = 170亿元"]


def test_an_owner_with_two_sums_leaves_the_question_open() -> None:
    things = _signing(("51", "62", "57"))
    twice = (
        Thing("d0", "figure", 44)
        .say("subject", "长宁区")
        .say("metric", "签约投资")
        .say("value", yi("99"), scope="signed")
    )
    (answer,) = _answers(*things, twice.say("event", "会上", ref=things[0]))["parts-total"]
    assert (answer.verdict, answer.reason) == (UNKNOWN, "parts_disagree")
    assert answer.shown.endswith(" ? 170亿元")
    assert "=" not in answer.shown


def test_agreements_under_the_event_are_parts_where_no_figures_are() -> None:
    event = _signing(())[0]
    parts = [
        Thing("d0", "agreement", 200 + n)
        .say("name", f"{who}签约")
        .say("amount", yi(value))
        .say("event", "会上", ref=event)
        for n, (who, value) in enumerate((("甲区", "100"), ("乙区", "70")))
    ]
    assert _answers(event, *parts)["parts-total"][0].shown == "100亿元 + 70亿元 = 170亿元"


def _park(document: str) -> Thing:
    return Thing(document, "project", 10).say("name", "广汽智联新能源汽车产业园")


def test_an_area_in_two_units_is_shown_as_agreeing() -> None:
    parks = [_park("d0"), _park("d1")]
    areas = (quantity("5", "平方公里", step="1"), quantity("7500", "亩", raw="约7500亩", low="7499", high="7501"))
    figures = [
        Thing(f"d{n}", "figure", 60).say("subject", "园区", ref=parks[n]).say("metric", metric).say("value", areas[n])
        for n, metric in enumerate(("规划面积", "总规划面积"))
    ]
    (answer,) = _answers(*parks, *figures)["same-area"]
    assert answer.verdict is HOLDS
    assert answer.shown in ("5平方公里 = ≈7500亩", "≈7500亩 = 5平方公里")


def test_areas_that_differ_fail_with_the_gap() -> None:
    parks = [_park("d0"), _park("d1")]
    figures = [
        Thing(f"d{n}", "figure", 60).say("subject", "园区", ref=parks[n]).say("metric", "规划面积").say("value", value)
        for n, value in enumerate((quantity("5", "平方公里", step="1"), quantity("12000", "亩", step="1")))
    ]
    (answer,) = _answers(*parks, *figures)["same-area"]
    assert answer.verdict is FAILS
    assert answer.gap is not None


@pytest.mark.parametrize(
    ("phase", "whole", "verdict", "shown"),
    [
        (yi("47"), yi("450", over=True), HOLDS, "47亿元 ≤ 450亿元"),
        (yi("47"), yi("30"), FAILS, "47亿元 > 30亿元"),
        (yi("470"), yi("450", over=True), UNKNOWN, "470亿元 > 450亿元"),
    ],
)
def test_a_first_phase_is_no_more_than_the_whole(phase: Value, whole: Value, verdict: Verdict, shown: str) -> None:
    (answer,) = _answers(_park("d0").say("amount", phase, scope="first_phase").say("amount", whole, scope="total"))[
        "phase-total"
    ]
    assert (answer.verdict, answer.shown) == (verdict, shown)


def test_a_part_costs_no_more_than_its_whole() -> None:
    park = _park("d0").say("amount", yi("450", over=True), scope="total")
    plant = (
        Thing("d0", "project", 40)
        .say("name", "新能源整车工厂")
        .say("amount", yi("47"))
        .say("part_of", "园区", ref=park)
    )
    assert _answers(park, plant)["part-whole"][0].verdict is HOLDS


def test_a_number_that_two_projects_take_for_theirs_is_compared_only_where_its_sentence_names_the_whole() -> None:
    park, line = _park("d0").say("amount", yi("450"), scope="total"), Thing("d0", "project", 60).say("name", "总装产线")
    for thing in (Thing("d0", "project", 60, 1).say("name", "广汽智联新能源汽车产业园"), line):
        thing.say("amount", yi("9"), scope="first_phase")
        park.statements += thing.statements if thing is not line else []
    line.say("part_of", "园区", ref=park)
    assert not {"phase-total", "part-whole"} & _answers(park, line).keys()


def test_of_several_targets_in_two_units_nothing_fails() -> None:
    pledge = Thing("d0", "commitment", 10).say("actor", "广州市").say("content", "建设启动区")
    pledge.say("target", quantity("5", "平方公里")).say("target", quantity("2000", "亩"))
    assert "same-area" not in _answers(pledge)


@pytest.mark.parametrize(("count", "verdict"), [("3", HOLDS), ("2", UNKNOWN), ("7", UNKNOWN)])
def test_counted_agreements_against_the_listed_fields(count: str, verdict: Verdict) -> None:
    agreement = Thing("d0", "agreement", 10).say("name", "专项合作协议").say("count", _count(count, "个"))
    for field in ("科技创新", "营商环境", "自贸区"):
        agreement.say("field", field)
    assert _answers(agreement)["count-listed"][0].verdict is verdict


def test_a_share_above_the_whole_fails_and_growth_above_it_does_not() -> None:
    share = (
        Thing("d0", "figure", 10)
        .say("subject", "广州市")
        .say("metric", "占市场主体比重")
        .say("value", quantity("130", "%"))
    )
    reached = (
        Thing("d0", "figure", 70).say("subject", "广州市").say("metric", "完成率").say("value", quantity("107.5", "%"))
    )
    growth = (
        Thing("d0", "figure", 40).say("subject", "广州市").say("metric", "同比增长").say("value", quantity("130", "%"))
    )
    (answer,) = _answers(share, growth, reached)["possible-share"]
    assert (answer.verdict, answer.gap) == (FAILS, "30")


def test_two_places_of_one_project_are_an_open_or_failed_check() -> None:
    def project(document: str, name: str, place: str) -> Thing:
        return Thing(document, "project", 10).say("name", name).say("place", place)

    apart = _answers(project("d0", "思科智慧城", "南沙区"), project("d1", "思科广州智慧城", "广州国际科技创新城核心区"))
    assert apart["same-place"][0].verdict is FAILS
    unclear = _answers(project("d0", "思科智慧城", "珠岛宾馆"), project("d1", "思科智慧城", "白云厅"))
    assert (unclear["same-place"][0].verdict, unclear["same-place"][0].reason) == (UNKNOWN, "places_unclear")
    assert "same-place" not in _answers(project("d0", "思科智慧城", "广州"), project("d1", "思科智慧城", "南沙区"))


def test_every_input_of_an_answer_is_a_statement_of_the_ledger() -> None:
    things = _signing(("51", "62", "57"), ("6", "6", "6"))
    ids = {s.id for thing in things for s in thing.statements}
    answers = reconcile(records_of(things))
    assert answers
    assert all(set(answer.inputs) <= ids and answer.inputs for answer in answers)


def _figure(metric: str, value: Value, period: str = "", *, at: int = 10, document: str = "d0", **how: str) -> Thing:
    figure = Thing(document, "figure", at).say("subject", how.get("subject", "甲市")).say("metric", metric)
    figure.say("value", value, scope=how.get("scope"))
    return figure.say("period", period) if period else figure


def _percent_of(number: str) -> Value:
    return quantity(number, "%", step="0.1")


@pytest.mark.parametrize(
    ("metric", "now", "before", "told", "documents", "verdict", "reason"),
    [
        ("工业总产值", "520", "480", "8.3", ("d0", "d0"), HOLDS, None),
        ("工业总产值", "520", "480", "18.3", ("d0", "d0"), FAILS, None),
        ("工业总产值", "520", "480", "18.3", ("d0", "d1"), UNKNOWN, "revised"),
        ("地区生产总值", "520", "480", "6.1", ("d0", "d0"), UNKNOWN, "constant_prices"),
        ("工业总产值", "2.1", "1.9", "12", ("d0", "d0"), HOLDS, None),  # both are rounded
    ],
)
def test_growth_is_held_against_the_levels(
    metric: str, now: str, before: str, told: str, documents: tuple[str, str], verdict: Verdict, reason: str | None
) -> None:
    things = [
        _figure(metric, yi(now), "2024", at=10),
        _figure(metric, yi(before), "2023", at=30, document=documents[1]),
        _figure(f"{metric}同比增长", _percent_of(told), "2024", at=50),
    ]
    (answer,) = _answers(*things)["growth-told"]
    assert (answer.verdict, answer.reason) == (verdict, reason)
    assert answer.shown.startswith(f"{now}亿元 / {before}亿元 - 1 = ")
    assert (answer.gap is None) is (verdict is HOLDS)


def test_a_decline_is_growth_below_nothing() -> None:
    things = [
        _figure("进出口额", yi("90"), "2024", at=10),
        _figure("进出口额", yi("100"), "2023", at=30),
        _figure("进出口额同比下降", _percent_of("10"), "2024", at=50),
    ]
    (answer,) = _answers(*things)["growth-told"]
    assert (answer.verdict, answer.shown) == (HOLDS, "90亿元 / 100亿元 - 1 = -10% ≈ -10%")


@pytest.mark.parametrize(
    ("metric", "subject", "period"),
    [
        ("工业总产值环比增长", "甲市", "2024"),
        ("工业总产值年均增长", "甲市", "2024"),
        ("工业总产值同比增长", "乙市", "2024"),
        ("工业总产值同比增长", "甲市", "2025"),
        ("工业总产值同比增长", "甲市", "2023/2024"),
        ("用电量同比增长", "甲市", "2024"),
    ],
)
def test_growth_of_something_else_is_not_held_against_them(metric: str, subject: str, period: str) -> None:
    things = [
        _figure("工业总产值", yi("520"), "2024", at=10),
        _figure("工业总产值", yi("480"), "2023", at=30),
        _figure(metric, _percent_of("18"), period, at=50, subject=subject),
    ]
    assert "growth-told" not in _answers(*things)


@pytest.mark.parametrize(
    ("total", "document", "verdict", "shown"),
    [
        ("900", "d0", HOLDS, "900亿元 ≥ 300亿元"),
        ("200", "d0", FAILS, "200亿元 < 300亿元"),
        ("200", "d1", UNKNOWN, "200亿元 < 300亿元"),
    ],
)
def test_a_running_total_is_no_less_than_a_year_of_it(total: str, document: str, verdict: Verdict, shown: str) -> None:
    things = [
        _figure("投资", yi(total), at=10, document=document, scope="cumulative"),
        _figure("投资", yi("300"), "2023", at=30, scope="annual"),
        _figure("投资", yi("250"), "2024", at=50, scope="annual"),
    ]
    (answer,) = _answers(*things)["running-total"]
    assert (answer.verdict, answer.shown) == (verdict, shown)


def _in_one_sentence(*things: Thing) -> list[Thing]:
    """The things, as if one sentence told them all."""
    for thing in things:
        for at, statement in enumerate(thing.statements):
            quote = noun.replace(statement.evidence[0], document_start=0, start=0)
            thing.statements[at] = noun.replace(statement, evidence=(quote,))
    return list(things)


@pytest.mark.parametrize(
    ("metric", "told", "found"),
    [
        ("占工业总产值的比重", "25", HOLDS),
        ("占工业总产值的比重", "45", FAILS),
        ("占比", "25", HOLDS),
        ("占比", "45", None),  # of which whole it is the share is not said
    ],
)
def test_a_share_is_held_against_part_and_base_of_its_sentence(metric: str, told: str, found: Verdict | None) -> None:
    things = _in_one_sentence(
        _figure("高新技术产值", yi("120"), "2024", at=10),
        _figure("工业总产值", yi("480"), "2024", at=30),
        _figure(metric, _percent_of(told), "2024", at=50),
    )
    answers = _answers(*things).get("share-told", [])
    assert [a.verdict for a in answers] == ([] if found is None else [found])
    assert all(a.shown.startswith("120亿元 / 480亿元 = 25%") for a in answers)


def test_sources_that_agree_and_sources_that_do_not_are_told() -> None:
    def park(document: str, number: str) -> Thing:
        name = "江临智能装备产业园项目"
        return Thing(document, "project", 10).say("name", name).say("amount", yi(number), scope="total")

    (agreeing,) = _answers(park("d0", "170"), park("d1", "170"))["several-sources"]
    assert (agreeing.verdict, agreeing.shown) == (HOLDS, "170亿元 × 2")
    (differing,) = _answers(park("d0", "170"), park("d1", "180"))["several-sources"]
    assert (differing.verdict, differing.gap is None) == (FAILS, False)
    assert "several-sources" not in _answers(park("d0", "170"))
