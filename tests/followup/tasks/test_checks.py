"""What a person tells of a task is refused where it is too long, and the field is named."""

import pytest

from liandong.errors import EntryError
from liandong.followup.mechanisms.checks import LONGEST as OF_MECHANISMS
from liandong.followup.mechanisms.checks import ROUND_LONGEST as OF_ROUNDS
from liandong.followup.tasks.checks import CHECKS, LONGEST
from liandong.followup.tasks.task import Proof, Source
from liandong.logged.lines import lined
from liandong.messages import LANGUAGES


def told(field: str, text: str) -> tuple[str, object]:
    """The check that the field falls under, and what it is given."""
    if field == "sentence":
        return "proof", Proof(sentence=text)
    return ("source", Source(cell=text)) if field == "cell" else (field, text)


@pytest.mark.parametrize("field", LONGEST)
def test_a_text_of_a_task_that_is_too_long_is_refused(field: str) -> None:
    name, fits = told(field, "长" * LONGEST[field])
    assert CHECKS[name](fits) == fits
    name, longer = told(field, "长" * (LONGEST[field] + 1))
    with pytest.raises(EntryError):
        CHECKS[name](longer)


@pytest.mark.parametrize(
    ("room", "field"),
    [
        (room, field)
        for room, all_ in (("tasks", LONGEST), ("mechanisms", OF_MECHANISMS), ("rounds", OF_ROUNDS))
        for field in all_
    ],
)
def test_every_field_that_may_be_too_long_has_a_name(room: str, field: str) -> None:
    with pytest.raises(EntryError) as caught:
        lined(room, field, 1)("太长")
    refused = caught.value.words
    assert refused is not None
    assert all(refused.worded(lang) for lang in LANGUAGES)
