"""What no page of ours may show is replaced, whichever way it is looked for."""

import sys

from hypothesis import given
from hypothesis import strategies as st

from liandong.model.characters import harmless, harmless_utf8


def test_every_character_is_harmless_alike_as_text_and_in_utf8() -> None:
    for number in range(sys.maxunicode + 1):
        text = f"甲{chr(number)}乙"
        assert harmless_utf8(text) == harmless(text).encode(), hex(number)


@given(st.text())
def test_texts_are_harmless_alike_as_text_and_in_utf8(text: str) -> None:
    assert harmless_utf8(text) == harmless(text).encode()
