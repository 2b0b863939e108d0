"""Corrections: of two numbers the wrong one is denied, the right one told, of the work that is named."""

import pytest

from liandong.model import Polarity
from liandong.statements.bodies import organisations
from liandong.statements.events import events
from liandong.statements.figures import figures
from liandong.statements.projects import projects
from tests.statements.written import assert_proved, values, written


def sums(body: str) -> dict[str, Polarity]:
    reading = written(body, title="更正启事")
    drafts = projects.extract(reading, None, organisations.find(reading))
    assert_proved(reading, drafts)
    return {s.value.raw: s.polarity for d in drafts for s in d.statements if s.property == "amount"}


@pytest.mark.parametrize(
    "body",
    [
        "本网8月2日报道中,云桥风电叶片项目总投资30亿元有误,应为33亿元,特此更正。",
        "本报昨日误将云桥风电叶片项目总投资33亿元写成30亿元,特此更正。",
        "勘误:昨日报道的云桥风电叶片项目“总投资30亿元”应为“33亿元”。",
        "更正:云桥风电叶片项目总投资30亿元更正为33亿元。",
    ],
)
def test_the_wrong_sum_is_denied_and_the_right_one_told(body: str) -> None:
    assert sums(body) == {"30亿元": Polarity.DENIED, "33亿元": Polarity.ASSERTED}


def test_a_sum_that_was_changed_was_no_mistake() -> None:
    told = sums("云桥风电叶片项目总投资30亿元,一期投资应为10亿元。")
    assert Polarity.DENIED not in told.values()


def test_no_figure_tells_what_is_wrong() -> None:
    reading = written("本报昨日误将云桥风电叶片项目总投资33亿元写成30亿元,占地90亩有误,应为120亩。", title="更正启事")
    found = figures.extract(reading, None, projects.extract(reading, None, organisations.find(reading)))
    assert values(found, "value") == ["3300000000", "120"]


def test_the_title_of_an_article_is_no_event() -> None:
    reading = written("本网8月2日《云桥举行项目集中签约活动》报道中,云桥风电叶片项目总投资30亿元有误,应为33亿元。")
    assert events.extract(reading) == []
