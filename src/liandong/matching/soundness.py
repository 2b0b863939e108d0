"""Soundness (核验): whether what is kept of needs, offers and rounds is what their logs and hashes tell."""

from collections.abc import Iterator
from contextlib import suppress

from liandong.errors import MatchingError
from liandong.logged.moments import clock
from liandong.matching.pool import Needs, Offers
from liandong.matching.rounds import Kept, Rounds
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


def remarks(beside: Beside) -> Iterator[Words]:
    """Rounds that today's program answers otherwise than the one that kept them; those that one of the same revision
    kept are not looked at. Nothing is wrong with these."""
    rounds = Rounds(beside)
    for header in rounds.all():
        with suppress(MatchingError):  # a fault
            kept = rounds.round(header.id)
            if kept.revision != rounds.revision and kept.digest and kept.otherwise(kept.round.match()):
                yield otherwise(kept)


def otherwise(kept: Kept) -> Words:
    """That a round is answered otherwise than when it was kept."""
    return words("check.round_otherwise", id=kept.id, title=kept.round.title, at=clock(kept.by.at),
                 revision=kept.revision)  # fmt: skip
