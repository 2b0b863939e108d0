"""Investment of a project: whose a sum is, under which scope, and whether it is spent or only planned."""

import re
from itertools import pairwise

from liandong.model import Modality, Polarity, Role
from liandong.statements.bodies.clauses import clause_subject
from liandong.statements.grammar.corrections import corrected
from liandong.statements.grammar.denials import negated
from liandong.statements.grammar.reading import Reading
from liandong.statements.grammar.sentences import Sentence
from liandong.statements.measures.quantities import Quantity
from liandong.statements.projects.project_changes import Change, added, changes, intended
from liandong.statements.projects.project_dates import said_when
from liandong.statements.projects.project_names import ProjectName
from liandong.statements.projects.project_sums import LEADS_SUM, OF_WHOLE
from liandong.statements.projects.project_tables import sum_of
from liandong.statements.projects.project_things import REFERS, Thing

_APPROX = (
    r"(?:约|为|达到|达|共|合计|超过|超|逾|近|高达|突破|不低于|人民币|"
    r"规模|,|整整|将近|预计|估算|估计|测算|初步|大约|大概|合|:|\s)*"
)
_INVEST = re.compile(
    r"(?P<word>(?:计划|预计|项目|规划|协议|意向|累计|已|完成|固定资产|首期|一期|二期|三期|第[一二三]期|第一阶段|总|拟|将|实际|到位|需)*"
    r"(?:总投资额|投资总额|投资总金额|总投资|投资额|投资规模|投资|总规模|投资金额|引资|建安费|造价|投资概算|概算|盘子(?:(?:[大小][些点]?|不[大小]),)?|投入|斥资|出资|(?<=投资,)总额|到位资金|花了|拿出|投(?:下去?|了)?|豪?掷|砸下?))"
    + _APPROX
    + "$"
)
_OF_SEVERAL = re.compile(
    r"(?:[两三四五六七八九]|\d+)(?:余|多)?(?:个|项|宗)[^,。]{0,12}(?:项目|工程)|共(?!同)|一批|(?:项目|工程)(?:共|达|有)?\d+(?:个|项|宗)|等\d*个?项目|"
    r"^[^,。]{0,2}[,]?(?:\d+|[两三四五六七八九十]+)(?:个|项|宗)|在内,|"
    r"集中[^,。;]{0,10}项目(?:涉及|涵盖|覆盖|遍及)|项目(?:涉及|涵盖|覆盖|遍及)[^,。;]{0,30}(?:领域|行业)"
)
"""Between a name and a sum: the sum is that of several, not of the last one named."""
_OPENS_CLAUSE = re.compile(rf"(?:^|[,。;:、\s]){LEADS_SUM}")
"""Before a sum that a clause opens with."""
_ANNUAL = re.compile(
    r"(?:年度|年内|今年|当年|本年|全年|\d{4}年)(?:度|内)?(?:的)?(?:计划|预计|拟|安排)+(?:完成)?投资(?:额|约|为|达|超过?|近|规模)*$"
)
"""Before a sum: what one year is to bring, unless a work that it is to build follows."""
_EARNED = re.compile(r"(?:收入|产值|增加值|营收|销售额|交易额|税收|利润|利税|余额|总量)[^,。;]{0,30}")
"""Words of sums that nobody invests."""
_OWN_SUM = re.compile(r"[\s,:]*(?:计划|预计|项目|协议|总|投资|额|约|近|超过?|为|达|\(|人民币)*")
"""Between a member of a list and its sum."""
_DIRECT = re.compile(r"[,:]?(?:约|近|超|超过|逾|需|共|大约)*")
_ENDS = re.compile(r"(?:人民币)?(?:[,。;、!]|$)")
"""Before and behind a sum that stands right behind a name: 甲中心约15亿元,占地200亩."""
_FIRST = re.compile(r"首期|一期|第一期|第一阶段|起步区")
_LATER_PHASE = re.compile(r"[二三四五六]期|第[二三四]阶段")
_PHASE_ABOVE = re.compile(
    r"(?:^|[,:(、])(?:其中,?)?(?:(?P<first>第?一期|首期)|第?[二三四五六]期)(?:工程|项目)?(?![一二三四五六]|和|与|、|至)"
    rf"(?![^;。]*,(?:总投资|预计总投资|计划总投资|{OF_WHOLE}))"
)
"""In the clauses before a sum: they tell of a phase (一期工程占地200亩,投资6亿元), and not of the whole since."""
_SPENT = re.compile(r"累计|已(?!签)|完成|到位|实际|截至")
_PLANNED = re.compile(r"计划|预计|拟|将|规划|意向")
_OF_YEAR = re.compile(r"今年|年内|年度|当年|全年|本月|\d{4}年")
_SHARE = re.compile(r"其中(?![^,;。]*(?:项目|工程|基地|园))")
"""总投资27亿元,其中固定资产投资13亿元: a part of the sum, and not the sum."""
_BARRED = re.compile(r"^[^,。;]{0,3}(?:以上|以下|及以上)(?:的|项目)")
"""Behind a sum: it is a threshold, and nobody's investment."""
_OTHERS = re.compile(
    r"(?:带动|拉动|撬动|吸引|引来|集聚|聚集|引进|均为|授信|贷款|产值|利税|营收|比[^,。;]{1,8}[多少])[^,。;]{0,10}$"
)
"""Before a sum: it is what others invest, what one costs more than another, or no investment."""
_GOES_BEFORE = re.compile(r"\d[亿万]$")
"""The sum begins further left (1亿8千万元)."""
_EACH = re.compile(
    r"(?:投资|规模|金额)(?:额|总额)?(?:约|达)?分别(?:约|为|达|是)*|(?:则|也)?分别(?:约|为|达|是|超|近)+(?=\d)"
)
_ALIKE = re.compile(r"(?:各自?|均|都)(?:计划|预计)?(?:总?投资?|投入|斥资)(?:额|了|约|为)*$")
"""甲项目、乙项目各投3亿元: as much for each."""
_PAYS_FOR = re.compile(r"(?:人民币)?(?:用于|用来|来|去)?(?:投资建设|建设|新建|投建|打造|兴建|扩建|改造|建)")
"""Behind a sum, right before the name of what it is spent on: 约6亿元建甲基地."""
_BESIDE = re.compile(r"(?:、|和|与|及|,)+")
_LED = re.compile(
    r"(?:由|从|自|在)?(?:原(?:来|先|定|计划|有)?|签约时|此前|最初|当初|备案时|立项时)?(?:的|为)*(?:人民币)?$"
)
"""Between the word of investment and a sum that changes (总投资由签约时的120亿元)."""
_INVESTMENT = re.compile(r"投资|增资|追投|概算|造价|总规模")
_NO_WORD = re.compile("")
_BUILT = r"(?:在[^,。;]{2,14})?(?:投资|规划)?(?:建设|新建|投建|打造|兴建|建)(?:的)?"
_RELATIVE = re.compile(rf"(?:人民币)?[,]?(?:的|、[^,。;]{{2,24}}的|{_BUILT})")
_BUYS = re.compile(rf"(?:人民币)?[,]?(?:{_BUILT}|扩建|改造)")
"""Behind a sum, before the name of the whole work that it is for: 今年计划投资5亿元在甲镇新建乙项目."""
_OF_MANY = re.compile(
    r"\d+个[^,。]{0,10}项目|共签约|共有|一批|(?:项目|工程)(?:共|达|有|占|共有)?\d+(?:个|项|宗)|上述|合计|全[市省区县]|一是|双方"
)


def note_amounts(
    reading: Reading,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
    *,
    denied: bool = False,
) -> None:
    """Says every sum of the sentence that is the investment of a project; of a rumour it says that it is denied."""
    table = any(name.row for name, _ in here)
    shared = _respectively(reading, sentence, here)
    told = changes(reading, sentence)
    for owner, each in shared:
        _say(reading, sentence, each, owner, _INVEST.search("投资"), denied)
    for quantity in () if table else reading.quantities_in(sentence.start, sentence.end):
        if not quantity.money or any(quantity is each for _, each in shared):
            continue
        named = [n.end for n, _ in here if n.end <= quantity.start]
        low = max(sentence.start, quantity.start - 26, *named)
        before = reading.plain[low : quantity.start]
        if _OTHERS.search(before) or _GOES_BEFORE.search(before):
            continue
        annual = _ANNUAL.search(before) is not None and not _buys(reading, quantity, here)
        change = told.get(quantity.start)
        if change and change.role is Role.FORMER:
            continue
        more = added(reading, sentence, quantity)
        if more and quantity.value.number is None:
            continue  # 增加18亿元至138亿元 is read as a range, and is none
        match = more or _INVEST.search(before) or (_changing(reading, sentence, change, named) if change else None)
        listed = None if match else _listed(reading, quantity, here)
        direct = None if match or listed else _behind(reading, quantity, here) or _paid_for(reading, quantity, here)
        if not (match or listed or direct) or _barred(reading, quantity):
            continue
        if listed and not _about_investment(reading, sentence):
            continue
        thing = listed or direct or _owner(reading, sentence, quantity, here, current)
        if thing is None:
            continue
        refused = denied or negated(reading.plain, sentence.start, quantity.start)
        other, right = corrected(reading).get(quantity.start, (None, True))
        _say(reading, sentence, quantity, thing, match, refused or not right, more=more, change=change, annual=annual)
        if other and sentence.start <= other.start < sentence.end:
            _say(reading, sentence, other, thing, match, denied or right, more=more, change=change, annual=annual)
        if match and thing.draft.get("amount") and _FIRST.search(match.group("word") if match.re is _INVEST else ""):
            _whole_of(thing, quantity, sentence, here, current)
    for name, thing in here:
        own = sum_of(reading, name.row) if name.row else None
        if own and name.row:
            heading = name.row.heading
            also = ((heading.start, heading.end, Role.SCOPE),) if heading else ()
            thing.draft.say("amount", own[1], sentence, own[0], scope="total", also=also)


def _changing(reading: Reading, sentence: Sentence, change: Change, named: list[int]) -> re.Match[str] | None:
    """The word of investment that leads a sum which changes; no words where the sentence speaks of investment
    elsewhere, None where what changes is something else."""
    first = min(change.start, change.former.start if change.former else change.start)
    low = max(sentence.start, first - 26, *(end for end in named if end <= first))
    before = reading.plain[low:first]
    led = _LED.search(before)
    before = before[: led.start()] if led else before
    if _OTHERS.search(before):
        return None
    return _INVEST.search(before) or (_NO_WORD.match("") if _INVESTMENT.search(sentence.text) else None)


def invested(reading: Reading, low: int, start: int) -> bool:
    """Whether the sum at `start` is said to be an investment by the words before it, not before `low`."""
    return _INVEST.search(reading.plain[max(low, start - 26) : start]) is not None


def _respectively(
    reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]]
) -> list[tuple[Thing, Quantity]]:
    """甲项目、乙基地,投资额分别为5亿元和3亿元: each sum to its own, where there are as many of both."""
    match = _EACH.search(sentence.text)
    if not match:
        return _alike(reading, sentence, here)
    sums = [q for q in reading.quantities_in(sentence.at(match.end()), sentence.end) if q.money]
    run = [
        q
        for at, q in enumerate(sums)
        if all(_BESIDE.fullmatch(reading.plain, a.end, b.start) for a, b in pairwise(sums[: at + 1]))
    ]
    before = [(n, t) for n, t in here if n.end <= sentence.at(match.start()) and not n.where]
    if len(run) < 2 or len(run) != len(before):
        return []
    return [(thing, quantity) for (_, thing), quantity in zip(before, run, strict=True)]


def _alike(reading: Reading, sentence: Sentence, here: list[tuple[ProjectName, Thing]]) -> list[tuple[Thing, Quantity]]:
    """甲项目、乙项目各投3亿元: the sum of each of those joined before it."""
    if not ("各" in sentence.text or "均" in sentence.text or "都" in sentence.text) or len(here) < 2:
        return []
    for quantity in reading.quantities_in(sentence.start, sentence.end):
        word = _ALIKE.search(reading.plain, sentence.start, quantity.start) if quantity.money else None
        before = [(n, t) for n, t in here if word and n.end <= word.start() and not (n.where or n.row)]
        run = before[-1:]
        for pair in reversed(before[:-1]):
            if not _BESIDE.fullmatch(reading.plain, pair[0].end, run[-1][0].start):
                break
            run.append(pair)
        if word and len(run) > 1 and word.start() - run[0][0].end <= 4:
            return [(thing, quantity) for _, thing in run]
    return []


def _listed(reading: Reading, quantity: Quantity, here: list[tuple[ProjectName, Thing]]) -> Thing | None:
    """The member of a list that the sum stands right behind: 甲园5亿元、乙基地3亿元."""
    before = [(n, t) for n, t in here if n.end <= quantity.start and not n.row]
    if (
        not before
        or not before[-1][0].listed
        or not _OWN_SUM.fullmatch(reading.plain, before[-1][0].end, quantity.start)
    ):
        return None
    return before[-1][1]


def _behind(reading: Reading, quantity: Quantity, here: list[tuple[ProjectName, Thing]]) -> Thing | None:
    """The one project whose name the sum stands right behind, with nothing else said of the sum."""
    before = [(n, t) for n, t in here if n.end <= quantity.start and n.specific and not (n.row or n.listed)]
    told = before and _DIRECT.fullmatch(reading.plain, before[-1][0].end, quantity.start)
    if not told or not _ENDS.match(reading.plain, quantity.end):
        return None
    low = before[-1][0].sentence.start
    if _EARNED.search(reading.plain, low, quantity.start) and "投资" not in reading.plain[low : quantity.start]:
        return None  # 主营业务收入甲园区5亿元、乙园区3亿元
    return before[-1][1]


def _paid_for(reading: Reading, quantity: Quantity, here: list[tuple[ProjectName, Thing]]) -> Thing | None:
    """The project whose name stands right behind the sum and a verb of building."""
    verb = _PAYS_FOR.match(reading.plain, quantity.end)
    return next((t for n, t in here if verb and n.start == verb.end() and n.specific and not n.where), None)


def _barred(reading: Reading, quantity: Quantity) -> bool:
    over = quantity.value.raw.endswith(("以上", "以下"))
    return _BARRED.match(reading.plain, quantity.end - 2 if over else quantity.end) is not None


def _say(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    thing: Thing,
    match: re.Match[str] | None,
    denied: bool,
    *,
    more: re.Match[str] | None = None,
    change: Change | None = None,
    annual: bool = False,
) -> None:
    """One sum with its scope: 二期 has none of the declared ones, and is said only of what is named so.

    Of what took the place of another sum the words that say so are quoted, and the other is said beside it.
    """
    word = match.group() if match else ""
    clause = max(reading.plain.rfind(mark, sentence.start, quantity.start) for mark in ",。;:")
    around = reading.plain[max(clause + 1, sentence.start) : quantity.start]
    above = _phase_above(reading, sentence, quantity, thing)
    scope = "total"
    if more:
        scope = "increase"
    elif annual:
        scope = "annual"
    elif _SPENT.search(word) or re.search(r"累计(?:完成)?投资|完成投资|到位资金|已投入", around):
        scope = "cumulative"
    elif _FIRST.search(word) or (above and above["first"]):
        scope = "first_phase"
    elif above or _LATER_PHASE.search(word) or (_SHARE.match(around) and _told_here(thing, sentence)):
        return
    elif change and change.intended:
        scope = "planned"
    planned = scope in ("planned", "annual") or (scope != "cumulative" and _PLANNED.search(word))
    planned = planned or (more is not None and intended(reading, sentence, quantity.start - len(word)))
    replaces = change if change and change.replaces and scope in ("total", "first_phase") else None
    thing.signals += 2
    thing.strong += 1
    polarity = Polarity.DENIED if denied else Polarity.ASSERTED
    thing.draft.say(
        "amount",
        quantity.value,
        sentence,
        quantity.start,
        scope=scope,
        also=(replaces.quote,) if replaces else (),
        as_of=said_when(reading) if replaces else None,
        modality=Modality.INTENDED if planned else Modality.DONE,
        polarity=polarity,
    )
    former = change.former if change else None
    if change and former and scope in ("total", "first_phase", "planned"):
        also = ((change.start, change.end, Role.FORMER),) if replaces else ()
        kept = "total" if scope == "planned" else scope
        thing.draft.say("amount", former.value, sentence, former.start, scope=kept, also=also, polarity=polarity)


def _phase_above(reading: Reading, sentence: Sentence, quantity: Quantity, thing: Thing) -> re.Match[str] | None:
    """The last phase that the clauses before the sum tell of, behind the names of the work."""
    if "期" not in sentence.text:
        return None
    low = max((n.end for n in thing.names if sentence.start <= n.start and n.end <= quantity.start), default=0)
    low = max(low, sentence.start, reading.plain.rfind(";", sentence.start, quantity.start) + 1)
    told = [*_PHASE_ABOVE.finditer(reading.plain[low : quantity.start])]
    return told[-1] if told else None


def _told_here(thing: Thing, sentence: Sentence) -> bool:
    """Whether the sentence has told an investment of the project already."""
    return any(
        s.property == "amount" and sentence.start <= s.evidence[0].document_start < sentence.end
        for s in thing.draft.statements
    )


def _about_investment(reading: Reading, sentence: Sentence) -> bool:
    """Whether the list of sums is one of investments: it, or the sentence before it, says so."""
    before = reading.sentences[sentence.index - 1].text if sentence.index else ""
    return "投资" in sentence.text or "投资" in before


def _owner(
    reading: Reading,
    sentence: Sentence,
    quantity: Quantity,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> Thing | None:
    """Whose investment it is: 总投资…的X is X's; else the last name before it in the sentence; else the current
    project's."""
    plain = reading.plain
    relative = _RELATIVE.match(plain, quantity.end)
    if relative:
        following = _following(plain, quantity, here)
        if following or plain.startswith("的", quantity.end):
            return following
    right = next((t for n, t in here if n.start == quantity.end and not n.where), None)
    if right and _OPENS_CLAUSE.search(plain[max(sentence.start, quantity.start - 16) : quantity.start]):
        return right  # 总投资5亿元甲项目
    preceding = [(n, t) for n, t in here if n.end <= quantity.start]
    clause = max(plain.rfind(",", sentence.start, quantity.start), plain.rfind(";", sentence.start, quantity.start))
    if preceding:
        own = plain.startswith(("项目", "该项目", "首期", "一期"), clause + 1)
        last = preceding[-1][0]
        if _OF_SEVERAL.search(plain[last.end : quantity.start]):
            return None
        if last.listed and clause >= last.end and len([n for n, _ in preceding if n.listed]) > 1:
            return None
        if own:
            return preceding[0][1] if len({id(t) for _, t in preceding}) == 1 else preceding[-1][1]
        same_clause = [t for n, t in preceding if n.end > clause]
        if not same_clause:
            word = _INVEST.search(plain, max(clause + 1, sentence.start), quantity.start)
            subject = clause_subject(reading, clause + 1, word.start() if word else quantity.start)
            if subject and re.search(r"[县市区镇]$|项目$|工程$|段$", plain[subject[0] : subject[1]]):
                return None
        return same_clause[-1] if same_clause else preceding[-1][1]
    if _OF_MANY.search(sentence.text[: quantity.start - sentence.start]):
        return None
    spoken = REFERS.match(sentence.text) or REFERS.match(plain[max(clause + 1, sentence.start) : sentence.end])
    if current and current.topic and not spoken:
        return (
            None if current.draft.get("amount") or _OF_YEAR.search(plain, sentence.start, quantity.start) else current
        )
    return current if current and spoken else None


def _following(plain: str, quantity: Quantity, here: list[tuple[ProjectName, Thing]]) -> Thing | None:
    """The first thing named in the clause behind the sum."""
    low = quantity.end
    named = (
        t
        for n, t in here
        if n.start >= low and n.start - low <= 28 and not re.search("[,。;]", plain[low + 1 : n.start])
    )
    return next(named, None)


def _buys(reading: Reading, quantity: Quantity, here: list[tuple[ProjectName, Thing]]) -> bool:
    """Whether a work that the sum is to build is named behind it, whatever year the building begins in."""
    return (
        _BUYS.match(reading.plain, quantity.end) is not None and _following(reading.plain, quantity, here) is not None
    )


def _whole_of(
    thing: Thing,
    quantity: Quantity,
    sentence: Sentence,
    here: list[tuple[ProjectName, Thing]],
    current: Thing | None,
) -> None:
    """首期投资…的整车工厂 is a part of the park whose first phase it is: the park carries the sum under that scope
    too."""
    first = next((t for n, t in here if n.end <= quantity.start and t is not thing), None)
    whole = first or (current if current is not thing else None)
    if whole:
        whole.draft.say("amount", quantity.value, sentence, quantity.start, scope="first_phase")
        whole.signals += 1
        naming = whole.names[0]
        thing.draft.words("part_of", naming.start, naming.end, naming.sentence, ref=whole.draft.mention)
