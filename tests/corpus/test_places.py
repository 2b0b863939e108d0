"""Place names get their region codes, on pages labelled by a reader who had not seen the rules."""

import pytest

from tests.corpus.places import UNREAD, main, places, shares, verdicts
from tests.corpus.splits import PLACED, Split

FLOORS = {
    "development": {"found": 0.96, "right": 0.98},
    "calibration": {"found": 0.88, "right": 0.97},
}
"""What was measured on 2026-11-26, rounded down."""


@pytest.mark.parametrize("split", PLACED)
def test_names_of_divisions_are_given_their_codes(split: Split) -> None:
    found = list(verdicts(split))
    measured = shares(found)
    assert sum(verdict.outcome == UNREAD for verdict in found) < 0.02 * len(found)
    assert {name: measured[name] >= floor for name, floor in FLOORS[split].items()} == {"found": True, "right": True}


@pytest.mark.parametrize("split", PLACED)
def test_a_label_names_words_of_its_context(split: Split) -> None:
    assert [place for place in places(split) if place.surface not in place.context] == []


def test_errors_of_closed_pages_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["calibration", "--errors"])
    assert "development split alone" in capsys.readouterr().err
