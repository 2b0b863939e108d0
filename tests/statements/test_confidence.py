"""What a statement carries is how right such values were."""

from liandong.model import Value
from liandong.statements.confidence import LEAST, as_stated, calibrated
from liandong.statements.draft import Draft
from tests.statements.written import written


def test_a_measured_property_carries_the_measured_share() -> None:
    assert (
        calibrated("figure", "subject", 0.6) < calibrated("figure", "subject", 0.9) < calibrated("figure", "value", 0.9)
    )


def test_what_no_label_judges_keeps_what_the_rule_states() -> None:
    assert calibrated("person", "name", 0.9) == 0.9


def test_the_table_can_be_set_aside_for_measuring() -> None:
    with as_stated():
        assert calibrated("figure", "subject", 0.6) == 0.6
    assert calibrated("figure", "subject", 0.6) != 0.6


def test_what_is_too_doubtful_is_not_said() -> None:
    reading = written("甲市签约。")
    sentence = reading.body[0]
    draft = Draft(reading, "person", sentence.start, sentence.end)
    draft.say("name", Value("甲市", "甲市"), sentence, sentence.start, confidence=LEAST - 0.01)
    assert not draft.get("name")
    draft.say("name", Value("甲市", "甲市"), sentence, sentence.start, confidence=LEAST)
    assert [statement.confidence for statement in draft.statements] == [LEAST]
