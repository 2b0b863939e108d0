import pytest

from liandong.model import Role, Statement
from liandong.statements import extract
from tests.statements.written import written

PARK = "海宁泛半导体产业园项目在江东新区开工。"
NEW = "138亿元"


def _amounts(body: str) -> list[Statement]:
    found = extract(written(PARK + body, published="2025年6月19日").document)
    return [s for s in found if s.property == "amount" and s.mention.kind == "project"]


def _told(body: str) -> dict[str, tuple[str | None, Role | None]]:
    """Of each investment its scope, and the role in which a change tells of it."""
    told = {}
    for statement in _amounts(body):
        roles = [quote.role for quote in statement.evidence[1:]]
        told[statement.value.raw] = statement.scope, roles[0] if roles else None
    return told


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("经优化,项目总投资由签约时的120亿元调整为138亿元。", Role.REVISED),
        ("项目总投资由120亿元增至138亿元。", Role.RAISED),
        ("项目总投资额从原来的120亿元提高到138亿元。", Role.RAISED),
        ("项目总投资由120亿元增资到138亿元。", Role.RAISED),
        ("项目投资总额由120亿元人民币上调至138亿元。", Role.RAISED),
        ("项目投资规模由120亿元扩大到138亿元。", Role.RAISED),
        ("该项目原计划总投资120亿元,现追加至138亿元。", Role.RAISED),
        ("该项目总投资120亿元,后调增至138亿元。", Role.RAISED),
        ("项目总投资由120亿元变更为138亿元。", Role.REVISED),
        ("项目总投资138亿元(原为120亿元)。", Role.REVISED),
        ("项目总投资138亿元(签约时为120亿元)。", Role.REVISED),
        ("项目总投资由160亿元压减至138亿元。", Role.LOWERED),
        ("项目总投资由160亿元调减为138亿元。", Role.LOWERED),
    ],
)
def test_a_change_tells_both_sums(body: str, role: Role) -> None:
    told = _told(body)
    former = next(raw for raw in told if raw != NEW)
    assert told == {NEW: ("total", role), former: ("total", Role.FORMER)}
    (first, second) = (s.evidence[1] for s in _amounts(body))
    assert (first.document_start, first.document_end) == (second.document_start, second.document_end)


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("项目总投资调整为138亿元。", Role.REVISED),
        ("项目总投资增加到138亿元。", Role.RAISED),
        ("项目投资额上调至138亿元。", Role.RAISED),
        ("项目增资扩产后,总投资达138亿元。", Role.RAISED),
        ("项目追加投资后总投资达到138亿元。", Role.RAISED),
        ("项目总投资核减至138亿元。", Role.LOWERED),
    ],
)
def test_a_change_may_leave_open_what_it_was_before(body: str, role: Role) -> None:
    assert _told(body) == {NEW: ("total", role)}


@pytest.mark.parametrize(
    "body",
    [
        "项目在原120亿元投资的基础上追加18亿元,总投资达138亿元。",
        "项目总投资120亿元,再追加投资18亿元,总投资增至138亿元。",
    ],
)
def test_what_was_added_is_told_beside_what_it_came_to(body: str) -> None:
    told = _told(body)
    assert told == {"120亿元": ("total", Role.FORMER), "18亿元": ("increase", None), NEW: ("total", Role.RAISED)}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("项目总投资138亿元,较签约时增加18亿元。", {"138亿元": ("total", Role.RAISED), "18亿元": ("increase", None)}),
        ("项目追加投资18亿元。", {"18亿元": ("increase", None)}),
        ("项目二次增资18亿元。", {"18亿元": ("increase", None)}),
        ("项目新增投资约18亿元。", {"约18亿元": ("increase", None)}),
        (
            "项目一期投资由10亿元增加到12亿元。",
            {"10亿元": ("first_phase", Role.FORMER), "12亿元": ("first_phase", Role.RAISED)},
        ),
    ],
)  # fmt: skip
def test_what_was_added_is_no_total(body: str, expected: dict[str, tuple[str, Role | None]]) -> None:
    assert _told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "项目拟将总投资由120亿元增至138亿元。",
        "项目总投资120亿元,计划增至138亿元。",
        "项目总投资120亿元,有望提高到138亿元。",
    ],
)
def test_what_is_only_meant_changes_nothing_yet(body: str) -> None:
    assert _told(body) == {"120亿元": ("total", None), NEW: ("planned", None)}


@pytest.mark.parametrize(
    "body",
    [
        "项目年产值由12亿元增加到15亿元。",
        "项目累计投资由10亿元增加到12亿元。",
        "项目总投资120亿元,其中一期投资76亿元。",
        "项目总投资120亿元,带动就业3200人,产值由8亿元提高到9亿元。",
    ],
)
def test_what_grows_otherwise_is_no_change_of_the_investment(body: str) -> None:
    assert all(role is None for _, role in _told(body).values())


def test_a_change_holds_from_the_day_on_which_it_is_told() -> None:
    days = {s.value.raw: s.as_of and s.as_of.date for s in _amounts("项目总投资由120亿元增至138亿元。")}
    assert days == {"120亿元": None, NEW: "2025-06-19"}
