"""Texts of very many figures: what holds for all figures of a text is sought once, and tells the same for each."""

import re

import pytest

from liandong.matching.reading import figures, read_offer


class Noted:
    """An expression that notes how many characters it was given to search."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.searched = 0

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        end = len(text) if end is None else end
        self.searched += end - start
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("_SUM", "100万元" * 401),
        ("_TO_ALL", "100万元" * 402),
        ("_MOST", "额度" + "100万元" * 400),
        ("_LEAST", "额度" + "100万元" * 400),
    ],
    ids=lambda each: each[:4],
)
def test_a_text_is_not_searched_anew_for_each_figure(name: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    noted = Noted(getattr(figures, name))
    monkeypatch.setattr(figures, name, noted)
    read_offer("", text)
    assert 0 < noted.searched < 40 * len(text)


@pytest.mark.parametrize("text", ["可申请500万元,贷款3", "申请", "100万元额度", "单户,申请3", "贷款"])
def test_a_word_of_a_sum_is_found_before_a_figure_as_if_it_were_sought_anew(text: str) -> None:
    found = [figures._has_sum(text, upto) for upto in range(len(text) + 1)]
    assert found == [bool(figures._SUM.search(text[:upto])) for upto in range(len(text) + 1)]
