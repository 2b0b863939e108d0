"""Identifiers made of content: equal for equal content, different for any other."""

import msgspec
from hypothesis import example, given
from hypothesis import strategies as st

from liandong.model import Evidence, Mention, Quote, Role, Statement, Value, content_id
from liandong.model.identity import content_id_of

PARTS = st.lists(st.text(st.sampled_from("\x1f\x00\t:12甲|\ud800"), max_size=4), max_size=4)


@given(PARTS, PARTS)
@example(["a\x1fb", "c"], ["a", "b\x1fc"])
@example(["a\x1fb"], ["a", "b"])
@example([], [""])
@example(["1:a\x1f"], ["1", "a\x1f"])
def test_only_the_same_parts_have_the_same_id(one: list[str], other: list[str]) -> None:
    assert (content_id_of(one) == content_id_of(other)) == (one == other)


@given(st.lists(st.none() | st.text(st.sampled_from("\x1f\x00a"), max_size=3), max_size=3))
@example([None])
@example([""])
@example(["\x00"])
def test_nothing_is_told_from_every_text(parts: list[str | None]) -> None:
    for index, part in enumerate(parts):
        without = [*parts[:index], None, *parts[index + 1 :]]
        assert (content_id(*parts) == content_id(*without)) == (part is None)


def test_ids_stay_what_ledgers_hold() -> None:
    assert content_id("document", "甲", 0, None) == "df26cb5c1acb2aea4d7fa67b5b8da45c"


def test_statements_that_share_their_characters_share_no_id() -> None:
    quote = Quote(Role.VALUE, "d", 0, 5, "a\x1fb\x1fc", "p", 0, 5)
    one = Statement(Mention("p", 0, 5, "event"), "name", Value("a\x1fb", "c"), Evidence((quote,)), "d", "x")
    assert one.id != msgspec.structs.replace(one, value=Value("a", "b\x1fc")).id
