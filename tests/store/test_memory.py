"""What is kept of versions is bounded by bytes; the longest unasked for goes first."""

from liandong.model import Quote, Role
from liandong.store.memory import Memory, weight
from liandong.store.rows import Place


def test_what_was_made_is_made_once_until_it_has_to_go() -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return "甲" * 1000

    memory = Memory(3 * (weight("甲" * 1000) + weight(1)) + 1)
    for number in (1, 2, 3, 1, 4, 1, 3, 2):
        memory.once(number, lambda number=number: make(number))  # type: ignore[misc]
    assert made == [1, 2, 3, 4, 2]


def test_what_is_larger_than_all_may_be_is_not_kept_and_takes_nothing_away() -> None:
    memory = Memory(2000)
    memory.once("small", lambda: 1)
    assert len(memory.once("large", lambda: "x" * 3000)) == 3000
    assert memory.once("small", lambda: 2) == 1


def test_the_weight_is_that_of_all_parts() -> None:
    name = "园" * 1000
    assert weight([Place(name, "a"), Place(None, "b")]) > weight(name)
    assert weight({"a": [name, name]}) > 2 * weight(name)


def test_a_noun_weighs_what_its_fields_do() -> None:
    quote = Quote(Role.VALUE, "d", 0, 1_000, "甲" * 1_000, "p")
    assert weight(quote) > weight("甲" * 1_000)
