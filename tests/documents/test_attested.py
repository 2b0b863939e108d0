"""What a person states, as a page and as its document: the sentence stands on the page, and every value in it."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.documents import read
from liandong.documents.attested import attested_of, page_of
from liandong.model import ATTESTED, Attestation, Claim, Deed, Document, Mention, Page, Statement, Value
from liandong.statements import extract
from liandong.store import decode, encode

ANCHOR = Mention("f" * 64, 10, 20, "project")
SUM = Value("180亿元", "18000000000", Decimal(18_000_000_000), unit="元", currency="CNY", step=Decimal(10**8))
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)


def test_the_sentence_says_who_when_what_and_why() -> None:
    who = Attestation("张三", "2026-11-26T10:00:00.123456+08:00", "以备案证为准。")
    page = page_of(Deed.CORRECT, who, "project", [Claim("amount", SUM, scope="total")], ANCHOR)
    (document,) = read(page).documents
    assert document.text == "张三 2026-11-26T10:00:00+08:00 更正项目:投资额(总额) 180亿元。理由:以备案证为准。"
    assert (document.byline and document.byline.value, document.published and document.published.value) == (
        "张三",
        "2026-11-26",
    )
    (statement,) = extract(document)
    assert (statement.mention, statement.value, statement.scope) == (ANCHOR, SUM, "total")
    assert statement.attestation == who


def test_a_value_whose_words_leave_it_open_is_told_in_full() -> None:
    who = Attestation("张三", "2026-11-26T10:00:00+08:00", "")
    claims = [Claim("date", Value("5月19日", "2031-05-19")), Claim("status", Value("动工", "started"))]
    (document,) = read(page_of(Deed.CONFIRM, who, "project", claims, ANCHOR)).documents
    assert document.text == "张三 2026-11-26T10:00:00+08:00 确认项目:日期 5月19日(即2031-05-19);状态 动工(即开工)。"


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=3))
def test_every_word_stands_where_it_is_said_to_stand_whatever_it_is(actor: str, reason: str, names: list[str]) -> None:
    who = Attestation(actor, "2026-11-26T10:00:00+08:00", reason)
    claims = [Claim("party", Value(name, name)) for name in names]
    page = page_of(Deed.ENTER, who, "project", claims)
    assert attested_of(page).claims == attested_of(page_of(Deed.ENTER, who, "project", claims)).claims
    (document,) = read(page).documents
    assert decode(Document, encode(document)) == document
    text = page.data.decode()
    for statement in extract(document):
        (quote,) = statement.evidence
        assert quote.mark is not None
        assert quote.text[slice(*quote.mark)] == statement.value.raw
        assert document.text[quote.document_start : quote.document_end] == quote.text
        assert document.mapped.page_span(quote.document_start, quote.document_end) == (quote.start, quote.end)
        assert text[: quote.start] == '{"said":"'
        assert decode(Statement, encode(statement)) == statement
    assert {statement.value.raw for statement in extract(document)} == set(names)
    assert {statement.mention for statement in extract(document)} == {extract(document)[0].mention}


def test_a_page_that_is_none_is_set_aside() -> None:
    for data in (b"{}", b"not json", b'{"deed":"correct","said":"x"}'):
        outcome = read(Page.of("attested/x", ATTESTED, data))
        assert outcome.documents == ()
        assert [aside.reason for aside in outcome.set_aside] == ["damaged"]
