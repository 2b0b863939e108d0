import pytest
from hypothesis import given

from liandong.model import Value
from liandong.records.values.quantities import agree, stretches
from liandong.statements.measures import quantities
from tests import strategies
from tests.records.made import quantity, yi


def about(number: str) -> Value:
    """约 so many 亿元."""
    return read(f"约{number}亿元")


def nearly(number: str) -> Value:
    """近 so many 亿元."""
    return read(f"近{number}亿元")


def read(text: str) -> Value:
    (found,) = quantities.read(text)
    return found.value


AGREEING = [
    ("one rounding", yi("170"), yi("169.8")),
    ("half a step off, rounded up", yi("170"), yi("169.5")),
    ("one number in two scales", quantity("17000000000", "元", step="1"), yi("170")),
    ("two units of area", quantity("5", "平方公里", step="1"), quantity("7500", "亩", step="1")),
    ("two units of area, no step", quantity("5", "平方公里"), quantity("7500", "亩")),
    ("a lower bound and a number above it", yi("450", over=True), yi("460")),
    ("a lower bound and itself", yi("450", over=True), yi("450")),
    ("about", about("7500"), yi("7520")),
    ("about, to tens", about("290"), yi("286.5")),
    ("about, and itself", about("50"), yi("50")),
    ("about, rounded up to it", about("50"), yi("45")),
    ("nearly", nearly("800"), yi("780")),
    ("nearly, to hundreds", nearly("300"), yi("286.5")),
    ("nearly, and about", nearly("300"), about("290")),
    ("some and more", quantity("40", "个", step="1", low="40", high="50"), quantity("42", "个", step="1")),
    ("a range and a number in it", quantity("3-5", "个", low="3", high="5", bare=True), quantity("4", "个")),
]
CLASHING = [
    ("beyond the rounding", yi("170"), yi("169")),
    ("half a step off, rounded up to another", yi("170"), yi("170.5")),
    ("about, and what would be rounded to the next", about("50"), yi("55")),
    ("about, beyond its last digit", about("12.5"), yi("12.8")),
    ("about, and about another", about("50"), about("55")),
    ("about a round hundred, and far from it", about("100"), yi("140")),
    ("nearly, and not near", nearly("300"), yi("241")),
    ("nearly, and above", nearly("300"), yi("301")),
    ("some and more, and the next ten", quantity("40", "个", step="1", low="40", high="50"), quantity("50", "个")),
    ("two counts", quantity("6", "家", step="1"), quantity("7", "家", step="1")),
    ("a number far above a lower bound", yi("450", over=True), yi("900")),
    ("a number below a lower bound", yi("450", over=True), yi("47")),
    ("a number above an upper bound", quantity("800", "个", low="799", high="800"), quantity("850", "个")),
    ("two currencies", quantity("100", "元"), quantity("100", "元", currency="HKD")),
    ("two dimensions", quantity("5", "平方公里"), quantity("5", "个")),
    ("two areas", quantity("5", "平方公里", step="1"), quantity("9500", "亩", step="1")),
    ("outside a range", quantity("3-5", "个", low="3", high="5", bare=True), quantity("6", "个")),
]


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in AGREEING], ids=[case[0] for case in AGREEING])
def test_agrees_within_what_the_text_states(left: Value, right: Value) -> None:
    assert agree(left, right)
    assert agree(right, left)


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in CLASHING], ids=[case[0] for case in CLASHING])
def test_clashes_beyond_it(left: Value, right: Value) -> None:
    assert not agree(left, right)
    assert not agree(right, left)


@pytest.mark.parametrize(("left", "right"), [case[1:] for case in AGREEING], ids=[case[0] for case in AGREEING])
def test_what_agrees_is_found_in_one_stretch_of_the_scale(left: Value, right: Value) -> None:
    assert stretches(left) & stretches(right)


@given(strategies.quantities(), strategies.quantities())
def test_no_two_that_agree_are_kept_in_different_stretches(left: Value, right: Value) -> None:
    assert stretches(left) & stretches(right) or not agree(left, right)


def test_numbers_of_different_size_share_no_stretch() -> None:
    assert not stretches(yi("170")) & stretches(yi("47"))


def test_zero_and_what_is_below_it_have_stretches() -> None:
    zero, below = quantity("0", "个", step="1"), quantity("-0.4", "个", step="0.1")
    assert agree(zero, below)
    assert stretches(zero) & stretches(below)
