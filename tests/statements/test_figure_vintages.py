from dataclasses import replace

import pytest

from liandong.model import Conflict, Document, Role, Tier
from liandong.records import fold, resolve
from liandong.statements import extract
from tests.records.made import Survey
from tests.statements.written import written

GDP = "2022年广州市地区生产总值"
SURVEY = Survey(tiers={"first": Tier.GOVERNMENT, "later": Tier.GOVERNMENT})


def _article(body: str, name: str = "first") -> Document:
    return replace(written(body, published="2023年12月1日").document, id=name, page=name * 8)


def _roles(body: str) -> dict[str, Role | None]:
    told = [s for s in extract(_article(body)) if s.property == "value" and s.mention.kind == "figure"]
    return {s.value.raw: next((q.role for q in s.evidence[1:]), None) for s in told}


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (f"初步核算,{GDP}为28839亿元。", Role.PRELIMINARY),
        (f"据初步统计,{GDP}达28839亿元。", Role.PRELIMINARY),
        (f"快报数显示,{GDP}为28839亿元。", Role.PRELIMINARY),
        (f"经最终核实,{GDP}为28839亿元。", Role.REVISED),
        (f"{GDP}最终核实数为28839亿元。", Role.REVISED),
        (f"修订后,{GDP}为28839亿元。", Role.REVISED),
        (f"根据第五次全国经济普查结果修订,{GDP}为28839亿元。", Role.REVISED),
        (f"{GDP}为28839亿元。", None),
        (f"{GDP}为28839亿元,初步核算工作已完成。", None),
    ],
)
def test_a_number_is_told_with_its_vintage(body: str, role: Role | None) -> None:
    assert _roles(body)["28839亿元"] is role


def test_a_revision_tells_both_numbers() -> None:
    assert _roles(f"{GDP}由28839亿元修订为28825亿元,统计部门已公布。") == {
        "28839亿元": Role.FORMER,
        "28825亿元": Role.REVISED,
    }


def test_what_firms_grow_to_is_no_revision() -> None:
    assert _roles("云湖市规模以上企业由120家调整为138家。") == {"138家": None}


@pytest.mark.parametrize(
    ("later", "conflict"),
    [(f"经最终核实,{GDP}为28825亿元。", Conflict.NONE), (f"{GDP}为28825亿元。", Conflict.REAL)],
)
def test_a_revised_number_makes_the_first_one_history(later: str, conflict: Conflict) -> None:
    documents = [_article(f"初步核算,{GDP}为28839亿元。"), _article(later, "later")]
    statements = [s for document in documents for s in extract(document)]
    records = fold(statements, resolve(statements, SURVEY), SURVEY)
    (figure,) = (r for r in records if r.kind == "figure")
    told = {v.value.raw: (v.conflict, v.superseded) for v in figure.values("value")}
    revised = conflict is Conflict.NONE
    assert told == {"28825亿元": (conflict, False), "28839亿元": (conflict, revised)}
