"""Agreements (协议): what was signed, between whom, on what, how many."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from liandong.model import Role
from liandong.statements import agreement_parties, agreement_terms
from liandong.statements.agreement_parties import Parties
from liandong.statements.denials import hearsay, negated
from liandong.statements.draft import Draft, clean
from liandong.statements.lists import members
from liandong.statements.phrases import trim
from liandong.statements.reading import Reading
from liandong.statements.sentences import Sentence
from liandong.statements.signatories import Party, Side
from liandong.statements.titles import link
from liandong.vocabulary.events import AGREEMENT_PATTERN

_NOUN = AGREEMENT_PATTERN
_SIGN = re.compile(
    r"签(?:署|订|下|定|约|成|了|字)(?:了|并交换了)?|达成(?:了)?|缔结(?:了)?|互签|续签(?:了)?|换签|共签|订立(?:了)?|落笔签约|(?<=[,同与和就])签(?=[^约名发证收单到售])"
)
_TITLE = re.compile(r"《(?P<title>[^《》]{2,60})》")
_WISH = re.compile(
    r"(?:将(?!军|近)|拟|计划|有望|推动|希望|力争|准备|即将|落实好?|履行|根据|按照|依据|若|如果|一旦|是否|能否|有待|需要?|须|应当?|可以|可能|洽谈|商谈|"
    r"磋商|争取|要|欲|待|以便|便于|促成|鼓励|支持|引导|督促|推进|加快|尽快|未来|届时|下一步|明年)[^,。]{0,6}$"
)
_WILL = re.compile(
    r"(?:将(?!军|近)|拟(?!合)|计划|即将|有望|届时)(?:与|和|同|在|于|由|共同|联合|正式|现场|集中|分别|会)[^,。;:]{0,40}$"
)
"""将与甲集团签署 is to come, with the other side between."""
_NOT_SIGNED = re.compile(
    r"的(?:基础|前提|条件|企业|项目|机会|意义|背后|有关|相关|(?:[\u4e00-\u9fff]{2,40}项目))|以来|精神|前(?!海|程|沿)|意向(?!书|协议|性)|率|仪式|活动|大会|会|意义|"
    r"招商|产业项目|重大项目|重点项目|亿元以上|项目|金额|额|总额|总投资|企业|面积|合同额|资金|率|量"
)
_STATISTICS = re.compile(
    r"(?:(?:和|及|、)项目(?!合)|投资|总投资|总?金额|总?额|引资|资金|外资|利用|标的|项目(?:数|\d|个|总)|履约|到位|签订率|数|内容|约定|规定|明确|条款|双方|甲方|乙方|文本|"
    r"文件中|范本|正本)"
)
_BEFORE_STATISTICS = re.compile(
    r"(?:新|累计|共|意向|合计|总共|已|新增|集中|成功|招商|洽谈|达成|线上|线下|陆续|年内|全年)$"
)
_PROJECTS = re.compile(r"\d+(?:余|多)?[个项宗](?:重[点大])?[\u4e00-\u9fff]{0,6}项目(?:现场|集中|成功|正式|当场)*$")
"""5个项目签了投资合同 counts projects."""
_GENERIC = re.compile(
    r"^(?:(?:多|数|若干|一|系列|一系列|一批|相关|有关|各|各类|各项|合作|意向|项目|签约|新|新的|份|项|个|批|的|双方|两地|战略|框架|正式|本次|此次|"
    r"[两几二三四五六七八九十\d])*)(?:协议书?|合同|订单|公约|意向书|备忘录|合作协议书?|战略合作协议|框架协议|合作框架协议|战略合作框架协议|项目)$"
)
_WHOLE = re.compile(
    r"(?:了|一份|新的|一项|一个|是)*(?P<name>(?!在|于|由|与|和|该|其|此|价值|金额|总|多|数|一批|一系列|若干|系列|相关|有关|[两双三]方的)"
    r"(?:(?!等|领域|涉及|总投资|价值|金额|[个项份]|的)[\u4e00-\u9fffA-Za-z\d—“”()\-]){2,36})"
)
"""What stands between the verb and the noun is the whole name where no mark, count or 的 parts it."""
_BARE = re.compile(r"协议书?|合同|订单|公约")
_MANY = re.compile(r"^(?:多|数|若干|一系列|一批|系列|各类|各项|相关|有关)")
_NO_PAPER = re.compile(r"意向$|共识|宣言|声明|合作意向$")
_PACT = re.compile(r"(?:共识|宣言|纲要|行动|声明|公约|章程|重点事项)$")
"""Titles that are agreements where they were signed."""
_ANSWERED = re.compile(r"[?]\s*[”\"]?$|意味着什么|是什么|怎么")
_HANDS = re.compile(r"签约|签下")
_AFTER_HANDSHAKE = re.compile(r"项目|投资|建设|基地|的|园|总部|中心|亿|万")
_STOP = re.compile(r"[。;!?]")
_SPLIT = re.compile(r"[,。;:!?]")
_GOES_ON = re.compile(r"(?:此后|随后|之后|其后|又|还|同时|并|另外|此外)")
_ANNOUNCED = re.compile(
    r"签[署订][^。;\n]{0,24}(?:文件|协议|合同|成果|备忘录)[^。;\n]{0,24}(?:如下|包括|分别是|分别为|有|:):?(?=\s*(?:\n|$))"
)
_LONGEST_LIST = 20
"""Sentences below 签署的文件有: in which its items are looked for."""
_ENDS = re.compile(rf"(?:{AGREEMENT_PATTERN.pattern})(?:\([^()]{{1,16}}\))?$")
_ORDINAL = re.compile(r"\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)]?[、.)]?|[·•▶●◆■-])\s*《")
_BEHIND = re.compile(r"(?:的)?(?:还有|有|包括|是|为|分别是|分别为)[:]?")
_PASSIVE_NOT = re.compile(r"[。;!?]|的|项目|后|以来|根据|按照|落实|履行|执行")
_TITLE_PARTIES = re.compile(r"^(?P<who>[^关]{4,60}?)(?:关于|就|共建|共同|战略合作|合作|框架|深化)")
_OFFICES = re.compile(r"(?:人民政府|政府|委|管委会|管理委员会|股份有限公司|有限责任公司|有限公司)$")
_OFFICE = re.compile(r"(?P<of>人民政府|政府|管委会|管理委员会|市委|商务局|发展改革委)$")


@dataclass(frozen=True, slots=True)
class _Paper:
    """The name of an agreement at [start, end) of the document."""

    start: int
    end: int


def extract(reading: Reading, event: Draft | None) -> list[Draft]:
    """The agreements that the document says were signed; intentions, denials, hearsay and agreements merely referred
    to make none.

    一区签约 n 家企业、总额 s is figures, not an agreement, unless the text names the parties on both sides.
    """
    drafts: list[Draft] = []
    told = hearsay(reading)
    carried: tuple[int, Parties | None] = (-1, None)
    for sentence in reading.holding(_SIGN):
        if sentence.heading or sentence.index in told or _ANSWERED.search(sentence.text):
            continue
        goes_on = carried[0] == sentence.index - 1 and _GOES_ON.match(sentence.text)
        found = _Signings(reading, sentence, carried[1] if goes_on else None)
        for one in found:
            if not any(_same(known, one) for known in drafts):
                drafts.append(one)
                if event:
                    link(one, event, sentence)
                    agreement_terms.day_of(one, event)
        carried = (sentence.index, found.parties)
    for one in _announced(reading):
        if not any(_same(known, one) for known in drafts):
            drafts.append(one)
    named = [draft for draft in drafts if not _MANY.match(draft.name)]
    return named if len(named) > 1 else drafts  # 多项协议 stands for those that the text goes on to name


def _announced(reading: Reading) -> Iterator[Draft]:
    """签署的合作文件有:, and in the lines below it (一)《甲协议》; (二)《乙备忘录》."""
    for head in reading.holding(_ANNOUNCED):
        if not _ANNOUNCED.search(head.text):
            continue
        for sentence in reading.sentences[head.index + 1 : head.index + 1 + _LONGEST_LIST]:
            title = _TITLE.search(sentence.text)
            if not _ORDINAL.match(sentence.text):
                if title is None and len(sentence.text) > 60:
                    continue
                if sentence.heading:
                    break
                continue
            if title and _ENDS.search(title["title"]):
                paper = _Paper(sentence.at(title.start("title")), sentence.at(title.end("title")))
                draft = Draft(reading, "agreement", paper.start, paper.end)
                draft.words("name", paper.start, paper.end, sentence)
                _say_parties(draft, sentence, tuple(_in_title(reading, sentence, paper)))
                yield draft


class _Signings:
    """The agreements of one sentence; `parties` are those of its last signing, for the sentence behind it."""

    def __init__(self, reading: Reading, sentence: Sentence, before: Parties | None) -> None:
        self.reading, self.sentence, self.parties = reading, sentence, before

    def __iter__(self) -> Iterator[Draft]:
        reading, sentence = self.reading, self.sentence
        read_to = 0
        for verb in _SIGN.finditer(sentence.text):
            if verb.start() < read_to or not _happened(reading, sentence, verb):
                continue
            parties = agreement_parties.find(reading, sentence, verb.start(), self.parties)
            self.parties = parties if parties.every else self.parties
            papers = _papers(reading, sentence, verb, parties)
            if papers:
                read_to = max(papers[-1].end - sentence.start, verb.end())
                yield from _drafts(reading, sentence, verb, papers, parties)
                continue
            paper = _paper_before(reading, sentence, verb)
            if paper:
                yield from _drafts(reading, sentence, verb, [paper], _around(reading, sentence, verb, paper))
                continue
            yield from _handshakes(reading, sentence, verb, parties)


def _happened(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> bool:
    text = sentence.text
    before = text[: verb.start()]
    if before.count("【") > before.count("】"):
        return False
    if verb.group().startswith("达成") and text.startswith(("的", "以来"), verb.end()):
        return False
    if (
        _WISH.search(before)
        or _WILL.search(before)
        or negated(reading.plain, sentence.start, sentence.at(verb.start()))
    ):
        return False
    if verb.group().startswith("签约") and (
        _NOT_SIGNED.match(text, verb.end())
        or (_BEFORE_STATISTICS.search(before[-4:]) and re.match(r"[^,。]{0,8}\d", text[verb.end() :]))
    ):
        return False
    if _PROJECTS.search(before):
        return False
    return not re.match(r"(?:仪式|前|率|以来|之[前时])", text[verb.end() :])


def _papers(reading: Reading, sentence: Sentence, verb: re.Match[str], parties: Parties) -> list[_Paper]:
    """What is signed, as named behind the verb: one agreement or a list of them."""
    text = sentence.text
    listed = _BEHIND.match(text, verb.end())
    if listed and listed.group() not in ("", "的") and "、" in text[listed.end() :]:
        return _list(reading, sentence, listed.end())
    titles = [m for m in _TITLE.finditer(text, verb.end()) if _NOUN.search(m["title"]) or _PACT.search(m["title"])]
    if titles and titles[0].start() == verb.end() and not verb.group().startswith(("签约", "达成")):
        run = [titles[0]]
        for one in titles[1:]:
            if re.fullmatch(r"[、和及与]?|以及", text[run[-1].end() : one.start()]):
                run.append(one)
        return [_Paper(sentence.at(m.start("title")), sentence.at(m.end("title"))) for m in run]
    noun = next(
        (
            m
            for m in _NOUN.finditer(text, verb.end())
            if m.start() - verb.end() <= 110 and not _STATISTICS.match(text, m.end()) and not _broken(text, verb, m)
        ),
        None,
    )
    if noun is None or text.startswith(
        ("以来", "的基础", "精神", "项目", "金额", "额", "框架下", "约定", "签约", "签署"), noun.end()
    ):
        return []
    if titles and titles[0].start() < noun.end() <= titles[0].end() + 8:
        spans = [(m.start("title"), m.end("title")) for m in titles]
        return [_Paper(sentence.at(a), sentence.at(b)) for a, b in spans]
    if _NO_PAPER.search(noun.group()) or _NO_PAPER.search(text[verb.end() : noun.end()]):
        return []
    first = _named(reading, sentence, verb.end(), noun.end())
    name = reading.plain[first.start : first.end]
    if (_MANY.match(name) or _GENERIC.match(name)) and not (
        parties.every or parties.open or agreement_terms.counts(reading, sentence, verb.end(), noun.end())
    ):
        return []
    if _BARE.fullmatch(name) and not parties.every:
        return []
    return [first, *_further(reading, sentence, noun.end())]


def _broken(text: str, verb: re.Match[str], noun: re.Match[str]) -> bool:
    """Whether another clause stands between the verb and the noun."""
    between = text[verb.end() : noun.start()]
    bare = re.sub(r"《[^《》]*》?|“[^“”]*”", "", between)
    if re.search(r"[。!?;]", bare):
        return True
    comma = bare.rfind(",")
    return (
        comma >= 0
        and (verb.group().startswith(("签约", "达成")) or not re.match(r"[^,]*、", bare))
        and (
            verb.group().startswith("签约")
            or bool(re.search(r"项目|投资|根据|按照|双方|将|由|该|协议", bare))
            or len(bare) - comma > 24
        )
    )


def _named(reading: Reading, sentence: Sentence, floor: int, end: int) -> _Paper:
    """The noun phrase that ends at `end`, not before `floor`, without a sum or count before it."""
    stop = sentence.at(end)
    whole = _WHOLE.fullmatch(sentence.text, floor, end)
    if whole and not reading.quantities_in(sentence.at(whole.start("name")), stop - 2):
        return _Paper(*trim(reading.plain, sentence.at(whole.start("name")), stop))
    start = max(reading.tokens.name_start(stop, sentence.at(floor)), sentence.at(floor))
    if reading.plain[sentence.at(floor)] == "的" and "," not in reading.plain[sentence.at(floor) : stop]:
        start = sentence.at(floor)  # 甲与乙签订的保护和发展合作协议
    of = re.match(r"(?:了|一份|新的|一项|一个|的|是)+", reading.plain[start:stop])
    start, stop = trim(reading.plain, start + (of.end() if of else 0), stop)
    for quantity in reading.quantities_in(start, stop):
        if quantity.start == start and quantity.end < stop - 1:
            start = quantity.end
    return _Paper(start, stop)


def _further(reading: Reading, sentence: Sentence, end: int) -> Iterator[_Paper]:
    """签署甲协议、乙协议和丙备忘录: the further ones."""
    text = sentence.text
    while True:
        joint = re.compile(r"、|和|及|与|以及").match(text, end)
        noun = next((m for m in _NOUN.finditer(text, end) if m.start() - end <= 60), None)
        if (
            joint is None
            or noun is None
            or _SPLIT.search(text, end, noun.start())
            or _STATISTICS.match(text, noun.end())
        ):
            return
        if _SIGN.search(text, end, noun.start()) or re.search(r"项目(?=、)", text[end : noun.start()]):
            return
        yield _Paper(*trim(reading.plain, sentence.at(joint.end()), sentence.at(noun.end())))
        end = noun.end()


def _list(reading: Reading, sentence: Sentence, low: int) -> list[_Paper]:
    """签下的还有:甲协议、乙协议,以及丙与丁战略合作协议."""
    high = len(sentence.text.rstrip("。;!?"))
    out = []
    for a, b in members(sentence.text, low, high, joints="、,"):
        noun = list(_NOUN.finditer(sentence.text, a, b))
        if not noun or (noun[-1].end() != b and sentence.text[b - 1] not in "》书"):
            continue
        out.append(_Paper(*_unmarked(reading, *trim(reading.plain, sentence.at(a), sentence.at(b)))))
    return out


def _unmarked(reading: Reading, start: int, end: int) -> tuple[int, int]:
    marked = re.fullmatch(r"《([^《》]+)》", reading.plain[start:end])
    return (start + 1, end - 1) if marked else (start, end)


def _paper_before(reading: Reading, sentence: Sentence, verb: re.Match[str]) -> _Paper | None:
    """《甲协议》正式签署, 在《甲协议》上签字: the title stands before the verb."""
    text = sentence.text
    if verb.group().startswith("达成"):
        return None
    titled = [m for m in _TITLE.finditer(text, 0, verb.start()) if _NOUN.search(m["title"])]
    if (
        titled
        and verb.start() - titled[-1].end() <= 24
        and not _PASSIVE_NOT.search(text, titled[-1].end(), verb.start())
    ):
        return _Paper(sentence.at(titled[-1].start("title")), sentence.at(titled[-1].end("title")))
    plain = re.search(
        r"(?P<name>[^,。;:《》]{6,50}(?:协议|备忘录|合同|协议书))(?:正式|成功|现场|顺利|在[^,。;]{2,16}|同时|也|同步|当天)*$",
        text[: verb.start()],
    )
    if plain is None or text.startswith(("的", "仪式", "活动", "后"), verb.end()):
        return None
    noun = list(_NOUN.finditer(text, plain.start(), plain.end("name")))
    if not noun or noun[-1].end() != plain.end("name"):
        return None
    paper = _named(reading, sentence, plain.start("name"), plain.end("name"))
    name = reading.plain[paper.start : paper.end]
    return None if _GENERIC.match(name) or len(name) < 6 or _WISH.search(text[: plain.start("name")]) else paper


def _around(reading: Reading, sentence: Sentence, verb: re.Match[str], paper: _Paper) -> Parties:
    """Who signs a paper named before the verb: 由甲与乙签署 behind it, 甲与乙在…上签字 before it."""
    text = sentence.text
    low, high = paper.start - sentence.start, paper.end - sentence.start
    by = re.search(r"由", text[high : verb.start()])
    if by:
        return agreement_parties.find(reading, sentence, verb.start())
    before = re.search(r"[在就][《“]?$", text[:low])
    return agreement_parties.find(reading, sentence, before.start()) if before else Parties()


def _drafts(
    reading: Reading, sentence: Sentence, verb: re.Match[str], papers: list[_Paper], parties: Parties
) -> Iterator[Draft]:
    """One draft a paper, and a pair where 分别 pairs the parties."""
    sets = parties.sets
    together = len(papers) == len(sets) and len(sets) > 1
    for number, paper in enumerate(papers):
        for part, side in enumerate([sets[number]] if together else sets):
            own = side or tuple(_in_title(reading, sentence, paper))
            draft = Draft(reading, "agreement", paper.start, paper.end, part)
            draft.words("name", paper.start, paper.end, sentence)
            _say_parties(draft, sentence, own)
            agreement_terms.say_fields(reading, draft, sentence, verb)
            if len(papers) == 1 and len(sets) == 1:
                agreement_terms.say_count(reading, draft, sentence, verb.end(), paper.end - sentence.start)
            agreement_terms.say_day(reading, draft, sentence, verb.start())
            agreement_terms.say_amount(reading, draft, sentence, verb.start())
            yield draft


def _say_parties(draft: Draft, sentence: Sentence, side: Side) -> None:
    for party in side:
        also = () if party.sentence.index == sentence.index else ((sentence.start, sentence.end, Role.SUBJECT),)
        draft.words("party", party.start, party.end, party.sentence, text=party.name, also=also)


def _in_title(reading: Reading, sentence: Sentence, paper: _Paper) -> Iterator[Party]:
    """甲市、乙市人民政府关于…的框架协议, 甲与乙战略合作协议: the parties stand in the name."""
    name = reading.plain[paper.start : paper.end]
    match = _TITLE_PARTIES.match(name)
    if match is None:
        return
    who = match["who"]
    if not re.search(r"、|与|和|同", who):
        return
    spans = members(name, 0, match.end("who"), joints="、与和同")
    office = _OFFICE.search(who)
    found = []
    for a, b in spans:
        text = clean(name[a:b])
        if not re.search(r"[市省区县州镇府会司团行院学校局委社厅办港城]$", text):
            return
        found.append((a, b, text + office["of"] if office and re.search(r"[市省区县州]$", text) else text))
    if len(found) > 1:
        for a, b, text in found:
            yield Party(paper.start + a, paper.start + b, text, sentence)


def _handshakes(reading: Reading, sentence: Sentence, verb: re.Match[str], parties: Parties) -> Iterator[Draft]:
    """甲与乙签约, without the word agreement: one only where both sides are named and nothing is counted or built."""
    text = sentence.text
    low, high = parties.start, sentence.at(verb.end())
    stop = _STOP.search(text, verb.end())
    rest = text[verb.end() : stop.start() if stop else len(text)]
    if not _HANDS.match(verb.group()) or _AFTER_HANDSHAKE.search(rest) or not 0 < high - low <= 80:
        return
    if not re.search(r"与|和|同", reading.plain[low:high]) or reading.quantities_in(low, high):
        return
    for part, side in enumerate(parties.sets):
        if len(side) < 2 or any(party.sentence is not sentence for party in side):
            continue
        begin = side[0].start if len(parties.sets) == 1 else low
        draft = Draft(reading, "agreement", begin, high, part)
        draft.words("name", begin, high, sentence)
        _say_parties(draft, sentence, side)
        agreement_terms.say_day(reading, draft, sentence, verb.start())
        yield draft


def _same(left: Draft, right: Draft) -> bool:
    """Whether two tellings on one page are of one agreement: the same name or two bare ones, and the same parties, of
    which one telling may give less."""
    bare = _GENERIC.match(left.name) and _GENERIC.match(right.name)
    if left.name != right.name and not bare:
        return False
    ours, theirs = left.get("party"), right.get("party")
    if left.get("count") != right.get("count"):
        return False
    if left.name == right.name and set(ours) == set(theirs):
        return True
    if not ours or not theirs:
        return not theirs or (left.name == right.name and len(left.name) > 8)
    few, many = sorted((ours, theirs), key=len)
    return len(few) > 1 and all(any(_alike(one, other) for other in many) for one in few)


def _alike(one: str, other: str) -> bool:
    """Whether one spelling of a party leaves out characters of the other: 虹口, 上海市虹口区人民政府."""
    short, long = sorted((_OFFICES.sub("", one), _OFFICES.sub("", other)), key=len)
    rest = iter(long)
    return short in long or (len(short) > 3 and all(c in rest for c in short))
