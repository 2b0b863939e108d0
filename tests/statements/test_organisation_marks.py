"""Marks of organisations: a place that the name or the text gives, a code whose check character is right."""

import pytest

from liandong.statements.bodies import organisations
from liandong.statements.bodies.organisation_marks import valid
from tests.statements.written import assert_proved, written

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE = next(code for c in _ALPHABET if valid(code := "91999999MA0000000" + c))
"""An invented code with its right check character."""
WRONG = CODE[:-1] + ("0" if CODE[-1] != "0" else "1")


def said(body: str, name: str, what: str) -> list[str]:
    reading = written(body)
    drafts = organisations.extract(reading)
    assert_proved(reading, drafts)
    return next(draft for draft in drafts if draft.name == name).get(what)


@pytest.mark.parametrize(
    ("body", "name", "place"),
    [
        ("深圳市云岭新能源有限公司参会。", "深圳市云岭新能源有限公司", ["深圳市"]),
        ("云岭新能源有限公司总部位于苏州市。", "云岭新能源有限公司", ["苏州市"]),
        ("位于苏州市的云岭新能源有限公司参会。", "云岭新能源有限公司", ["苏州市"]),
        ("中国建设银行绍兴分行参会。", "中国建设银行绍兴分行", ["绍兴"]),
        ("云岭新能源有限公司在苏州市签约。", "云岭新能源有限公司", []),
    ],
)
def test_a_place_is_said_where_name_or_text_gives_it(body: str, name: str, place: list[str]) -> None:
    assert said(body, name, "place") == place


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (f"云岭新能源有限公司(统一社会信用代码:{CODE})参会。", [CODE]),
        (f"云岭新能源有限公司\n统一社会信用代码:{CODE}", [CODE]),
        (f"云岭新能源有限公司(统一社会信用代码:{WRONG})参会。", []),
        (f"云岭新能源有限公司参会,设备编号{CODE},统一社会信用代码待查。", []),
    ],
)
def test_a_code_beside_the_name_with_a_right_check_character(body: str, codes: list[str]) -> None:
    assert said(body, "云岭新能源有限公司", "uscc") == codes


def test_a_code_of_another_length_or_with_a_forbidden_letter_is_none() -> None:
    assert not valid(CODE[:-1])
    assert not valid("I" + CODE[1:])
