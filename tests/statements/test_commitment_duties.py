"""Duties: items of minutes with a responsible body and a day by which are commitments; what was done is none."""

import pytest

from liandong.statements.pledges import commitments
from tests.statements.written import assert_proved, values, written


def promised(body: str) -> list[tuple[list[str], list[str]]]:
    reading = written(body, published="2025-01-10")
    drafts = commitments.extract(reading)
    assert_proved(reading, drafts)
    return [(draft.get("actor"), draft.get("due")) for draft in drafts]


@pytest.mark.parametrize(
    ("body", "actor", "due"),
    [
        ("(一)公交开通方案由江临市交通局牵头,于2025年6月底前完成。", ["江临市交通局"], ["2025-06"]),
        (
            "2.编制产业目录(责任单位:江临市发改委、江临市商务局;完成时限:2025年9月)。",
            ["江临市发改委", "江临市商务局"],
            ["2025-09"],
        ),
        ("江临市商会承诺2025年底前再组织30家企业到云川考察。", ["江临市商会"], ["2025"]),
    ],
)
def test_a_duty_has_who_is_responsible_and_by_when(body: str, actor: list[str], due: list[str]) -> None:
    ((actors, dues),) = promised(body)
    assert actors == actor
    assert [day[: len(due[0])] for day in dues] == due


@pytest.mark.parametrize(
    "body",
    [
        "该项目由华泰集团负责建设。",
        "会议由市发改委主任主持。",
        "方案已由江临市交通局牵头于2024年6月底前完成。",
        "企业并未承诺2025年底前投资20亿元。",
    ],
)
def test_what_has_no_day_was_done_or_is_denied_is_none(body: str) -> None:
    assert promised(body) == []


@pytest.mark.parametrize(
    ("body", "actor", "due"),
    [
        ("会议同意由市财政局先行拨付协作资金1800万元。", ["市财政局"], []),
        ("会议明确由云江蔬菜产业集团牵头,云江县农业农村局配合。", ["云江蔬菜产业集团"], []),
        ("会议决定,今年组织务工600人以上,由市人社局于2025年6月15日前拿出方案。", ["市人社局"], ["2025-06-15"]),
    ],
)
def test_whom_a_meeting_charges_has_a_duty(body: str, actor: list[str], due: list[str]) -> None:
    assert promised(body) == [(actor, due)]


@pytest.mark.parametrize(
    "body",
    ["会议听取了市财政局的汇报。", "会议决定由副市长主持工作。", "会议同意方案,由市财政局已经拨付的资金不再调整。"],
)
def test_a_meeting_that_charges_nobody_gives_no_duty(body: str) -> None:
    assert promised(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "会议决定不由市财政局负责建设。",
        "会议明确不再由市财政局负责建设。",
        "会议明确,工程无需由市财政局负责建设。",
        "上次会议决定由市财政局落实资金。",
        "去年10月的会议决定由市财政局落实资金。",
        "会议决定由市财政局落实资金,已落实到位。",
        "会议决定由市财政局落实资金,目前资金拨付完毕。",
        "会议决定由市财政局落实资金。目前已落实到位。",
    ],
)
def test_a_charge_denied_of_old_or_done_gives_no_duty(body: str) -> None:
    assert promised("会议决定由市财政局落实资金。") == [(["市财政局"], [])]
    assert promised(body) == []


def test_the_content_of_a_labelled_duty_ends_before_its_label() -> None:
    reading = written("编制产业目录(责任单位:江临市发改委;完成时限:2025年9月)。", published="2025-01-10")
    assert values(commitments.extract(reading), "content") == ["编制产业目录"]
