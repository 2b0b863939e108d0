"""Subjects (主体): whose number a number is."""

import re

from liandong.model.noun import replace
from liandong.statements.bodies.clauses import ENTITY
from liandong.statements.draft import Draft
from liandong.statements.figures import topics
from liandong.statements.figures.before import Before
from liandong.statements.figures.grouping import DEEDS, KIND_END, closes_list, counts_list
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import BATCH, CLASS, GATHERING, WEAK
from liandong.statements.measures.quantities import COUNTED, Quantity
from liandong.statements.measures.unitless import INDEX

_WHERE = re.compile(
    r"(?:位于|地处|坐落[于在]|选址(?:[于在])?|落户(?:[于在])?|落[地在]|入驻|地点[在为:]|布局[于在]?|放在|建在|设在|地址[在为:])$"
)
"""Words before a park or zone that only say where the thing spoken of is."""
_LIES = re.compile(r"(?:位于|地处|坐落[于在]|选址[于在]?|地点[在为:])$")
"""Those of them behind which the text never goes on about the place itself."""
_ASIDE = re.compile(
    r"(?:借鉴|参照|毗邻|紧邻|邻近|对标|学习|复制|来自|距离?|继|[往向][东西南北]是?|[东西南北](?:接|靠|邻|临|连|至|面是)|紧挨|紧靠|接壤|相邻)$"
)
"""Words before a thing that is only mentioned beside the one spoken of."""
_CAN = re.compile(r"[能会可将][\u4e00-\u9fff]{1,3}$")
"""What the tagger takes for a noun, and is a verb (能装下)."""
_RANKING = re.compile(
    r"(?:全国|我国|中国|全球|世界|亚洲|全省)(?:[\u4e00-\u9fff]{0,4}\d{2,4}强|[\u4e00-\u9fff]{0,4}[百千双]强|前[\d一二三四五十百]|首[个家批]|唯一|最大|知名|著名)"
)
"""全国500强企业: how firms rank; the number is not the country's."""
_PLANS = re.compile(r"规划|设计|计划|建设|安排|配套")
"""Verbs that are nouns elsewhere: right before a number they have it for their object (规划2栋厂房)."""
_HOLDS_MANY = re.compile(r"(?:园|区|城|港|谷|湾|镇|中心|基地|平台|枢纽|走廊|大厦|广场|市场)$")
"""How the names of works end in which there are projects and firms."""
_MANY_BEHIND = re.compile(r"[^,。;:、]{0,8}?(?:项目|企业|协议|合同)(?![^,。;]{0,4}工程)")
_MANY_BEFORE = re.compile(
    r"(?:项目|企业|协议|合同)[^,。;\d]{0,6}$|(?:签下|签约|续建|在建|在谈|开工|引进)的?(?:了|有|共)*$"
)
_COMPARES = re.compile("较|比|同比|环比")
_INDUSTRY = re.compile("规(?:模以)?上工业")
_DEALS = re.compile(r"成交|签约额|签约总|合同总?(?:金?额|投资)|引资")
_SHARES = re.compile("占(?:了|据|得|到)?$")
"""Before the number of those of a whole that a sort has: 产业项目占9席."""
_CLAUSE_ENDS = frozenset(",。;、)")
_CLOSES = re.compile("[”」]")
_LONGEST_WORD = 4
"""Characters of a meeting that has no name of its own (推介大会)."""


class Holders(Before):
    """Who holds the numbers of a document: the talk that they stand in, asked for each number."""

    def of(
        self, sentence: Sentence, clause: int, quantity: Quantity, given: tuple[int, int] | None,
        base: Quantity | None = None,
    ) -> Subject | None:  # fmt: skip
        """The holder of `quantity`, whose clause begins at `clause`; None where the text names none. `given` is the
        item that a parallel list gives it, `base` the number of an earlier list of which it says more.

        In this order: the noun behind that it qualifies; the thing named in its clause; the subject of the clause; the
        thing named before it in the sentence; the holder of the number before it; the subject of an earlier clause; the
        thing or topic spoken of; the event; the region that the page is about.
        """
        given = None if given and self._partner(*given) else given
        found = (self.holder(*given, counted=False) or self._plain(given)) if given else None
        found = found or (self._shared(sentence, base) if base else None) or self._find(sentence, clause, quantity)
        if found and self._beyond(found, sentence, clause, quantity):
            found = self._of_those_around(sentence, clause, quantity)
        found = self._as_sort(found, sentence, clause, quantity)
        if found and found.sort and found.whole is None:
            found = replace(found, whole=self._of_page(sentence.start) or self._left)
        aside = found and quantity.dimension == "rate" and 0 <= quantity.start - found.end <= 1
        if not aside:  # 把全国2.8%的增幅甩在身后: the next number is not of whom this one is
            self._last = (sentence, found) if found else None
        return found or self._area or self._left or self._opened or self._alone(clause, quantity)

    def _alone(self, clause: int, quantity: Quantity) -> Subject | None:
        """The sort of works or firms that the number's own clause opens with, on a page that tells of nobody else."""
        own = self._own(clause, quantity)
        sort = own is not None and CLASS.fullmatch(self.reading.plain, *own)
        return Subject(*own, confidence=0.4, named=False) if own and sort else None

    def _beyond(self, found: Subject, sentence: Sentence, clause: int, quantity: Quantity) -> bool:
        """Whether the number counts projects or what was signed, of which a single work has none, and the work found
        was named before the clause: 33个项目同时开工 after a sentence about one of them."""
        thing = found.thing
        if thing and thing.kind.name == "project" and closes_list(self.reading, thing.name, sentence, quantity):
            return True
        if thing is None or thing.kind.name != "project" or found.sort or _HOLDS_MANY.search(thing.name):
            return False
        plain, end = self.reading.plain, min(sentence.end, quantity.end + 12)
        if plain.find(thing.name, clause, quantity.start) >= 0 or clause <= thing.start < quantity.start:
            return False
        if quantity.dimension in COUNTED:
            return (
                _MANY_BEHIND.match(plain, quantity.end, end) or _MANY_BEFORE.search(plain, clause, quantity.start)
            ) is not None
        return quantity.money and _DEALS.search(plain, clause, quantity.start) is not None

    def _of_those_around(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """Who has many projects: the region of the clause, the event where it is told of, the page's region."""
        region = self._region_at(clause, sentence.end) or self._opens_with_region(clause, quantity.start)
        return (
            region
            or self._of_event(sentence, clause, quantity, None)
            or self._region
            or (self.thing(self.event, 0.6) if self.event else None)
        )

    def _bare_count(self, clause: int, quantity: Quantity) -> bool:
        """Whether nothing says what the number counts but the sort told before: 续建项目174个,已开工93个."""
        plain = self.reading.plain
        return (
            plain[quantity.end : quantity.end + 1] in _CLAUSE_ENDS
            and DEEDS.fullmatch(plain, clause, quantity.start) is not None
        )

    def _as_sort(self, found: Subject | None, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """The sort of things that the sentence speaks of, as those of the holder found; a count of them is his own."""
        if found and (found.sort or found.start >= clause):
            return found
        shares = _SHARES.search(self.reading.plain, clause, quantity.start)
        if quantity.dimension in COUNTED and not (shares or self._bare_count(clause, quantity)):
            return found
        if found and found.thing and sentence.start <= found.start:
            return found
        sort = self._sort_told(sentence, clause, quantity)
        if sort is None or (found and sort[0] < found.start < quantity.start):
            return found
        whole = (found.whole or found) if found else None
        if whole and whole.thing and whole.thing.kind.name == "project":
            whole = self._region
        return Subject(*sort, confidence=0.6, named=False, sort=True, whole=whole)

    def _find(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        plain = self.reading.plain
        inside = self._inside(sentence, quantity)
        told = self._by_construction(sentence, clause, quantity, inside)
        if told:
            return told
        if plain[clause] in "“「" and not _CLOSES.search(plain, clause, quantity.start):
            clause += 1
        own = self._own(clause, quantity)
        counted = bool(own) and self._is_counted(own, quantity)
        if own and own[1] - own[0] > _LONGEST_WORD and GATHERING.search(plain, own[1] - 3, own[1]):
            return self._gathering(*own)  # 甲市丝路展览会来了300家: not the city that it is named after
        holder = self.holder(*own, counted=counted) if own else None
        if holder and self.tells(holder, quantity.start):
            holder = None
        if holder and topics.gone_to(plain, *holder.span):
            own = holder = None
        if holder and (holder.named or (not counted and self._acts(holder))):
            return holder
        other = self._told_otherwise(sentence, clause, quantity, None if counted else own, alone=own is None)
        other = other or (None if inside else self._on_site(clause, quantity))
        if other:
            return other
        last = self._before_it(sentence, clause)
        if inside and not (last and sentence.start <= last.start and last.start > inside[-1][0]):
            return self.thing(inside[-1][1])
        group = self._group(sentence, clause, own, quantity)
        sort = own is not None and (counted or holder is not None or CLASS.fullmatch(plain, *own) is not None)
        if last and (group or own is None or sort or not ENTITY.search(plain[own[0] : own[1]])):
            return self._after(last, own, sentence, clause, quantity, group, sort=sort)
        found = self._from_before(sentence, clause, quantity, sort=sort)
        if found:
            return self._held(group, found, sentence) if group else found
        sort = sort and (not counted or own is None or KIND_END.search(plain, *own) is not None)
        if own and sort and own[1] - own[0] >= 3 and not WEAK.match(plain, *own):
            return Subject(*own, confidence=0.6, named=False, sort=True)
        return None

    def _told_otherwise(
        self, sentence: Sentence, clause: int, quantity: Quantity, own: tuple[int, int] | None, *, alone: bool
    ) -> Subject | None:
        """The meeting that the clause opens with, our own region in it, those that a number counts, or whom the clause
        before says to look at; `alone` tells that the clause opens with no noun."""
        return (
            (self._gathering(*own) if own else None)
            or self._ours(clause, quantity)
            or (self._many(sentence, clause, quantity) if alone else None)
            or self._shown(sentence, clause)
        )

    def _by_construction(
        self, sentence: Sentence, clause: int, quantity: Quantity, inside: list[tuple[int, Draft]]
    ) -> Subject | None:
        """The holder that a construction of its own tells, or the thing that the number's clause names."""
        found = self._this_one_at(clause) or self._edition_at(clause, quantity.start)
        found = found or self._shared(sentence, quantity) or self._behind(sentence, quantity)
        found = found or self._settled_at(sentence, quantity) or self._of_this_event(clause, quantity)
        if found is None and inside and inside[-1][0] >= clause:
            found = self.thing(inside[-1][1])
        return (
            found
            or self._project_before(clause, quantity)
            or self._attended(sentence, quantity)
            or self._quoted_at(clause, quantity.start)
            or self._met_at(clause, quantity.start)
            or self._paper_before(sentence, clause, quantity)
            or self._owner(clause, quantity)
            or self._they_sign(sentence, clause, quantity)
            or self._falls_to(sentence, quantity)
            or self._that_of(sentence.start, quantity)
            or self._lender(sentence, clause, quantity)
            or self._described(clause, quantity)
            or self._receiver(sentence, clause, quantity)
            or self._listing(sentence, quantity)
            or self.pointed_at(clause, quantity.start)
        )

    def _own(self, clause: int, quantity: Quantity) -> tuple[int, int] | None:
        """The noun phrase with which the number's clause opens, unless the number counts the list that it begins."""
        first = next(iter(self.reading.quantities_in(clause, quantity.start)), quantity)
        own = self._in_full(self.subject_of(clause, first.start), first.start)
        if own and _RANKING.match(self.reading.plain, own[0]):
            own = None
        if own and (_CAN.match(self.reading.plain, *own) or DEEDS.fullmatch(self.reading.plain, *own)):
            own = None
        if own and quantity.dimension == INDEX and self.reading.plain.endswith("指数", *own):
            lead = self._region_lead(*own)
            own = (own[0], lead) if lead else None  # an index is what is measured
        if own and own[1] == quantity.start and _PLANS.fullmatch(self.reading.plain, *own):
            return None
        if own and _COMPARES.match(self.reading.plain, own[0]):
            return None
        if own and self.reading.plain.startswith("增加值", own[1]) and _INDUSTRY.fullmatch(self.reading.plain, *own):
            return None  # 规上工业增加值 is what is measured
        return None if own and first is quantity and counts_list(self.reading, own, quantity) else own

    def _in_full(self, own: tuple[int, int] | None, end: int) -> tuple[int, int] | None:
        """The noun phrase with what belongs to the sort of things that it begins to name (重大民生|和社会事业项目)."""
        sort = CLASS.match(self.reading.plain, own[0], end) if own else None
        return sort.span() if own and sort and sort.end() > own[1] else own

    def _after(
        self, last: Subject, own: tuple[int, int] | None, sentence: Sentence, clause: int, quantity: Quantity,
        group: tuple[int, int] | None, *, sort: bool,
    ) -> Subject:  # fmt: skip
        """The holder of a number behind another: a sort of things of the same holder, the one that takes its place in
        the same construction (甲得分80分,乙得分64分), or the same again."""
        if group:
            return self._held(group, last, sentence)
        if own and self._in_its_place(last, own, sentence, clause, quantity):
            return Subject(*own)
        among = self._last is not None and self._last[1].sort
        if not (sort and own and (among or not last.named) and not BATCH.match(self.reading.plain, last.start)):
            return last
        whole = last.whole if last.sort else last if among else None
        return Subject(*own, confidence=0.6, named=False, sort=True, whole=whole)

    def _in_its_place(
        self, last: Subject, own: tuple[int, int], sentence: Sentence, clause: int, quantity: Quantity
    ) -> bool:
        """Whether the words behind the noun are those that stood behind the holder of the number before, in a clause
        that opened with it."""
        plain = self.reading.plain
        before = self.reading.quantities_in(sentence.start, quantity.start)
        if not before or before[-1].end > clause or not own[1] < quantity.start:
            return False
        first = next((q for q in before if q.start > last.end), before[-1])
        return plain[last.end : first.start] == plain[own[1] : quantity.start]

    def _inside(self, sentence: Sentence, quantity: Quantity) -> list[tuple[int, Draft]]:
        """The things named before the number in its sentence, each with its place; those only mentioned aside only
        where there is no other."""
        here = self.in_sentence(sentence)
        if not here:
            return []
        plain = self.reading.plain
        found = [(self.position(d, sentence), d) for d in here]
        found = [(at, d) for at, d in found if at < quantity.start and "等" not in plain[at : quantity.start]]
        found = [(at, d) for at, d in found if not _LIES.search(plain, max(sentence.start, at - 4), at)] or found
        told = [(at, d) for at, d in found if not self._where(sentence, at)]
        if self.spoken or self.topic:
            found = told or [(at, d) for at, d in found if d.kind.name != "site"]
        return [(at, d) for at, d in found if not _ASIDE.search(plain, max(sentence.start, at - 4), at)] or found[:1]

    def _where(self, sentence: Sentence, at: int) -> bool:
        return _WHERE.search(self.reading.plain, max(sentence.start, at - 5), at) is not None
