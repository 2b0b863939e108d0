"""Title, medium, byline, page date and dateline, each with the stretch that says so."""

import re
from dataclasses import dataclass

from liandong.documents.lexicon import DATE
from liandong.model import Noted

_MEDIUM = re.compile(r"(?:信息来源|文章来源|稿件来源|新闻来源|内容来源|来源|来自)\s*[::]\s*(?P<value>[^\s,,。;;|丨]+)")
_BYLINE = re.compile(r"(?:作者|记者|通讯员|撰稿)\s*[::]?\s*(?P<value>[\u4e00-\u9fff·]{2,4})")
_UNKNOWN = {"未知", "网络", "互联网", "本站", "原创", "本网", "转载", "网络转载"}


@dataclass(frozen=True, slots=True)
class Metadata:
    title: Noted | None = None
    medium: Noted | None = None
    byline: Noted | None = None
    published: Noted | None = None
    dateline: Noted | None = None


def metadata(text: str, body_start: int, body_end: int, title: tuple[int, int] | None) -> Metadata:
    """What head and tail of a document say about it."""
    noted_title = None
    if title:
        raw = text[title[0] : title[1]]
        low = title[0] + len(raw) - len(raw.lstrip())
        noted_title = Noted(raw.strip(), low, low + len(raw.strip()))
    outside = [(0, body_start), (body_end, len(text))]
    medium = next(
        (
            Noted(m["value"], m.start("value"), m.end("value"))
            for low, high in outside
            for m in _MEDIUM.finditer(text, low, high)
            if m["value"] not in _UNKNOWN
        ),
        None,
    )
    return Metadata(noted_title, medium, None, _published(text, outside, title))


def _published(text: str, outside: list[tuple[int, int]], title: tuple[int, int] | None) -> Noted | None:
    for low, high in outside:
        for m in DATE.finditer(text, low, high):
            if title and title[0] <= m.start() < title[1]:
                continue
            if m["year"]:
                return Noted(f"{m['year']}-{int(m['month']):02d}-{int(m['day']):02d}", m.start(), m.end())
    return None
