"""What the markup of a page declares about its article: title, date, medium, author, each as a stretch of the page."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from liandong.documents.characters import count_hanzi
from liandong.documents.folding import folded
from liandong.documents.lexicon import DATE, LABELLED
from liandong.documents.lines import Line, LineKind
from liandong.documents.markup import Markup, Span
from liandong.documents.split import Article
from liandong.documents.title import akin
from liandong.model import MappedText

_SITE_SUFFIX = re.compile(
    r"\s*(?:[_|–—]+|-{1,2}|\s-\s)[^_|–—-]{0,30}?(?:网|频道|门户|政府|新闻|日报|晚报|时报|中心|公司|协会|委员会|厅|局|"
    r"办|[Cc]om|cn|net|资讯|平台|社|区|市|县|栏目|动态|要闻)\s*$"
)
_SITE_PREFIX = re.compile(
    r"[^_|\u2013\u2014 :,-]{2,12}(?:网|频道|门户|日报|晚报|早报|晨报|时报|商报|都市报|新闻|在线|发布)"
    r" *[_|\u2013\u2014-]+ *"
    r"(?:[^_|\u2013\u2014 :,-]{0,6}(?:中心|频道|要闻|新闻|动态|栏目|专题|资讯) *[_|\u2013\u2014-]+ *)?"
)
_KEYWORDS = re.compile(r"(?:[|_][^|_。,]{1,8}){3,}$")
"""What a page is filed under, behind its title: …|产业|协作|云江新闻"""

_LEAST_HEADLINE = 10
_LEAST_TITLE = 6
_LONGEST_SUFFIX = 100
_MOST_NAMES = 4
_GENERIC = re.compile(
    r"(?:门户网站|政府网站?|官方网站|官网|网站|首页|频道|新闻网|日报社|详情页?|正文|中心|招商网|信息网|在线|内容页?|列表)$"
    r"|^[\u4e00-\u9fff]{2,12}(?:人民政府|管委会|委员会|开发区|高新区|新区|协会|[局厅办])$"
    r"|^(?:新闻|文章|信息|通知公告|招商|政务)[\u4e00-\u9fff]{0,4}$|^第? *[A-Za-z]?\d{1,3} *版|(?:电子版|数字报)$"
)
"""Titles of pages that name the site, and no article."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Places of declared values on the page as found; `hint` is the declared title, folded, without spaces around
    it.
    """

    spans: dict[str, Span]
    hint: str
    title: Line | None

    @classmethod
    def of(cls, markup: Markup, text: MappedText) -> "Declared":
        """What the markup declares, placed on the repaired text."""
        candidates = [span for name, span in markup.headlines if name == "title"]
        candidates += [markup.fields["name"]] if "name" in markup.fields else []
        candidates += [span for name, span in markup.headlines if name == "h1"]
        plain = folded(text.text)
        for span in candidates:
            low, high = text.text_span(*span)
            bare = plain[low:high].strip()
            if len(bare) >= _LEAST_TITLE:
                low += len(plain[low:high]) - len(plain[low:high].lstrip())
                kept = _without_site(bare)
                if not kept or _GENERIC.search(bare[:kept]) or not count_hanzi(bare[:kept]):
                    continue
                first = _after_site(bare, kept)
                title = Line(low + first, low + kept, bare[first:kept], LineKind.HEADING)
                return cls(markup.fields, bare, title)
        return cls(markup.fields, "", None)

    def kinds(self, lines: Sequence[Line], text: MappedText, markup: Markup) -> tuple[Line, ...]:
        """The lines with the declared values in their place: a date or medium that no visible line gives is a source
        line.
        """
        visible = [line.bare for line in lines if line.kind is LineKind.META]
        own = {name: text.text_span(*span) for name, span in self.spans.items()}
        dated = sum(bool((m := DATE.search(bare)) and m["year"]) for bare in visible)
        needed = {
            "date": dated <= ("date" in own),
            "medium": not any("来源" in bare for bare in visible),
            "author": not any(LABELLED.search(bare) for bare in visible),
            "name": False,
            "address": not dated and "date" not in own,
        }
        out = list(lines)
        titles = [text.text_span(*span) for name, span in markup.headlines if name == "title"]
        titles = [(low, high) for low, high in titles if low < high]
        begins = [low for low, _ in titles]
        for place, line in enumerate(lines):
            before = bisect_right(begins, line.start)  # titles stand one behind the other
            if before and line.start < titles[before - 1][1]:
                out[place] = line.of(LineKind.JUNK)
            for name, (low, high) in own.items():
                if low <= line.start < high:
                    out[place] = line.of(LineKind.META if needed[name] else LineKind.JUNK)
        return tuple(out)

    def entitle(self, article: Article) -> Article:
        """The article under the declared title, where no line of the page carries it."""
        if self.title is None or (article.title and akin(article.title.bare, self.hint)):
            return article
        if self.title.end > article.body[0].start:
            return article
        head = tuple(line for line in article.head if line.end <= self.title.start or line.start >= self.title.end)
        return replace(article, title=self.title, head=head)


def _after_site(bare: str, kept: int) -> int:
    """Where a page's title begins behind the name of the site."""
    site = _SITE_PREFIX.match(bare, 0, kept)
    return site.end() if site and kept - site.end() >= _LEAST_HEADLINE else 0


def _without_site(bare: str) -> int:
    """The length of a page's title without the names of section and site behind it; 0 where nothing else is in it."""
    keywords = _KEYWORDS.search(bare)
    kept = keywords.start() if keywords and keywords.start() >= _LEAST_HEADLINE else len(bare)
    for _ in range(_MOST_NAMES):
        suffix = _SITE_SUFFIX.search(bare, max(0, kept - _LONGEST_SUFFIX), kept)
        shorter = suffix.start() if suffix else kept
        if shorter < _LEAST_TITLE:
            return 0  # a section of the site
        if shorter == kept:
            break
        kept = shorter
    return kept
