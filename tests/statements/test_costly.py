"""Sentences of one word again and again: the work grows with their length, not with its square."""

import pytest

from liandong.model import Document
from liandong.statements import extract
from tests.growth import growth

LEAD = "云江市人民政府8月30日在海岭举行签约仪式,甲海集团与乙山科技有限公司签署合作协议。\n"


@pytest.mark.parametrize(
    "word", ["签约", "签署", "论坛", "项目", "中心", "5亿元、", "总投资5亿元,", "甲海集团与乙山公司签约,"]
)
def test_repeated_words_cost_linear_time(word: str) -> None:
    def work(size: int) -> object:
        text = LEAD + (word * size)[:size] + "。"
        return extract(Document("0" * 64, "1" * 64, "p.txt", "r", text, 0, len(text), 0, len(text)))

    assert growth(work, 480) < 9
