"""What persons say of values: the later word counts, and what they reject loses to everything."""

from itertools import permutations

from liandong.documents import Survey
from liandong.model import Attestation, Mention, Polarity, Quote, Role, Statement, Tier, Value
from liandong.model.noun import replace
from liandong.model.record import Record
from liandong.records import fold
from liandong.statements.ledger_sheet import quantity

MENTION = Mention("a" * 64, 0, 4, "project")


def told(name: str, value: Value, document: str, **how: object) -> Statement:
    at = sum(map(ord, document))  # each document stands elsewhere
    quote = Quote(Role.VALUE, document, 0, len(value.raw), value.raw, "a" * 64, at, at + len(value.raw))
    given: dict[str, object] = {"scope": "total" if name == "amount" else None} | how
    return Statement(MENTION, name, value, (quote,), document, "test@1", **given)  # type: ignore[arg-type]


def stated(name: str, value: Value, at: str, polarity: Polarity = Polarity.ASSERTED, **how: object) -> Statement:
    who = Attestation("王明", f"2031-05-{at}T10:00:00+08:00", "")
    how |= {"polarity": polarity, "method": "person", "attestation": who, "confidence": 1.0}
    return told(name, value, f"p{at}{value.raw}{polarity}", **how)


def folded(*statements: Statement, tiers: dict[str, Tier] | None = None) -> Record:
    (record,) = fold(statements, {MENTION.id: MENTION.id}, Survey({}, tiers or {}))
    for order in list(permutations(statements))[:6]:
        assert fold(order, {MENTION.id: MENTION.id}, Survey({}, tiers or {})) == (record,)
    return record


def read(record: Record, name: str) -> list[tuple[str, Polarity]]:
    return [(value.value.raw, value.polarity) for value in record.values(name)]


YES, NO = Polarity.ASSERTED, Polarity.DENIED
OLD, NEW = quantity("170亿元"), quantity("180亿元")


def test_a_rejection_outweighs_any_number_of_sources_of_any_tier() -> None:
    sources = [told("amount", OLD, f"d{n}") for n in range(4)]
    tiers = {f"d{n}": Tier.REGISTER for n in range(4)}
    record = folded(*sources, told("amount", NEW, "x"), stated("amount", OLD, "01", NO), tiers=tiers)
    assert read(record, "amount") == [("180亿元", YES), ("170亿元", NO)]
    assert record.values("amount")[1].families == 5
    assert len(record.values("amount")[1].statements) == 5


def test_a_source_does_not_deny_what_a_person_states() -> None:
    denial = told("amount", NEW, "d", polarity=NO)
    record = folded(denial, told("amount", OLD, "e"), stated("amount", NEW, "01"), tiers={"d": Tier.REGISTER})
    assert read(record, "amount")[0] == ("180亿元", YES)


def test_the_later_of_two_words_on_one_value_counts() -> None:
    page = told("amount", OLD, "d")
    after = folded(page, stated("amount", OLD, "02", NO), stated("amount", OLD, "01"))
    assert read(after, "amount") == [("170亿元", NO)]
    before = folded(page, stated("amount", OLD, "01", NO), stated("amount", OLD, "02"))
    assert read(before, "amount") == [("170亿元", YES)]


def test_the_later_of_two_values_of_persons_leads_even_if_a_source_agrees_with_the_earlier() -> None:
    record = folded(told("amount", OLD, "d"), stated("amount", OLD, "01"), stated("amount", NEW, "02"))
    assert [raw for raw, _ in read(record, "amount")] == ["180亿元", "170亿元"]


def test_a_vague_word_of_a_person_leads_and_so_does_one_that_agrees_with_fuller_ones() -> None:
    record = folded(told("amount", OLD, "d"), stated("amount", quantity("超100亿元"), "01"))
    assert read(record, "amount")[0][0] == "超100亿元"
    name = folded(
        told("name", Value("番禺智能装备产业园项目", "番禺智能装备产业园项目"), "d"),
        stated("name", Value("番禺智能产业园", "番禺智能产业园"), "01"),
        stated("name", Value("番禺产业园", "番禺产业园"), "02"),
    )
    assert [raw for raw, _ in read(name, "name")] == ["番禺产业园", "番禺智能产业园", "番禺智能装备产业园项目"]


def test_a_rejection_in_one_scope_leaves_the_others() -> None:
    record = folded(told("amount", OLD, "d"), told("amount", OLD, "e", scope="signed"), stated("amount", OLD, "01", NO))
    assert read(record, "amount") == [("170亿元", YES), ("170亿元", NO)]
    assert record.values("amount")[0].scope == "signed"


def test_parties_that_are_rejected_are_none_and_those_that_persons_name_come_first() -> None:
    one, other, new = (Value(name, name) for name in ("甲港务集团有限公司", "乙物流有限公司", "丙城建有限公司"))
    record = folded(
        told("party", one, "d"),
        told("party", other, "d"),
        stated("party", one, "01", NO),
        stated("party", new, "02"),
    )
    assert read(record, "party") == [("丙城建有限公司", YES), ("乙物流有限公司", YES), ("甲港务集团有限公司", NO)]


def test_the_stage_that_a_person_stated_last_is_the_present_one() -> None:
    started, signed, running = Value("开工", "started"), Value("签约", "signed"), Value("投产", "operating")
    record = folded(told("status", running, "d"), stated("status", signed, "01"), stated("status", started, "02"))
    assert read(record, "status")[0] == ("开工", YES)
    assert record.values("status")[0].tier is Tier.PERSON
    gone = folded(told("status", running, "d"), told("status", signed, "d"), stated("status", running, "01", NO))
    assert read(gone, "status") == [("签约", YES), ("投产", NO)]


def test_a_value_of_which_only_a_rejection_is_left_is_denied() -> None:
    lone = folded(told("name", Value("甲", "甲"), "d"), stated("amount", OLD, "01", NO))
    assert read(lone, "amount") == [("170亿元", NO)]
    assert lone.first("amount") is None
    twice = folded(stated("amount", OLD, "01", NO), stated("amount", OLD, "02", NO), replace(told("name", OLD, "d")))
    assert len(twice.values("amount")) == 1


def test_a_person_s_word_on_the_whole_leads_what_sources_tell_in_other_scopes() -> None:
    record = folded(told("amount", OLD, "d", scope=None), stated("amount", NEW, "01", scope="total"))
    assert [raw for raw, _ in read(record, "amount")] == ["180亿元", "170亿元"]
    part = folded(told("amount", OLD, "d", scope=None), stated("amount", NEW, "01", scope="first_phase"))
    assert [raw for raw, _ in read(part, "amount")] == ["170亿元", "180亿元"]
