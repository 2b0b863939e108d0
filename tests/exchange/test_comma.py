"""CSV: numbers stay numbers, and what Excel would take for a formula does not act, in headings either."""

from liandong.exchange.comma import as_csv


def test_numbers_keep_their_sign() -> None:
    assert as_csv(["a"], [["-0.32"], ["+1,200"], ["-5%"]]).splitlines() == ["a", "-0.32", '"+1,200"', "-5%"]


def test_formulas_do_not_act() -> None:
    lines = as_csv(["=HYPERLINK(1)"], [["-1+1"], ["@x"], ["+"]]).splitlines()
    assert lines == ["'=HYPERLINK(1)", "'-1+1", "'@x", "'+"]
