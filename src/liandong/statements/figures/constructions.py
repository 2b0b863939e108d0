"""Constructions (构式): holders that the words around a number tell by their build alone."""

import re

from liandong.statements.bodies import organisations
from liandong.statements.bodies.clauses import ENTITY, behind_lead, clauses
from liandong.statements.figures import kinds, topics
from liandong.statements.figures.grouping import Groups
from liandong.statements.figures.naming import SORTS_OF_PRODUCT
from liandong.statements.figures.talk import Subject
from liandong.statements.grammar.phrases import trim
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.grammar.sorts import CLASS, WEAK
from liandong.statements.measures.quantities import COUNTED, Quantity

_SETTLES = re.compile(
    r"[^,。;:\d]{2,10}?(?:落户|落地|布局|选址)(?:于|在)?(?P<where>[^,。;:的]{2,12}?(?:区|市|县|镇|园|城|基地))(?=[,。;])"
)
_AT = re.compile(
    r"(?:在|(?<!成)为|于)(?P<where>[^,。;在]{2,12}?)(?=投资|设立|落户|建设|开展|试点|新增|注册|布局|实现|累计|推广|地区|"
    r"集聚|,|。)"
)
_WORK = re.compile(r"(?:项目|工程|基地|产业园|生产线|医院|大桥|高速|公路|铁路)(?:\([^()]{1,8}\)|[一二三]期)?$")
_MAKES = re.compile(
    r"(?:设立|成立|组建|共建|新建|建设|打造|汇编成?|印制|发布|推出|开通|建成|投资建设|编制|建(?=[一两]?[座个条家处])|是)(?:了|的|[一两]?[座个条家处])?(?P<what>《[^《》]+》|[^,。;:的]{5,30})$"
)
_DOES = re.compile(r"(?:主要|专门|重点|将|负责|专注|承担|从事|用于|致力)+[\u4e00-\u9fff]")
"""How a clause begins that says what the body set up before it is for."""
_LISTS = re.compile(
    r"(?:》|(?<=[单划案册表])”)(?:\([^()]{1,12}\))?,?(?:里|中|还|共|总共|一共|已|明确|由)*(?:收入|收录|收进|列了|列明|罗列|汇集|纳入|推出|梳理出?|内有|列出|列有|列入|提出|包括|包含|涵盖|部署|安排|共有|分为|规定|有)[^。;《]{0,40}$"
)
"""What a document in title marks holds, up to the number."""
_WORK_BEHIND = re.compile(
    r"[\u4e00-\u9fffA-Za-z“”·()]{4,24}?(?:产业园|项目|工厂|基地|工程)(?:项目|工程)?(?=[,。;]|在|将|已|正|[\u4e00-\u9fff]?[开动竣签投])"
)
_IS = re.compile(r"(?:(?:的|也|就|则)是|[一另]家(?:名?叫|名为))(?P<what>[^,。;:、的]{4,30})$")
_CREDIT = re.compile(r"授信|融资(?:支持|额度)|信贷(?:支持|资金|额度)")
_BANK = re.compile(r"银行|[分支农商工建中交]行$")
_THAT_OF = re.compile(r"(?:[,、;]|至于|而)*(?P<who>[\u4e00-\u9fff]{2,8}?)那(?:一)?[份个座条宗项单笔]")
_QUOTED_NAME = re.compile(
    r"(?P<lead>[^,。;:“「\d]{0,14})(?P<name>[“「][^“”「」,。;]{2,10}[”」])(?=是|为[^,]{0,8}[平服]|已|现|覆盖|累计|服务|上线|全年|去年|日均|注册)"
)
_OFFERED = re.compile(rf"(?:旗下(?:的|品牌)?|{'|'.join(SORTS_OF_PRODUCT)})$")
"""What stands before a quoted name that is a product's: plans, slogans and campaigns are quoted too."""
_MET = re.compile(
    r"[,;]?在(?P<what>[^,。;“”]{4,30}?(?:推介会|洽谈会|对接会|博览会|招商大会|招商会|交易会|年会|论坛))上(?=$|[,]|签|达成|共|集中)"
)
_NAMELY = re.compile(r"(?:东道主|尤其是|特别是|比如|例如|其中的?|的|是)$")
_ISSUED = re.compile(r"(?:印发|出台|发布|公布|下发|推出|通过|审议通过|编制|形成)了?[^《,。;]{0,6}$")
"""Before a paper that is new."""
_SETS_OUT = re.compile(
    r"(?:其中|里面|上面|一共|总共|共|首批|今年|拟|计划)*(?:列(?:出|入|明|了|有|示)?(?!车)|收录|纳入|排出|安排|涵盖|明确|提出|推出|包含|包括|梳理|部署)了?"
)
"""How a clause begins that tells what a paper lists."""
_OUR = re.compile(r"(?<![\u4e00-\u9fff]{2}的)我[市省县区州]")
_FALLS_TO = re.compile(
    r"(?:、[\d.]+[万亿]*元)?(?:归属于|归入|归于|属于|花落|归(?![还档属入于口并类纳因案侨国队位功结]|零(?!陵)|集(?!安)))(?P<who>[^,。;:、]{2,24})(?=[,。;])"
)
_PARTS = re.compile(r"[区县市镇乡村](?![场域])|街道|\(")
"""What a region has that no list shares with its other items."""
_NO_OWNER = re.compile(r"(?:占|高于|低于|超过?|比|较|在|赴|到|来自|于|对|从|向|至|为|给|外|[一二三四五六七八九十])$")
_DESCRIBED = re.compile(
    r"(?:落户|落地|建设|兴建|新建|打造|投资|开工|动工|签约|投产|投用|在建|开建)的(?P<what>(?!\d|[一二两三四五六七八九十数几]+[个项家])[\u4e00-\u9fffA-Za-z0-9“”]{0,14}(?:项目|工程|中心|基地|园|工厂|厂|城|总部|大厦))"
    r"(?=占地|用地|总|计划|建筑|投资|设计|年产|规划|面积|将|拟|可|已)"
)
_FOR_EXAMPLE = re.compile(
    r"(?:以|就|拿)(?P<who>[^,。;:]{2,12}?)(?:为例|来说|来看|而言)$|(?:单独|单|再|先)看(?P<one>[^,。;:]{2,12})$"
)
_DONE_BY = re.compile(r"[\u4e00-\u9fff]{0,4}?由(?P<who>[^,。;由]{2,14}?)(?:牵头|负责|承担|承办|主导)")
_STOP = re.compile("[,;。:]")


class Constructions(Groups):
    """Whom a construction of its own gives a number to."""

    def _listing(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """《甲》收入369个项目: what a document holds is counted of the document."""
        if quantity.dimension not in COUNTED:
            return None
        plain = self.reading.plain
        at = max(plain.rfind(mark, sentence.start, quantity.start) for mark in "》”")
        if at < 0 or not _LISTS.match(plain, at, quantity.start):
            return None
        start = plain.rfind("《" if plain[at] == "》" else "“", sentence.start, at)
        return Subject(start + 1, at, confidence=0.8) if start >= 0 else None

    def _behind(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """总规模15亿元的智能装备产业基金: a measure that qualifies the noun behind it belongs to that noun."""
        plain = self.reading.plain
        if quantity.dimension in COUNTED or quantity.dimension == "rate" or not plain.startswith("的", quantity.end):
            return None
        for thing in self.in_sentence(sentence):
            if quantity.end < self.position(thing, sentence) <= quantity.end + 14:
                return self.thing(thing)
        work = _WORK_BEHIND.match(plain, quantity.end + 1, sentence.end)
        if work and not CLASS.fullmatch(work.group()):
            return Subject(*work.span())
        stop = re.search(r"[,。;:的!?、]|在|将|已|正", plain[quantity.end + 1 : sentence.end])
        low, high = trim(plain, quantity.end + 1, quantity.end + 1 + (stop.start() if stop else 20))
        high = self.reading.tokens.predicate(low, high)
        if plain[low : low + 1].isdigit() or not ENTITY.search(plain[low:high]) or CLASS.fullmatch(plain, low, high):
            return None
        return Subject(low, high) if 4 <= high - low <= 20 else None

    def _settled_at(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """61个项目落户云岭经济区, 8项由云岭牵头: what settles counts for the place where it does, what is done for who
        does it."""
        plain = self.reading.plain
        by = _DONE_BY.match(plain, quantity.end, sentence.end) if quantity.dimension in COUNTED else None
        held = self.holder(*by.span("who"), counted=False) if by else None
        if held:
            return held
        match = _SETTLES.match(plain, quantity.end, sentence.end)
        return Subject(match.start("where"), match.end("where")) if match else None

    def _project_before(self, clause: int, quantity: Quantity) -> Subject | None:
        """云岭康复二医院项目3亿元: the work named right before a sum of money is what it is for."""
        plain = self.reading.plain
        if not quantity.money:
            return None
        high = quantity.start
        while high > clause and plain[high - 1] in " ,约近超达共:":
            high -= 1
        low = behind_lead(self.reading, clause, high)
        if not 6 <= high - low <= 30 or not _WORK.search(plain[low:high]) or CLASS.fullmatch(plain, low, high):
            return None
        tags = self.reading.tokens.between(low, high)
        return (
            None
            if any(t.tag[0] in "pdcr" or t.word in ("是", "有", "引进", "的") for t in tags)
            else Subject(low, high)
        )

    def _owner(self, clause: int, quantity: Quantity) -> Subject | None:
        """云岭市的6个共建园区, 全国2.8%的增幅: the region right before a number that counts what is its own."""
        plain = self.reading.plain
        high = quantity.start - (plain[quantity.start - 1 : quantity.start] == "的")
        rate = quantity.dimension == "rate" and plain.startswith("的", quantity.end)
        if not rate and not (quantity.dimension in ("item", "enterprise", "own") and not quantity.han):
            return None
        low = max(clause, high - 12)
        hit = next((h for h in self.reading.regions_in(low, high) if h.end == high), None)
        whole = None if hit else next((m for m in topics.WHOLE.finditer(plain, low, high) if m.end() == high), None)
        start = hit.start if hit else whole.start() if whole else -1
        if start < 0 or _NO_OWNER.search(plain, max(clause, start - 4), start):
            return None
        if plain[start - 1] in "、和与及" and not _PARTS.match(plain, quantity.end):
            return None
        return Subject(start, high) if hit else self.holder(start, high, counted=False)

    def _described(self, clause: int, quantity: Quantity) -> Subject | None:
        """在远航园区落户的科创中心占地220亩: the work that what was done there describes."""
        match = None
        if "的" in self.reading.plain[clause : quantity.start]:
            match = _DESCRIBED.search(self.reading.plain, clause, quantity.start)
        if match is None:
            return None
        start, end = match.span("what")
        if self._is_reference(start, end):
            return self._referred(start, end)
        return None if CLASS.fullmatch(self.reading.plain, start, end) else Subject(start, end, confidence=0.8)

    def _shown(self, sentence: Sentence, clause: int) -> Subject | None:
        """以云岭为例, 单独看栖川: whom the clause right before says to look at."""
        before = clauses(self.reading, sentence.start, clause)[-1:]
        match = _FOR_EXAMPLE.match(self.reading.plain, *before[0]) if before else None
        if match:
            return self.holder(*match.span(match.lastgroup or "who"), counted=False)
        hits = self.reading.regions_in(before[0][1] - 12, before[0][1]) if before else ()
        named = bool(hits) and hits[-1].end == before[0][1]
        told = named and _NAMELY.search(self.reading.plain, max(before[0][0], hits[-1].start - 4), hits[-1].start)
        return Subject(hits[-1].start, hits[-1].end, confidence=0.8) if told else None

    def _paper_before(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """印发《甲清单》,共列项目248个: the paper that the clause before ends with, where the number's own tells what
        it lists."""
        plain = self.reading.plain
        if (
            quantity.dimension not in COUNTED
            or plain[clause - 2 : clause] != "》,"
            or not _SETS_OUT.match(plain, clause, quantity.start)
        ):
            return None
        low = plain.rfind("《", sentence.start, clause) + 1
        issued = low and _ISSUED.search(plain, sentence.start, low - 1)
        return Subject(low, clause - 2, confidence=0.7) if issued else None

    def _ours(self, clause: int, quantity: Quantity) -> Subject | None:
        """会上我市签下5个项目: our own region, wherever the clause names it."""
        found = _OUR.search(self.reading.plain, clause, quantity.start)
        whole = topics.WHOLE.match(self.reading.plain, found.start(), quantity.start) if found else None
        return self._whole(whole) if whole else None

    def _lender(self, sentence: Sentence, clause: int, quantity: Quantity) -> Subject | None:
        """市政府与云岭银行签约,换来350亿元授信: what credit the sentence tells of is the bank's that it names, unless
        the number's own clause opens with somebody else."""
        plain = self.reading.plain
        if not quantity.money or not _CREDIT.search(plain, clause, min(quantity.end + 12, sentence.end)):
            return None
        named = organisations.among(self.reading, sentence.start, quantity.start)
        banks = [b for b in named if _BANK.search(b.name) and plain[b.start - 1] not in "从向在获"]
        if not banks or (len({b.name for b in banks}) > 1 and banks[-1].start < clause):
            return None
        own = self.subject_of(clause, quantity.start)
        other = self.holder(*own, counted=False) if own else None
        return None if other and other.named else Subject(banks[-1].start, banks[-1].end, confidence=0.8)

    def _that_of(self, clause: int, quantity: Quantity) -> Subject | None:
        """云岭那份,产能20万吨: the work that the text names for the place, or the body, that the clause opens with."""
        match = None
        if "那" in self.reading.plain[clause : quantity.start]:
            match = _THAT_OF.match(self.reading.plain, clause, quantity.start)
        found = None
        for thing in self._things if match else ():
            home = self.reading.sentence_at(thing.start)
            at = self.reading.plain.rfind(match["who"], home.start, thing.start) if home and match else -1
            if at >= 0 and (found is None or thing.start - at < found[0]):
                found = (thing.start - at, thing)
        return self.thing(found[1], 0.7) if found else None

    def _quoted_at(self, low: int, high: int) -> Subject | None:
        """公司旗下的“云岭通”覆盖5万人: a quoted name near the head of the clause, where the text tells that it is a
        product's."""
        if "”" not in self.reading.plain[low:high] and "」" not in self.reading.plain[low:high]:
            return None
        match = _QUOTED_NAME.match(self.reading.plain, low, high)
        if match is None or not (_OFFERED.search(match["lead"]) or self._product(match["name"])):
            return None
        return Subject(match.start("name") + 1, match.end("name") - 1, confidence=0.8)

    def _met_at(self, low: int, high: int) -> Subject | None:
        """在栖川招商推介会上签下5个项目: the meeting, other than that of the page, at which it was."""
        match = _MET.match(self.reading.plain, low, high) if self.reading.plain[low : low + 1] in "在,;" else None
        if match is None:
            return None
        return self._gathering(*match.span("what")) or Subject(*match.span("what"), confidence=0.8)

    def _falls_to(self, sentence: Sentence, quantity: Quantity) -> Subject | None:
        """其余155个、19亿元归云岭市: whom the clause gives the number to."""
        if self.reading.plain[quantity.end : quantity.end + 1] not in "、归属花":
            return None  # much the commonest case
        match = _FALLS_TO.match(self.reading.plain, quantity.end, sentence.end)
        return self.holder(*match.span("who"), counted=False) if match else None

    def _made_before(self, sentence: Sentence, clause: int) -> Subject | None:
        """设立甲基金,目标规模50亿元: what the clause before sets up or puts out is what the measure is of."""
        plain = self.reading.plain
        parts = [*clauses(self.reading, sentence.start, clause)]
        while len(parts) > 1 and _DOES.match(plain, *parts[-1]):
            parts.pop()
        match = _MAKES.search(plain, *parts[-1]) if parts else None
        if match is None:
            return None
        low, high = match.start("what"), match.end("what")
        if plain[low] == "《":
            return Subject(low + 1, high - 1)
        low = self.reading.tokens.name_start(high, low)
        text = plain[low:high]
        if high - low < 5 or not ENTITY.search(text) or CLASS.fullmatch(text) or kinds.kind_of(text):
            return None
        named = high - low >= 6 or self.proper(low) or self.reading.regions_in(low, high)
        return Subject(low, high) if named else None

    def _told_of(self, low: int, high: int) -> Subject | None:
        """最大的是远航储能项目: what a clause says that somebody or something is, where that is a name."""
        match = _IS.search(self.reading.plain, low, high)
        if match is None:
            return None
        start, end = trim(self.reading.plain, *match.span("what"))
        text = self.reading.plain[start:end]
        named = end - start >= 4 and ENTITY.search(text) and not CLASS.fullmatch(text) and not WEAK.match(text)
        return Subject(start, end, confidence=0.8) if named else None

    def _of_region(self, low: int, high: int) -> Subject | None:
        """云岭的蔬菜大户有300户: the region whose things the clause opens with."""
        found = self._opens_with_region(low, high)
        return found if found and self.reading.plain.startswith("的", found.end) else None

    def _region_at(self, low: int, high: int) -> Subject | None:
        """在云岭投资…: the place where it is counted."""
        end = _STOP.search(self.reading.plain, low, high)
        match = _AT.search(self.reading.plain, low, end.end() if end else high)
        hits = self.reading.regions_in(match.start("where"), match.end("where")) if match else ()
        return Subject(hits[0].start, hits[-1].end) if hits else None

    def _plain(self, given: tuple[int, int]) -> Subject | None:
        start, end = trim(self.reading.plain, *given)
        return Subject(start, end) if end - start >= 2 else None
