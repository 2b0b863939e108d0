"""A few of the requests that `python -m fuzz api` sends by the thousand."""

from pathlib import Path

from fuzz import api


def test_whatever_is_asked_is_answered_as_the_description_says_and_strangers_are_told_nothing(samples: Path) -> None:
    seen = api.run(1, 1, samples)
    asked = {who for who, _ in seen}
    assert asked == {"person at the machine", "stranger", "reading program"}
    assert seen["person at the machine", 200] > 30
    assert seen["stranger", 401] > 60
    assert seen["reading program", 403] > 5
