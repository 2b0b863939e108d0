"""Verbs as they meet noun phrases: those that stand inside names, those that do something, and those that open a
predicate."""

from liandong.vocabulary.tables import sections

_SECTIONS = sections("verbs.txt")

IN_NAMES = frozenset(_SECTIONS["in names"])
"""Verbs that stand inside names as often as they stand for doing something (合作, 制造, 服务)."""
DOING = frozenset(_SECTIONS["doing"])
"""Verbs and particles that end a name to their right (举行, 签署, 位于, 其中)."""
DOING_IN_NAMES = frozenset(_SECTIONS["doing but in names too"])
"""Verbs of doing that a name may hold all the same (启动 in 启动仪式)."""
PREDICATES = frozenset(_SECTIONS["predicates"])
"""Words that end the subject of a clause whatever their part of speech (对, 已, 达, 同比)."""
OUTSIDE_NAMES = DOING | PREDICATES
"""Words that a name has none of: with one of them a phrase is a clause."""
ADVERBS = frozenset(_SECTIONS["adverbs"])
"""Words before a verb that make it the predicate (共同建设, 加快推进)."""
FUNCTION_LETTERS = frozenset(_SECTIONS["function letters"])
"""Single characters that join words and belong to no name."""
