"""Naming (称名): whom noun phrases name, by their own words or by what these stand for."""

import re
from functools import cached_property

from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import ENTITY
from liandong.statements.figures import cited, kinds, leads, names, topics
from liandong.statements.figures.referring import PAIR, REFERS, Referring
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.sorts import BATCH, CLASS, WEAK
from liandong.statements.projects import party_brands

_REFERRING = frozenset(
    "全我本该首第两三四双其此这它他后前整园产开试示新片管公企集银行基联协商学医研港机项工中平枢线总大一二三四五六第"
)
"""Letters with which words begin that stand for something named elsewhere."""
_REFERENCE = re.compile(
    "|".join(re.sub(r"\?P<\w+>", "?:", p.pattern) for p in (topics.WHOLE, BATCH, PAIR, REFERS))
    + "|后者|前者|(?:" + re.sub(r"\?P<\w+>", "?:", kinds.BARE.pattern) + r")\Z"
)  # fmt: skip
_BACKGROUND = re.compile(r"^(?:至|等|级|强|间|内|以|上|下|个|家|项(?!目)|名|多|余|次|届)")
_MEETING = r"(?:活动|会议|仪式|[博洽交展]会|览会|论坛|大会|峰会|年会|洽谈会|推介会|招商会|对接会)(?![的上期议展])"
OTHER_MEETING = re.compile(
    rf"(?:(?:[去前今上]年|\d{{4}}年)的?)?(?P<name>(?:上一?|前[一二两三四几]|往|历|首|第[\d一二三四五六七八九十百]{{1,4}})[届次][^,。;:、的\d]{{0,16}}?{_MEETING})"
    rf"|(?P<earlier>(?:去年|前年|往年)的?[^,。;:、的\d]{{0,12}}?{_MEETING})"
    r"|(?P<bare>(?:首|第[\d一二三四五六七八九十百]{1,4}|上一?|往)届)(?=共?[签吸达引促有])"
)
"""A meeting other than the one that is told of: 上届活动, 第18届甲博会, 去年的论坛, 上届|签约50个."""
_INDICATOR = re.compile(r"从|由|得分|指数|指标|较|比|一项")
SORTS_OF_PRODUCT = ("平台", "系统", "小程序", "软件", "APP", "App")
_QUOTED = re.compile(r"[“「][^“”「」,。;]{2,12}[”」](?:平台|系统|品牌|机制|计划|行动|模式|服务)?")
"""A name between quotation marks alone (“一卡通”覆盖283万居民)."""
_TRADE = re.compile(r"贸易|进出口|出口|进口|外贸")


class Naming(Referring):
    """The talk of a document, and who is named in it."""

    @cached_property
    def _bodies(self) -> str:
        """The names of all bodies of the document, in one string."""
        return "\n".join([body.name for body in organisations.find(self.reading)])

    def holder(self, start: int, end: int, *, counted: bool) -> Subject | None:
        """The holder that the noun phrase [start, end) names; None where it names a sort of things, or nothing at all.
        `counted` tells that the number counts what it names: then only its place holds the number (合肥市企业20家)."""
        plain = self.reading.plain
        ranked = plain.startswith(("市", "县", "区", "省"), end)
        if ranked and topics.formed_at(self.reading, start, end + 1) == end + 1:
            end += 1  # the tagger may take 市拟 for a word
        text = plain[start:end]
        if self._is_reference(start, end):
            return self._stood_for(start, end, counted=counted)
        bare = kinds.OPENS_BARE.match(plain, start, end)
        if bare and (not ENTITY.search(text) or self._sort_in(bare.end(), end)):
            return self._referred(start, bare.end())
        by_form = self._by_form(start, end)
        if by_form or self._partner(start, end) or leads.leads_on(self.reading, start, text):
            return by_form
        body = organisations.at(self.reading, start)
        if body and counted and body.start == start and body.end == end:
            body = None  # what is counted (国家企业技术中心15家) is no body
        whole = None if counted else names.in_full(self.reading, start, end)
        if whole:
            return Subject(*whole, confidence=0.8)
        if body and body.start <= start and body.end <= end and body.sort != "listed" and not CLASS.fullmatch(text):
            return Subject(start, end if ENTITY.search(text) and not counted else body.end)
        lead = self._region_lead(start, end) or topics.formed_at(self.reading, start, end)
        if lead:
            rest = plain[lead:end]
            if rest[:1] == "来" or _BACKGROUND.match(rest) or "至" in text:
                return None
            sort = CLASS.fullmatch(rest) and rest.endswith(("项目", "事项"))
            whole_name = not counted and ENTITY.search(rest) and not sort and end - start <= 30 and "得" not in rest
            return Subject(start, end if whole_name else lead)
        short = 0 if counted and end - start > 3 else self._short_name(start, text)
        if short:
            return Subject(start, start + short)
        quoted = _QUOTED.fullmatch(text) and self._product(text) and not _INDICATOR.match(plain, end)
        if not counted and (quoted or party_brands.firm_at(self.reading, start, end)):
            return Subject(start, end)
        if counted or CLASS.fullmatch(text) or not self._entity(start, end):
            return None
        return Subject(start, end, named=False)

    def _product(self, quoted: str) -> bool:
        """Whether the text says, with the quoted name or elsewhere, what sort of thing it is."""
        plain = self.reading.plain
        return quoted[-1] not in "”」" or any(
            quoted + sort in plain or sort + quoted in plain for sort in SORTS_OF_PRODUCT
        )

    def _sort_in(self, start: int, end: int) -> bool:
        """Whether a sort of things stands behind 园区 alone (园区签约项目; 园区类项目 is one word)."""
        plain = self.reading.plain
        return CLASS.fullmatch(plain, start, end) is not None and plain[start] not in "类型级的"

    def _by_form(self, start: int, end: int) -> Subject | None:
        """The paper that 清单 stands for, another meeting (上届活动), or a group of regions (栖江五城)."""
        paper = cited.paper_meant(self.reading, start, end)
        if paper:
            return Subject(*paper, confidence=0.7)
        other = OTHER_MEETING.match(self.reading.plain, start, end)
        close = other.end() if other else topics.group_at(self.reading, start, end)
        return Subject(start, close, confidence=0.8) if close else None

    def _partner(self, start: int, end: int) -> bool:
        """Whether the phrase names a country with which the page's region trades: a number of that trade is the
        region's own (对东盟出口…;马来西亚、泰国分别增长)."""
        hits = self.reading.regions_in(start, end) if self._region else ()
        if not hits or any(
            (r.code[:1].isdigit() and not r.members) or (r.members and r.members[0].isdigit())
            for h in hits
            for r in h.candidates
        ):
            return False
        return _TRADE.search(self.reading.plain, max(0, start - 160), end + 20) is not None

    def _is_reference(self, start: int, end: int) -> bool:
        plain = self.reading.plain
        return plain[start] in _REFERRING and _REFERENCE.match(plain, start, end) is not None

    def _short_name(self, start: int, text: str) -> int:
        """How many letters of the text name a region without its rank, or are the brand of a body that the document
        names; 0 where none do."""
        if len(text) <= 3:
            known = self._short.get(text)
            if known is None:
                short = topics.short_region(self.reading, text)
                known = self._short[text] = (short, not short and topics.ranked_somewhere(self.reading, text))
            if known[0] or (known[1] and self.proper(start)):
                return len(text)
        if 3 <= len(text) <= 8 and self._brand(start) and text in self._bodies:
            return len(text)
        return topics.short_lead(self.reading, text)

    def _entity(self, start: int, end: int) -> bool:
        text = self.reading.plain[start:end]
        if WEAK.match(text) or len(text) < 2 or len(text) > 30 or not ENTITY.search(text):
            return False
        return self._nominal(start, end)

    def _brand(self, start: int) -> bool:
        first = next(iter(self.reading.tokens.indices(start, start + 1)), None)
        return first is not None and self.reading.tokens.tags[first] in ("ns", "nr", "nz", "nrt", "nrfg", "j", "x", "n")
