"""Naming (名称): what a product, an institution, a project or a firm is called."""

import re
from collections.abc import Sequence

from liandong.matching.reading.sections import Piece, Topic

Span = tuple[int, int]
"""From where to where in the text."""


FIRST_LINE = re.compile(
    r"\A\s*([\u4e00-\u9fffA-Za-z0-9“”·+]{2,24}?)(?:产品说明|产品介绍|业务指引摘要|业务指引|政策问答|介绍|说明|[|｜].*|\([^)]*\))?\s*\Z"
)
"""A first sentence that is nothing but a name, and not that of a firm."""

_LONGEST = 32
"""A name has at most so many characters."""

_TOP = 4
"""Where a first sentence begins at the latest."""


def named(
    name: str,
    topic: Topic,
    patterns: Sequence[re.Pattern[str]],
    sentences: Sequence[Piece],
    proof: dict[str, Span],
    text: str,
) -> str:
    """What stands behind the heading for it, else the first that looks like one, as the text prints it; its place goes
    into `proof`. Empty where nothing does."""
    for piece in sentences:
        if piece.topic is topic and piece.end - piece.start <= _LONGEST and re.search("[\u4e00-\u9fff]", piece.text):
            proof[name] = piece.start, piece.end
            return text[piece.start : piece.end]
    for pattern in patterns:
        for piece in sentences:
            match = pattern.search(piece.text)
            if match and not (pattern is FIRST_LINE and (piece.start > _TOP or match[1].endswith("公司"))):
                proof[name] = piece.start + match.start(1), piece.start + match.end(1)
                return text[slice(*proof[name])]
    return ""
