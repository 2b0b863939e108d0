"""Pages that are made to cost much: the work grows with their length, not with its square."""

import pytest

from liandong.documents.markup import flatten
from tests.documents.made import PARAGRAPHS, reading
from tests.growth import growth

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
LINEAR = 9.0
"""Four times the input takes four times as long, with room for a busy machine; sixteen times would be the square."""


@pytest.mark.parametrize(
    "inside", ["a", "a ", "a=", "a='", 'a="', "a=1 ", ":", "name=author "], ids=lambda unit: unit.strip() or "space"
)
def test_attributes_of_a_tag_however_odd(inside: str) -> None:
    assert growth(lambda n: flatten(f"<meta {inside * (n // len(inside))}>"), 8_000) < LINEAR


@pytest.mark.parametrize(
    "unit", ["<title>签约仪式举行</title>", "<h1>签约仪式举行</h1>", "<title></title>"], ids=["titles", "h1", "empty"]
)
def test_a_page_of_many_headlines(unit: str) -> None:
    def work(size: int) -> object:
        return reading(f"<html>{unit * size}<body>{BODY}</body></html>", "text/html")

    assert growth(work, 1_500, tries=2) < LINEAR


def test_a_title_that_goes_on_for_ever() -> None:
    def work(size: int) -> object:
        return reading(f"<html><title>云江海岭签约{'_' * size}</title><body>{BODY}</body></html>", "text/html")

    assert growth(work, 4_000) < LINEAR
