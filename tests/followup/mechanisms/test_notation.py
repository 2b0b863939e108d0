"""Rules of rounds as they are typed and told."""

import pytest
from hypothesis import given

from liandong.errors import EntryError
from liandong.followup.calendar import Every, Moved, Rule
from liandong.followup.mechanisms.notation import read_rule, rule_words, short
from liandong.messages import LANGUAGES
from tests.followup.mechanisms.test_health import rules


@given(rules())
def test_a_rule_comes_back_from_its_short_form_and_is_told_in_words(rule: Rule) -> None:
    assert read_rule(short(rule)) == rule
    assert all(rule_words(rule).worded(lang) for lang in LANGUAGES)


def test_a_rule_is_told_as_people_say_it() -> None:
    rule = Rule(Every.QUARTER, weekday=4, nth=-1, month=3, moved=Moved.AFTER)
    assert short(rule) == "quarter/3:fri-1:after"
    assert rule_words(rule).worded("zh") == "每季度第 3 个月最后一个周五（遇休息日顺延）"
    assert read_rule(" NONE ") is None
    assert short(None) == "none"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "month",
        "month:0",
        "month:32",
        "month/2:1",
        "quarter/4:1",
        "month:fri5",
        "month:work16",
        "week:fri",
        "year:1:x",
    ],
)
def test_what_names_no_date_is_refused(typed: str) -> None:
    with pytest.raises(EntryError):
        read_rule(typed)
