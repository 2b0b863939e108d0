"""Whether what was signed on a day of its own came of the event that the page tells of."""

import pytest

from liandong.statements.agreements import agreements
from liandong.statements.events import events
from tests.statements.written import assert_proved, written

FAIR = "11月5日至10日,第七届江海进口博览会在上海市举行。"
RUN = "11月5日—12日,第七届江海进口博览会在上海市举行。"
OVER = "12月30日至1月2日,江海合作论坛在上海市举行。"
FORUM = "12月30日,江海合作论坛在上海市举行。"
SIGNED = "苏州市与盐城市签署合作备忘录。"


def came_of(body: str, published: str | None = None) -> list[str]:
    """The events of the one agreement of the page, which has a day of its own."""
    reading = written(body, published=published)
    (event,) = events.extract(reading)
    (draft,) = agreements.extract(reading, event)
    assert_proved(reading, [draft])
    assert draft.get("date")
    return draft.get("event")


@pytest.mark.parametrize("published", [None, "2024-11-18"])
@pytest.mark.parametrize(
    ("body", "event"),
    [
        (FAIR + "11月10日," + SIGNED, ["第七届江海进口博览会"]),
        (RUN + "11月12日," + SIGNED, ["第七届江海进口博览会"]),
        (FAIR.replace("10日", "6日") + "11月8日," + SIGNED, []),
        (FAIR + "11月11日," + SIGNED, []),
        (FAIR + "11月4日," + SIGNED, []),
    ],
)
def test_the_days_of_an_event_are_those_of_the_run_that_is_told(
    body: str, event: list[str], published: str | None
) -> None:
    assert came_of(body, published) == event


@pytest.mark.parametrize(
    ("body", "comes"),
    [
        (FORUM + "1月2日," + SIGNED, True),
        (FORUM + "1月12日," + SIGNED, False),
        (FORUM + "12月29日," + SIGNED, False),
        (OVER + "1月2日," + SIGNED, True),
        (OVER + "1月3日," + SIGNED, False),
    ],
)
def test_days_without_a_year_are_counted_over_the_turn_of_the_year(body: str, comes: bool) -> None:
    assert bool(came_of(body)) is comes


@pytest.mark.parametrize(
    ("first", "own", "comes"),
    [
        ("2000年6月1日", "2000年6月2日", True),
        ("2000年6月1日", "1999年6月2日", False),
        ("2000年6月1日", "2001年6月1日", False),
        ("6月1日", "2000年6月2日", True),
        ("6月1日", "2000年5月31日", False),
        ("2000年2月28日", "2月29日", True),
    ],
)
def test_a_year_counts_where_both_tell_it_and_2000_is_one_like_others(first: str, own: str, comes: bool) -> None:
    assert bool(came_of(f"{first},江海走廊第一次联席会议在上海市召开。{own},{SIGNED}")) is comes


@pytest.mark.parametrize(
    ("told", "comes"),
    [
        ("4月25日,苏州市与盐城市在广交会上签署合作备忘录。", True),
        ("4月25日,苏州市与盐城市在第七届广交会上签署合作备忘录。", True),
        ("4月25日,会上,苏州市与盐城市签署合作备忘录。", True),
        ("4月25日,展会期间,苏州市与盐城市签署合作备忘录。", True),
        ("4月25日,苏州市与盐城市在江海商品交易会上签署合作备忘录。", True),
        ("4月25日,苏州市与盐城市在沿江城市经贸合作论坛上签署合作备忘录。", False),
        ("4月25日,苏州市与盐城市在合作签约仪式上签署合作备忘录。", False),
        ("4月25日,春节期间,苏州市与盐城市签署合作备忘录。", False),
        ("4月25日,苏州市与盐城市在社会上签署合作备忘录。", False),
        ("4月25日,苏州市与盐城市在上海签署合作备忘录。", False),
    ],
)
def test_what_says_that_it_was_signed_there_came_of_it_on_any_day(told: str, comes: bool) -> None:
    assert bool(came_of("4月15日,第七届江海商品交易会在广州市举行。" + told)) is comes
