from collections.abc import Callable

import pytest

from liandong.model import Conflict, Modality, Polarity, Record, Tier, Value
from liandong.records import fold, resolve
from tests.records.made import Survey, Thing, named, quantity, raws, record_of, records_of, said, yi

NONE, ROUNDING, SCOPE, REAL = Conflict.NONE, Conflict.ROUNDING, Conflict.SCOPE, Conflict.REAL


def _project(document: str) -> Thing:
    return Thing(document, "project", 10).say("name", "思科智慧城")


def _folded(name: str, *told: Callable[[Thing], Thing] | tuple[Value | str, str | None]) -> Record:
    """The record of one project of which each document tells one value of `name`."""
    things = []
    for index, each in enumerate(told):
        thing = _project(f"d{index}")
        things.append(each(thing) if callable(each) else thing.say(name, each[0], scope=each[1]))
    return records_of(things)[0]


LEVELS = [
    ("equal", "amount", [(yi("170"), "total"), (yi("170"), "total")], [NONE]),
    ("one number, two scales", "amount", [(yi("1"), "total"), (quantity("100000000", "元"), "total")], [NONE]),
    ("rounding", "amount", [(yi("170"), "total"), (yi("169.8"), "total")], [ROUNDING, ROUNDING]),
    ("bound", "amount", [(yi("450", over=True), "total"), (yi("460"), "total")], [ROUNDING, ROUNDING]),
    ("scope", "amount", [(yi("450", over=True), "total"), (yi("47"), "first_phase")], [SCOPE, SCOPE]),
    ("clash", "amount", [(yi("170"), "total"), (yi("180"), "total")], [REAL, REAL]),
    ("clash and scope", "amount", [(yi("1"), "total"), (yi("2"), "total"), (yi("1"), "annual")], [REAL, REAL, SCOPE]),
    ("open scope agrees", "amount", [(yi("170"), "total"), (yi("170"), None)], [NONE]),
    ("open scope differs", "amount", [(yi("170"), "total"), (yi("90"), None)], [SCOPE, SCOPE]),
    ("two currencies", "amount", [(yi("1"), "total"), (quantity("1", "元", currency="HKD"), "total")], [REAL, REAL]),
    ("one place in the other", "place", [("广州", None), ("南沙区", None)], [NONE, NONE]),
    ("two places", "place", [("南沙区", None), ("广州国际科技创新城核心区", None)], [REAL, REAL]),
    ("a date in the other", "date", [("2017", None), ("2017-04-27", None)], [ROUNDING, ROUNDING]),
    ("two dates", "date", [("2017-04-27", None), ("2017-05-01", None)], [REAL, REAL]),
    ("two names", "name", [("思科(广州)智慧城", None), ("思科智慧城项目", None)], [NONE, NONE, NONE]),
    ("two parties", "party", [("广汽集团", None), ("思科", None)], [NONE, NONE]),
]


@pytest.mark.parametrize(("name", "told", "levels"), [case[1:] for case in LEVELS], ids=[case[0] for case in LEVELS])
def test_level_of_conflict(name: str, told: list[tuple[Value | str, str | None]], levels: list[Conflict]) -> None:
    record = _folded(name, *told)
    assert [value.conflict for value in record.values(name)] == levels


def test_what_counts_the_whole_leads() -> None:
    parts = [(yi("12"), "annual"), (yi("47"), "first_phase"), (yi("90"), None), (yi("110"), "signed")]
    scopes = ["total", "signed", None, "annual", "first_phase"]
    for told in (parts, parts[::-1]):
        record = _folded("amount", *told, (yi("130"), "total"))
        assert [value.scope for value in record.values("amount")] == scopes


def test_the_day_of_the_thing_leads_and_then_that_of_the_furthest_stage() -> None:
    days = [("2023-04-27", "signed"), ("2024-01-05", "started"), ("2025-09-30", "operating")]
    told = [value.scope for value in _folded("date", *days).values("date")]
    assert told == ["operating", "started", "signed"]
    assert _folded("date", *days, ("2022-06", None)).values("date")[0].scope is None


def test_equal_values_are_one_with_the_evidence_of_all() -> None:
    record = _folded("amount", (yi("170"), "total"), (yi("170"), "total"))
    (value,) = record.values("amount")
    assert value.families == 2
    assert len(value.statements) == 2
    assert {quote.document for quote in value.evidence} == {"d0", "d1"}


def test_a_family_confirms_once_however_many_copies() -> None:
    right = [_project(f"copy{n}").say("amount", yi("170"), scope="total") for n in range(3)]
    wrong = [_project(f"own{n}").say("amount", yi("180"), scope="total") for n in range(2)]
    survey = Survey(families={f"copy{n}": "copy0" for n in range(3)})
    (record,) = records_of([*right, *wrong], survey)
    assert raws(record.values("amount")) == ["180亿元", "170亿元"]
    assert [value.families for value in record.values("amount")] == [2, 1]
    assert record.families == 3


def test_what_agrees_within_rounding_confirms_together() -> None:
    told = [yi("180"), yi("180"), yi("170"), yi("169.8"), yi("170.2")]
    things = [_project(f"d{i}").say("amount", value, scope="total") for i, value in enumerate(told)]
    (record,) = records_of(things)
    assert record.values("amount")[0].value.raw.startswith("1")
    assert {value.value.raw for value in record.values("amount")[:3]} == {"170亿元", "169.8亿元", "170.2亿元"}


def test_person_then_tier_then_families_decide() -> None:
    survey = Survey(tiers={"gov": Tier.GOVERNMENT, "media1": Tier.MEDIA, "media2": Tier.MEDIA})
    gov = _project("gov").say("amount", yi("170"), scope="total")
    media = [_project(f"media{n}").say("amount", yi("180"), scope="total") for n in (1, 2)]
    assert raws(records_of([gov, *media], survey)[0].values("amount"))[0] == "170亿元"
    person = _project("desk").say("amount", yi("175"), scope="total", method="person")
    values = records_of([gov, *media, person], survey)[0].values("amount")
    assert raws(values)[0] == "175亿元"
    assert values[0].tier is Tier.PERSON


def test_the_whole_leads_before_its_first_phase() -> None:
    record = _folded("amount", (yi("47"), "first_phase"), (yi("450", over=True), "total"))
    assert raws(record.values("amount")) == ["超过450亿元", "47亿元"]


def test_the_fullest_proper_name_leads() -> None:
    record = _folded("name", ("思科(广州)智慧城", None), ("思科智慧城,", None))
    assert record.label == "思科(广州)智慧城"


def test_the_narrower_place_and_the_exacter_date_lead() -> None:
    assert raws(_folded("place", ("广州", None), ("南沙区", None)).values("place"))[0] == "南沙区"
    assert raws(_folded("date", ("2017", None), ("2017-04-27", None)).values("date"))[0] == "2017-04-27"


def test_a_retracted_statement_is_gone_and_one_retracted_retraction_is_not() -> None:
    thing = _project("d0").say("amount", yi("170"), scope="total")
    old = thing.statements[-1]
    thing.say("amount", yi("180"), scope="total", retracts=old.id)
    assert raws(records_of([thing])[0].values("amount")) == ["180亿元"]
    thing.say("status", "signed", retracts=thing.statements[-1].id)
    assert raws(records_of([thing])[0].values("amount")) == ["170亿元"]


def test_a_denied_value_is_shown_and_never_wins() -> None:
    thing = _project("d0").say("amount", yi("170"), scope="total", polarity=Polarity.DENIED)
    record = records_of([thing])[0]
    assert record.first("amount") is None
    assert [value.polarity for value in record.values("amount")] == [Polarity.DENIED]
    both = records_of([thing, _project("d1").say("amount", yi("170"), scope="total")])[0]
    assert [value.polarity for value in both.values("amount")] == [Polarity.ASSERTED, Polarity.DENIED]
    assert [value.conflict for value in both.values("amount")] == [REAL, REAL]


def test_what_a_nearer_source_denies_comes_last() -> None:
    survey = Survey(tiers={"gov": Tier.GOVERNMENT})
    things = [
        _project("gov").say("amount", yi("170"), scope="total", polarity=Polarity.DENIED),
        _project("d1").say("amount", yi("170"), scope="total"),
        _project("d2").say("amount", yi("170"), scope="total"),
        _project("d3").say("amount", yi("90"), scope="total"),
    ]
    assert raws(records_of(things, survey)[0].values("amount")) == ["90亿元", "170亿元", "170亿元"]


def _stages(*told: tuple[str, str | None, Modality]) -> Record:
    things = [
        _project(f"d{i}").say("status", stage, as_of=as_of, modality=modality)
        for i, (stage, as_of, modality) in enumerate(told)
    ]
    return records_of(things)[0]


DONE, WILL = Modality.DONE, Modality.WILL


@pytest.mark.parametrize(
    ("told", "order", "levels"),
    [
        ([("signed", None, DONE), ("started", None, DONE)], ["started", "signed"], [NONE, NONE]),
        ([("started", None, DONE), ("operating", None, WILL)], ["started", "operating"], [NONE, NONE]),
        ([("started", "2017", DONE), ("signed", "2019", DONE)], ["started", "signed"], [NONE, REAL]),
        ([("started", "2017", DONE), ("signed", "2015", DONE)], ["started", "signed"], [NONE, NONE]),
        ([("started", "2017", DONE), ("terminated", "2019", DONE)], ["terminated", "started"], [NONE, NONE]),
        ([("started", "2017", DONE), ("suspended", "2016", DONE)], ["started", "suspended"], [NONE, NONE]),
        ([("started", None, DONE), ("suspended", None, DONE)], ["started", "suspended"], [NONE, NONE]),
        ([("operating", None, WILL), ("planned", None, WILL)], ["planned", "operating"], [NONE, NONE]),
    ],
)
def test_stages_are_a_history_with_the_furthest_reached_first(
    told: list[tuple[str, str | None, Modality]], order: list[str], levels: list[Conflict]
) -> None:
    values = _stages(*told).values("status")
    assert [value.value.text for value in values] == order
    assert [value.conflict for value in values] == levels


def test_parties_stand_each_for_itself_a_short_form_with_its_full_form() -> None:
    thing = _project("d0").say("party", "深圳微品致远信息科技有限公司").say("party", "微品致远").say("party", "思科")
    values = records_of([thing])[0].values("party")
    assert sorted(len(value.statements) for value in values) == [1, 2]


def test_a_short_form_of_two_parties_joins_neither() -> None:
    thing = _project("d0")
    for name in ("深圳市云天励飞技术有限公司", "杭州云天励飞科技有限公司", "云天励飞"):
        thing.say("party", name)
    assert len(records_of([thing])[0].values("party")) == 3


def test_members_of_a_list_keep_the_order_of_the_text() -> None:
    agreement = Thing("d0", "agreement", 10).say("name", "专项合作协议")
    for n, field in enumerate(("科技创新", "营商环境", "自贸区")):
        agreement.mention = agreement.mention
        agreement.say("field", field)
        last = agreement.statements[-1]
        assert last.evidence[0].document_start == 10, n
    record = records_of([agreement])[0]
    assert {value.value.text for value in record.values("field")} == {"科技创新", "营商环境", "自贸区"}


def test_references_become_record_ids_and_dangling_ones_nothing() -> None:
    events = named("event", "云湖论坛", "云湖论坛")
    stray = Thing("d9", "event", 10)
    project = _project("d1").say("event", "论坛", ref=events[1]).say("event", "会上", ref=stray)
    record = record_of(project, [*events, project])
    assert {value.ref for value in record.values("event")} == {min(event.id for event in events), None}


def test_records_are_sorted_and_carry_all_their_members() -> None:
    things = [*named("project", "思科智慧城", "思科(广州)智慧城"), *named("event", "推介会", "云湖论坛")]
    records = records_of(things)
    assert [record.id for record in records] == sorted(record.id for record in records)
    assert {member for record in records for member in record.members} == {thing.id for thing in things}
    assert all(record.id == min(record.members) for record in records)


def test_a_property_that_the_kind_does_not_have_is_a_defect_and_says_so() -> None:
    with pytest.raises(KeyError, match="altitude"):
        records_of([_project("d0").say("altitude", "8848")])


def test_one_record_folded_alone_is_that_record_folded_among_all() -> None:
    things = [*named("project", "思科智慧城", "思科(广州)智慧城"), *named("event", "推介会", "云湖论坛")]
    clusters = resolve(said(things), Survey())
    for record in fold(said(things), clusters, Survey()):
        own = [s for s in said(things) if clusters[s.mention.id] == record.id]
        assert fold(own, clusters, Survey()) == (record,)


def test_a_bound_that_fits_two_amounts_hides_no_conflict_between_them() -> None:
    bound = quantity("10000000000", "元", raw="超百亿元", step="10000000000", low="10000000000")
    record = _folded("amount", (yi("138"), "total"), (bound, "total"), (yi("120"), "total"))
    told = record.values("amount")
    assert told[0].value.raw in ("138亿元", "120亿元")
    assert told[0].conflict is REAL
    assert sorted(raws(told)) == ["120亿元", "138亿元", "超百亿元"]
