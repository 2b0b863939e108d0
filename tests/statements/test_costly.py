"""Sentences of one word again and again: the work grows with their length, not with its square."""

from collections.abc import Callable

import pytest

from liandong.model import Document
from liandong.statements import extract
from tests.growth import growth

LEAD = "云江市人民政府8月30日在海岭举行签约仪式,甲海集团与乙山科技有限公司签署合作协议。\n"


@pytest.mark.parametrize(
    "word",
    [
        "在会上",
        "甲产业联盟、乙创新联盟在会上",
        "交通互联组、",
        "签约",
        "签署",
        "论坛",
        "项目",
        "中心",
        "5亿元、",
        "总投资5亿元,",
        "甲海集团与乙山公司签约,",
    ],
)
def test_repeated_words_cost_linear_time(word: str) -> None:
    def work(size: int) -> object:
        text = LEAD + (word * size)[:size] + "。"
        return extract(Document("0" * 64, "1" * 64, "p.txt", "r", text, 0, len(text), 0, len(text)))

    assert growth(work, 480) < 9


SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈", "明华建国强伟芳秀英敏静丽军磊洋勇艳杰娟涛"
TELLINGS: dict[str, Callable[[int], str]] = {
    "agreements": lambda i: f"双方签署《第{i}号框架协议》。",
    "sides": lambda i: f"甲{i}公司与乙{i}公司签署《丙{i}项目合作协议》。",
    "policies": lambda i: f"云江市印发《关于支持第{i}号产业发展的若干措施》。",
    "events": lambda i: f"{i % 12 + 1}月{i % 28 + 1}日,第{i}届云江论坛在海岭市举行。",
    "mayors": lambda i: f"市长{SURNAMES[i % 10]}{GIVEN[i // 10 % 20]}{GIVEN[i // 200 % 20]}表示,要加强合作。",
    "posts": lambda i: f"云{i}市市长周明远和甲{i}公司董事长周明远说。",
    "projects": lambda i: f"{i}.云江市第{i}产业园项目,总投资{i}亿元\n",
    "words for one": lambda i: f"该园区完成产值{i}亿元,该公司增长{i % 9}%。",
    "parks": lambda i: f"云江第{i}工业园项目落户。园区占地{i}亩,入驻企业{i}家。",
}
"""What a page of thousands of sentences tells, each of another thing."""


@pytest.mark.parametrize("what", TELLINGS)
def test_many_things_told_cost_linear_time(what: str) -> None:
    def work(size: int) -> object:
        text = LEAD + "".join(map(TELLINGS[what], range(size)))
        return extract(Document("0" * 64, "1" * 64, "p.txt", "r", text, 0, len(text), 0, len(text)))

    size, tries = (500, 1) if what in ("projects", "parks") else (250, 3)  # hundreds of projects are all compared
    assert growth(work, size, tries=tries) < 9
