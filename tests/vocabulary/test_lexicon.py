"""The lexicon finds what a plain search finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liandong.vocabulary.lexicon import Lexicon

_LETTERS = st.text(alphabet="甲乙丙", min_size=2, max_size=4)


@given(st.sets(_LETTERS, min_size=1, max_size=8), st.text(alphabet="甲乙丙丁", max_size=40))
def test_every_occurrence_is_found_longest_first(words: set[str], text: str) -> None:
    expected = sorted(
        ((i, i + len(w)) for w in words for i in range(len(text)) if text.startswith(w, i)),
        key=lambda span: (span[0], -span[1]),
    )
    assert list(Lexicon(words).matches(text)) == expected


def test_single_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter than two"):
        Lexicon(["沪"])
