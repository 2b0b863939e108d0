"""Soundness (核验): whether what is kept of needs, offers and rounds is what their logs and hashes tell."""

from collections.abc import Iterator

from liandong.errors import MatchingError
from liandong.matching.pool import Needs, Offers
from liandong.matching.rounds import Rounds
from liandong.messages import Words, words
from liandong.store.beside import Beside


def faults(beside: Beside) -> Iterator[Words]:
    """What is wrong, in words; nothing is written."""
    for room, pool in (("pool_need", Needs(beside)), ("pool_offer", Offers(beside))):
        for number in pool.unlike_logs():
            yield words("check.unlike_log", what=words(f"{room}.one", number=number))
    rounds = Rounds(beside)
    for header in rounds.all():
        try:
            rounds.round(header.id)
            rounds.stated(header.id)
        except MatchingError as error:
            if error.words:
                yield error.words
