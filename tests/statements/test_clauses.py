"""Clauses between marks, and the noun phrase that opens one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liandong.statements.bodies.clauses import clause_start, clause_subject, clauses
from tests.statements.written import written


def test_a_sentence_comes_apart_at_its_marks() -> None:
    reading = written("长宁区与6家企业签约,投资额达51亿元;嘉定区:签约8个。")
    body = reading.document.body_start, reading.document.body_end
    assert [reading.plain[a:b] for a, b in clauses(reading, *body)] == [
        "长宁区与6家企业签约",
        "投资额达51亿元",
        "嘉定区",
        "签约8个",
    ]


@pytest.mark.parametrize(
    ("clause", "subject"),
    [
        ("合肥市新能源汽车产量达", "合肥市新能源汽车"),
        ("目前,广州地铁累计开通", "广州地铁"),
        ("截至2023年底,成都市拥有", "成都市"),
        ("江苏银行向海澜集团授信", "江苏银行"),
        ("苏州市将新增投资", "苏州市"),
        ("广汽集团累计销售", "广汽集团"),
        ("达到", None),
        ("", None),
    ],
)
def test_the_subject_of_a_clause_ends_at_its_predicate(clause: str, subject: str | None) -> None:
    reading = written(clause)
    document = reading.document
    low, high = (clauses(reading, document.body_start, document.body_end) or [(0, 0)])[-1]
    found = clause_subject(reading, low, high)
    assert (reading.plain[slice(*found)] if found else None) == subject


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("外资企业116家——深圳92家", "深圳92家"),
        ("园区(一期)占地500亩", "园区(一期)占地500亩"),
        ("三类(制造业20家", "制造业20家"),
        ("行动计划(2018—2020)总投资1亿元", "行动计划(2018—2020)总投资1亿元"),
        ("【重磅】青禾市签约45个", "青禾市签约45个"),
    ],
)
def test_a_clause_begins_behind_dashes_open_brackets_and_heads_in_brackets(text: str, clause: str) -> None:
    assert text[clause_start(text, 0, len(text)) :] == clause


@settings(deadline=None)
@given(st.text("长宁区企业投资额达51亿元与的,;:。!?目前 由", max_size=40))
def test_clauses_hold_no_mark_and_their_subjects_stand_in_them(text: str) -> None:
    reading = written(text)
    found = clauses(reading, reading.document.body_start, reading.document.body_end)
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    for low, high in found:
        assert not set(reading.plain[low:high]) & set(",;:。!?")
        subject = clause_subject(reading, low, high)
        assert subject is None or low <= subject[0] < subject[1] <= high
