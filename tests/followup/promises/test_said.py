"""The sentence that is shown for a promise says the promise, and not what its statements rest on beside it."""

from liandong import Ledger
from liandong.followup.promises import promises
from liandong.followup.promises.said import COMMITMENT, PROJECT, saying, stated, values_of
from liandong.followup.tasks import Source
from liandong.followup.tasks.proposing import proposal
from liandong.model import Role
from tests.followup.promises.conftest import Build
from tests.followup.promises.pages import FILLER

ELSEWHERE = f"""湛屿储能产业园加快建设
2025-04-21 09:00　来源：湛屿日报

4月20日，湛屿储能产业园项目现场一片繁忙。产业园由湛屿储能股份有限公司投资建设，总投资约75亿元。其中一期用地480亩，\
计划2026年6月底前竣工投产，届时可形成年产10吉瓦时电芯、6万套储能系统的能力。
{FILLER}
"""
"""Who promises stands in another sentence than what is promised."""


def test_the_sentences_of_a_commitment_say_its_content_or_target(sample_ledger: Ledger) -> None:
    told = {each.id: each for each in promises(sample_ledger)}
    for record in sample_ledger.records(COMMITMENT):
        said = [each.value.raw for name in ("content", "target") for each in record.values(name)]
        for quote in told[record.id].proof.quotes:
            assert quote.role is Role.VALUE
            assert any(raw in quote.text for raw in said), (said, quote.text)


def test_who_promises_and_by_when_stand_beside_the_promise(build: Build) -> None:
    ledger = build({"elsewhere.txt": ELSEWHERE})
    (found,) = (each for each in promises(ledger) if each.kind == COMMITMENT)
    assert [quote.text for quote in found.proof.quotes if "竣工投产" not in quote.text] == []
    assert [quote.text for quote in found.beside.quotes if "湛屿储能股份有限公司" not in quote.text] == []
    assert found.beside.quotes
    record = ledger.record(found.id)
    source = proposal(record).source
    assert isinstance(source, Source)
    assert {value.statements[0] for value in values_of(record)} <= set(source.statements)
    basis = stated(map(ledger.statement, source.statements))
    assert {quote.text for quote in basis} == {quote.text for quote in found.proof.quotes}
    assert len(source.statements) > len({ledger.statement(each).property for each in source.statements} - {"due"})


def test_a_project_that_is_one_of_many_is_shown_with_the_sentence_that_names_it(sample_ledger: Ledger) -> None:
    signed = [each for each in sample_ledger.records(PROJECT) if each.first("status")]
    by_name = {each.label: saying(each).quotes for each in signed}
    assert "霁光半导体有限公司与澜江新区管理委员会签署" in by_name["12英寸特色工艺晶圆制造基地"][0].text
    for record in signed:
        told = [quote for value in values_of(record) for quote in value.evidence]
        named = any(record.label in quote.text for quote in told)
        assert not named or record.label in by_name[record.label][0].text


def test_of_a_due_date_alone_its_own_sentence_is_the_basis(build: Build) -> None:
    ledger = build({"elsewhere.txt": ELSEWHERE})
    (record,) = ledger.records(COMMITMENT)
    due = record.first("due")
    assert due is not None
    assert {quote.role for quote in stated(map(ledger.statement, due.statements))} == {Role.VALUE}
