"""Place names get their region codes, on pages labelled by a reader who had not seen the rules."""

import pytest

from tests.corpus.half import HALVES, Half
from tests.corpus.places import UNREAD, main, places, shares, verdicts

FLOORS = {
    "development": {"found": 0.95, "right": 0.99},
    "test": {"found": 0.92, "right": 0.97},
}
"""What was measured on 2026-11-26, rounded down."""


@pytest.mark.parametrize("half", HALVES)
def test_names_of_divisions_are_given_their_codes(half: Half) -> None:
    found = list(verdicts(half))
    measured = shares(found)
    assert sum(verdict.outcome == UNREAD for verdict in found) < 0.02 * len(found)
    assert {name: measured[name] >= floor for name, floor in FLOORS[half].items()} == {"found": True, "right": True}


@pytest.mark.parametrize("half", HALVES)
def test_a_label_names_words_of_its_context(half: Half) -> None:
    assert [place for place in places(half) if place.surface not in place.context] == []


def test_errors_of_the_test_half_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["test", "--errors"])
    assert "development half alone" in capsys.readouterr().err
