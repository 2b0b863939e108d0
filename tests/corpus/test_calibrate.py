"""The table of confidence fits what is measured."""

from liandong.evaluation.reliability import Sure
from liandong.statements.confidence import LEAST
from tests.corpus.calibrate import TABLE, applied, counted, fitted, folds, stored, together


def said(field: str, confidence: float, right: int, wrong: int) -> list[Sure]:
    return [Sure(f"page {at}", field, confidence, at < right) for at in range(right + wrong)]


def test_a_share_of_few_values_is_drawn_towards_that_of_all() -> None:
    table = fitted(counted([*said("event.place", 0.9, 1, 1), *said("figure", 0.9, 90, 10)]))
    assert 0.8 < table["event", "place", 0.9] < table["figure", "value", 0.9]


def test_a_rule_that_is_never_right_is_given_too_little_to_be_said() -> None:
    told = [
        *said("figure.subject", 0.6, 25, 25),
        *said("figure.subject", 0.7, 0, 19),
        *said("figure.subject", 0.9, 80, 20),
    ]
    assert fitted(counted(told))["figure", "subject", 0.7] < LEAST


def test_the_error_is_measured_on_pages_that_told_nothing_of_the_table() -> None:
    told = [Sure(page, "event.date", 0.9, at % 3 > 0) for at, page in enumerate("aabbccdd")]
    for own, others in folds(told):
        assert not {each.page for each in own} & {each.page for each in others}
    assert sorted(each.page for own, _ in folds(told) for each in own) == list("aabbccdd")


def test_the_table_is_applied_by_kind_property_and_confidence() -> None:
    values = [*said("figure", 0.9, 1, 0), *said("event.date", 0.7, 1, 0)]
    given = applied(values, {("figure", "value", 0.9): 0.98})
    assert [each.confidence for each in given] == [0.98, 0.7]


def test_the_packaged_table_has_a_share_for_every_count() -> None:
    lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert lines[0] == ["kind", "property", "stated", "confidence", "right", "of"]
    assert all(0 <= float(line[3]) <= 1 and int(line[4]) <= int(line[5]) for line in lines[1:])


def test_counts_of_several_sets_of_pages_add_up() -> None:
    one, other = (
        counted(said("figure", 0.9, 3, 1)),
        counted([*said("figure", 0.9, 1, 0), *said("event.date", 0.7, 1, 1)]),
    )
    assert together(one, other) == {("event", "date", 0.7): (1, 2), ("figure", "value", 0.9): (4, 5)}
    assert together(stored()) == stored()
