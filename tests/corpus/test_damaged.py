"""Spoiled pages ask for what the clean ones ask for, where it stands then; and each kind of damage costs little."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from tests import corrupter
from tests.corpus.damaged import articles, compared, main, shown, together
from tests.corpus.splits import SHOWN, TOLD
from tests.corpus.spoiling import DAMAGES, spoiled
from tests.corrupter import traditional
from tests.samples.label import Row

FEW = 5
MOST_LOST = 0.05
LEAST_KEPT, MOST_GROWN = 0.6, 2.5
FOREIGN = "another charset than declared"
NOTHING_TO_BREAK = "enumerations broken"
"""Of the labelled pages none has an enumeration of words in 一."""


@pytest.fixture(scope="module")
def pages() -> list[tuple[bytes, Row]]:
    """Some articles of the development split, of both forms."""
    found = articles(SHOWN)
    html = [each for each in found if each[1]["file"].endswith(".html")]
    text = [each for each in found if each[1]["file"].endswith(".txt")]
    return [*html[:2], *text[: FEW - 2]]


@pytest.mark.parametrize("name", [name for name in DAMAGES if name != NOTHING_TO_BREAK])
def test_sentences_are_found_again_on_the_spoiled_page(name: str, pages: list[tuple[bytes, Row]]) -> None:
    found = [(row["encoding"], each) for page, row in pages if (each := spoiled(page, row, DAMAGES[name]))]
    assert found
    for encoding, each in found:
        after = "gb18030" if name == FOREIGN else encoding
        before, spoilt = traditional(each.before.decode(encoding)), traditional(each.after.decode(after))
        for label, moved in zip(each.row["records"], each.row_after["records"], strict=True):
            told, found_again = before[label["start"] : label["end"]], spoilt[moved["start"] : moved["end"]]
            blocks = SequenceMatcher(None, told, found_again, False).get_matching_blocks()
            assert sum(block.size for block in blocks) > LEAST_KEPT * len(told), (told, found_again)
            assert len(found_again) < MOST_GROWN * len(told) + len(corrupter.dumped("。句。")), (told, found_again)


def test_figures_of_a_sentence_that_lost_a_number_are_asked_on_neither_page(pages: list[tuple[bytes, Row]]) -> None:
    for page, row in pages:
        each = spoiled(page, row, DAMAGES["digits deleted"])
        assert each is not None
        kept = [[r for r in asked["records"] if not r.get("optional")] for asked in (each.row, each.row_after)]
        assert len(kept[0]) == len(kept[1]) < len(row["records"])


def test_damage_costs_little(pages: list[tuple[bytes, Row]], tmp_path: Path) -> None:
    asked = {name: damage for name, damage in DAMAGES.items() if name != NOTHING_TO_BREAK and not damage.loses_numbers}
    for name, pair in zip(asked, compared(pages, asked.values(), tmp_path), strict=True):
        assert pair is not None
        assert pair.before.all.gold == pair.after.all.gold, name
        assert pair.after.all.f1 > pair.before.all.f1 - MOST_LOST, name


def test_the_row_tells_both_figures_and_what_lies_between(pages: list[tuple[bytes, Row]], tmp_path: Path) -> None:
    (pair,) = compared(pages[:1], [DAMAGES["traditional characters"]], tmp_path)
    assert pair is not None
    both = together([pair.before.all, pair.after.all])
    assert both.gold == 2 * pair.before.all.gold
    assert shown("x", 1, both, both).endswith(f"| {both.f1:.3f} | {both.f1:.3f} | +0.000 |")


@pytest.mark.parametrize("closed", [split for split in TOLD if split != SHOWN])
def test_the_errors_of_closed_splits_are_refused(closed: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([closed, "--errors"])
    assert "are not shown" in capsys.readouterr().err
