"""The words of offices for headings and stages."""

from collections import Counter

from liandong.model import KINDS
from liandong.model.kinds import SCOPES, STAGES
from liandong.vocabulary.ledger import heading_words, stage_words
from liandong.vocabulary.stages import STAGE_WORDS


def test_every_section_names_a_declared_property_and_a_scope() -> None:
    for written in heading_words():
        KINDS[written.kind].property(written.property)
        assert written.scope is None or written.scope in SCOPES


def test_no_heading_of_a_kind_names_two_columns() -> None:
    often = Counter((written.kind, word) for written in heading_words() for word in written.words)
    assert [word for word, count in often.items() if count > 1] == []


def test_words_of_stages_add_to_those_of_running_text_and_change_none() -> None:
    words = stage_words()
    assert set(words.values()) <= set(STAGES)
    assert {word: words[word] for word in STAGE_WORDS} == STAGE_WORDS
