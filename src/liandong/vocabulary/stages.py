"""Words of project stages, mapped onto the lattice of liandong.model.kinds.STAGES."""

import re

from liandong.vocabulary.patterns import any_of, longest_first
from liandong.vocabulary.tables import sections

_WORDS = {word: stage for stage, words in sections("stages.txt").items() for word in words}
STAGE_WORDS: dict[str, str] = {word: _WORDS[word] for word in longest_first(_WORDS)}
"""Word → stage, longest first."""

STAGE_PATTERN = re.compile(any_of(STAGE_WORDS))
"""Finds the words; look the match up in STAGE_WORDS. Modality (将于2018年建成) is for the reader to judge."""
