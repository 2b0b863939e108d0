"""Words of project stages, mapped onto the lattice of liandong.model.kinds.STAGES."""

import re

from liandong.vocabulary.patterns import any_of, longest_first
from liandong.vocabulary.tables import sections

_WORDS = {word: stage for stage, words in sections("stages.txt").items() for word in words}
STAGE_WORDS: dict[str, str] = {word: _WORDS[word] for word in longest_first(_WORDS)}
"""Word → stage, longest first."""

STAGE_PATTERN = re.compile(any_of(STAGE_WORDS))
"""Finds the words; look the match up in STAGE_WORDS. Modality (将于2018年建成) is for the reader to judge."""

_INTENDED = re.compile(r"(?:拟|将|预计|计划|争取|力争|确保|有望|即将|待|推动|加快|促进|尽快|如期|目标)[^,。;;,]{0,12}$")


def stage(word: str) -> str | None:
    """The stage that a word tells (竣工 → operating); None for a word that tells none."""
    return STAGE_WORDS.get(word)


def intended(before: str) -> bool:
    """Whether what stands before a stage word, in its clause, puts the stage into the future (预计于2018年 | 建成)."""
    return _INTENDED.search(before) is not None
