"""A rule in words, in both languages."""

from hypothesis import given, settings

from liandong.messages import LANGUAGES, words
from liandong.rules import Condition, Rule
from liandong.rules.telling import condition, plainly, told
from tests.rules.cases import SCHEMA, conditions
from tests.rules.test_table import LOAN


def test_a_rule_is_told() -> None:
    assert told(LOAN, SCHEMA).worded("zh") == (
        "科技贷（至 2026-12-31）：融资金额不高于 500 万元，且（地区在广州市，或（地区在广东省，且"
        "并非（行业在农、林、牧、渔业；汽车制造业）））"
        "，且成立日期不晚于 2023-01-01（自 2025-01-01 起），且是否上市：否，且“其他条件面议”（未能判读）"
    )
    english = told(LOAN, SCHEMA, lambda field: field.code).worded("en")
    assert english.startswith("科技贷 (until 2026-12-31): amount: at most 500 万元, and (region: in 广州市, or (")
    assert english.endswith(
        "founded not after 2023-01-01 (from 2025-01-01), and listed: no, and “其他条件面议” (not read)"
    )


def test_fields_are_called_as_the_reader_calls_them() -> None:
    rule = Rule("r", "", LOAN.condition)
    assert told(rule, SCHEMA, lambda _: words("rule.heading_field")).worded("en").startswith("r: Field: at most 500")


@settings(max_examples=100, deadline=None)
@given(conditions())
def test_every_rule_can_be_told(tree: Condition) -> None:
    for lang in LANGUAGES:
        told_so = condition(tree, plainly(SCHEMA))
        text = told_so if isinstance(told_so, str) else told_so.worded(lang)
        brackets = ("（", "）") if lang == "zh" else ("(", ")")
        assert text
        assert text.count(brackets[0]) == text.count(brackets[1])
