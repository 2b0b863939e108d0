"""Soundness (核验): whether what is kept of tasks, mechanisms and rounds is what their logs tell."""

from collections.abc import Iterator

from liandong.followup.mechanisms import Mechanisms, Rounds
from liandong.followup.tasks import Tasks
from liandong.messages import Words, words
from liandong.store.beside import Beside


def faults(beside: Beside) -> Iterator[Words]:
    """What is wrong, in words; nothing is written."""
    tasks = Tasks(beside)
    for room, books in (("tasks", tasks), ("mechanisms", Mechanisms(beside)), ("rounds", Rounds(beside))):
        for number in books.unlike_logs():
            yield words("check.unlike_log", what=words(f"{room}.one", number=number))
    if tasks.tally_amiss():
        yield words("check.tally")
