"""Cited papers (文件): which paper 清单, 方案 or 协议 alone stand for, and the policy that was named last."""

import re

from liandong.statements.grammar.reading import Reading

_DOCUMENT = re.compile(r"《[^《》]{4,50}?(?:措施|办法|政策|意见|方案|条例|规定|细则|通知|若干|计划)[^《》]{0,12}》")
_PAPER = re.compile(
    r"(?:该|这[份套部个项]?|本)?(?P<kind>清单|方案|规划|办法|意见|措施|报告|指数|白皮书|蓝皮书|计划|榜单|条例|协议|手册)[上里中内]?"
)
_TITLED = re.compile(r"《(?P<name>[^《》]{4,50})》")


def document_before(reading: Reading, before: int) -> tuple[int, int] | None:
    """The policy in title marks that was named last before the offset `before`."""
    found = None
    low = reading.title.start if reading.title else reading.document.body_start
    for match in _DOCUMENT.finditer(reading.plain, low, before):
        if reading.sentence_at(match.start()):
            found = (match.start() + 1, match.end() - 1)
    return found


def paper_meant(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """The paper in title marks that 方案 or 指数 alone stand for: the last of that sort, else for 清单 the last."""
    match = _PAPER.fullmatch(reading.plain, start, end)
    if match is None:
        return None
    low = reading.title.start if reading.title else reading.document.body_start
    named = [m.span("name") for m in _TITLED.finditer(reading.plain, low, start)]
    same = [span for span in named if match["kind"] in reading.plain[slice(*span)]]
    found = same or (named if match["kind"] == "清单" else [])
    return found[-1] if found else _agreement_before(reading, start) if match["kind"] == "协议" else None


def _agreement_before(reading: Reading, before: int) -> tuple[int, int] | None:
    """The agreement without title marks that was named last."""
    end = reading.plain.rfind("协议", reading.document.body_start, before) + 2
    sentence = reading.sentence_at(end - 1) if end > 2 else None
    start = reading.tokens.name_start(end, max(sentence.start, end - 30)) if sentence else end
    return (start, end) if end - start >= 8 else None
