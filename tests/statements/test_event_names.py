"""Names of events: editions and years keep them apart, short and full forms belong together."""

import pytest

from liandong.statements.events.event_names import clash, editions, same_event


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("第三届霁鹭洽谈会", "霁鹭洽谈会", True),
        ("霁鹭合作第三次联席会议", "霁鹭合作第一次联席会议", False),
        ("2019霁鹭推介会", "2020霁鹭推介会", False),
        ("2020年霁川鹭原开发者大会", "霁川鹭原开发者大会", True),
        ("霁川招商推介会", "鹭原签约仪式", False),
        ("首届云洲论坛", "第二届云洲论坛", False),
        ("", "云洲论坛", False),
    ],
)
def test_names_of_one_event(left: str, right: str, same: bool) -> None:
    assert same_event(left, right) is same


def test_editions_are_read_in_both_numerals() -> None:
    assert editions("第十二届霁鹭大会(2020)") == (frozenset({12}), frozenset({"2020"}))
    assert not clash("第12届霁鹭大会", "第十二届霁鹭大会")
