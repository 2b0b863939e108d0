"""Topics (话题): what a heading of a description announces."""

import re
from enum import StrEnum

from liandong.vocabulary.tables import alternatives


class Topic(StrEnum):
    """What a heading announces; NONE for running text."""

    TITLE = "title"
    PARTY = "party"
    AMOUNT = "amount"
    TERM = "term"
    RATE = "rate"
    SECURITY = "security"
    PURPOSE = "purpose"
    CONDITIONS = "conditions"
    PLACE = "place"
    INDUSTRY = "industry"
    STAGE = "stage"
    FOUNDED = "founded"
    BORROWER = "borrower"
    RATING = "rating"
    HONOURS = "honours"
    """What a firm is recognised as."""
    BARRED = "barred"
    """What is shut out."""
    ASIDE = "aside"
    """What asks nothing of a firm: how one applies, which papers are wanted, what is good about the product."""
    MIXED = "mixed"
    """Several at once (额度/期限/利率)."""
    OTHER = "other"
    NONE = "none"


TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = tuple(
    (Topic(name.partition(".")[0]), re.compile(branches))
    for name, branches in alternatives("credit_topics.txt").items()
)
"""By which words a heading announces a topic; the first that is found counts."""


def topic_of(heading: str) -> Topic:
    """What a heading announces; OTHER for one that we do not know: it ends what was spoken of before all the same."""
    heading = re.sub(r"\s", "", heading)
    announced = {topic_alone(part) for part in re.split("[/及和与、]", heading)} - {Topic.OTHER, Topic.TITLE}
    return topic_alone(heading) if len(announced) < 2 else Topic.MIXED


_NAMES = re.compile("[^,:]{4,}有限(?:责任)?公司")
"""A firm before a colon tells whose what follows is, not that a name follows."""


def topic_alone(heading: str) -> Topic:
    """What one word of a heading announces."""
    if _NAMES.fullmatch(heading):
        return Topic.OTHER
    return next((topic for topic, words in TOPICS if words.search(heading)), Topic.OTHER)
