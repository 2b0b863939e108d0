"""Opening (开篇): what title and text open with, which is left where nothing else tells what a page is about."""

import re

from liandong.statements.figures.topics import WHOLE, land, named_codes
from liandong.statements.grammar.reading import Reading

_SPEAKER = re.compile(r"(?P<who>[\u4e00-\u9fff]{3,14}(?:局|委|署|厅|海关|银行|集团|公司|协会|商会|管委会))[:|]")
_QUOTED = re.compile(r"“(?P<name>[^“”,。;]{2,12})”")


def opened_with(reading: Reading) -> tuple[int, int] | None:
    """What the title opens with (招商局:…, “一区四园”…), or the only region of the text, named before its first number,
    or the words 全市 themselves: what is left where nothing else tells what a page is about."""
    return _speaker(reading) or _quoted_in_title(reading) or _only_region(reading) or _our_whole(reading)


def _only_region(reading: Reading) -> tuple[int, int] | None:
    first = next((s for s in reading.body if not s.heading), None)
    if first is None or len(reading.once(named_codes)) != 1:
        return None
    numbers = reading.quantities_in(first.start, first.end)
    end = numbers[0].start if numbers else first.end
    return next(((h.start, h.end) for h in reading.regions_in(first.start, end) if not land(h)), None)


def _speaker(reading: Reading) -> tuple[int, int] | None:
    """The office or firm with which a title opens that says something (招商局:上半年…)."""
    title = reading.title
    match = _SPEAKER.match(reading.plain, title.start, title.end) if title else None
    return match.span("who") if match else None


def _quoted_in_title(reading: Reading) -> tuple[int, int] | None:
    """The name between quotation marks with which a title opens that the text uses again (“一区四园”交出成绩单)."""
    title = reading.title
    match = _QUOTED.match(reading.plain, title.start, title.end) if title else None
    again = match and reading.plain.count(match.group(), reading.document.body_start, reading.document.body_end)
    return match.span("name") if match and again else None


def _our_whole(reading: Reading) -> tuple[int, int] | None:
    """The words 全市 or 我省 themselves, where no region is named for which they stand."""
    match = WHOLE.search(reading.plain, reading.document.body_start, reading.document.body_end)
    return match.span() if match and match["rank"] else None
