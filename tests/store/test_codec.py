"""The codec: every noun comes back exactly as it was, and equal nouns give equal text."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.model import (
    Answer,
    AsOf,
    Attestation,
    Basis,
    Conflict,
    Decision,
    Document,
    FoldedValue,
    Judgement,
    Modality,
    Polarity,
    Quote,
    Record,
    Role,
    SetAside,
    Statement,
    Tier,
    Value,
    Verdict,
)
from liandong.model.identity import content_id
from liandong.records import fold
from liandong.store import decode, encode
from liandong.store.codec import Garbled, _dump, _dump_ascii, _encoder, _swift, decode_whole
from liandong.store.outline import kept, outlines
from tests import strategies

ANY_TEXT = st.text(alphabet=st.characters(), max_size=12)  # surrogates, controls and all
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)


@given(strategies.statements())
def test_a_statement_comes_back_with_its_id(statement: Statement) -> None:
    again = decode(Statement, encode(statement))
    assert again == statement
    assert (again.id, again.mention.id) == (statement.id, statement.mention.id)


@given(strategies.statements())
def test_an_outline_says_all_but_the_quotes_under_the_same_id(statement: Statement) -> None:
    (told,) = outlines([(statement.id, encode(statement))])
    fields = set(Statement.__struct_fields__) - {"evidence"}
    assert {name: getattr(told, name) for name in fields} == {name: getattr(statement, name) for name in fields}
    assert told.evidence == ()


@given(strategies.statements())
def test_a_kept_statement_is_the_one_that_was_kept(statement: Statement) -> None:
    (told,) = kept([(statement.id, encode(statement))])
    assert [getattr(told, name) for name in Statement.__struct_fields__] == [
        getattr(statement, name) for name in Statement.__struct_fields__
    ]


FOLDED = st.builds(
    FoldedValue,
    st.builds(Value, ANY_TEXT, ANY_TEXT, NUMBERS, NUMBERS, qualifier=st.none() | ANY_TEXT),
    st.none() | ANY_TEXT,
    st.builds(AsOf, ANY_TEXT, st.sampled_from(Basis)) | st.none(),
    st.sampled_from(Modality),
    st.sampled_from(Conflict),
    st.lists(
        st.builds(
            Quote,
            st.sampled_from(Role),
            ANY_TEXT,
            st.integers(0, 9),
            st.integers(0, 9),
            ANY_TEXT,
            ANY_TEXT,
            mark=st.tuples(st.integers(0, 9), st.integers(0, 9)) | st.none(),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(ANY_TEXT, max_size=2).map(tuple),
    st.integers(0, 9),
    st.sampled_from(Tier),
    st.floats(allow_nan=False, allow_infinity=False),
    st.none() | ANY_TEXT,
    st.sampled_from(Polarity),
    st.booleans(),
)


@given(st.lists(st.tuples(ANY_TEXT, st.lists(FOLDED, max_size=3).map(tuple)), max_size=3).map(tuple))
def test_what_is_written_the_quick_way_is_written_the_same(
    properties: tuple[tuple[str, tuple[FoldedValue, ...]], ...],
) -> None:
    record = Record("r", "project", ("r",), properties, 1)
    slow = _encoder(Record)
    assert slow is not None
    assert encode(record) in (_dump(slow(record)), _dump_ascii(slow(record)))
    assert decode(Record, encode(record)) == record


@pytest.mark.parametrize("kind", [Record, Quote, Value])
def test_what_there_is_most_of_is_written_the_quick_way(kind: type) -> None:
    assert _swift(kind)


def test_an_array_of_numbers_is_written_the_slow_way() -> None:
    """There the numbers with an exponent would not be found."""
    assert _swift(tuple[str | None, ...])
    assert not _swift(tuple[float, ...])
    assert not _swift(tuple[str, float | None])


@settings(deadline=None)  # the first fold reads tables
@given(strategies.corpora(), strategies.surveys())
def test_a_record_held_against_its_digest_comes_back_as_it_was(
    statements: tuple[Statement, ...], survey: strategies.DrawnSurvey
) -> None:
    for record in fold(statements, {}, survey):
        text = encode(record)
        assert decode_whole(Record, text, content_id(text)) == record == decode(Record, text)


@given(st.builds(SetAside, ANY_TEXT, st.none(), ANY_TEXT, ANY_TEXT))
def test_what_holds_odd_characters_is_held_against_its_digest_too(aside: SetAside) -> None:
    text = encode(aside)
    assert decode_whole(SetAside, text, content_id(text)) == aside


@pytest.mark.parametrize("text", ["{}", "[]", "{", '{"id":1}'])
def test_a_text_of_its_digest_that_is_no_record_is_garbled(text: str) -> None:
    for digest in (content_id(text), ""):
        with pytest.raises(Garbled):
            decode_whole(Record, text, digest)


@given(strategies.documents())
def test_a_document_comes_back_with_its_offset_map(document: Document) -> None:
    again = decode(Document, encode(document))
    assert again == document
    assert again.mapped.page_span(0, len(again.text)) == document.mapped.page_span(0, len(document.text))


@given(st.builds(Value, ANY_TEXT, ANY_TEXT, NUMBERS, NUMBERS, NUMBERS, st.none() | ANY_TEXT, step=NUMBERS))
def test_values_keep_every_character_and_every_digit(value: Value) -> None:
    text = encode(value)
    again = decode(Value, text)
    assert again == value
    assert str(again.number) == str(value.number)  # 1.0 is not 1.00
    assert encode(again) == text
    text.encode()  # what no database takes is escaped


@given(st.lists(strategies.statements(), min_size=1, max_size=4), st.sampled_from(Tier), st.sampled_from(Conflict))
def test_a_record_comes_back_whole(statements: list[Statement], tier: Tier, conflict: Conflict) -> None:
    values = tuple(
        FoldedValue(s.value, s.scope, s.as_of, s.modality, conflict, s.evidence, (s.id,), 1, tier, s.confidence)
        for s in statements
    )
    record = Record(statements[0].mention.id, "project", (statements[0].mention.id,), (("name", values),), 2)
    assert decode(Record, encode(record)) == record


@given(st.builds(SetAside, ANY_TEXT, st.none() | ANY_TEXT, ANY_TEXT, ANY_TEXT, st.none() | st.integers()))
def test_what_was_set_aside_comes_back(aside: SetAside) -> None:
    assert decode(SetAside, encode(aside)) == aside


def test_answers_and_decisions_come_back() -> None:
    answer = Answer("a", "r", "parts-total", Verdict.FAILS, ("s1", "s2"), "51亿元 + 62亿元", gap="-1", reason=None)
    decision = Decision("m1", "m2", Judgement.SAME, Attestation("王", "2026-01-02T03:04:05+08:00", "同一项目"))
    assert decode(Answer, encode(answer)) == answer
    assert decode(Decision, encode(decision)).id == decision.id


def test_defaults_and_computed_fields_are_left_out() -> None:
    assert encode(Value("5家", "5", Decimal(5), unit="家")) == '{"raw":"5家","text":"5","number":"5","unit":"家"}'


def test_text_is_readable_but_control_characters_and_lone_surrogates_are_escaped() -> None:
    assert json.loads(encode(Value("\ud800\x00", "广")))["raw"] == "\ud800\x00"
    assert encode(Value("\ud800", "广")).isascii()
    assert "广" in encode(Value("\x00", "广"))


def test_a_type_without_codec_is_refused() -> None:
    with pytest.raises(TypeError, match="no codec"):
        encode(object())


def test_modality_is_written_as_its_word() -> None:
    assert encode(Modality.WILL) == '"will"'
